using System.Runtime.CompilerServices;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Every mention of an instrument with the document that makes it, as a table for office programs.</summary>
public sealed class EvidenceCsv(InstrumentReader reader, ISearchIndex index)
{
    private const int Batch = 200;

    private static readonly string[] Columns =
        ["Đơn vị", "Tỉnh, thành phố", "Loại", "Số, ký hiệu", "Trích yếu", "Ngày", "Mục đích", "Trích đoạn", "Cần kiểm tra", "Mã văn bản"];

    /// <summary>All citing documents of one state of the index, the newest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(string slug, Relation? purpose, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var headed = false;
        var asked = InstrumentReader.Citing(slug, purpose, SearchSort.Newest, 0, 0, []);
        await foreach (var batch in index.ScanAsync(asked.Query, asked.Filters, asked.Sort, cancellation).Chunk(Batch).WithCancellation(cancellation))
        {
            if (!headed) yield return Columns;
            headed = true;
            foreach (var document in await reader.CitingDocumentsAsync(slug, batch, cancellation))
            foreach (var row in Rows(document, purpose))
                yield return row;
        }

        if (!headed) yield return Columns;
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
