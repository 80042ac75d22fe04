using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Crawlers.SourceFiles;
using DirectiveSearch.Tests.Crawling.Sites;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>The portal on which crawls are tried is what it says.</summary>
public sealed class GeneratedPortalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_lists_pages_and_files_are_read_by_a_family_without_any_selector()
    {
        var portal = new GeneratedPortal(45);
        await using var site = await LocalSite.StartAsync(portal.AnswerAsync);
        using var fetcher = Fetcher();
        var (source, faults) = SourceFileReader.Read("thu", GeneratedPortal.SourceFile(site.Address));
        Assert.Empty(faults);

        portal.Remove(44);
        var found = await WalkAsync(fetcher, source!);
        var detail = PageReader.ReadDetail(source!, await GetAsync(fetcher, found[^5].Address) is var (answer, body) ? answer : null!, body);

        Assert.Equal(Enumerable.Range(1, 45).Where(document => document != 44).OrderDescending().Select(GeneratedPortal.PageOf), found.Select(document => document.Address.AbsolutePath));
        Assert.Equal([GeneratedPortal.FileOf(5), GeneratedPortal.SecondFileOf(5)], detail.Document.Files.Select(file => file.Address.AbsolutePath));
        Assert.True(detail.Document.Fields.ContainsKey(PortalField.Subject));
    }

    [Fact]
    public async Task What_is_held_is_not_sent_again_until_it_changes()
    {
        var portal = new GeneratedPortal(4);
        await using var site = await LocalSite.StartAsync(portal.AnswerAsync);
        using var fetcher = Fetcher();
        string[] paths = [GeneratedPortal.List, GeneratedPortal.PageOf(3), GeneratedPortal.FileOf(3), GeneratedPortal.PageOf(2)];
        var known = new Dictionary<string, Validators?>();
        foreach (var path in paths) known[path] = (await GetAsync(fetcher, site.At(path))).Answer.Validators;

        portal.Change(3);
        portal.Add(1);
        var again = new List<FetchOutcome>();
        foreach (var path in paths) again.Add((await GetAsync(fetcher, site.At(path), known[path])).Answer.Outcome);

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched, FetchOutcome.Fetched, FetchOutcome.NotModified], again);
        Assert.Equal((304, null), (site.Seen[^1].Status, site.Seen[^1].Sent));
    }

    private static async Task<List<PortalDocument>> WalkAsync(PoliteFetcher fetcher, Source source)
    {
        var documents = new List<PortalDocument>();
        var request = PageReader.First(source.Lists[0]);
        for (var number = 1; request is not null; number++)
        {
            var (answer, body) = await GetAsync(fetcher, request.Address);
            var page = PageReader.ReadList(source, source.Lists[0], request, answer, body, number);
            documents.AddRange(page.Documents);
            request = page.Next;
        }

        return documents;
    }

    private static PoliteFetcher Fetcher() =>
        new(new FetcherOptions("vanthu@example.vn", TimeSpan.Zero, TimeSpan.FromMinutes(1), TlsAllowance.None, AllowLoopback: true), new HostLanes(TimeProvider.System), TimeProvider.System);

    private static async Task<(FetchAnswer Answer, byte[] Body)> GetAsync(PoliteFetcher fetcher, Uri address, Validators? known = null)
    {
        using var body = new MemoryStream();
        var answer = await fetcher.FetchAsync(new FetchRequest(address, known), FetchLimits.Page, body, Cancellation);
        return (answer, body.ToArray());
    }
}
