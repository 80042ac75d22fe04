using System.Globalization;
using System.Net;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A place on a page, in points from its upper left corner.</summary>
public readonly record struct PdfBox(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;
}

/// <summary>A line as it is printed on a page of a PDF.</summary>
/// <param name="Block">Lines of one block stand close below each other.</param>
/// <param name="FirstWord">How long its first word is, up to a hyphen at which it could have been broken.</param>
/// <param name="Letters">What it says, without blanks.</param>
public sealed record PdfLine(int Block, PdfBox Place, double FirstWord, string Letters)
{
    /// <summary>The letters before which no blank is printed, although pdftotext gives one: writers of justified text set letters one by one ("Chính ph ủ").</summary>
    public IReadOnlyList<int> Touching { get; init; } = [];

    /// <summary>It ends in a hyphen or slash of a word, not in one that stands alone.</summary>
    public bool EndsWithinWord { get; init; }
}

/// <summary>A page of a PDF as <c>pdftotext -bbox-layout</c> describes it: its lines in the order of reading.</summary>
public sealed record PdfPage(double Width, IReadOnlyList<PdfLine> Lines)
{
    /// <summary>Words closer together than this share of their height are one; the narrowest blanks have twice that.</summary>
    private const double LeastGap = 0.08;

    public static List<PdfPage> Read(ReadOnlySpan<byte> described)
    {
        var pages = new List<PdfPage>();
        var (lines, words) = (new List<PdfLine>(), new List<(PdfBox Place, string Letters)>());
        var (block, width, place) = (0, 0.0, default(PdfBox));
        foreach (var row in Encoding.UTF8.GetString(described).AsSpan().EnumerateLines())
        {
            var element = row.Trim();
            if (element.StartsWith("<page ")) (lines, width) = ([], Number(element, "width"));
            else if (element.StartsWith("<block ")) block++;
            else if (element.StartsWith("<line ")) (place, words) = (Place(element), []);
            else if (element.StartsWith("<word ") && Word(element) is { Length: > 0 } letters) words.Add((Place(element), letters));
            else if (element.StartsWith("</line>") && words.Count > 0) lines.Add(Line(block, place, words));
            else if (element.StartsWith("</page>")) pages.Add(new PdfPage(width, lines));
        }

        return pages;
    }

    private static PdfLine Line(int block, PdfBox place, List<(PdfBox Place, string Letters)> words)
    {
        var (last, first) = (0, new StringBuilder(words[0].Letters));
        while (last + 1 < words.Count && Touch(words[last].Place, words[last + 1].Place)) first.Append(words[++last].Letters);
        var touching = new List<int>();
        for (int index = 1, letters = words[0].Letters.Length; index < words.Count; letters += words[index++].Letters.Length)
        {
            if (Touch(words[index - 1].Place, words[index].Place)) touching.Add(letters);
        }

        var hyphen = first.ToString().IndexOf('-', StringComparison.Ordinal);
        var share = hyphen > 0 ? (hyphen + 1.0) / first.Length : 1;
        return new PdfLine(block, place, (words[last].Place.Right - place.Left) * share, string.Concat(words.Select(word => word.Letters)))
        {
            Touching = touching,
            EndsWithinWord = words[^1].Letters is [_, .., '-' or '/'],
        };
    }

    private static bool Touch(PdfBox word, PdfBox next) => next.Left - word.Right < word.Height * LeastGap;

    private static PdfBox Place(ReadOnlySpan<char> element) => new(Number(element, "xMin"), Number(element, "yMin"), Number(element, "xMax"), Number(element, "yMax"));

    private static double Number(ReadOnlySpan<char> element, string name)
    {
        var at = element.IndexOf($"{name}=\"", StringComparison.Ordinal);
        if (at < 0) return 0;
        var value = element[(at + name.Length + 2)..];
        return double.TryParse(value[..Math.Max(value.IndexOf('"'), 0)], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static string Word(ReadOnlySpan<char> element)
    {
        var (start, end) = (element.IndexOf('>') + 1, element.LastIndexOf("</word>", StringComparison.Ordinal));
        return end <= start ? "" : string.Concat(WebUtility.HtmlDecode(element[start..end].ToString()).Where(letter => !char.IsWhiteSpace(letter)));
    }
}
