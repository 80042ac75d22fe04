using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Tests.Crawling.Sites;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>A site that misbehaves in one way, and in all ways at once.</summary>
public sealed class MisbehavingSiteTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>What becomes of the page and of its attachment, and what people are told. Whatever fails is asked three times.</summary>
    private static readonly Dictionary<Misbehaviour, string> Documents = new()
    {
        [Misbehaviour.SelfRedirect] = "page Refused too-many-redirects; file none; alarms none",
        [Misbehaviour.ServerError] = "page Failed http-status; file none; alarms none",
        [Misbehaviour.Busy] = "page Held; file Held; alarms none",
        [Misbehaviour.Drips] = "page Held; file Failed timeout; alarms none",
        [Misbehaviour.LiesAboutCharset] = "page Held; file Held; alarms none",
        [Misbehaviour.LiesAboutLength] = "page Held; file Failed cut-short; alarms none",
        [Misbehaviour.Bomb] = "page Held; file Refused inflates-too-far; alarms none",
        [Misbehaviour.MovedForGood] = "page Held; file Held; alarms none",
        [Misbehaviour.NotFound] = "page Gone; file none; alarms none",
        [Misbehaviour.Gone] = "page Gone; file none; alarms none",
        [Misbehaviour.RedirectsToPrivateAddress] = "page Refused address-not-public; file none; alarms private-address",
        [Misbehaviour.RedirectsToMetadataService] = "page Refused address-not-public; file none; alarms private-address",
        [Misbehaviour.FileAtPrivateAddress] = "page Held; file Refused address-not-public; alarms private-address",
        [Misbehaviour.NameRebinds] = "page Refused address-not-public; file none; alarms private-address",
        [Misbehaviour.ChallengeForDocument] = "page Failed challenge-page; file none; alarms refused-pages",
        [Misbehaviour.LoginForDocument] = "page Failed login-page; file none; alarms refused-pages",
        [Misbehaviour.SoftMissing] = "page Gone; file none; alarms none",
        [Misbehaviour.ErrorPageNamedPdf] = "page Held; file Failed page-not-file; alarms refused-pages",
        [Misbehaviour.SameDocumentTwice] = "page Held; file Held; alarms none",
        [Misbehaviour.SessionInAddress] = "page Held; file Held; alarms none",
        [Misbehaviour.TooManyLinks] = "page Held; file Held; alarms many-gone",
        [Misbehaviour.NeverAnswers] = "page Held; file Failed timeout; alarms none",
        [Misbehaviour.HugeFile] = "page Held; file Refused too-large; alarms none",
    };

    /// <summary>How often pages of the list were asked for, and what people are told.</summary>
    private static readonly Dictionary<Misbehaviour, string> Lists = new()
    {
        [Misbehaviour.ListLoops] = "Finished, 2 pages, alarms none",
        [Misbehaviour.LastPageRepeats] = "Finished, 5 pages, alarms none",
        [Misbehaviour.EndlessCalendar] = "Stopped budget-requests, alarms pages-empty",
        [Misbehaviour.LayoutChanges] = "Finished, 1 pages, alarms list-nothing",
        [Misbehaviour.ChallengeForList] = "Finished, 1 pages, alarms list-unanswered refused-pages",
        [Misbehaviour.LoginForList] = "Finished, 1 pages, alarms list-unanswered refused-pages",
        [Misbehaviour.ListBreaks] = "Finished, 4 pages, alarms list-unanswered",
    };

    private CrawlScene scene = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await CrawlScene.CreateAsync();

    public ValueTask DisposeAsync()
    {
        scene.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_document_that_misbehaves_is_told_and_those_beside_it_come()
    {
        Assert.Equal(MisbehavingPortal.All.Order(), Documents.Keys.Concat(Lists.Keys).Order());
        var told = new Dictionary<Misbehaviour, string>();
        foreach (var way in Documents.Keys)
        {
            await using var site = await LocalSite.StartAsync(new MisbehavingPortal(way).AnswerAsync);
            var slug = way.ToString().ToLowerInvariant();

            var run = await scene.CrawlAsync(CrawlScene.SourceOf(slug, site.Address, MisbehavingPortal.Few), budget: BudgetFor(way));

            Assert.Equal(CrawlRunState.Finished, run.State);
            var addresses = await scene.AddressesAsync(slug);
            Assert.All([1, MisbehavingPortal.Documents], document => Assert.Equal(CrawlState.Held, addresses[GeneratedPortal.FileOf(document)].State));
            var page = addresses.Values.Single(address => address.Role == CrawlRole.Page && address.Request.Address.Contains($"ke-hoach-{MisbehavingPortal.DocumentOf(way)}/", StringComparison.Ordinal));
            var file = addresses.Values.Where(address => address.Role == CrawlRole.File && address.Parent == page.Id).MinBy(address => address.Id);
            told[way] = $"page {Told(page)}; file {(file is null ? "none" : Told(file))}; alarms {await AlarmsAsync(run)}";
            if (way == Misbehaviour.LiesAboutCharset) Assert.StartsWith(GeneratedPortal.TitleOf(MisbehavingPortal.DocumentOf(way)), page.Fields["subject"], StringComparison.Ordinal);
            if (way == Misbehaviour.SameDocumentTwice) Assert.Equal(addresses[GeneratedPortal.FileOf(1)].DocumentId, file!.DocumentId);
            if (way == Misbehaviour.SessionInAddress) Assert.Equal(0, (await scene.CrawlAsync(CrawlScene.SourceOf(slug, site.Address, MisbehavingPortal.Few))).Counts.Found);
        }

        AssertTold(Documents, told);
        Assert.DoesNotContain(scene.Resolved, resolved => resolved.Host == "10.1.2.3" && System.Net.IPAddress.IsLoopback(resolved.Address));
    }

    [Fact]
    public async Task A_list_that_misbehaves_comes_to_an_end_and_is_told()
    {
        var told = new Dictionary<Misbehaviour, string>();
        foreach (var way in Lists.Keys)
        {
            await using var site = await LocalSite.StartAsync(new MisbehavingPortal(way).AnswerAsync);
            var (slug, list) = (way.ToString().ToLowerInvariant(), MisbehavingPortal.ListOf(way)!);

            var run = await scene.CrawlAsync(CrawlScene.SourceOf(slug, site.Address, list), CrawlMode.Sweep, CrawlScene.Short with { Requests = way == Misbehaviour.EndlessCalendar ? 60 : 500 });

            var pages = (await scene.AddressesAsync(slug)).Values.Where(address => address.Role == CrawlRole.List).ToList();
            var asked = site.Seen.Count(request => pages.Any(page => page.Request.Address.EndsWith(request.Path, StringComparison.Ordinal)));
            told[way] = $"{run.State}{(run.ReasonCode is null ? $", {asked} pages" : " " + run.ReasonCode)}, alarms {await AlarmsAsync(run)}";
        }

        AssertTold(Lists, told);
    }

    /// <summary>The run ends within its budget; every sound document is there, every alarm raised, no private address opened.</summary>
    [Fact]
    public async Task All_ways_at_once_end_within_the_budget()
    {
        var portal = new MisbehavingPortal(MisbehavingPortal.All);
        await using var site = await LocalSite.StartAsync(portal.AnswerAsync);
        var budget = CrawlScene.Short with { Requests = 450, Bytes = 48L << 20, Time = TimeSpan.FromMinutes(1) };
        var delay = TimeSpan.FromMilliseconds(2);

        var run = await scene.CrawlAsync(CrawlScene.SourceOf("tat-ca", site.Address, portal.Lists), CrawlMode.Sweep, budget, delay);

        output.WriteLine($"{run.State} {run.ReasonCode}: {run.Counts}");
        Assert.Equal((CrawlRunState.Stopped, "budget-requests"), (run.State, run.ReasonCode));
        Assert.InRange(run.Counts.Requests, budget.Requests, budget.Requests + FetchLimits.Page.Redirects + 2);
        Assert.InRange(run.Counts.Bytes, 1, budget.Bytes + budget.File.WireBytes);
        Assert.InRange(run.Counts.Milliseconds, 1, (long)(budget.Time + budget.File.Duration).TotalMilliseconds);
        Assert.Equal("list-nothing list-unanswered many-gone pages-empty private-address refused-pages", await AlarmsAsync(run));
        var addresses = await scene.AddressesAsync("tat-ca");
        Assert.All(portal.Sound, document => Assert.Equal(CrawlState.Held, addresses[GeneratedPortal.FileOf(document)].State));
        Assert.Equal(4, addresses.Values.Count(address => address.ReasonCode == "address-not-public"));
        AssertPolite(site, delay);
    }

    [Theory]
    [InlineData("budget-time")]
    [InlineData("budget-bytes")]
    public async Task Time_and_bytes_end_a_run_as_well(string code)
    {
        var portal = new MisbehavingPortal(Misbehaviour.NeverAnswers, Misbehaviour.Drips, Misbehaviour.HugeFile, Misbehaviour.EndlessCalendar);
        await using var site = await LocalSite.StartAsync(portal.AnswerAsync);
        var budget = code == "budget-time"
            ? CrawlScene.Short with { Time = TimeSpan.FromMilliseconds(600), File = CrawlScene.Short.File with { Duration = TimeSpan.FromMinutes(5) } }
            : CrawlScene.Short with { Bytes = 1 << 20 };

        var run = await scene.CrawlAsync(CrawlScene.SourceOf(code, site.Address, MisbehavingPortal.Few, "/lich/1/"), budget: budget);

        Assert.Equal((CrawlRunState.Stopped, code), (run.State, run.ReasonCode));
        Assert.InRange(run.Counts.Bytes, 0, (1 << 20) + budget.File.WireBytes + (64 << 10));
        Assert.InRange(run.Counts.Milliseconds, 0, 20_000);
    }

    /// <summary>A drip is asked three times, each for a short while; all others may take their time.</summary>
    private static CrawlBudget BudgetFor(Misbehaviour way) =>
        way is Misbehaviour.Drips or Misbehaviour.NeverAnswers ? CrawlScene.Short : CrawlScene.Short with { File = CrawlScene.Short.File with { Duration = TimeSpan.FromSeconds(20) } };

    private static void AssertTold(Dictionary<Misbehaviour, string> expected, Dictionary<Misbehaviour, string> told) =>
        Assert.Equal(string.Join('\n', expected.Select(pair => $"{pair.Key}: {pair.Value}")), string.Join('\n', told.Select(pair => $"{pair.Key}: {pair.Value}")));

    /// <summary>Robots first; what it bars is never asked for; a pause after each; the rest that was asked for is kept.</summary>
    private static void AssertPolite(LocalSite site, TimeSpan delay)
    {
        var seen = site.Seen.OrderBy(request => request.Began).ToList();
        Assert.Equal("/robots.txt", seen[0].Path);
        Assert.DoesNotContain(seen, request => request.Path.StartsWith("/admin/", StringComparison.Ordinal));
        Assert.All(seen, request => Assert.Contains("vanthu@example.vn", request.Headers.UserAgent.ToString(), StringComparison.Ordinal));
        var own = seen.Where(request => !request.Headers.Host.ToString().StartsWith(MisbehavingPortal.RebindingHost, StringComparison.Ordinal)).ToList();
        foreach (var (request, next) in own.Zip(own.Skip(1)))
            Assert.True(next.Began - request.Began >= (request.Status == 503 ? TimeSpan.FromSeconds(1) : delay), $"{next.Path} {next.Began - request.Began} after {request.Path} ({request.Status})");
    }

    private async Task<string> AlarmsAsync(CrawlRun run) => await scene.AlarmsAsync(run) is { Count: > 0 } alarms ? string.Join(' ', alarms) : "none";

    private static string Told(CrawlAddress address) => $"{address.State} {address.ReasonCode}".TrimEnd();
}
