using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion;

/// <summary>The documents that one file holds.</summary>
public static class FileParts
{
    /// <summary>In their order, each with its own text; pages of a scan keep their numbers, since pictures are drawn from the file.</summary>
    public static IReadOnlyList<ConvertedText> Of(ConvertedText file)
    {
        var starts = DocumentParts.Starts(file.Text, file.PageStarts);
        return starts.Count == 1 ? [file] : [.. starts.Select((start, index) => Cut(file, start, index + 1 < starts.Count ? starts[index + 1] : file.Text.Length))];
    }

    private static ConvertedText Cut(ConvertedText file, int from, int to)
    {
        var text = file.Text[from..to].TrimEnd();
        var end = from + text.Length;
        return file with
        {
            Text = text,
            PageStarts = [.. file.PageStarts.Where(page => page >= from && page < to).Select(page => page - from)],
            Scan = file.Scan is not { } scan ? null : scan with
            {
                Lines = [.. scan.Lines.Where(line => IsWithin(line.Span, from, end)).Select(line => line with { Span = Moved(line.Span, from) })],
                Doubts = [.. scan.Doubts.Where(doubt => IsWithin(doubt, from, end)).Select(doubt => Moved(doubt, from))],
            },
        };
    }

    private static bool IsWithin(TextSpan span, int from, int end) => span.Start >= from && span.End <= end;

    private static TextSpan Moved(TextSpan span, int from) => new(span.Start - from, span.End - from);
}
