using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>A list and its first documents as a crawl would take them.</summary>
/// <param name="Page">Null: it could not be fetched.</param>
public sealed record TriedList(Uri Address, FetchAnswer Answer, ListPage? Page, IReadOnlyList<TriedDocument> Documents);

/// <param name="Listed">As the list shows it.</param>
/// <param name="Page">Its own page; null: it has none or could not be fetched.</param>
/// <param name="Fields">Of both together.</param>
/// <param name="Missing">Fields of which nothing was found.</param>
public sealed record TriedDocument(
    PortalDocument Listed, FetchAnswer? Answer, DetailPage? Page, IReadOnlyDictionary<PortalField, string> Fields, IReadOnlyList<PortalFile> Files, IReadOnlyList<PortalField> Missing);

/// <summary>Shows what a source's layout takes from its first pages; nothing is kept.</summary>
public static class DryRun
{
    /// <summary>What an office wants to know of every document.</summary>
    private static readonly PortalField[] Wanted = [PortalField.Number, PortalField.Issued, PortalField.Subject];

    private const int MostNestedSitemaps = 3;

    /// <param name="documents">How many documents of each list are opened.</param>
    public static async IAsyncEnumerable<TriedList> RunAsync(Source source, PoliteFetcher fetcher, int documents, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var list in source.Lists)
        {
            var request = PageReader.First(list);
            for (var nested = 0; ; nested++)
            {
                var (answer, body) = await FetchAsync(fetcher, request, cancellation).ConfigureAwait(false);
                var page = answer.Outcome == FetchOutcome.Fetched ? PageReader.ReadList(source, list, request, answer, body, 1) : null;
                var tried = new List<TriedDocument>();
                foreach (var listed in page?.Documents.Take(documents) ?? []) tried.Add(await TryAsync(source, fetcher, listed, cancellation).ConfigureAwait(false));
                yield return new TriedList(request.Address, answer, page, tried);
                if (page is not { Documents.Count: 0, Nested: [var inner, ..] } || nested == MostNestedSitemaps) break;
                request = new FetchRequest(inner);
            }
        }
    }

    private static async Task<TriedDocument> TryAsync(Source source, PoliteFetcher fetcher, PortalDocument listed, CancellationToken cancellation)
    {
        var isFile = listed.Files.Any(file => file.Address == listed.Address) || FileLinks.IsFile(listed.Address);
        var (answer, body) = isFile ? (null, []) : await FetchAsync(fetcher, new FetchRequest(listed.Address), cancellation).ConfigureAwait(false);
        var page = answer is { Outcome: FetchOutcome.Fetched } ? PageReader.ReadDetail(source, answer, body) : null;
        var fields = new Dictionary<PortalField, string>(page?.Document.Fields ?? listed.Fields);
        foreach (var (field, value) in listed.Fields) fields.TryAdd(field, value);
        var files = (page?.Document.Files ?? []).Concat(listed.Files).DistinctBy(file => file.Address).ToList();
        return new TriedDocument(listed, answer, page, fields, files, [.. Wanted.Where(field => !fields.ContainsKey(field))]);
    }

    private static async Task<(FetchAnswer Answer, byte[] Body)> FetchAsync(PoliteFetcher fetcher, FetchRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var answer = await fetcher.FetchAsync(request, FetchLimits.Page, body, cancellation).ConfigureAwait(false);
        return (answer, body.ToArray());
    }
}
