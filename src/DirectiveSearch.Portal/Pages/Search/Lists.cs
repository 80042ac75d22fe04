using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Makes the list lens: documents with the passages that answer, and what they cite.</summary>
public static class Lists
{
    private const int MostPassages = 2;
    private const int PassageLength = 240;
    private const int MostCited = 5;

    public static async Task<ListLens> ReadAsync(Found found, CancellationToken cancellation)
    {
        string[] ids = [.. found.Result.Hits.Select(hit => hit.Id)];
        var summaries = await found.Archive.Documents.SummariesAsync(ids, cancellation);
        var texts = found.Query.Text.Length > 0 ? await found.Archive.Documents.TextsAsync(ids, cancellation) : new Dictionary<string, string>();
        var citations = (await found.Archive.Documents.CitationsAsync(ids, cancellation)).ToLookup(citation => citation.DocumentId);
        var instruments = await InstrumentsOfAsync(found, citations.SelectMany(group => group), cancellation);
        var explanations = await ExplanationsAsync(found, ids, cancellation);
        var hits = ids.Where(summaries.ContainsKey).Select(id => Build(
            found.Parsed, summaries[id], texts.GetValueOrDefault(id), Cited(citations[id], instruments)) with { Explanation = explanations.GetValueOrDefault(id) }).ToList();
        var numbered = Math.Min(found.Result.Total, ResultQuery.LastHit);
        var paging = new Paging(found.Query.Page, Paging.PagesFor(numbered, ResultQuery.PageSize), page => (found.Query with { Page = page }).ToAddress())
        {
            Beyond = found.Query.Page >= ResultQuery.LastPage ? found.Query.Following(found.Result.Next)?.ToAddress() : null,
        };
        return new ListLens(hits, paging, ((found.Query.Page - 1) * ResultQuery.PageSize) + 1);
    }

    public static async Task<IReadOnlyDictionary<string, InstrumentSummary>> InstrumentsOfAsync(Found found, IEnumerable<StoredCitation> citations, CancellationToken cancellation) =>
        await found.Archive.Instruments.SummariesAsync([.. citations.Select(citation => citation.InstrumentSlug).OfType<string>().Distinct()], cancellation);

    private static async Task<IReadOnlyDictionary<string, ScoreExplanation?>> ExplanationsAsync(Found found, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (!found.Query.Explain) return new Dictionary<string, ScoreExplanation?>();
        var explanations = await Task.WhenAll(ids.Select(id => found.Index.ExplainAsync(found.Parsed, id, cancellation)));
        return ids.Zip(explanations).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public static Hit Build(SearchQuery query, DocumentSummary document, string? text, IReadOnlyList<CitedGroup> cited)
    {
        var called = DocumentWords.Title(document);
        var title = Marked.Cut(called, query.Clauses.Count == 0 ? [] : Highlighter.Marks(called, query));
        IReadOnlyList<Passage> passages = text is null || query.Clauses.Count == 0
            ? []
            : Highlighter.Passages(TextNormalizer.Normalize(text), query, MostPassages, PassageLength);
        return new Hit(
            Address.Document(document.Id), document.Number is { } number ? $"số {number}" : null, title, Line(document), document.Reading == Reading.ByMachine,
            [.. passages.Select(passage => Snippet(text!, passage))], cited);
    }

    /// <summary>Unit, date, province.</summary>
    public static string Line(DocumentSummary document) => string.Join(" · ", new[]
    {
        document.Issuer ?? "chưa rõ đơn vị", OfficialDate.Format(document.Date, document.Year), document.Province,
    }.OfType<string>());

    /// <summary>What is cited for each purpose, each instrument once, the weightier purposes first.</summary>
    public static IReadOnlyList<CitedGroup> Cited(IEnumerable<StoredCitation> citations, IReadOnlyDictionary<string, InstrumentSummary> instruments) =>
        [.. citations.Where(citation => citation.Citation.Within is null)
            .GroupBy(citation => citation.Citation.Relation)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var named = group.DistinctBy(citation => citation.InstrumentSlug ?? citation.Citation.Number).ToList();
                return new CitedGroup(group.Key, [.. named.Take(MostCited).Select(citation => Link(citation, instruments))], Math.Max(0, named.Count - MostCited));
            })];

    /// <summary>How the texts write what was typed without accents or otherwise; null when they write it the same way, or not at all.</summary>
    public static string? Interpretation(string typed, IReadOnlyList<Hit> hits)
    {
        var wanted = Words(typed, token => token.Folded);
        if (wanted.Length == 0) return null;
        var written = hits.SelectMany(hit => hit.Passages.Append(hit.Title)).SelectMany(pieces => pieces.Where(piece => piece.Marked))
            .Where(piece => Words(piece.Text, token => token.Folded) == wanted)
            .GroupBy(piece => Words(piece.Text, token => token.Exact))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        return written is null || written == Words(typed, token => token.Exact) ? null : written;
    }

    private static string Words(string text, Func<Token, string> form) =>
        string.Join(' ', Tokenizer.Tokenize(TextNormalizer.Normalize(text).Text).Select(form));

    private static (string Label, string Address) Link(StoredCitation citation, IReadOnlyDictionary<string, InstrumentSummary> instruments) =>
        citation.InstrumentSlug is { } slug
            ? (instruments.TryGetValue(slug, out var instrument) ? instrument.Number : citation.Citation.Number, Address.Instrument(slug))
            : (citation.Citation.Number, Address.Number(citation.Citation.Number));

    /// <summary>A passage on one line, with signs where it was cut out of a sentence.</summary>
    private static List<Piece> Snippet(string text, Passage passage)
    {
        var pieces = Marked.Cut(text, passage.Span, passage.Marks).Select(piece => piece with { Text = OneLine(piece.Text) }).ToList();
        if (passage.Span.Start > 0 && text[passage.Span.Start - 1] is not ('\n' or '\r')) pieces.Insert(0, new Piece("… ", false));
        if (passage.Span.End < text.Length && text[passage.Span.End] is not ('\n' or '\r')) pieces.Add(new Piece(" …", false));
        return pieces;
    }

    private static string OneLine(string text)
    {
        var line = new System.Text.StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character)) line.Append(character);
            else if (line.Length == 0 || line[^1] != ' ') line.Append(' ');
        }

        return line.ToString();
    }
}
