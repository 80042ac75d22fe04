using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Tests.Portal;

/// <summary>What the jobs page says of the work table, and who may do what with it.</summary>
public sealed partial class JobPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nothing_is_left_the_page_says_so()
    {
        await using var scene = await JobScene.OpenAsync();
        var page = await scene.ReadAsync("/cong-viec");
        foreach (var words in new[] { "Mọi việc đã xong", "Không có việc nào hỏng", "Chưa có chương trình nào nhận việc", "Chưa có việc nào được đặt lịch" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("Không có việc nào hỏng", await scene.ReadAsync("/cong-viec/hong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_programs_failures_and_schedules_are_told_in_words()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        var page = Text(await scene.ReadAsync("/cong-viec"));
        Assert.Matches("Còn 520 việc, khoảng [0-9]+ phút nữa thì xong\\. 16 việc hỏng cần xem", page);
        Assert.Matches("Chuyển đổi tệp 400 16 4 ?thử lại lúc [0-9:]{8} 15 2 phút [0-9]+/phút", page);
        Assert.Contains("Trình xử lý may-chu-b, tiến trình 2417 1.4.0", page, StringComparison.Ordinal);
        Assert.Contains("Trình xử lý đang dừng may-chu-c", page, StringComparison.Ordinal);
        Assert.Matches("Trình xử lý mất liên lạc may-chu-d, tiến trình 2417 1\\.4\\.0 [0-9/ :]+ 15 phút trước", page);
        Assert.Contains("chuyển đổi tệp 16", page, StringComparison.Ordinal);
        Assert.Contains("Sao lưu hằng ngày lúc 01:30", page, StringComparison.Ordinal);
        Assert.Contains("trong 2 phút", page, StringComparison.Ordinal);
        Assert.Contains("Đối chiếu chỉ mục với kho chủ nhật hằng tuần lúc 03:00", page, StringComparison.Ordinal);
        Assert.Contains("không thành Không ghi được: đĩa đầy.", page, StringComparison.Ordinal);
        Assert.Contains("Tệp bị hỏng hoặc không đúng định dạng. Hãy mở bằng", page, StringComparison.Ordinal);
        Assert.Contains("Ví dụ: ke-hoach-thi-dua-812.pdf", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_away_and_work_that_nobody_takes_are_told_first()
    {
        await using var away = await JobScene.OpenAsync(JobScene.Broken);
        Assert.Matches("Chỉ mục tìm kiếm chưa trả lời từ [0-9/ :]+; 60 việc đang chờ, không việc nào bị mất\\. 121 việc hỏng cần xem", Text(await away.ReadAsync("/cong-viec")));
        await away.ExecuteAsync("DELETE FROM state WHERE name = 'index_away_since'");
        Assert.Contains("60 việc đang chờ nhưng chưa có chương trình nào nhận", Text(await away.ReadAsync("/cong-viec")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_failures_is_tried_again_and_the_page_says_how_many()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        var answer = await scene.PostAsync("/cong-viec", ("buoc", "chuyen-doi"), ("ly-do", "damaged"));
        Assert.Equal((HttpStatusCode.SeeOther, "/cong-viec?da-thu-lai=12"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(4, await scene.CountAsync("work WHERE dead = 1"));
        var line = Assert.Single((await scene.Archive.Audit.ListAsync(null, "cong-viec", 0, 9, Stop)).Items).Entry;
        Assert.Equal(("máy chủ", "cong-viec.thu-lai", "chuyen-doi damaged", "12 việc"), (line.Who, line.Action, line.Target, line.Detail));
        Assert.Equal(12, await scene.CountAsync("run_items WHERE document_id IN (SELECT 'd' || i FROM (WITH RECURSIVE n (i) AS (SELECT 801 UNION ALL SELECT i + 1 FROM n WHERE i < 812) SELECT i FROM n)) AND state = 0"));
        Assert.Contains("Đã đưa 12 việc trở lại hàng chờ.", await scene.ReadAsync("/cong-viec?da-thu-lai=12"), StringComparison.Ordinal);
        var again = await scene.PostAsync("/cong-viec", ("buoc", "chuyen-doi"), ("ly-do", "damaged"));
        Assert.Contains("Không còn việc hỏng nào như vậy", await scene.ReadAsync(again.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_letters_are_tried_again_one_by_one_or_all_that_match()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        var one = (await scene.Archive.Jobs.DeadLettersAsync(new DeadLetterFilter(ReasonCode: "encrypted"), 0, 1, Stop)).Items[0];
        var answer = await scene.PostAsync("/cong-viec/hong", ("buoc", "chuyen-doi"), ("ly-do", "encrypted"), ("danh-sach", "true"), ("viec", $"{one.Id}"));
        Assert.Equal("/cong-viec/hong?buoc=chuyen-doi&ly-do=encrypted&da-thu-lai=1", answer.Headers.Location!.OriginalString);
        Assert.Equal(15, await scene.CountAsync("work WHERE dead = 1"));
        Assert.Contains("da-thu-lai=15", (await scene.PostAsync("/cong-viec/hong", ("danh-sach", "true"))).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync("work WHERE dead = 1"));
    }

    [Fact]
    public async Task A_schedule_is_started_where_the_program_holds_the_clock()
    {
        var ran = new List<string>();
        var runner = new ScheduleRunner((name, _) => { ran.Add(name); return Task.FromResult(name == "backup"); });
        await using var scene = await JobScene.OpenAsync(services => services.AddSingleton(runner), JobScene.Worker("a", "serve", 1), JobScene.Schedules);
        Assert.Equal(3, ButtonToRun().Count(await scene.ReadAsync("/cong-viec")));
        var started = await scene.PostAsync("/cong-viec/chay-ngay", "/cong-viec", [("lich", "backup")]);
        Assert.Contains("Đã cho chạy ngay: Sao lưu.", await scene.ReadAsync(started.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var refused = await scene.PostAsync("/cong-viec/chay-ngay", "/cong-viec", [("lich", "upkeep")]);
        Assert.Contains("Chưa cho chạy được: Bảo dưỡng cơ sở dữ liệu.", await scene.ReadAsync(refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(["backup", "upkeep"], ran);
        Assert.Equal("backup", Assert.Single((await scene.Archive.Audit.ListAsync(null, "cong-viec.chay-ngay", 0, 9, Stop)).Items).Entry.Target);
        Assert.DoesNotContain("tuỳ ý", WebUtility.HtmlDecode(await scene.ReadAsync("/cong-viec?da-chay=" + Uri.EscapeDataString("tuỳ ý"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_clock_nothing_is_offered_to_start()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        Assert.DoesNotMatch(ButtonToRun(), await scene.ReadAsync("/cong-viec"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.PostAsync("/cong-viec/chay-ngay", "/cong-viec", [("lich", "backup")])).StatusCode);
    }

    [Theory]
    [InlineData("/cong-viec")]
    [InlineData("/cong-viec.json")]
    [InlineData("/cong-viec/hong")]
    public async Task Nobody_sees_it_without_a_role(string path)
    {
        await using var scene = await JobScene.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        Assert.NotEqual(HttpStatusCode.OK, (await scene.Http.SendAsync(request, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("bien-tap", false)]
    [InlineData("quan-tri", true)]
    public async Task Editors_see_what_operators_may_change(string group, bool offered)
    {
        var access = new AccessOptions { Proxies = [IPNetwork.Parse("127.0.0.0/8")], UserHeader = "Remote-User", GroupsHeader = "Remote-Groups", EditorGroup = "bien-tap", OperatorGroup = "quan-tri" };
        await using var scene = await JobScene.OpenAsync(
            services => services.AddSingleton(access).AddSingleton(new ScheduleRunner((_, _) => Task.FromResult(true))), JobScene.Busy);
        foreach (var (header, value) in new[] { ("Remote-User", "an"), ("Remote-Groups", group), ("X-Forwarded-Proto", "https") }) scene.Http.DefaultRequestHeaders.Add(header, value);
        foreach (var path in new[] { "/cong-viec", "/cong-viec/hong" })
        {
            var page = await scene.ReadAsync(path);
            Assert.Contains("Tệp được bảo vệ bằng mật khẩu", page, StringComparison.Ordinal);
            Assert.Equal(offered, page.Contains("__RequestVerificationToken", StringComparison.Ordinal));
            Assert.Equal(offered, page.Contains("<button class=\"button quiet small\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Trying_again_is_refused_without_the_role_and_without_the_token_of_the_form()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        var token = Token().Match(await scene.ReadAsync("/cong-viec")).Groups[1].Value;
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/cong-viec/thu-lai") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        foreign.Headers.Add("X-Forwarded-For", "10.0.0.1");
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Http.SendAsync(foreign, Stop)).StatusCode);
        using var bare = new FormUrlEncodedContent([new("buoc", "chuyen-doi")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await scene.Http.PostAsync("/cong-viec/thu-lai", bare, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scene.Http.GetAsync("/cong-viec/thu-lai", Stop)).StatusCode);
        Assert.Equal(16, await scene.CountAsync("work WHERE dead = 1"));
    }

    [Fact]
    public async Task Dead_letters_are_paged_and_filtered_by_step_and_reason()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Broken);
        Assert.Equal(50, Rows(await scene.ReadAsync("/cong-viec/hong")));
        Assert.Equal(21, Rows(await scene.ReadAsync("/cong-viec/hong?trang=3")));
        Assert.Equal(20, Rows(await scene.ReadAsync("/cong-viec/hong?buoc=chuyen-doi&ly-do=conversion-timeout&trang=3")));
        var cut = await scene.ReadAsync("/cong-viec/hong?ly-do=bi-ngat");
        Assert.Equal(1, Rows(cut));
        Assert.Contains("Thử lại cả 1 việc", cut, StringComparison.Ordinal);
        Assert.Contains("Không có việc hỏng nào như vậy", await scene.ReadAsync("/cong-viec/hong?buoc=chi-muc"), StringComparison.Ordinal);
        Assert.Equal(50, Rows(await scene.ReadAsync("/cong-viec/hong?buoc=khong-co")));
    }

    [Fact]
    public async Task Documents_that_readers_have_are_linked_others_are_named()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Documents(2), JobScene.Dead(0, 1, 2, "damaged", "Tệp bị hỏng."));
        var page = await scene.ReadAsync("/cong-viec/hong");
        Assert.Contains("<a href=\"/van-ban/d2\">ke-hoach-thi-dua-2.pdf</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/van-ban/d1", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/nap-tai-lieu/1\">Kế hoạch thi đua năm 2026</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_files_and_programs_call_themselves_is_shown_as_text()
    {
        await using var scene = await JobScene.OpenAsync(
            JobScene.Documents(1), JobScene.Dead(0, 1, 1, "\"><script>", "<img src=x onerror=alert(1)>"), JobScene.Worker("w", "<em>", 1),
            "UPDATE documents SET file_name = '<script>alert(1)</script>'; INSERT INTO schedules (name, cron) VALUES ('<i>', '<u> * * * * ?')");
        foreach (var path in new[] { "/cong-viec", "/cong-viec/hong", "/cong-viec/hong?ly-do=" + Uri.EscapeDataString("\"><script>") })
        {
            var page = await scene.ReadAsync(path);
            Assert.DoesNotMatch("<script>|<img|<em>|<i>|<u>", page);
            Assert.DoesNotMatch("<[^>]+ (style|on[a-z]+)=\"|<style", page);
        }
    }

    [Fact]
    public async Task Programs_read_the_same_numbers_as_json()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        using var json = JsonDocument.Parse(await scene.ReadAsync("/cong-viec.json"));
        var root = json.RootElement;
        Assert.Equal("busy", root.GetProperty("state").GetString());
        var convert = root.GetProperty("steps")[0];
        Assert.Equal(("convert", 400, 16, 4, 15), (convert.GetProperty("step").GetString(), Int(convert, "waiting"), Int(convert, "working"), Int(convert, "later"), Int(convert, "dead")));
        Assert.True(convert.GetProperty("rate").GetDouble() > 30);
        Assert.Equal(5, root.GetProperty("workers").GetArrayLength());
        Assert.Single(root.GetProperty("workers").EnumerateArray(), worker => worker.GetProperty("lost").GetBoolean());
        Assert.Equal(12, Int(root.GetProperty("failures")[0], "count"));
        Assert.Equal("failed", root.GetProperty("schedules")[3].GetProperty("outcome").GetString());
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static int Rows(string page) => Row().Count(page);

    /// <summary>What a page says, without its marks.</summary>
    private static string Text(string page) => Blank().Replace(Mark().Replace(WebUtility.HtmlDecode(page), " "), " ").Replace(" .", ".", StringComparison.Ordinal);

    [GeneratedRegex("<th scope=\"row\"")]
    private static partial Regex Row();

    [GeneratedRegex("name=\"lich\"")]
    private static partial Regex ButtonToRun();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Mark();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    internal static partial Regex Token();
}
