using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>Decides what a fetched file brings: a document, a new version of one, or what is held already.</summary>
internal static class FileAnswer
{
    /// <param name="files">As the archive keeps it: one, or those of a zip.</param>
    /// <param name="name">As the server or the portal gives it.</param>
    public static CrawlAnswer Of(CrawlAddress address, IReadOnlyList<ReceivedFile> files, FetchAnswer fetched, string name)
    {
        var kept = files.Any(file => file.Original is not null);
        var digest = ListAnswer.Digest(files.Select(file => file.Original?.Sha256 ?? ""));
        var same = address.Digest == digest;
        return new CrawlAnswer(address.Id, kept ? CrawlState.Held : CrawlState.Refused, CrawlCounts.None with { Unchanged = same ? 1 : 0, Failed = kept ? 0 : 1 })
        {
            Reading = new CrawlReading(fetched.Validators?.EntityTag, fetched.Validators?.LastModified, digest, address.Fields, Name: name),
            Files = same ? [] : files,
            ReasonCode = kept ? null : (files is [var first, ..] ? first.ReasonCode : null),
            Reason = kept ? null : (files is [var named, ..] ? named.Reason : null),
        };
    }
}
