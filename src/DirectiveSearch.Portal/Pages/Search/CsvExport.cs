using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Writes results as CSV that office programs open as it is: UTF-8 with BOM, and no cell that they would run as a formula.</summary>
public sealed class CsvExport(ArchiveStore archive, ISearchIndex index, ResultsReader reader)
{
    private const int Batch = 500;

    /// <summary>The lens's table; for a list all results, up to the last that can be paged to.</summary>
    public async Task WriteAsync(ResultQuery query, SearchQuery parsed, Stream to, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(true));
        if (query.Lens is Lens.List or Lens.Overview) await WriteDocumentsAsync(query, parsed, text, cancellation);
        else foreach (var row in Table(await reader.ReadAsync(query, cancellation))) await text.WriteAsync(CsvLine.Of(row));
    }

    /// <summary>The rows of a lens, the first with the names of its columns.</summary>
    public static IEnumerable<IReadOnlyList<string>> Table(Results results) => results switch
    {
        { Timeline: { } timeline } => Rows(
            ["Năm", "Văn bản", .. timeline.Relations.Select(Words.Of)],
            timeline.Rows.Select(row => (IReadOnlyList<string>)[row.Year, $"{row.Documents}", .. row.ByRelation.Select(cell => $"{cell.Documents}")])),
        { Graph: { } graph } => Rows(
            ["Đơn vị", "Mục đích", "Văn bản được viện dẫn", "Có toàn văn", "Số văn bản"],
            graph.Rows.Select(row => (IReadOnlyList<string>)[row.Who, Words.Of(row.Relation), row.What, row.Ghost ? "chưa" : "có", $"{row.Documents}"])),
        { Coverage: { } coverage } => Rows(
            ["Tỉnh, thành phố", "Đơn vị", .. coverage.Matrix.Columns.Select(column => column.Name), "Tổng"],
            coverage.Matrix.Groups.SelectMany(group => group.Rows.Count == 0
                ? [(IReadOnlyList<string>)[group.Name ?? "", group.Nothing ?? ""]]
                : group.Rows.Select(row => Line(group, row)))),
        _ => [],
    };

    private static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) => rows.Prepend(head);

    private static IReadOnlyList<string> Line(MatrixGroup group, MatrixRow row) =>
        [group.Name ?? "", row.Name, .. row.Cells.Select(cell => cell is null ? "" : $"{cell.Documents}"), $"{row.Filled}"];

    private async Task WriteDocumentsAsync(ResultQuery query, SearchQuery parsed, StreamWriter text, CancellationToken cancellation)
    {
        await text.WriteAsync(CsvLine.Of(["Loại", "Số, ký hiệu", "Trích yếu", "Đơn vị ban hành", "Tỉnh, thành phố", "Cấp", "Ngày ban hành", "Năm", "Văn bản được viện dẫn", "Tệp", "Mã"]));
        var answer = await index.SearchAsync(new SearchRequest(parsed, query.AllFilters, query.SortInForce, 0, ResultQuery.LastHit, []), cancellation);
        foreach (var batch in answer.Hits.Select(hit => hit.Id).Chunk(Batch))
        {
            var documents = await archive.Documents.SummariesAsync(batch, cancellation);
            var cited = (await archive.Documents.CitationsAsync(batch, cancellation)).ToLookup(citation => citation.DocumentId);
            foreach (var id in batch.Where(documents.ContainsKey)) await text.WriteAsync(CsvLine.Of(Line(documents[id], cited[id])));
        }
    }

    private static IReadOnlyList<string> Line(DocumentSummary document, IEnumerable<StoredCitation> cited) =>
    [
        document.Type ?? "", document.Number ?? "", document.Title, document.Issuer ?? "", document.Province ?? "",
        document.Level is { } level ? Words.Of(level) : "", document.Date is { } date ? OfficialDate.Format(date) : "", document.Year is { } year ? $"{year}" : "",
        string.Join("; ", cited.Select(citation => citation.Citation.Number).Distinct()), document.FileName, document.Id,
    ];
}
