using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>What a crawl makes of answers, without any site.</summary>
public sealed class CrawlDecisionTests
{
    private const long Run = 7;

    private static readonly FetchAnswer Fetched = new(new Uri("https://a.vn/vb"), FetchOutcome.Fetched, 200) { Validators = new Validators("\"1\"", null) };

    [Theory]
    [InlineData("https://A.vn:443/vb?id=3#cuoi", "https://a.vn/vb?id=3")]
    [InlineData("http://a.vn:8080/vb", "http://a.vn:8080/vb")]
    [InlineData("https://a.vn/vb;jsessionid=AB12?id=3", "https://a.vn/vb?id=3")]
    [InlineData("https://a.vn/(S(k2ad))/vb.aspx?ItemID=3", "https://a.vn/vb.aspx?ItemID=3")]
    [InlineData("https://a.vn/vb?PHPSESSID=x&id=3&utm_source=fb", "https://a.vn/vb?id=3")]
    [InlineData("https://a.vn/web/guest?p_auth=Zx1&_4_cur=2", "https://a.vn/web/guest?_4_cur=2")]
    [InlineData("https://a.vn/vb?sidebar=1&id=3", "https://a.vn/vb?sidebar=1&id=3")]
    [InlineData("https://cdn.vn/stream?Url=eyJhbGciOiJIUzI1NiJ9-0123456789abcdefghij_KLMN&file_name=a.pdf", "https://cdn.vn/stream?file_name=a.pdf")]
    [InlineData("https://a.vn/vb?ParentUNID=0A1B2C3D4E5F60718293A4B5C6D7E8F9&v=1", "https://a.vn/vb?ParentUNID=0A1B2C3D4E5F60718293A4B5C6D7E8F9&v=1")]
    public void One_address_has_one_key_however_a_visit_changes_it(string written, string key) => Assert.Equal(key, AddressKey.Of(new Uri(written)));

    [Fact]
    public void Forms_are_told_apart_by_their_page_and_questions_by_their_words()
    {
        var form = new FetchRequest(new Uri("https://a.vn/vb"), Posted: PostedBody.Form([new("__VIEWSTATE", "x")]));
        Assert.Equal("https://a.vn/vb#2", AddressKey.OfNext(form, "https://a.vn/vb", 2));
        var (one, other) = (new FetchRequest(form.Address, Posted: PostedBody.Json("{\"p\":1}")), new FetchRequest(form.Address, Posted: PostedBody.Json("{\"p\":2}")));
        Assert.NotEqual(AddressKey.Of(one), AddressKey.Of(other));
        Assert.Equal(AddressKey.OfNext(one, "https://a.vn/vb#0a", 2), AddressKey.OfNext(other, "https://a.vn/vb#0a", 2));
    }

    [Theory]
    // New and known documents on the page, those listed in this run already; whether the next page is asked.
    [InlineData(CrawlMode.Latest, 1, 2, 0, true)]
    [InlineData(CrawlMode.Latest, 0, 3, 0, false)]
    [InlineData(CrawlMode.Sweep, 0, 3, 0, true)]
    [InlineData(CrawlMode.Sweep, 0, 1, 2, true)]
    [InlineData(CrawlMode.Sweep, 0, 0, 3, false)]
    public void A_list_is_followed_as_long_as_it_brings_something(CrawlMode mode, int fresh, int known, int listed, bool goesOn)
    {
        var address = List();
        var page = Page(fresh + known + listed);
        var targets = ListAnswer.TargetsOf(address, page);
        var seen = targets.Skip(fresh).Select((target, index) => (target.Key, Address: List() with { ListedRun = index < known ? Run - 1 : Run })).ToDictionary(pair => pair.Key, pair => pair.Address);

        var answer = ListAnswer.Of(new ListVisit(Run, mode, address, ListAnswer.NextOf(address, page.Next), seen), targets, page, Fetched);

        Assert.Equal(goesOn, answer.Targets.Any(target => target is { Role: CrawlRole.List, Number: 2, Again: true }));
        Assert.Equal((CrawlState.Held, "https://a.vn/vb?page=2"), (answer.State, answer.Reading!.Next!.Address));
    }

    [Theory]
    // Entries of a sitemap that the archive knows, those that it says to have changed since, one new; whether the changed are asked again.
    [InlineData(30, 3, true)]
    [InlineData(30, 30, false)]
    [InlineData(4, 4, true)]
    public void What_a_sitemap_says_to_have_changed_is_asked_again_unless_it_says_so_of_everything(int known, int changed, bool believed)
    {
        var asked = DateTimeOffset.UnixEpoch.AddDays(9);
        var page = Page(known + 1);
        page = page with { Documents = [.. page.Documents.Select((document, index) => document with { Changed = index < changed ? asked.AddDays(1) : asked.AddDays(-1) })] };
        var targets = ListAnswer.TargetsOf(List(), page);
        var seen = targets.Take(known).ToDictionary(target => target.Key, _ => List() with { State = CrawlState.Held, AskedAt = asked });

        var answer = ListAnswer.Of(new ListVisit(Run, CrawlMode.Latest, List(), null, seen), targets, page, Fetched);

        Assert.Equal(believed ? changed : 0, answer.Targets.Count(target => target.Again));
    }

    [Fact]
    public void A_pager_that_leads_in_a_circle_ends()
    {
        var (address, page) = (List(), Page(1));
        var targets = ListAnswer.TargetsOf(address, page);
        var next = ListAnswer.NextOf(address, page.Next)!;
        var seen = new Dictionary<string, CrawlAddress> { [next.Key] = List() with { AskedRun = Run } };
        Assert.DoesNotContain(ListAnswer.Of(new ListVisit(Run, CrawlMode.Sweep, address, next, seen), targets, page, Fetched).Targets, target => target.Role == CrawlRole.List);
    }

    [Theory]
    // Rows before and now, and the alarm; whether what was known is kept.
    [InlineData(20, 0, "list-empty", true)]
    [InlineData(0, 0, "list-nothing", true)]
    [InlineData(20, 3, "list-shrunk", false)]
    [InlineData(20, 6, null, false)]
    [InlineData(4, 1, null, false)]
    public void A_list_that_no_longer_fits_is_told(int before, int now, string? alarm, bool kept)
    {
        var address = List() with { Listed = before };
        var answer = ListAnswer.Of(new ListVisit(Run, CrawlMode.Latest, address, null, new Dictionary<string, CrawlAddress>()), ListAnswer.TargetsOf(address, Page(now)), Page(now), Fetched);
        Assert.Equal(alarm, answer.Alarms.Select(told => told.Code).SingleOrDefault());
        Assert.Equal((kept, kept ? CrawlState.Failed : CrawlState.Held), (answer.Reading is null, answer.State));
    }

    [Fact]
    public void Documents_without_a_page_are_their_files()
    {
        var file = new PortalFile(new Uri("https://a.vn/tep/1.pdf"), "1.pdf");
        var target = Assert.Single(ListAnswer.TargetsOf(List(), new ListPage([new PortalDocument(file.Address, new Dictionary<PortalField, string> { [PortalField.Number] = "1/KH" }, [file])], null, null, [])));
        Assert.Equal((CrawlRole.File, "1.pdf", "1/KH"), (target.Role, target.Name, target.Fields["number"]));
    }

    [Fact]
    public void A_page_that_held_a_document_and_now_holds_none_keeps_what_was_known()
    {
        var page = new DetailPage(new PortalDocument(new Uri("https://a.vn/vb/1"), new Dictionary<PortalField, string>(), []), null, []);
        var before = PageAnswer.Of(List() with { Digest = "x" }, page, Fetched, []);
        Assert.Equal((CrawlState.Refused, "page-lost", true), (before.State, Assert.Single(before.Alarms).Code, before.Reading is null));
        Assert.Equal(("page-empty", 0), (PageAnswer.Of(List(), page, Fetched, []).ReasonCode, PageAnswer.Of(List(), page, Fetched, []).Alarms.Count));
    }

    [Fact]
    public void What_fails_is_tried_three_times_with_growing_pauses()
    {
        var now = DateTimeOffset.UnixEpoch;
        var failed = new FetchAnswer(new Uri("https://a.vn/vb/1"), FetchOutcome.Failed, 500, "http-status", "500");
        var answers = Enumerable.Range(0, 3).Select(attempts => FailureAnswer.Of(List() with { Role = CrawlRole.Page, Attempts = attempts }, failed, CrawlBudget.Default, now)).ToList();
        Assert.Equal([CrawlState.Waiting, CrawlState.Waiting, CrawlState.Failed], answers.Select(answer => answer.State));
        Assert.Equal([30, 120], answers.Take(2).Select(answer => (answer.NotBefore!.Value - now).TotalSeconds));
        Assert.Equal("Máy chủ trả lời lỗi 500.", answers[2].Reason);
    }

    [Fact]
    public void A_failing_server_and_one_that_shuts_out_are_left_alone()
    {
        var failed = new CrawlAnswer(1, CrawlState.Failed, CrawlCounts.None) { Reason = "Lỗi." };
        Assert.Equal("host-failing", Enumerable.Repeat(failed, 8).Aggregate(RunWatch.Start, (watch, answer) => watch.After(answer)).Stop(failed)?.Code);
        var shut = failed with { ReasonCode = "challenge-page" };
        Assert.Equal("shut-out", Enumerable.Repeat(shut, 3).Aggregate(RunWatch.Start, (watch, answer) => watch.After(answer)).Stop(shut)?.Code);
        var held = new CrawlAnswer(1, CrawlState.Held, CrawlCounts.None);
        Assert.Null(Enumerable.Repeat(failed, 7).Append(held).Append(failed).Aggregate(RunWatch.Start, (watch, answer) => watch.After(answer)).Stop(failed));
    }

    [Theory]
    [InlineData(100, 0, 0, "budget-requests")]
    [InlineData(0, 1 << 20, 0, "budget-bytes")]
    [InlineData(0, 0, 60, "budget-time")]
    [InlineData(99, (1 << 20) - 1, 59, null)]
    public void A_run_ends_with_its_budget(int requests, long bytes, int seconds, string? code) =>
        Assert.Equal(code, new CrawlBudget(100, 1 << 20, TimeSpan.FromMinutes(1)).Exhausted(CrawlCounts.None with { Requests = requests, Bytes = bytes }, TimeSpan.FromSeconds(seconds))?.Code);

    [Theory]
    [InlineData("https://a.vn/tep/kh%208.pdf", "kh 8.pdf", "https://a.vn/tep/kh%208.pdf")]
    [InlineData("https://a.vn/tai?id=8", "kh-8.pdf", "https://a.vn/tai?id=8 › kh-8.pdf")]
    [InlineData("https://a.vn/tep/8.pdf", "Kế hoạch.pdf", "https://a.vn/tep/8.pdf")]
    public void A_file_is_called_by_its_address_and_its_name_where_that_tells_more(string address, string name, string locator) => Assert.Equal(locator, FileMarks.Locator(address, name));

    [Theory]
    [InlineData(400, 0, true)]
    [InlineData(600, 0, false)]
    [InlineData(2_000, 2_000, true)]
    public void Pages_are_read_as_deep_as_browsers_read_them(int opened, int closed, bool whole)
    {
        var html = closed > 0 ? string.Concat(Enumerable.Repeat("<div>a</div>", opened)) : string.Concat(Enumerable.Repeat("<div>", opened)) + "a";
        Assert.Equal(whole, PageNesting.Cut(html) == html);
        Assert.Equal(512, PageNesting.Cut(string.Concat(Enumerable.Repeat("<table><tr><td><br><p>", 100_000))).Split("<table>").Length - 1);
    }

    [Fact]
    public void What_scripts_and_remarks_write_is_no_depth()
    {
        var html = $"<script>{string.Concat(Enumerable.Repeat("'<div>'", 600))}</script><!--{string.Concat(Enumerable.Repeat("<div>", 600))}--><p>a";
        Assert.Equal(html, PageNesting.Cut(html));
    }

    [Fact]
    public void Every_reason_has_its_words() => Assert.All(CrawlReasons.Codes, code => Assert.NotEmpty(CrawlReasons.Sentence(code)));

    private static CrawlAddress List() => new(
        1, "a", "https://a.vn/vb", CrawlRole.List, CrawlState.Waiting, CrawlPriority.Latest, new CrawlRequest("https://a.vn/vb"), "https://a.vn/vb", 1, null, new Dictionary<string, string>(),
        null, null, null, 0, null, 0, null, null, null, null, null, DateTimeOffset.UnixEpoch, null, null, null);

    private static ListPage Page(int documents) => new(
        [.. Enumerable.Range(1, documents).Select(number => new PortalDocument(new Uri($"https://a.vn/vb/{number}"), new Dictionary<PortalField, string>(), []))],
        new FetchRequest(new Uri("https://a.vn/vb?page=2")), null, []);
}
