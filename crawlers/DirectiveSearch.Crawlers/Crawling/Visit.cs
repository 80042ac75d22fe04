using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>A run that crawls a source.</summary>
internal sealed record Crawl(long Run, Source Source, CrawlMode Mode, CrawlBudget Budget);

/// <summary>Asks for one address, reads what comes, and says what is to be recorded.</summary>
internal sealed class Visit(ArchiveStore archive, Ingester ingester, PoliteFetcher fetcher, TimeProvider time)
{
    public async Task<CrawlAnswer> PayAsync(Crawl crawl, CrawlAddress address, FetchLimits limits, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var request = Requests.Sent(address.Request, address.EntityTag is null && address.LastModified is null ? null : new Validators(address.EntityTag, address.LastModified));
        using Stream body = address.Role == CrawlRole.File ? Temporary() : new MemoryStream();
        var fetched = await fetcher.FetchAsync(request, limits, body, cancellation).ConfigureAwait(false);
        body.Position = 0;
        var answer = fetched.Outcome switch
        {
            FetchOutcome.Fetched => await ReadAsync(crawl, address, new Fetched(request, fetched, body), cancellation).ConfigureAwait(false),
            FetchOutcome.NotModified when address.Role == CrawlRole.List => await SameListAsync(crawl, address, cancellation).ConfigureAwait(false),
            FetchOutcome.NotModified => new CrawlAnswer(address.Id, CrawlState.Held, CrawlCounts.None with { Unchanged = 1 }),
            _ => FailureAnswer.Of(address, fetched, crawl.Budget, time.GetUtcNow()),
        };
        return answer with
        {
            Counts = answer.Counts with { Asked = 1, Requests = fetched.Requests, Bytes = fetched.WireBytes, Milliseconds = (long)time.GetElapsedTime(began).TotalMilliseconds },
        };
    }

    private sealed record Fetched(FetchRequest Request, FetchAnswer Answer, Stream Body)
    {
        public byte[] Bytes => ((MemoryStream)Body).ToArray();
    }

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), "directivesearch-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);

    /// <summary>A page that cannot be read stops nothing else.</summary>
    private async Task<CrawlAnswer> ReadAsync(Crawl crawl, CrawlAddress address, Fetched fetched, CancellationToken cancellation)
    {
        try
        {
            return await (address.Role switch
            {
                CrawlRole.List => ReadListAsync(crawl, address, fetched, cancellation),
                CrawlRole.Page => ReadPageAsync(crawl, address, fetched, cancellation),
                _ => ReadFileAsync(address, fetched, cancellation),
            }).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is AngleSharp.Dom.DomException or ArgumentException or InvalidOperationException or FormatException or NullReferenceException or ReasonException)
        {
            return new CrawlAnswer(address.Id, CrawlState.Refused, CrawlCounts.None with { Failed = 1 })
            {
                ReasonCode = "page-unreadable", Reason = CrawlReasons.Sentence("page-unreadable", fault.Message), Alarms = [("page-unreadable", CrawlReasons.Sentence("page-unreadable", fault.Message))],
            };
        }
    }

    private async Task<CrawlAnswer> ReadListAsync(Crawl crawl, CrawlAddress address, Fetched fetched, CancellationToken cancellation)
    {
        if (Lists.Find(crawl.Source, address) is not { } list)
            return new CrawlAnswer(address.Id, CrawlState.Refused, CrawlCounts.None) { ReasonCode = "list-unknown", Reason = CrawlReasons.Sentence("list-unknown") };
        var bytes = fetched.Bytes;
        var page = PageReader.ReadList(crawl.Source, list, fetched.Request, fetched.Answer, bytes, address.Number);
        if (PageRefusal.OfPage(fetched.Request.Address, fetched.Answer, bytes, page.Documents.Count + page.Nested.Count > 0) is { } refusal) return FailureAnswer.Of(address, refusal);
        page = Lists.Chosen(address, page);
        var targets = ListAnswer.TargetsOf(address, page);
        var next = ListAnswer.NextOf(address, page.Next);
        var known = await KnownAsync(address, next is null ? targets : [.. targets, next], cancellation).ConfigureAwait(false);
        return ListAnswer.Of(new ListVisit(crawl.Run, crawl.Mode, address, next, known), targets, page, fetched.Answer);
    }

    private async Task<CrawlAnswer> SameListAsync(Crawl crawl, CrawlAddress address, CancellationToken cancellation)
    {
        var next = address.Next is { } kept ? ListAnswer.NextOf(address, Requests.Sent(kept, null)) : null;
        var known = await KnownAsync(address, next is null ? [] : [next], cancellation).ConfigureAwait(false);
        return ListAnswer.Same(new ListVisit(crawl.Run, crawl.Mode, address, next, known));
    }

    private async Task<CrawlAnswer> ReadPageAsync(Crawl crawl, CrawlAddress address, Fetched fetched, CancellationToken cancellation)
    {
        var bytes = fetched.Bytes;
        if (FileMarks.IsFile(fetched.Answer.MediaType, bytes)) return await ReadFileAsync(address, fetched, cancellation).ConfigureAwait(false);
        var page = PageReader.ReadDetail(crawl.Source, fetched.Answer, bytes);
        var read = page.Document.Fields.Count >= 2 && (page.Document.Files.Count > 0 || page.Body is not null);
        if (PageRefusal.OfPage(fetched.Request.Address, fetched.Answer, bytes, read) is { } refusal) return FailureAnswer.Of(address, refusal);
        var text = PageAnswer.BodyOf(page) is { } body
            ? await ingester.TakeFetchedAsync(new OfferedFile(address.Request.Address, _ => Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)))), cancellation).ConfigureAwait(false)
            : [];
        return PageAnswer.Of(address, page, fetched.Answer, text);
    }

    private async Task<CrawlAnswer> ReadFileAsync(CrawlAddress address, Fetched fetched, CancellationToken cancellation)
    {
        var name = fetched.Answer.FileName ?? address.Name ?? fetched.Answer.Address.Segments[^1];
        var begin = new byte[PageRefusal.FileBegin];
        var length = await fetched.Body.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (PageRefusal.OfFile(fetched.Request.Address, fetched.Answer, begin[..length], name) is { } refusal) return FailureAnswer.Of(address, refusal);
        fetched.Body.Position = 0;
        var files = await ingester.TakeFetchedAsync(new OfferedFile(FileMarks.Locator(address.Request.Address, name), _ => Task.FromResult(fetched.Body)), cancellation).ConfigureAwait(false);
        return FileAnswer.Of(address, files, fetched.Answer, name);
    }

    private Task<IReadOnlyDictionary<string, CrawlAddress>> KnownAsync(CrawlAddress address, IEnumerable<CrawlTarget> targets, CancellationToken cancellation) =>
        Patience.AskAsync(() => archive.Crawls.KnownAsync(address.Source, targets.Select(target => target.Key), cancellation), cancellation);
}
