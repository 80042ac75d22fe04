using System.Text;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

/// <summary>Plays a program that crawls, on any archive.</summary>
internal sealed class CrawlScript(ArchiveStore archive, string slug = "cong-a")
{
    public static readonly CrawlCounts One = CrawlCounts.None with { Asked = 1, Requests = 2, Bytes = 100, Milliseconds = 500 };

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public long Run { get; private set; }

    public CrawlSource Source { get; } = new(slug, $"Cổng thông tin {slug}", $"https://{slug}.example/ds", TimeSpan.FromSeconds(2), "0 0 5 * * ?", "0 0 1 1 * ?", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public CrawlTarget Target(string key, CrawlRole role = CrawlRole.Page, CrawlPriority priority = CrawlPriority.Latest) => new(key, role, priority, new CrawlRequest($"https://{slug}.example/{key}"));

    public async Task<CrawlBeginning> BeginAsync(CrawlMode mode = CrawlMode.Latest, params CrawlTarget[] lists)
    {
        await archive.Workers.BeatAsync("crawl", "1", stopping: false, Cancellation);
        var (run, beginning) = await archive.Crawls.BeginAsync(Source, mode, lists, Lease, Cancellation);
        Run = run;
        return beginning;
    }

    public Task EndAsync(CrawlRunState state = CrawlRunState.Finished, string? code = null, string? reason = null) => archive.Crawls.EndAsync(Run, state, code, reason, Cancellation);

    public async Task<CrawlAddress> AddressAsync(string key) => (await archive.Crawls.KnownAsync(slug, [key], Cancellation))[key];

    public async Task<CrawlAnswer> AnswerAsync(string key, CrawlState state = CrawlState.Held) => new((await AddressAsync(key)).Id, state, One);

    public Task<CrawlRun> RecordAsync(CrawlAnswer answer) => archive.Crawls.RecordAsync(Run, answer, Cancellation);

    /// <summary>What it names, and nothing more.</summary>
    public async Task<CrawlRun> RecordAsync(string key, params CrawlTarget[] targets) => await RecordAsync(await AnswerAsync(key) with { Reading = Reading(key), Targets = targets });

    public async Task<ReceivedFile> FileAsync(string locator, string text) =>
        new(locator, await archive.Originals.StoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1 << 20, Cancellation));

    public static CrawlReading Reading(string digest, params (string Field, string Value)[] fields) => new("\"tag\"", null, digest, fields.ToDictionary(field => field.Field, field => field.Value));

    /// <summary>Asks for all that is left; nothing comes of it.</summary>
    /// <returns>The keys in their order.</returns>
    public async Task<List<string>> DrainAsync()
    {
        var keys = new List<string>();
        while (await archive.Crawls.NextAsync(slug, Cancellation) is { Address: { } address })
        {
            keys.Add(address.Key);
            await RecordAsync(new CrawlAnswer(address.Id, CrawlState.Held, One));
        }

        return keys;
    }
}
