using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>Decides what the page of a document brings: its attachments, its text where it holds one, what the portal says of it.</summary>
internal static class PageAnswer
{
    /// <summary>Beside attachments a shorter text is a summary of them.</summary>
    private const int ShortestBody = 2_000;

    /// <summary>The text that the page itself holds, as a file; null: its attachments hold it.</summary>
    public static string? BodyOf(DetailPage page) =>
        page.Body is { } body && (page.Document.Files.Count == 0 || body.Length >= ShortestBody)
            ? $"<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(page.Document.Fields.GetValueOrDefault(PortalField.Subject) ?? "")}</title></head><body>{body}</body></html>"
            : null;

    /// <param name="body">As the archive keeps it; null: there is none.</param>
    public static CrawlAnswer Of(CrawlAddress address, DetailPage page, FetchAnswer fetched, IReadOnlyList<ReceivedFile> body)
    {
        var files = page.Document.Files;
        if (files.Count == 0 && body.Count == 0) return Empty(address);
        var fields = new Dictionary<string, string>(page.Document.Fields.ToDictionary(field => FieldNames.Key(field.Key), field => field.Value));
        foreach (var (name, value) in address.Fields) fields.TryAdd(name, value);
        var said = fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}");
        var digest = ListAnswer.Digest([.. said, .. files.Select(file => AddressKey.Of(file.Address)), .. body.Select(file => file.Original?.Sha256 ?? "")]);
        var changed = address.Digest is { } before && before != digest;
        return new CrawlAnswer(address.Id, CrawlState.Held, CrawlCounts.None with { Changed = changed ? 1 : 0, Unchanged = address.Digest == digest ? 1 : 0 })
        {
            Reading = new CrawlReading(fetched.Validators?.EntityTag, fetched.Validators?.LastModified, digest, fields),
            Targets = [.. files.Select(file => new CrawlTarget(AddressKey.Of(file.Address), CrawlRole.File, address.Priority, new CrawlRequest(file.Address.AbsoluteUri, Referrer: address.Request.Address)) { Name = file.Name, Again = changed })],
            Files = address.Digest == digest ? [] : body,
        };
    }

    /// <summary>What was known is kept: the page may have changed its layout.</summary>
    private static CrawlAnswer Empty(CrawlAddress address)
    {
        var code = address.Digest is null ? "page-empty" : "page-lost";
        var reason = CrawlReasons.Sentence(code);
        return new CrawlAnswer(address.Id, CrawlState.Refused, CrawlCounts.None with { Failed = 1 })
        {
            ReasonCode = code, Reason = reason, Alarms = code == "page-lost" ? [(code, reason)] : [],
        };
    }
}
