using System.Text;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Every mention of an instrument with the document that makes it, as a table for office programs.</summary>
public sealed class EvidenceCsv(InstrumentReader reader, ISearchIndex index)
{
    private const int Batch = 200;

    private static readonly string[] Columns =
        ["Đơn vị", "Tỉnh, thành phố", "Loại", "Số, ký hiệu", "Trích yếu", "Ngày", "Mục đích", "Trích đoạn", "Cần kiểm tra", "Mã văn bản"];

    /// <summary>In UTF-8 with BOM, all citing documents, the newest first.</summary>
    public async Task WriteAsync(string slug, Relation? purpose, Stream to, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(true));
        await text.WriteAsync(CsvLine.Of(Columns));
        var found = await index.SearchAsync(InstrumentReader.Citing(slug, purpose, SearchSort.Newest, 0, ListPage.LastItem, []), cancellation);
        foreach (var batch in found.Hits.Select(hit => hit.Id).Chunk(Batch))
        {
            foreach (var document in await reader.CitingDocumentsAsync(slug, batch, cancellation))
            foreach (var row in Rows(document, purpose))
                await text.WriteAsync(CsvLine.Of(row));
        }
    }

    /// <summary>One row per mention.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(CitingDocument citing, Relation? purpose)
    {
        var document = citing.Document;
        return citing.Evidence.Where(place => purpose is null || place.Relation == purpose).Select(place => (IReadOnlyList<string>)
        [
            document.Issuer ?? "", document.Province ?? "", document.Type ?? "", document.Number ?? "", document.Title, citing.When,
            place.Relation is { } relation ? Words.Of(relation) : "", Excerpt.OneLine(place.SentenceText).Trim(),
            string.Join(" ", place.Warnings.Select(WarningWords.Of)), document.Id,
        ]);
    }
}
