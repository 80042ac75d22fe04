using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace DirectiveSearch.Tests.Portal;

[Collection(PortalCollection.Name)]
public sealed class SearchPageTests(PortalFixture portal)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "trang-chu", "/" },
        { "tim-kiem", "/tim-kiem?q=thi+dua+khen+thuong" },
        { "tim-kiem-so", "/tim-kiem?q=34ct+tw" },
        { "tim-kiem-bo-loc", "/tim-kiem?q=nông+thôn+mới&cap=district&khong-nam=2020" },
        { "tim-kiem-khong-thay", "/tim-kiem?q=xyzzyq" },
        { "tim-kiem-loi", "/tim-kiem?q=%22thi+đua" },
        { "dong-thoi-gian", "/tim-kiem?xem=dong-thoi-gian" },
        { "mang-luoi", "/tim-kiem?xem=mang-luoi" },
        { "trien-khai", "/tim-kiem?xem=trien-khai" },
        { "trien-khai-van-ban", "/tim-kiem?xem=trien-khai&theo=van-ban&thu-tu=cho-trong" },
        { "ban-in", "/tim-kiem/ban-in?q=thi+đua" },
        { "tro-giup", "/tro-giup" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_hold_on_wide_screens(string name, string path) => await portal.Browser.CheckAsync(path, new Sight(Sight.Wide), name);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_hold_on_phones(string name, string path) => await portal.Browser.CheckAsync(path, new Sight(Sight.Narrow), name);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_hold_in_the_dark(string name, string path) => await portal.Browser.CheckAsync(path, new Sight(Sight.Wide, Dark: true), name);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_are_whole_without_scripts(string name, string path)
    {
        await portal.Browser.CheckAsync(path, new Sight(Sight.Wide, Scripts: false), name);
        await portal.Browser.CheckAsync(path, new Sight(Sight.Narrow, Scripts: false), name);
    }

    [Fact]
    public async Task Filters_are_applied_by_a_button_and_taken_off_one_by_one_without_scripts()
    {
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?q=thi+dua", new Sight(Sight.Wide, Scripts: false));
        var first = seen.Page.Locator("fieldset.facet").First.Locator("input[type=checkbox]").First;
        var value = await first.GetAttributeAsync("value");
        await first.CheckAsync();
        await seen.Page.GetByRole(AriaRole.Button, new() { Name = "Áp dụng" }).ClickAsync();
        Assert.Contains("loai=" + value, seen.Page.Url, StringComparison.Ordinal);
        Assert.Contains("q=thi", seen.Page.Url, StringComparison.Ordinal);
        await seen.Page.Locator("ul.active a").First.ClickAsync();
        Assert.DoesNotContain("loai=", seen.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lens_keeps_the_query_and_its_filters()
    {
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?q=thi+dua&cap=district", new Sight(Sight.Wide));
        foreach (var lens in new[] { "Dòng thời gian", "Mạng lưới viện dẫn", "Tình hình triển khai", "Danh sách" })
        {
            await seen.Page.GetByRole(AriaRole.Link, new() { Name = lens, Exact = true }).ClickAsync();
            Assert.Contains("cap=district", seen.Page.Url, StringComparison.Ordinal);
            Assert.Contains("q=thi", seen.Page.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cell_of_the_coverage_opens_as_many_documents_as_it_says()
    {
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?xem=trien-khai", new Sight(Sight.Wide));
        var cell = seen.Page.Locator(".matrix td.cell a").First;
        var promised = await cell.InnerTextAsync();
        await cell.ClickAsync();
        Assert.Equal(promised, await seen.Page.Locator(".asked h1 b").First.InnerTextAsync());
    }

    [Theory]
    [InlineData("34ct tw")]
    [InlineData("số 34-CT/TW")]
    [InlineData("chỉ thị 34")]
    public async Task A_number_shows_the_directive_above_the_plans_that_cite_it(string typed)
    {
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?q=" + Uri.EscapeDataString(typed), new Sight(Sight.Wide));
        Assert.Contains("34-CT/TW", await seen.Page.Locator(".found").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await seen.Page.Locator("article.hit").CountAsync() > 0);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_names_the_place_and_offers_one_that_can()
    {
        var answer = await portal.Http.GetAsync("/tim-kiem?q=%22thi+dua", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?q=%22thi+dua", new Sight(Sight.Wide));
        await seen.Page.Locator("main a.button").ClickAsync();
        Assert.True(await seen.Page.Locator("article.hit").CountAsync() > 0);
    }

    [Fact]
    public async Task A_very_long_query_is_answered_in_words()
    {
        var answer = await portal.Http.GetAsync("/tim-kiem?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("thưởng ", 1500))), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2.000 ký tự", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_all_results_with_a_byte_order_mark()
    {
        var bytes = await portal.Http.GetByteArrayAsync("/tim-kiem.csv", TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var count = (await portal.Archive.CountAsync(TestContext.Current.CancellationToken)).Documents;
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 20 || lines.Length == count + 1, $"{lines.Length} lines");
        Assert.StartsWith("\uFEFFLoại,\"Số, ký hiệu\",", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dong-thoi-gian", "Năm,")]
    [InlineData("mang-luoi", "Đơn vị,")]
    [InlineData("trien-khai", "\"Tỉnh, thành phố\",")]
    public async Task Each_lens_has_its_table_as_csv(string lens, string head)
    {
        var text = await portal.Http.GetStringAsync("/tim-kiem.csv?xem=" + lens, TestContext.Current.CancellationToken);
        Assert.StartsWith(head, text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.True(text.Split("\r\n").Length > 3);
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_may_ask_why_a_hit_ranks_where_it_does_and_nobody_else()
    {
        var mine = await portal.Http.GetStringAsync("/tim-kiem?q=thi+dua&explain=1", TestContext.Current.CancellationToken);
        Assert.Contains("weight(syllables:thi &lt;b&gt;)", mine, StringComparison.Ordinal);
        Assert.Contains("1,25", mine, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tim-kiem?q=thi+dua&explain=1");
        request.Headers.Add("X-Forwarded-For", "10.1.2.3");
        var theirs = await (await portal.Http.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("weight(", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("explain", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("giải thích điểm", theirs, StringComparison.Ordinal);
        await portal.Browser.CheckAsync("/tim-kiem?q=thi+dua&explain=1", new Sight(Sight.Wide), "giai-thich");
    }

    /// <summary>Each is a round trip to a server; those of a page do not wait for each other.</summary>
    [Theory]
    [InlineData("/", 0)]
    [InlineData("/tim-kiem?q=thi+dua", 1)]
    [InlineData("/tim-kiem?q=thi+dua&cap=district&nam=2021", 3)]
    [InlineData("/tim-kiem?xem=mang-luoi", 1)]
    [InlineData("/tim-kiem?xem=trien-khai", 2)]
    [InlineData("/tim-kiem?xem=dong-thoi-gian", 1)]
    [InlineData("/tim-kiem/ban-in?q=thi+dua&cap=district", 1)]
    [InlineData("/tim-kiem.csv?q=thi+dua", 1)]
    public async Task Pages_ask_the_index_no_more_than_they_show(string path, int requests)
    {
        portal.Watched.TakeAsked();
        await portal.Http.GetStringAsync(path, TestContext.Current.CancellationToken);
        Assert.InRange(portal.Watched.TakeAsked(), 0, requests);
    }

    [Fact]
    public async Task Pages_of_directives_units_movements_and_documents_ask_once_and_all_at_once()
    {
        var stop = TestContext.Current.CancellationToken;
        var unit = (await portal.Archive.Units.ListAsync(null, 0, 1, stop)).Items[0].Slug;
        var movement = (await portal.Archive.Movements.ListAsync(0, 1, stop)).Items[0].Slug;
        var directive = (await portal.Archive.Instruments.MostCitedAsync(1, stop))[0].Slug;
        var document = (await portal.Archive.Documents.LatestAsync(1, stop))[0].Id;
        foreach (var (path, requests) in new[] { ($"/vien-dan/{directive}", 9), ($"/don-vi/{unit}", 2), ($"/phong-trao/{movement}", 2), ($"/van-ban/{document}", 0) })
        {
            portal.Watched.TakeAsked();
            await portal.Http.GetStringAsync(path, stop);
            Assert.True(portal.Watched.TakeAsked() is var asked && asked <= requests, $"{path}: {asked}");
        }
    }
}
