using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>What stands around the text: where it belongs, what it says of itself, what to beware of.</summary>
internal static class DocumentHead
{
    private const int RecipientsShown = 12;

    public static IReadOnlyList<Crumb> Crumbs(DocumentSummary document)
    {
        var crumbs = new List<Crumb> { new("Văn bản", Address.Results) };
        if (document.Type is { } type) crumbs.Add(new Crumb(type));
        if (document.Province is { } province) crumbs.Add(new Crumb(province));
        if (document.Issuer is { } issuer) crumbs.Add(new Crumb(issuer, document.IssuerSlug is { } slug ? Address.Unit(slug) : null));
        return crumbs;
    }

    public static string Lead(DocumentSummary document) =>
        string.Join(" · ", new[]
        {
            document.Number is { } number ? $"{document.Type ?? "Văn bản"} số {number}" : document.Type,
            document.Issuer,
            document.Date is { } date ? OfficialDate.Format(date) : document.Year is { } year ? $"năm {year}" : null,
        }.OfType<string>());

    public static IReadOnlyList<Fact> Facts(DocumentRecord document, TextLines lines)
    {
        var summary = document.Summary;
        var metadata = document.Metadata;
        var facts = new List<Fact?>
        {
            Explained(new("Cơ quan ban hành", summary.Issuer ?? "không rõ", summary.IssuerSlug is { } slug ? Address.Unit(slug) : null), "issuer"),
            summary.Level is { } level ? Explained(new Fact("Cấp", Words.Of(level)), "level") : null,
            Explained(Place(metadata), "province", "district"),
            Explained(new("Số, ký hiệu", summary.Number ?? (metadata.Warnings.Contains("number-not-read") ? "không đọc được" : "không ghi số")), "type", "number", "title"),
            Explained(Date(summary), "place", "date", "year"),
            metadata.Signer is { } signer ? Explained(new Fact("Người ký", signer), "signer") : null,
            Explained(Recipients(metadata.Recipients), "recipients"),
            Source(document),
            document.Versions > 1 ? new Fact("Bản", $"{document.Version} trong {document.Versions}", $"{Address.Document(summary.Id)}?xem=ban-goc#cac-ban") : null,
        };
        return [.. facts.OfType<Fact>()];

        Fact? Explained(Fact? fact, params string[] fields) => fact is null ? null : fact with
        {
            Why = Why.Of(fact.Name, metadata.Reasons.Where(reason => fields.Contains(reason.Field)), lines),
            IsDecided = metadata.Replaced.Any(read => read.Field != "title" && fields.Contains(read.Field)),
        };
    }

    public static IReadOnlyList<string> Notes(DocumentRecord document)
    {
        var notes = new List<string>();
        if (document.Summary.Reading == Reading.ByMachine)
            notes.Add("Văn bản này do máy đọc từ ảnh quét: số, ký hiệu và ngày có thể sai. Hãy đối chiếu với bản gốc trước khi trích dẫn.");
        if (document.Text.Length == 0)
            notes.Add("Chưa đọc được chữ nào trong văn bản này; hãy xem bản gốc.");
        return notes;
    }

    /// <summary>What leaves room for doubt in what was read of the document itself.</summary>
    public static IReadOnlyList<string> Doubts(DocumentMetadata metadata) =>
        [.. metadata.Warnings.Where(code => !WarningWords.ShownElsewhere(code)).Select(WarningWords.Of).Distinct()];

    private static Fact? Place(DocumentMetadata metadata)
    {
        var parts = new[] { metadata.District, metadata.Province }.OfType<string>().ToList();
        return parts.Count == 0 ? null : new Fact("Địa bàn", string.Join(", ", parts));
    }

    private static Fact Date(DocumentSummary document) =>
        document.Date is { Day: not null } date ? new Fact("Ngày ban hành", OfficialDate.Format(date))
        : document.Date is { Month: not null } month ? new Fact("Tháng ban hành", OfficialDate.Format(month), null, "không ghi ngày")
        : document.Year is { } year ? new Fact("Năm", $"{year}", null, "không ghi ngày")
        : new Fact("Ngày ban hành", "không ghi");

    private static Fact? Recipients(IReadOnlyList<string> recipients) =>
        recipients.Count == 0 ? null
        : new Fact("Nơi nhận", string.Join("; ", recipients.Take(RecipientsShown)), null,
            recipients.Count > RecipientsShown ? $"và {recipients.Count - RecipientsShown} nơi khác" : null);

    private static Fact Source(DocumentRecord document) =>
        new("Nguồn", document.Summary.FileName, $"{Address.Document(document.Summary.Id)}?xem=ban-goc",
            document.Addresses.Count > 1 ? $"có ở {document.Addresses.Count} địa chỉ" : null);
}
