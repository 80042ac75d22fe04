using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>Paragraphs that follow each other with the same change; of unchanged ones only those beside a change are shown.</summary>
/// <param name="Left">How many unchanged paragraphs are left out here; 0: none, and the paragraphs are shown.</param>
public sealed record ComparedBlock(LineChange Change, IReadOnlyList<string> Paragraphs, int Left = 0);

/// <summary>What changed between two versions of a document.</summary>
public sealed record ComparePage(DocumentSummary Document, IReadOnlyList<DocumentVersion> Versions, DocumentVersion From, DocumentVersion To, IReadOnlyList<ComparedBlock> Blocks, int Removed, int Added, bool Cut)
{
    private const int Context = 2;

    /// <summary>A browser of an old office computer shows no more at once.</summary>
    private const int MostShown = 3000;

    public string Address => Wording.Address.Document(Document.Id);

    public bool IsSame => Removed == 0 && Added == 0;

    public IReadOnlyList<Crumb> Crumbs => [new("Văn bản", Wording.Address.Results), new(Words.Capital(Document.Title), Address)];

    public static ComparePage Build(DocumentSummary document, IReadOnlyList<DocumentVersion> versions, (DocumentVersion Version, string Text) from, (DocumentVersion Version, string Text) to)
    {
        var lines = LineDifference.Of(Paragraphs(from.Text), Paragraphs(to.Text));
        var blocks = new List<ComparedBlock>();
        var shown = 0;
        for (var start = 0; start < lines.Count && shown <= MostShown;)
        {
            var end = start;
            while (end < lines.Count && lines[end].Change == lines[start].Change) end++;
            var block = BlocksOf(lines.Skip(start).Take(end - start), start > 0, end < lines.Count).ToList();
            blocks.AddRange(block);
            shown += block.Sum(part => part.Paragraphs.Count);
            start = end;
        }

        return new ComparePage(
            document, versions, from.Version, to.Version, blocks, lines.Count(line => line.Change == LineChange.Removed), lines.Count(line => line.Change == LineChange.Added), shown > MostShown);
    }

    /// <summary>Blanks are no change.</summary>
    private static List<string> Paragraphs(string text) =>
        [.. text.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)];

    private static IEnumerable<ComparedBlock> BlocksOf(IEnumerable<ComparedLine> run, bool before, bool after)
    {
        var paragraphs = run.Select(line => line.Line).ToList();
        var change = run.First().Change;
        var (head, tail) = (before ? Context : 0, after ? Context : 0);
        if (change != LineChange.Same || paragraphs.Count <= head + tail + 1)
        {
            yield return new ComparedBlock(change, paragraphs);
            yield break;
        }

        if (head > 0) yield return new ComparedBlock(change, paragraphs[..head]);
        yield return new ComparedBlock(change, [], paragraphs.Count - head - tail);
        if (tail > 0) yield return new ComparedBlock(change, paragraphs[^tail..]);
    }
}
