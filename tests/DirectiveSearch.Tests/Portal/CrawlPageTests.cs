using System.Net;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;

namespace DirectiveSearch.Tests.Portal;

/// <summary>The pages of sources and their crawls, what portals say on a document's page, and the list of what is wanted.</summary>
public sealed class CrawlPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_there_is_no_source_the_page_says_how_one_is_added()
    {
        await using var scene = await UploadScene.OpenAsync();
        var page = CrawlScene.Plain(await scene.ReadAsync("/nguon"));
        Assert.Contains("Chưa có nguồn nào", page, StringComparison.Ordinal);
        Assert.Contains("data/sources/van-an.yaml", page, StringComparison.Ordinal);
        Assert.Contains("Không thiếu văn bản nào", await scene.ReadAsync("/can-tim"), StringComparison.Ordinal);
        foreach (var path in (string[])["/nguon/khong-co", "/nguon/khong-co.json"]) Assert.Equal(HttpStatusCode.NotFound, (await scene.Http.GetAsync(path, Stop)).StatusCode);
        Assert.Contains("href=\"/nguon\"", await scene.ReadAsync("/nap-tai-lieu"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_are_told_in_words_and_in_json()
    {
        await using var scene = await CrawlScene.OpenAsync();
        var list = await scene.TextAsync("/nguon");
        Assert.Contains("3 nguồn, 1 nguồn đang chạy. 2 nguồn cần xem.", list, StringComparison.Ordinal);
        Assert.Matches("Công báo tỉnh Văn An https://van-an.example/ds dừng sớm Mẫu trang không còn khớp nên dừng để không ghi sai. [0-9/: ]+ 4 trang mới · 3 lỗi 1 ?cảnh báo", list);
        Assert.Contains("không có kiểu cổng “sharepont”", list, StringComparison.Ordinal);
        Assert.Contains("1 trang, 1 tệp", list, StringComparison.Ordinal);
        Assert.Matches("quét toàn bộ [0-9/]+ [0-9:]+", list);

        var broken = await scene.TextAsync("/nguon/van-an");
        Assert.Contains("Cần người xem: 1 cảnh báo Trang danh sách không còn bảng văn bản như trước", broken, StringComparison.Ordinal);
        Assert.Contains("3 lần", broken, StringComparison.Ordinal);
        Assert.Contains("Quá thời gian cho phép (60 giây) mà máy chủ chưa gửi xong. Lần chạy sau sẽ tải lại. lỗi, sẽ hỏi lại 3", broken, StringComparison.Ordinal);
        Assert.Contains("/nguon/van-an?xem=dia-chi&amp;trang-thai=loi&amp;ly-do=timeout", await scene.Portal.ReadAsync("/nguon/van-an"), StringComparison.Ordinal);
        var busy = await scene.TextAsync("/nguon/hung-loc");
        Assert.Contains("Đang thu thập phần mới: đã hỏi 3 địa chỉ, còn 59 đang chờ.", busy, StringComparison.Ordinal);
        Assert.Contains("6 lượt hỏi máy chủ, 3 MB tải về, 51 địa chỉ mỗi phút", busy, StringComparison.Ordinal);
        Assert.Contains("Với tốc độ này còn khoảng 2 phút", busy, StringComparison.Ordinal);
        Assert.Matches("hằng ngày lúc 05:00, lần tới [0-9/]+ [0-9:]+", busy);

        using var json = JsonDocument.Parse(await scene.Portal.ReadAsync("/nguon/van-an.json"));
        Assert.Equal("layout", json.RootElement.GetProperty("alarms")[0].GetProperty("code").GetString());
        Assert.Equal(("stopped", 3), (json.RootElement.GetProperty("source").GetProperty("run").GetProperty("state").GetString(), json.RootElement.GetProperty("failures")[0].GetProperty("count").GetInt32()));
        using var all = JsonDocument.Parse(await scene.Portal.ReadAsync("/nguon.json"));
        Assert.Equal(3, all.RootElement.GetArrayLength());
        foreach (var path in (string[])["/nguon", "/nguon/van-an", "/nguon/hung-loc", "/nguon/hung-loc?xem=dia-chi", "/nguon/hung-loc?xem=lan-chay", $"/van-ban/{scene.Document}"])
            Assert.DoesNotMatch("<b>\\W|<i>|<[^>]+ (style|on[a-z]+)=\"", (await scene.Portal.ReadAsync(path)).Replace("<b>Văn bản", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_keeps_all_sources_from_being_crawled_is_told_once()
    {
        await using var scene = await UploadScene.OpenAsync();
        var source = new CrawlScript(scene.Archive).Source with { Fault = "Chưa khai địa chỉ liên hệ." };
        await scene.Archive.Crawls.PlanAsync([source, source with { Slug = "cong-b" }, source with { Slug = "cong-c", Fault = "Sai ở dòng 3." }], Stop);
        var page = await scene.ReadAsync("/nguon");
        Assert.Contains("Chưa thu thập được 2 nguồn: Chưa khai địa chỉ liên hệ.", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("Chưa khai địa chỉ liên hệ.").Length);
        Assert.Contains("3 nguồn. 1 nguồn cần xem.", page, StringComparison.Ordinal);
        await scene.Archive.Crawls.PlanAsync([.. Enumerable.Range(1, 51).Select(number => source with { Slug = $"cong-{number:00}", Name = $"Cổng {number:00}" })], Stop);
        Assert.DoesNotContain("Cổng 51", await scene.ReadAsync("/nguon"), StringComparison.Ordinal);
        Assert.Contains("Cổng 51", await scene.ReadAsync("/nguon?trang=2"), StringComparison.Ordinal);
        await scene.Archive.Crawls.PlanAsync([source, source with { Slug = "cong-b" }], Stop);
        Assert.Contains("Chưa khai địa chỉ liên hệ.", await scene.ReadAsync("/nguon/cong-b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_filtered_and_paged_and_lead_to_their_documents()
    {
        await using var scene = await CrawlScene.OpenAsync();
        Assert.Contains("62 địa chỉ", await scene.TextAsync("/nguon/hung-loc?xem=dia-chi"), StringComparison.Ordinal);
        Assert.Contains("trang=2", await scene.Portal.ReadAsync("/nguon/hung-loc?xem=dia-chi"), StringComparison.Ordinal);
        var files = await scene.Portal.ReadAsync("/nguon/hung-loc?xem=dia-chi&trang-thai=da-co&loai=tep");
        Assert.Contains("1 địa chỉ", CrawlScene.Plain(files), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/van-ban/{scene.Document}\">xem văn bản</a>", files, StringComparison.Ordinal);
        Assert.Contains("3 địa chỉ", await scene.TextAsync("/nguon/van-an?xem=dia-chi&trang-thai=loi&ly-do=timeout"), StringComparison.Ordinal);
        Assert.Contains("Không có địa chỉ nào như vậy", await scene.TextAsync("/nguon/van-an?xem=dia-chi&trang-thai=khong-con"), StringComparison.Ordinal);
        Assert.Contains("đang chạy", await scene.TextAsync("/nguon/hung-loc?xem=lan-chay"), StringComparison.Ordinal);
        Assert.Contains("Nguồn này chưa chạy lần nào", await scene.TextAsync("/nguon/chua-chay?xem=lan-chay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operators_start_pause_and_try_again_and_it_is_written_down()
    {
        await using var scene = await CrawlScene.OpenAsync();
        Assert.Equal(["thu-thap", "quet", "thu-lai"], await ButtonsAsync(scene, "van-an"));
        Assert.Equal(["tam-dung"], await ButtonsAsync(scene, "hung-loc"));
        Assert.Empty(await ButtonsAsync(scene, "chua-chay"));
        foreach (var action in (string[])["thu-thap", "quet", "thu-lai"])
        {
            var done = await ActAsync(scene, "van-an", action);
            Assert.Equal((HttpStatusCode.SeeOther, $"/nguon/van-an?da-lam={action}"), (done.StatusCode, done.Headers.Location!.OriginalString));
            Assert.Contains("role=\"status\">Đã cho", await scene.Portal.ReadAsync(done.Headers.Location.OriginalString), StringComparison.Ordinal);
        }

        await ActAsync(scene, "hung-loc", "tam-dung");
        Assert.Contains("Sắp tạm dừng", await scene.TextAsync("/nguon/hung-loc"), StringComparison.Ordinal);
        Assert.Empty(await ButtonsAsync(scene, "hung-loc"));
        await scene.Running.EndAsync(CrawlRunState.Paused);
        Assert.Equal(["chay-tiep"], await ButtonsAsync(scene, "hung-loc"));
        await ActAsync(scene, "hung-loc", "chay-tiep");
        Assert.Equal([("van-an", CrawlMode.Latest, false), ("van-an", CrawlMode.Sweep, false), ("van-an", CrawlMode.Failures, false), ("hung-loc", CrawlMode.Latest, true)], scene.Asked);
        Assert.Equal(
            ["nguon.chay-tiep", "nguon.tam-dung", "nguon.thu-lai", "nguon.quet", "nguon.thu-thap"],
            (await scene.Archive.Audit.ListAsync(null, "nguon", 0, 9, Stop)).Items.Select(line => line.Entry.Action));

        scene.Fault = "Chưa đặt địa chỉ liên hệ (--crawl-contact) nên không cổng nào được hỏi.";
        var refused = await ActAsync(scene, "van-an", "thu-thap");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(scene.Fault, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await ActAsync(scene, "van-an", "tam-dung")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ActAsync(scene, "van-an", "xoa")).StatusCode);
        Assert.Equal(5, (await scene.Archive.Audit.ListAsync(null, "nguon", 0, 9, Stop)).Total);
    }

    [Fact]
    public async Task Where_no_program_crawls_the_pages_have_no_buttons()
    {
        await using var scene = await CrawlScene.OpenAsync(listens: false);
        foreach (var source in (string[])["van-an", "hung-loc"]) Assert.Empty(await ButtonsAsync(scene, source));
        Assert.Equal(HttpStatusCode.NotFound, (await ActAsync(scene, "van-an", "thu-thap")).StatusCode);
        var run = await scene.TextAsync($"/nap-tai-lieu/{scene.Running.Run}");
        Assert.Contains("Thu thập từ cổng thông tin Thu thập phần mới · đang chạy · 6 lượt hỏi máy chủ", run, StringComparison.Ordinal);
        Assert.Contains("Xem nguồn", run, StringComparison.Ordinal);
        Assert.Contains("Tệp tải về và văn bản", run, StringComparison.Ordinal);
        Assert.Contains("Thu thập nguồn hung-loc", await scene.TextAsync("/cong-viec"), StringComparison.Ordinal);
        Assert.Contains("Quét toàn bộ nguồn hung-loc", await scene.TextAsync("/cong-viec"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_shows_what_its_portal_says_where_that_contradicts_it_and_when_it_is_gone()
    {
        await using var scene = await CrawlScene.OpenAsync();
        var page = await scene.TextAsync($"/van-ban/{scene.Document}");
        Assert.Contains("Cổng thông tin điện tử huyện Hưng Lộc ghi khác văn bản ở: ngày ban hành.", page, StringComparison.Ordinal);
        Assert.Contains("Văn bản: 05/02/2021 · Cổng thông tin: 06/02/2021", page, StringComparison.Ordinal);
        Assert.Contains("Số, ký hiệu 12 /KH-UBND", page, StringComparison.Ordinal);
        Assert.Contains("Cơ quan ban hành UBND tỉnh", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://hung-loc.example/van-ban/1\"", await scene.Portal.ReadAsync($"/van-ban/{scene.Document}"), StringComparison.Ordinal);
        Assert.DoesNotContain("không còn trang này", page, StringComparison.Ordinal);

        await scene.Running.RecordAsync(await scene.Running.AnswerAsync("van-ban/1") with { Reading = CrawlScript.Reading("2", ("number", "12 /KH-UBND"), ("issued", "05/02/2021"), ("type", "Kế hoạch"), ("status", "Hết hiệu lực")) });
        page = await scene.TextAsync($"/van-ban/{scene.Document}");
        Assert.Matches("Ngày ban hành 05/02/2021 Trước [0-9/]+ ghi: 06/02/2021", page);
        Assert.Matches("Tình trạng Hết hiệu lực Trước [0-9/]+ ghi: Còn hiệu lực", page);
        Assert.Matches("Cơ quan ban hành không còn ghi Trước [0-9/]+ ghi: UBND tỉnh", page);
        Assert.DoesNotContain("ghi khác văn bản", page, StringComparison.Ordinal);

        await scene.Running.RecordAsync(await scene.Running.AnswerAsync("van-ban/1", CrawlState.Gone));
        Assert.Matches("Cổng thông tin không còn trang này từ ngày [0-9/]+; văn bản vẫn được giữ trong kho", await scene.TextAsync($"/van-ban/{scene.Document}"));
    }

    [Fact]
    public async Task What_is_wanted_is_listed_filtered_and_taken_away()
    {
        await using var scene = await CrawlScene.OpenAsync();
        var page = await scene.TextAsync("/can-tim");
        Assert.Contains("Chỉ thị 34-CT/TW", page, StringComparison.Ordinal);
        Assert.Contains("Bộ Chính trị 07/4/2014 1", page, StringComparison.Ordinal);
        Assert.Contains("Chỉ thị 34-CT/TW", await scene.TextAsync("/can-tim?loai=chi-thi&giai-doan=2011-2015"), StringComparison.Ordinal);
        Assert.Contains("Không có văn bản nào như vậy", await scene.TextAsync("/can-tim?loai=chi-thi&giai-doan=tu-2021"), StringComparison.Ordinal);
        var csv = (await scene.Portal.ReadAsync("/can-tim.csv?loai=chi-thi")).Split("\r\n");
        Assert.StartsWith("Loại,\"Số, ký hiệu\",Trích yếu", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("Chỉ thị,34-CT/TW,", csv[1], StringComparison.Ordinal);
        Assert.Contains("href=\"/can-tim\"", await scene.Portal.ReadAsync("/"), StringComparison.Ordinal);
    }

    /// <summary>Each page in one width and scheme, so that all four are seen; without scripts the form sends all the same.</summary>
    [Fact]
    public async Task The_pages_hold_in_browsers()
    {
        await using var scene = await CrawlScene.OpenAsync();
        (string Path, string Picture)[] pages =
        [
            ("/nguon", "nguon"), ("/nguon/hung-loc", "nguon-chay"), ("/nguon/van-an", "nguon-hong"), ("/nguon/hung-loc?xem=dia-chi", "nguon-dia-chi"), ("/nguon/van-an?xem=lan-chay", "nguon-lan-chay"),
            ($"/nap-tai-lieu/{scene.Running.Run}", "nguon-lan-nap"), ($"/van-ban/{scene.Document}", "nguon-van-ban"), ("/can-tim", "can-tim"),
        ];
        Sight[] sights = [new(Sight.Narrow), new(Sight.Wide, Dark: true), new(Sight.Narrow), new(Sight.Narrow, Dark: true), new(Sight.Wide)];
        foreach (var (number, (path, picture)) in pages.Index()) await scene.Portal.Browser.CheckAsync(path, sights[number % sights.Length], picture);
        await using var seen = await scene.Portal.Browser.OpenAsync("/nguon/van-an", new Sight(Sight.Narrow, Scripts: false));
        await seen.Page.GetByText("Quét toàn bộ").First.FocusAsync();
        await seen.Page.Keyboard.PressAsync("Enter");
        await seen.Page.GetByText("Đã cho quét toàn bộ nguồn này").WaitForAsync();
        Assert.Equal([("van-an", CrawlMode.Sweep, false)], scene.Asked);
    }

    private static async Task<IReadOnlyList<string>> ButtonsAsync(CrawlScene scene, string source) =>
        [.. System.Text.RegularExpressions.Regex.Matches(await scene.Portal.ReadAsync($"/nguon/{source}"), "name=\"viec\" value=\"([a-z-]+)\"").Select(match => match.Groups[1].Value)];

    private static Task<HttpResponseMessage> ActAsync(CrawlScene scene, string source, string action) =>
        scene.Portal.SendAsync($"/nguon/{source}", new FormUrlEncodedContent([new("viec", action)]));
}
