using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Pages.Ingest;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Uploads in many requests, what becomes of the files, and the way back for those that failed; without a browser.</summary>
public sealed class UploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_comes_in_batches_and_keeps_its_paths()
    {
        await using var scene = await UploadScene.OpenAsync();
        var run = await scene.BeginAsync("KH 2021/a.txt", 3);
        var answer = await scene.FilesAsync(run, ("KH 2021/a.txt", UploadScene.Plan), ("KH 2021/Thumbs.db", "x"), ("KH 2021/../../etc/b.txt", UploadScene.Plan + " Hai."));
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal((2, 0, 1), (said.GetProperty("received").GetInt32(), said.GetProperty("failed").GetInt32(), said.GetProperty("leftOut").GetInt32()));
        Assert.True((await scene.Archive.Runs.FindAsync(run, Stop))!.IsReceiving);
        Assert.Contains("còn nhận", await scene.ReadAsync($"/nap-tai-lieu/{run}"), StringComparison.Ordinal);

        // Sent again, since the answer was lost: nothing changes.
        await scene.FilesAsync(run, ("KH 2021/a.txt", UploadScene.Plan));
        await scene.EndAsync(run);
        await scene.WorkAsync();
        var summary = (await scene.Archive.Runs.FindAsync(run, Stop))!;
        Assert.Equal(("KH 2021", RunState.Finished, 2, 2), (summary.Label, summary.State, summary.Total, summary.New));
        Assert.Equal(["KH 2021/a.txt", "KH 2021/etc/b.txt"], (await scene.ItemsAsync(run)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_that_come_after_the_end_are_taken_all_the_same()
    {
        await using var scene = await UploadScene.OpenAsync();
        var run = await scene.BeginAsync("a.txt", 2);
        await scene.FilesAsync(run, ("a.txt", ""));
        await scene.EndAsync(run);
        Assert.Equal(RunState.Finished, (await scene.Archive.Runs.FindAsync(run, Stop))!.State);
        await scene.FilesAsync(run, ("b.txt", UploadScene.Plan));
        Assert.Equal(RunState.Running, (await scene.Archive.Runs.FindAsync(run, Stop))!.State);
        await scene.WorkAsync();
        Assert.Equal((RunState.Finished, 1, 1), (await scene.Archive.Runs.FindAsync(run, Stop))! is var now ? (now.State, now.New, now.Failed) : default);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_ends_with_its_reason_and_its_neighbours_go_on()
    {
        await using var scene = await UploadScene.OpenAsync(new IngestionLimits { LargestFileBytes = 1 << 20 });
        var run = await scene.BeginAsync("a.txt", 2);
        await scene.FilesAsync(run, ("lớn.txt", new string('x', (1 << 20) + 1)), ("nhỏ.txt", UploadScene.Plan));
        var items = await scene.ItemsAsync(run);
        Assert.Equal((RunItemState.Failed, "file-too-large", RunItemState.Waiting), (items["lớn.txt"].State, items["lớn.txt"].ReasonCode, items["nhỏ.txt"].State));
    }

    [Fact]
    public async Task What_breaks_off_is_no_file_at_all()
    {
        await using var scene = await UploadScene.OpenAsync();
        var run = await scene.BeginAsync("a.txt", 1);
        const string torn = "--x\r\nContent-Disposition: form-data; name=\"duong-dan\"\r\n\r\na.txt\r\n--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"tep\"\r\n\r\nKẾ HOẠ";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(torn)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") } };
        Assert.NotEqual(HttpStatusCode.OK, (await scene.SendAsync($"/nap-tai-lieu/{run}/tep", content)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await scene.SendAsync($"/nap-tai-lieu/{run}/tep", new StringContent("không phải biểu mẫu"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.FilesAsync(run + 1, ("a.txt", "x"))).StatusCode);
        Assert.Empty(await scene.ItemsAsync(run));
    }

    [Fact]
    public async Task Failures_stand_by_reason_and_are_tried_again_one_a_group_or_all()
    {
        await using var scene = await UploadScene.OpenAsync();
        var run = await scene.BeginAsync("a", 5);
        await scene.FilesAsync(run, ("hỏng 1.docx", "PK\u0003\u0004một"), ("hỏng 2.docx", "PK\u0003\u0004hai"), ("không chữ.rtf", "{\\rtf1}"), ("rỗng.txt", ""), ("mật.txt", "UBND TỈNH\nMẬT\nKẾ HOẠCH"));
        await scene.EndAsync(run);
        await scene.WorkAsync();
        var page = await scene.ReadAsync($"/nap-tai-lieu/{run}");
        Assert.Contains("<b>Tệp bị hỏng hoặc không đúng định dạng.</b> Hãy mở bằng chương trình gốc", page, StringComparison.Ordinal);
        Assert.Contains("phải nạp lại", page, StringComparison.Ordinal);
        Assert.Contains("1 tệp có dấu mật đã được để riêng", page, StringComparison.Ordinal);
        var listed = await scene.ReadAsync($"/nap-tai-lieu/{run}?loai=loi&ly-do=damaged");
        Assert.Equal((true, false), (listed.Contains("hỏng 2.docx", StringComparison.Ordinal), listed[listed.IndexOf("id=\"tep\"", StringComparison.Ordinal)..].Contains("không chữ.rtf", StringComparison.Ordinal)));

        var json = JsonDocument.Parse(await scene.ReadAsync($"/nap-tai-lieu/{run}.json")).RootElement;
        Assert.Equal(["damaged 2 2", "empty 1 0", "no-text 1 1"], json.GetProperty("failures").EnumerateArray().Select(row => $"{row.GetProperty("reason")} {row.GetProperty("files")} {row.GetProperty("retryable")}"));

        var one = (await scene.ItemsAsync(run))["hỏng 1.docx"].Id;
        Assert.Equal(["hỏng 1.docx"], await RetryAsync(scene, run, ("tep", $"{one}")));
        Assert.Equal(["hỏng 1.docx", "hỏng 2.docx"], await RetryAsync(scene, run, ("ly-do", "damaged")));
        Assert.Equal(["hỏng 1.docx", "hỏng 2.docx", "không chữ.rtf"], await RetryAsync(scene, run));
    }

    [Fact]
    public async Task The_history_of_a_document_tells_each_step()
    {
        await using var scene = await UploadScene.OpenAsync();
        var run = await scene.BeginAsync("a", 3);
        await scene.FilesAsync(run, ("hồ sơ/kế hoạch.txt", UploadScene.Plan), ("hỏng.docx", "PK\u0003\u0004một"), ("mật.txt", "UBND TỈNH\nMẬT\nKẾ HOẠCH"));
        await scene.EndAsync(run);
        await scene.WorkAsync();
        var items = await scene.ItemsAsync(run);
        var read = await scene.ReadAsync($"/van-ban/{items["hồ sơ/kế hoạch.txt"].DocumentId}/lich-su");
        foreach (var words in (string[])["Đang có trong chỉ mục tìm kiếm, bản 1", "hồ sơ/kế hoạch.txt", "SHA-256", "văn bản thuần (.txt)", "1 lượt viện dẫn", "Đối chiếu viện dẫn", "Ghi chỉ mục"]) Assert.Contains(words, read, StringComparison.Ordinal);

        await RetryAsync(scene, run);
        await scene.WorkAsync();
        var broken = items["hỏng.docx"].DocumentId;
        var failed = await scene.ReadAsync($"/van-ban/{broken}/lich-su");
        foreach (var words in (string[])["Chưa đọc được thành văn bản", "không thành", "Tệp bị hỏng", "2 lần, gần nhất"]) Assert.Contains(words, failed, StringComparison.Ordinal);

        // Editors get the bytes of what could not be read; of what is marked secret others do not even learn that it is there.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, $"/van-ban/{broken}/ban-goc", editor: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(scene, $"/van-ban/{broken}/ban-goc", editor: false));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, $"/van-ban/{broken}/lich-su", editor: false));
        var secret = items["mật.txt"].DocumentId;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, $"/van-ban/{secret}/lich-su", editor: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(scene, $"/van-ban/{secret}/lich-su", editor: false));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(scene, $"/van-ban/{secret}/ban-goc", editor: true));
    }

    [Theory]
    [InlineData("a.docx", "a.docx")]
    [InlineData("C:\\Kế hoạch\\a.docx", "Kế hoạch/a.docx")]
    [InlineData("/../../etc/passwd", "etc/passwd")]
    [InlineData("a/./b//c.txt", "a/b/c.txt")]
    [InlineData("hóa đơn\u202Efdp.exe", "hóa đơnfdp.exe")]
    [InlineData("a\r\nb\u0000.txt", "ab.txt")]
    [InlineData("..", "tep-khong-ten")]
    [InlineData("", "tep-khong-ten")]
    public void Names_are_paths_without_tricks(string given, string expected) => Assert.Equal(expected, UploadedFiles.Name(given));

    /// <summary>As a form of the page does.</summary>
    /// <returns>The files that wait now.</returns>
    private static async Task<IEnumerable<string>> RetryAsync(UploadScene scene, long run, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        Assert.Equal(HttpStatusCode.SeeOther, (await scene.SendAsync($"/nap-tai-lieu/{run}/thu-lai", form)).StatusCode);
        return (await scene.ItemsAsync(run)).Values.Where(item => item.State == RunItemState.Waiting).Select(item => item.Locator).Order(StringComparer.Ordinal);
    }

    /// <param name="editor">Else somebody from another machine, who reads.</param>
    private static async Task<HttpStatusCode> StatusAsync(UploadScene scene, string path, bool editor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (!editor) request.Headers.Add("X-Forwarded-For", "10.0.0.7");
        return (await scene.Http.SendAsync(request, Stop)).StatusCode;
    }
}
