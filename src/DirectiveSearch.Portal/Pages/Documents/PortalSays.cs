using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Portals;
using DirectiveSearch.Portal.Pages.Crawls;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>What a portal says of one field.</summary>
/// <param name="Stated">Empty: nothing any more.</param>
/// <param name="Read">What was read of it in the text, where the two contradict each other.</param>
/// <param name="Before">What it said before, the latest first; empty: nothing.</param>
public sealed record PortalLine(string Name, string Stated, string? Read, IReadOnlyList<(string Until, string Stated)> Before);

/// <summary>What a portal says of a document, beside what was read in its text.</summary>
/// <param name="Page">Of the portal, where it can be opened.</param>
/// <param name="Seen">Since when the portal has it, when it was last asked, since when it says what it says.</param>
public sealed record PortalSays(string Name, string? Page, string Seen, string? Gone, IReadOnlyList<PortalLine> Lines)
{
    /// <summary>What a portal writes beyond this is no field.</summary>
    private const int LongestValue = 500;

    public IReadOnlyList<PortalLine> Contradictions => [.. Lines.Where(line => line.Read is not null)];

    /// <summary>What readers must know before they cite; null: nothing.</summary>
    public string? Warning
    {
        get
        {
            var parts = new[]
            {
                Gone is { } since ? $"{Name} không còn trang này từ {since}." : null,
                Contradictions is { Count: > 0 } lines ? $"{Name} ghi khác văn bản ở: {string.Join(", ", lines.Select(line => Words.Small(line.Name)))}." : null,
            };
            return string.Join(' ', parts.OfType<string>()) is { Length: > 0 } words ? words : null;
        }
    }

    /// <param name="listings">As the archive has them; files of one page are told once.</param>
    /// <param name="shared">Pages that have other documents, too.</param>
    public static IReadOnlyList<PortalSays> Of(DocumentRecord document, IReadOnlyList<PortalListing> listings, IReadOnlySet<string> shared) =>
        [.. listings.DistinctBy(listing => listing.Page).Select(listing => Of(document, listing, shared.Contains(listing.Page)))];

    private static PortalSays Of(DocumentRecord document, PortalListing listing, bool shared)
    {
        var compared = PortalComparison.Compare(listing.Fields, document.Metadata, shared);
        var lines = CrawlWords.FieldOrder.Select(field => new PortalLine(
            CrawlWords.Field(field), Stated(listing.Fields, field), compared.GetValueOrDefault(field, Agreement.Unknown) == Agreement.Disagrees ? ReadIn(document, field) : null, Before(listing, field)))
            .Where(line => line.Stated.Length > 0 || line.Before.Count > 0);
        var seen = new[]
        {
            $"thấy từ {Day(listing.FirstSeen)}", listing.AskedAt is { } asked ? $"hỏi lại gần nhất {Day(asked)}" : null,
            listing.ChangedAt is { } changed && OfficialDate.Day(changed) != OfficialDate.Day(listing.FirstSeen) ? $"thay đổi {Day(changed)}" : null,
        };
        return new PortalSays(listing.SourceName, SourcePage.HrefOf(listing.Page), string.Join(", ", seen.OfType<string>()), listing.GoneAt is { } gone ? $"ngày {Day(gone)}" : null, [.. lines]);
    }

    private static string? ReadIn(DocumentRecord document, string field) => field switch
    {
        "number" => document.Metadata.Number,
        "issued" => document.Metadata.Date is { } date ? OfficialDate.Format(date) : null,
        "type" => document.Metadata.Type,
        "issuer" => document.Metadata.Issuer,
        "signer" => document.Metadata.Signer,
        "subject" => document.Metadata.Title,
        _ => null,
    };

    private static IReadOnlyList<(string Until, string Stated)> Before(PortalListing listing, string field)
    {
        var before = new List<(string Until, string Stated)>();
        var last = Stated(listing.Fields, field);
        foreach (var former in listing.Former)
        {
            var stated = Stated(former.Fields, field);
            if (stated != last) before.Add((Day(former.Until), stated));
            last = stated;
        }

        return before;
    }

    private static string Stated(IReadOnlyDictionary<string, string> fields, string field) => fields.TryGetValue(field, out var value) ? Cut(value) : "";

    private static string Cut(string value) => value.Trim() is var whole && whole.Length > LongestValue ? whole[..LongestValue] + "…" : whole;

    private static string Day(DateTimeOffset at) => OfficialDate.Moment(at).Split(' ')[0];
}
