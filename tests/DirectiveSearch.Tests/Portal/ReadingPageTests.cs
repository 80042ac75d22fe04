using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Documents, instruments, units, movements and runs, opened on a real server over the sample corpus.</summary>
[Collection(PortalCollection.Name)]
public sealed class ReadingPageTests(PortalFixture portal)
{
    private const string Directive = "/vien-dan/34-ct-tw-2014";

    public static TheoryData<string> Pages =>
    [
        "van-ban", "van-ban-vien-dan", "van-ban-phong-trao", "van-ban-duoc-vien-dan", "van-ban-ban-goc", "vien-dan", "vien-dan-chon",
        "don-vi-danh-sach", "don-vi-trong", "don-vi", "phong-trao-danh-sach", "phong-trao", "nap-tai-lieu", "lan-nap",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_hold_on_wide_screens(string name) => await portal.Browser.CheckAsync(await PathOfAsync(name), new Sight(Sight.Wide), name);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_hold_on_phones(string name) => await portal.Browser.CheckAsync(await PathOfAsync(name), new Sight(Sight.Narrow), name);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_hold_in_the_dark(string name) => await portal.Browser.CheckAsync(await PathOfAsync(name), new Sight(Sight.Wide, Dark: true), name);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_are_whole_without_scripts(string name)
    {
        await portal.Browser.CheckAsync(await PathOfAsync(name), new Sight(Sight.Wide, Scripts: false), name);
        await portal.Browser.CheckAsync(await PathOfAsync(name), new Sight(Sight.Narrow, Scripts: false), name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_citation_opens_its_note_and_closes_it_again(bool scripts)
    {
        await using var seen = await portal.Browser.OpenAsync(await PathOfAsync("van-ban"), new Sight(Sight.Wide, scripts));
        var mark = seen.Page.Locator("a.cite").First;
        var card = seen.Page.Locator((await mark.GetAttributeAsync("href"))!);
        Assert.False(await card.Locator("a.close").IsVisibleAsync());
        await mark.ClickAsync();
        Assert.True(await card.Locator("a.close").IsVisibleAsync());
        var before = await seen.Page.EvaluateAsync<double>("window.scrollY");
        await card.Locator("a.close").ClickAsync();
        Assert.False(await card.Locator("a.close").IsVisibleAsync());
        Assert.Equal(before, await seen.Page.EvaluateAsync<double>("window.scrollY"));
    }

    [Fact]
    public async Task The_text_of_a_document_is_shown_whole()
    {
        var document = (await portal.Archive.Documents.FindAsync(await CitingDocumentAsync(), null, TestContext.Current.CancellationToken))!;
        await using var seen = await portal.Browser.OpenAsync(Address.Document(document.Summary.Id), new Sight(Sight.Wide, Scripts: false));
        var shown = await seen.Page.Locator("article.page").TextContentAsync();
        Assert.Equal(Letters(document.Text), Letters(shown!));
    }

    [Fact]
    public async Task A_number_used_twice_asks_which_one_is_meant()
    {
        await using var seen = await portal.Browser.OpenAsync("/vien-dan/05-CT/TW", new Sight(Sight.Wide));
        var links = await seen.Page.Locator("table.which-one a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.Contains("/vien-dan/05-ct-tw-2016", links);
        Assert.Contains("/vien-dan/05-ct-tw-2021", links);
        await using var one = await portal.Browser.OpenAsync("/vien-dan/05-ct-tw-2016", new Sight(Sight.Wide));
        Assert.Contains("cùng số, ký hiệu", await one.Page.Locator("p.note").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_directive_counts_what_the_search_finds()
    {
        await using var page = await portal.Browser.OpenAsync(Directive, new Sight(Sight.Wide));
        var counted = await page.Page.Locator(".figures dd").First.InnerTextAsync();
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Danh sách", Exact = true }).ClickAsync();
        Assert.Equal(counted, await page.Page.Locator(".asked h1 b").First.InnerTextAsync());
    }

    [Fact]
    public async Task Every_sentence_of_evidence_has_its_mention_marked()
    {
        await using var seen = await portal.Browser.OpenAsync(Directive, new Sight(Sight.Wide));
        var marks = await seen.Page.Locator("table.evidence tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.querySelector('mark')?.textContent ?? '')");
        Assert.NotEmpty(marks);
        Assert.All(marks, mark => Assert.Contains("34", mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_can_be_taken_away_as_csv()
    {
        var bytes = await portal.Http.GetByteArrayAsync($"{Directive}/trich-doan.csv", TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains("34-CT/TW", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/van-ban/khong-co")]
    [InlineData("/van-ban/khong-co/ban-goc")]
    [InlineData("/vien-dan/99999-CT/TW")]
    [InlineData("/vien-dan/khong-co/trich-doan.csv")]
    [InlineData("/don-vi/khong-co")]
    [InlineData("/phong-trao/khong-co")]
    [InlineData("/nap-tai-lieu/999999")]
    public async Task What_is_not_there_is_said_so(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);

    [Fact]
    public async Task The_original_comes_as_a_download()
    {
        var answer = await portal.Http.GetAsync($"{await PathOfAsync("van-ban")}/ban-goc", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Who_comes_through_another_machine_is_told_where_uploads_are_made()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/nap-tai-lieu");
        asked.Headers.Add("X-Forwarded-For", "10.0.0.7");
        var text = await (await portal.Http.SendAsync(asked, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("type=\"file\"", text, StringComparison.Ordinal);

        using var sent = new HttpRequestMessage(HttpMethod.Post, "/nap-tai-lieu") { Content = Upload("a.txt", "KẾ HOẠCH") };
        sent.Headers.Add("X-Forwarded-For", "10.0.0.7");
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Http.SendAsync(sent, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task An_upload_of_nothing_says_what_to_do()
    {
        await using var seen = await portal.Browser.OpenAsync("/nap-tai-lieu", new Sight(Sight.Wide, Scripts: false));
        await seen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Nạp", Exact = true }).ClickAsync();
        Assert.Contains("Chưa chọn tệp nào", await seen.Page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_the_form_s_token_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.Http.PostAsync("/nap-tai-lieu", Upload("a.txt", "KẾ HOẠCH"), TestContext.Current.CancellationToken)).StatusCode);

    private async Task<string> PathOfAsync(string name) => name switch
    {
        "van-ban" => Address.Document(await CitingDocumentAsync()),
        "van-ban-vien-dan" => Address.Document(await CitingDocumentAsync()) + "?xem=vien-dan",
        "van-ban-phong-trao" => Address.Document(await CitingDocumentAsync()) + "?xem=phong-trao",
        "van-ban-duoc-vien-dan" => Address.Document(await CitingDocumentAsync()) + "?xem=duoc-vien-dan",
        "van-ban-ban-goc" => Address.Document(await CitingDocumentAsync()) + "?xem=ban-goc",
        "vien-dan" => Directive,
        "vien-dan-chon" => "/vien-dan/05-CT/TW",
        "don-vi-danh-sach" => "/don-vi",
        "don-vi-trong" => "/don-vi?tinh=lai-chau",
        "don-vi" => Address.Unit((await portal.Archive.Units.ListAsync(null, 0, 1, TestContext.Current.CancellationToken)).Items[0].Slug),
        "phong-trao-danh-sach" => "/phong-trao",
        "phong-trao" => Address.Movement((await portal.Archive.Movements.ListAsync(0, 1, TestContext.Current.CancellationToken)).Items[0].Slug),
        "lan-nap" => Address.Run((await portal.Archive.Runs.ListAsync(0, 1, TestContext.Current.CancellationToken)).Items[0].Id),
        _ => "/nap-tai-lieu",
    };

    /// <summary>The newest document that cites the directive.</summary>
    private async Task<string> CitingDocumentAsync()
    {
        var filter = new SearchFilter(FacetField.Instrument, "34-ct-tw-2014");
        var found = await portal.Index.SearchAsync(new SearchRequest(SearchQuery.Everything, [filter], SearchSort.Newest, 0, 1, []), TestContext.Current.CancellationToken);
        return found.Hits[0].Id;
    }

    private static MultipartFormDataContent Upload(string name, string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return new MultipartFormDataContent { { file, "tep", name } };
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
