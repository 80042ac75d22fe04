using System.Runtime.CompilerServices;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Results as rows for office programs.</summary>
public sealed class CsvExport(ArchiveStore archive, ISearchIndex index, ResultsReader reader)
{
    /// <summary>A list has no more; its last row says so then.</summary>
    public const int MostDocuments = 100_000;

    private const int Batch = 500;
    private static readonly Sheet NoHits = new(0, false);

    /// <summary>The lens's table; for a list all results, of one state of the index.</summary>
    public IAsyncEnumerable<IReadOnlyList<string>> Rows(ResultQuery query, SearchQuery parsed, CancellationToken cancellation) =>
        query.Lens is Lens.List or Lens.Overview ? Documents(query, parsed, cancellation) : TableAsync(query, cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string>> TableAsync(ResultQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in Table(await reader.ReadAsync(query, NoHits, cancellation))) yield return row;
    }

    /// <summary>The rows of a lens, the first with the names of its columns.</summary>
    public static IEnumerable<IReadOnlyList<string>> Table(Results results) => results switch
    {
        { Timeline: { } timeline } => Headed(
            ["Năm", "Văn bản", .. timeline.Relations.Select(Words.Of)],
            timeline.Rows.Select(row => (IReadOnlyList<string>)[row.Year, $"{row.Documents}", .. row.ByRelation.Select(cell => $"{cell.Documents}")])),
        { Graph: { } graph } => Headed(
            ["Đơn vị", "Mục đích", "Văn bản được viện dẫn", "Có toàn văn", "Số văn bản"],
            graph.Rows.Select(row => (IReadOnlyList<string>)[row.Who, Words.Of(row.Relation), row.What, row.Ghost ? "chưa" : "có", $"{row.Documents}"])),
        { Coverage: { } coverage } => Headed(
            ["Tỉnh, thành phố", "Đơn vị", .. coverage.Matrix.Columns.Select(column => column.Name), "Tổng"],
            coverage.Matrix.Groups.SelectMany(group => group.Rows.Count == 0
                ? [(IReadOnlyList<string>)[group.Name ?? "", group.Nothing ?? ""]]
                : group.Rows.Select(row => Line(group, row)))),
        _ => [],
    };

    private static IEnumerable<IReadOnlyList<string>> Headed(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) => rows.Prepend(head);

    private static IReadOnlyList<string> Line(MatrixGroup group, MatrixRow row) =>
        [group.Name ?? "", row.Name, .. row.Cells.Select(cell => cell is null ? "" : $"{cell.Documents}"), $"{row.Filled}"];

    private async IAsyncEnumerable<IReadOnlyList<string>> Documents(ResultQuery query, SearchQuery parsed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ids = index.ScanAsync(parsed, query.AllFilters, query.SortInForce, cancellation);
        var headed = false;
        var left = MostDocuments;
        await foreach (var batch in ids.Chunk(Batch).WithCancellation(cancellation))
        {
            if (!headed) yield return Head;
            headed = true;
            var taken = batch[..Math.Min(left, batch.Length)];
            var documents = await archive.Documents.SummariesAsync(taken, cancellation);
            var cited = (await archive.Documents.CitationsAsync(taken, cancellation)).ToLookup(citation => citation.DocumentId);
            foreach (var id in taken.Where(documents.ContainsKey)) yield return Line(documents[id], cited[id]);
            left -= taken.Length;
            if (taken.Length == batch.Length) continue;
            yield return [Cut];
            yield break;
        }

        if (!headed) yield return Head;
    }

    private static IReadOnlyList<string> Head { get; } =
        ["Loại", "Số, ký hiệu", "Trích yếu", "Đơn vị ban hành", "Tỉnh, thành phố", "Cấp", "Ngày ban hành", "Năm", "Văn bản được viện dẫn", "Tệp", "Mã"];

    private static string Cut { get; } =
        $"Tệp này dừng ở {OfficialDate.Number(MostDocuments)} văn bản; kết quả còn nữa. Hãy thêm bộ lọc (năm, tỉnh, loại) rồi tải từng phần.";

    private static IReadOnlyList<string> Line(DocumentSummary document, IEnumerable<StoredCitation> cited) =>
    [
        document.Type ?? "", document.Number ?? "", document.Title, document.Issuer ?? "", document.Province ?? "",
        document.Level is { } level ? Words.Of(level) : "", document.Date is { } date ? OfficialDate.Format(date) : "", document.Year is { } year ? $"{year}" : "",
        string.Join("; ", cited.Select(citation => citation.Citation.Number).Distinct()), document.FileName, document.Id,
    ];
}
