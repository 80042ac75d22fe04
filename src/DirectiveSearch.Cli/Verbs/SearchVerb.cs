using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>search QUERY [--json] [--limit N]: the same search as the portal's.</summary>
internal static class SearchVerb
{
    private const int ShownInstruments = 10;
    private const int ShownFacetValues = 20;

    private static readonly FacetField[] Facets =
        [FacetField.Type, FacetField.Unit, FacetField.Province, FacetField.Level, FacetField.Year, FacetField.Instrument, FacetField.Movement, FacetField.Relation];

    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var query = new Argument<string>("QUERY") { Description = "từ ngữ hoặc số, ký hiệu: \"34ct tw\"" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var limit = new Option<int>("--limit") { Description = "số văn bản in ra", DefaultValueFactory = _ => 20 }.Within(0, 10_000);
        var verb = new Command("search", "tìm trong kho") { query, json, limit };
        verb.SetAction(async (call, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(settings(call), "search", cancellation);
            var found = await FindAsync(workspace, call.GetValue(query)!, call.GetValue(limit), cancellation);
            if (call.GetValue(json)) JsonOutput.Write(ToJson(found));
            else Print(found);
            return 0;
        });
        return verb;
    }

    private sealed record Found(SearchResult Result, IReadOnlyList<InstrumentSummary> Instruments, IReadOnlyList<(SearchHit Hit, DocumentSummary Document)> Hits);

    private static async Task<Found> FindAsync(Workspace workspace, string typed, int limit, CancellationToken cancellation)
    {
        var (query, error) = QueryParser.Parse(typed);
        if (query is null) throw new CallException(ExitCode.WrongCall, $"Ký tự thứ {error!.Offset + 1}: {error.Message} Thử: {error.Suggestion}");
        var request = new SearchRequest(query, [], SearchSort.Relevance, 0, limit, [.. Facets.Select(field => new FacetRequest(field, ShownFacetValues))]);
        var result = await workspace.Index.SearchAsync(request, cancellation);
        var instruments = QueryParser.ReadNumber(typed) is { } number
            ? await workspace.Archive.Instruments.ByNumberAsync(number.Key, number.Prefix, number.TypeSlug, ShownInstruments, cancellation)
            : [];
        var documents = await workspace.Archive.Documents.SummariesAsync([.. result.Hits.Select(hit => hit.Id)], cancellation);
        return new(result, instruments, [.. result.Hits.Where(hit => documents.ContainsKey(hit.Id)).Select(hit => (hit, documents[hit.Id]))]);
    }

    private static object ToJson(Found found) => new
    {
        total = found.Result.Total,
        rung = Word(found.Result.Rung),
        instruments = found.Instruments.Select(instrument => new
        {
            id = instrument.Slug, type = instrument.Type, number = instrument.Number, issuer = instrument.Issuer, date = instrument.Date?.ToString(), held = instrument.HeldDocumentId is not null,
        }),
        hits = found.Hits.Select(hit => new
        {
            id = hit.Document.Id, source = hit.Document.FileName, number = hit.Document.Number, title = hit.Document.Title,
            issuer = hit.Document.Issuer, date = hit.Document.Date?.ToString(), score = hit.Hit.Score,
        }),
        facets = found.Result.Facets.ToDictionary(
            facet => Address(facet.Key), facet => facet.Value.Select(count => new { value = count.Value, documents = count.Documents })),
    };

    private static void Print(Found found)
    {
        foreach (var instrument in found.Instruments)
        {
            Console.WriteLine($"» {instrument.Type} {instrument.Number} · {instrument.Issuer} · {instrument.Date} · {instrument.CitingDocuments} văn bản viện dẫn{(instrument.HeldDocumentId is null ? " · chưa có toàn văn" : "")}");
        }

        Console.WriteLine($"{found.Result.Total} văn bản{(found.Result.Rung == Rung.SomePairs ? " gần với câu hỏi (không văn bản nào khớp hoàn toàn)" : "")}");
        foreach (var (hit, document) in found.Hits) Console.WriteLine($"{hit.Score,7:F2}  {document.Id}  {document.Title} · {document.Issuer} · {document.Date?.ToString() ?? document.Year?.ToString()} · {document.FileName}");
    }

    private static string Word(Rung rung) => rung switch { Rung.Everything => "everything", Rung.AllWords => "all-words", _ => "some-pairs" };

    /// <summary>The field's name as addresses spell it.</summary>
    private static string Address(FacetField field) => field switch
    {
        FacetField.Type => "loai",
        FacetField.Unit => "don-vi",
        FacetField.Province => "tinh",
        FacetField.Level => "cap",
        FacetField.Year => "nam",
        FacetField.Instrument => "dan",
        FacetField.Movement => "phong-trao",
        _ => "quan-he",
    };
}
