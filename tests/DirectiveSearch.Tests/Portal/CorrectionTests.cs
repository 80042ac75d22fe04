using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.People;

namespace DirectiveSearch.Tests.Portal;

/// <summary>What editors decide and readers report, on the pages.</summary>
public sealed class CorrectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_sets_what_a_citation_means_and_takes_it_back()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        var page = $"/van-ban/{scene.First}";
        var place = await PlaceAsync(scene, scene.First, "34-CT/TW", 1);
        var answer = await editor.PostAsync(
            page, "/dinh-chinh", ("cho", place), ("van-ban", "khac"), ("loai", "Chỉ thị"), ("so", "34-ct/tw"), ("co-quan", "Ban Bí thư"), ("ngay", "24/5/2024"),
            ("ghi-chu", "nhà ở <b>xã hội</b>"), ("ve", $"{page}#vd-1"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{page}?dinh-chinh=da-ghi#vd-1"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        await scene.WorkAsync();
        var html = await editor.TextAsync(page);
        Assert.Contains("/vien-dan/34-ct-tw-2024", html, StringComparison.Ordinal);
        Assert.Contains("nhà ở <b>xã hội</b>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>xã hội", html, StringComparison.Ordinal);

        Assert.Contains("đính chính", await editor.TextAsync("/vien-dan/34-ct-tw-2024"), StringComparison.Ordinal);
        var made = (await scene.Archive.Corrections.ListAsync(0, 10, Cancellation)).Items.Single();
        Assert.Contains(made.Batch, await editor.TextAsync("/dinh-chinh"), StringComparison.Ordinal);
        var undone = await editor.PostAsync(page, $"/dinh-chinh/{made.Batch}/hoan-tac", ("ve", "/vien-dan/34-ct-tw-2024"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{page}?dinh-chinh=da-hoan-tac"), (undone.StatusCode, undone.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync(page, $"/dinh-chinh/{made.Batch}/hoan-tac", ("ve", page))).StatusCode);
        await scene.WorkAsync();
        Assert.DoesNotContain("34-ct-tw-2024", await editor.TextAsync(page), StringComparison.Ordinal);
        Assert.Equal(["dinh-chinh.hoan-tac", "dinh-chinh.dat"], (await scene.Archive.Audit.ListAsync(null, "dinh-chinh", 0, 10, Cancellation)).Items.Select(line => line.Entry.Action));
    }

    [Fact]
    public async Task Two_instruments_are_merged_from_the_page_of_one()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        const string Page = "/vien-dan/51-tt-byt-2024";
        Assert.Contains("Thông tư 51/2024/TT-BYT", WebUtility.HtmlDecode(await editor.TextAsync(Page)), StringComparison.Ordinal);
        var answer = await editor.PostAsync(Page, "/dinh-chinh/gop", ("tu", "51-tt-byt-2024"), ("van-ban", "khac"), ("so", "http://kho/vien-dan/51-2024-tt-byt?trang=2"), ("ghi-chu", "thiếu năm"), ("ve", Page));
        Assert.Equal((HttpStatusCode.SeeOther, "/vien-dan/51-2024-tt-byt?dinh-chinh=da-ghi"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        await scene.WorkAsync();
        var moved = await editor.GetAsync(Page);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/vien-dan/51-2024-tt-byt"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync("/vien-dan/51-2024-tt-byt", "/dinh-chinh/gop", ("tu", "51-2024-tt-byt"), ("van-ban", "51-2024-tt-byt"))).StatusCode);
    }

    /// <summary>From the list to the movement's page, its search and back.</summary>
    [Fact]
    public async Task An_editor_says_whether_a_name_belongs_to_the_movement_that_it_resembles()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        const string List = "/dinh-chinh/phong-trao";
        const string Name = "Thanh niên Tây Ninh đổi mới sáng tạo và chuyển đổi số";
        const string Family = "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số";
        var (alone, joined) = ($"/phong-trao/{Slug(Name)}", $"/phong-trao/{Slug(Family)}");
        var list = WebUtility.HtmlDecode(await editor.TextAsync(List + "?trang=7"));
        Assert.Contains(Name, list, StringComparison.Ordinal);
        Assert.Contains($"/van-ban/{scene.First}#neu-1", list, StringComparison.Ordinal);
        Assert.Contains($"{List}?phong-trao={Slug(Family)}", WebUtility.HtmlDecode(await editor.TextAsync($"/van-ban/{scene.First}")), StringComparison.Ordinal);
        foreach (var wrong in (string[])["", "Phong trào không ai biết", Name])
            Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync(List, List, ("ten", Name), ("quyet-dinh", "thuoc"), ("phong-trao", wrong), ("ve", List))).StatusCode);
        var answer = await editor.PostAsync(List, List, ("ten", Name), ("quyet-dinh", "thuoc"), ("phong-trao", Family), ("ghi-chu", "một <b>đợt</b>"), ("ve", List));
        Assert.Equal((HttpStatusCode.SeeOther, $"{List}?dinh-chinh=da-ghi"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Contains("Không có tên phong trào nào chờ xác định", WebUtility.HtmlDecode(await editor.TextAsync(List)), StringComparison.Ordinal);
        await scene.WorkAsync();
        var moved = await editor.GetAsync(alone);
        Assert.Equal((HttpStatusCode.Redirect, joined), (moved.StatusCode, moved.Headers.Location!.ToString()));
        var page = await editor.TextAsync(joined);
        Assert.Contains($"“{Name}” thuộc phong trào “{Family}”: một <b>đợt</b>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>đợt", page, StringComparison.Ordinal);
        Assert.Contains($"/van-ban/{scene.First}", await editor.TextAsync($"/tim-kiem?phong-trao={Slug(Family)}"), StringComparison.Ordinal);
        Assert.Contains("theo đính chính", WebUtility.HtmlDecode(await editor.TextAsync($"/van-ban/{scene.First}")), StringComparison.Ordinal);

        // The page of a movement decides too, and what was decided is taken back from the list.
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostAsync(joined, List, ("ten", Name), ("quyet-dinh", "rieng"), ("ve", joined))).StatusCode);
        await scene.WorkAsync();
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(alone)).StatusCode);
        foreach (var made in (await scene.Archive.Corrections.ListAsync(0, 10, Cancellation)).Items)
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostAsync("/dinh-chinh", $"/dinh-chinh/{made.Batch}/hoan-tac", ("ve", "/dinh-chinh"))).StatusCode);
        await scene.WorkAsync();
        Assert.Contains(Name, WebUtility.HtmlDecode(await editor.TextAsync($"{List}?phong-trao={Slug(Family)}")), StringComparison.Ordinal);
    }

    private static string Slug(string name) => Directives.Units.UnitDirectory.Slug(name);

    [Theory]
    [InlineData("34ct", "Chỉ thị", "abc", "", "", "bắt đầu bằng chữ số")]
    [InlineData("34ct", "", "34-CT/TW", "", "", "Hãy chọn một văn bản")]
    [InlineData("34ct", "Chỉ thị", "34-CT/TW", "", "31/02/2024", "07/4/2014")]
    [InlineData("34ct", "Chỉ thị", "04/CT-UBND", "", "2024", "cơ quan ban hành")]
    [InlineData("", "Chỉ thị", "34-CT/TW", "", "2024", "Chưa chọn chỗ")]
    public async Task What_is_not_said_well_enough_is_told_and_changes_nothing(string place, string type, string number, string issuer, string date, string told)
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        var chosen = place.Length == 0 ? "" : await PlaceAsync(scene, scene.First, "34-CT/TW", 1);
        var answer = await editor.PostAsync($"/van-ban/{scene.First}", "/dinh-chinh", ("cho", chosen), ("loai", type), ("so", number), ("co-quan", issuer), ("ngay", date));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal(0, (await scene.Archive.Corrections.ListAsync(0, 1, Cancellation)).Total);
    }

    [Fact]
    public async Task A_reader_reports_and_an_editor_closes()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var visitor = scene.Portal.Browse();
        var page = $"/van-ban/{scene.First}/bao-loi?lan=2";
        Assert.Contains("06/2022/QH15", await visitor.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("Không có báo lỗi nào chờ xử lý", WebUtility.HtmlDecode(await visitor.TextAsync("/bao-loi")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(page, page, ("noi-dung", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(page, page, ("noi-dung", new string('x', 1001)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(page, page, ("noi-dung", "a\0b"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/van-ban/khong-co/bao-loi")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync(page, page, ("noi-dung", "Ngày <i>sai</i>"), ("cho", await PlaceAsync(scene, scene.First, "06/2022/QH15", 0)))).StatusCode);
        var list = await visitor.TextAsync("/bao-loi");
        Assert.DoesNotContain("<i>sai", list, StringComparison.Ordinal);
        var report = (await scene.Archive.Reports.ListAsync(false, 0, 10, Cancellation)).Items.Single();
        Assert.Equal(("Ngày <i>sai</i>", 1), (report.Text, report.Index));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync("/bao-loi", $"/bao-loi/{report.Id}/dong", ("ghi-chu", "đã xem"))).StatusCode);
        Assert.Contains("đã xem", WebUtility.HtmlDecode(await visitor.TextAsync("/bao-loi?da-dong=true")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_report_only_so_often()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        // What a proxy forwards was not sent at the machine.
        using var stranger = scene.Portal.Browse(("X-Forwarded-For", "203.0.113.7"));
        var page = $"/van-ban/{scene.First}/bao-loi";
        var answers = new List<HttpStatusCode>();
        for (var report = 0; report < 8; report++) answers.Add((await stranger.PostAsync(page, page, ("noi-dung", $"lỗi {report}"))).StatusCode);
        Assert.Equal(6, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(2, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendAsync("/dinh-chinh")).StatusCode);
        Assert.DoesNotContain("Sửa văn bản được viện dẫn", WebUtility.HtmlDecode(await stranger.TextAsync($"/van-ban/{scene.First}")), StringComparison.Ordinal);
    }

    /// <summary>Both facts, with their counts, and the document that states the rarer one.</summary>
    [Fact]
    public async Task The_page_of_an_instrument_shows_majority_and_outliers()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var visitor = scene.Portal.Browse();
        var html = WebUtility.HtmlDecode(await visitor.TextAsync("/vien-dan/34-ct-tw-2014"));
        html = html[html.IndexOf("khong-thong-nhat", StringComparison.Ordinal)..];
        Assert.Contains("ngày 07/4/2014 (số đông)", html, StringComparison.Ordinal);
        var outlier = html[html.IndexOf("ngày 09/4/2014", StringComparison.Ordinal)..];
        Assert.Contains($"/van-ban/{scene.Second}", outlier[..outlier.IndexOf("</tr>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("“Về đổi mới thi đua”", html, StringComparison.Ordinal);
    }

    /// <summary>With the keyboard, without scripts, on a phone; read again and still there.</summary>
    [Fact]
    public async Task In_a_browser_an_editor_sets_the_page_shows_and_reading_again_keeps_it()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        await using var browser = new PortalBrowser(scene.Portal.Origin);
        await using (var seen = await browser.OpenAsync($"/van-ban/{scene.First}#vd-1", new Sight(Sight.Narrow, Scripts: false)))
        {
            var card = seen.Page.Locator("#vd-1");
            await card.Locator(".correct > summary").FocusAsync();
            await seen.Page.Keyboard.PressAsync("Enter");
            await card.GetByLabel("chỗ 1").UncheckAsync();
            await card.GetByLabel("Loại").FillAsync("Chỉ thị");
            await card.GetByLabel("Số, ký hiệu").FillAsync("34-CT/TW");
            await card.GetByLabel("Cơ quan ban hành").FillAsync("Ban Bí thư");
            await card.GetByLabel("Ngày ban hành").FillAsync("24/5/2024");
            await card.GetByLabel("Lý do").FillAsync("nói về nhà ở xã hội");
            await PortalBrowser.CheckAsync(seen, "dinh-chinh-the");
            await card.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Ghi đính chính" }).ClickAsync();
            await seen.Page.GetByText("Đã ghi nhận đính chính.").WaitForAsync();
        }

        await scene.WorkAsync();
        await scene.ReadAgainAsync();
        foreach (var sight in (Sight[])[new(Sight.Wide), new(Sight.Narrow)])
        {
            await using (var seen = await browser.OpenAsync($"/van-ban/{scene.First}", sight))
            {
                Assert.Equal(1, await seen.Page.GetByText("Xác định là Chỉ thị 34-CT/TW ngày 24/5/2024 của Ban Bí thư: nói về nhà ở xã hội").CountAsync());
                Assert.True(await seen.Page.Locator(".margin a[href='/vien-dan/34-ct-tw-2024']").CountAsync() > 0);
            }

            await using (var seen = await browser.OpenAsync("/vien-dan/34-ct-tw-2014", sight))
            {
                foreach (var summary in await seen.Page.Locator(".correct > summary").AllAsync()) await summary.ClickAsync();
                await PortalBrowser.CheckAsync(seen, "dinh-chinh-van-ban");
            }

            await using (var seen = await browser.OpenAsync($"/van-ban/{scene.First}#vd-1", sight))
            {
                await seen.Page.Locator("#vd-1 .correct > summary").ClickAsync();
                await PortalBrowser.CheckAsync(seen, "dinh-chinh-toan-van");
            }

            await browser.CheckAsync($"/van-ban/{scene.First}/bao-loi?lan=2", sight, "bao-loi-gui");
        }

        await using (var seen = await browser.OpenAsync($"/van-ban/{scene.First}/bao-loi?lan=2", new Sight(Sight.Narrow)))
        {
            await seen.Page.GetByLabel("Điều gì chưa đúng?").FillAsync("Luật này đã được sửa đổi.");
            await seen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Gửi báo lỗi" }).ClickAsync();
            await seen.Page.GetByText("Đã gửi.").WaitForAsync();
        }

        await using (var seen = await browser.OpenAsync("/dinh-chinh/phong-trao", new Sight(Sight.Narrow, Scripts: false)))
        {
            await PortalBrowser.CheckAsync(seen, "phong-trao-chua-ro");
            await seen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Thuộc phong trào này" }).FocusAsync();
            await seen.Page.Keyboard.PressAsync("Enter");
            await seen.Page.GetByText("Đã ghi nhận đính chính.").WaitForAsync();
        }

        foreach (var sight in (Sight[])[new(Sight.Wide), new(Sight.Narrow)])
        {
            await browser.CheckAsync("/dinh-chinh/phong-trao", sight, "phong-trao-chua-ro-trong");
            await browser.CheckAsync("/bao-loi", sight, "bao-loi");
            await browser.CheckAsync("/dinh-chinh", sight, "dinh-chinh");
        }
    }

    /// <summary>As the page's form names the nth citation of a number.</summary>
    private static async Task<string> PlaceAsync(CorrectionScene scene, string id, string number, int nth)
    {
        var stored = (await scene.Archive.Documents.FindAsync(id, null, Cancellation))!.Citations.Where(citation => citation.Citation.Number == number).ElementAt(nth);
        return $"{id}:{stored.Index}:{Directives.Resolution.Resolver.GroupKey(stored.Citation.Type, number)}";
    }
}
