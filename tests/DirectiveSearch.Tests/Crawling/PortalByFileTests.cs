using System.Runtime.InteropServices;
using System.Text;
using DirectiveSearch.Tests.Cli;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>An operator points a running, empty program at a portal that no code mentions, by a file alone.</summary>
public sealed class PortalByFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-portal-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact(Timeout = 120_000)]
    public async Task Its_plans_come_by_the_clock_and_are_found()
    {
        await using var site = await LocalSite.StartAsync(AnswerAsync);
        using var serving = new RunningProgram(folder.FullName, "serve", "--urls", "http://127.0.0.1:0", "--crawl-loopback", "true", "--crawl-contact", "vanthu@example.vn", "--schedules-housekeeping", "");
        var portal = await serving.AddressAsync();
        await WriteSourceAsync($"name: Sở Y tế tỉnh Văn An\nfamily: nukeviet\nlists: ['{site.At("/vi/laws/")}']\ndelay: 0.5\nschedule: '0/2 * * * * ?'\n");

        using var http = new HttpClient { BaseAddress = portal };
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var found = "";
        while (!found.Contains("88/KH-SYT", StringComparison.Ordinal) && await looks.WaitForNextTickAsync(Stop)) found = await http.GetStringAsync(new Uri("/tim-kiem.csv?q=" + Uri.EscapeDataString("\"34-CT/TW\""), UriKind.Relative), Stop);

        Assert.Contains("Sở Y tế", found, StringComparison.Ordinal);
        Assert.All(site.Seen, seen => Assert.Equal("DirectiveSearch", $"{seen.Headers.UserAgent}".Split('/')[0]));
        serving.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, await serving.ExitAsync());
    }

    /// <summary>As an editor that saves: never half a file.</summary>
    private async Task WriteSourceAsync(string yaml)
    {
        var sources = folder.CreateSubdirectory("sources");
        var aside = Path.Combine(folder.FullName, "so-y-te-van-an.part");
        await File.WriteAllTextAsync(aside, yaml, Stop);
        File.Move(aside, Path.Combine(sources.FullName, "so-y-te-van-an.yaml"));
    }

    private static Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/vi/laws/" => context.Response.WriteAsync("""
            <table class="table"><thead><tr><th>Số kí hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr></thead><tbody>
            <tr><td><a href="/vi/laws/detail/Ke-hoach-thi-dua-88/">88/KH-SYT</a></td><td>14/02/2026</td><td>Kế hoạch công tác thi đua, khen thưởng năm 2026</td></tr></tbody></table>
            """, Stop),
        "/vi/laws/detail/Ke-hoach-thi-dua-88/" => context.Response.WriteAsync("""
            <table><tr><td>Số kí hiệu</td><td>88/KH-SYT</td></tr><tr><td>Ngày ban hành</td><td>14/02/2026</td></tr></table>
            <ul class="list-group"><li><a href="/tep/ke-hoach-88.rtf" title="Tải về">ke-hoach-88.rtf</a></li></ul>
            """, Stop),
        "/tep/ke-hoach-88.rtf" => SendAsync(context, Rtf("""
            UBND TỈNH VĂN AN
            SỞ Y TẾ
            Số: 88/KH-SYT
            Văn An, ngày 14 tháng 02 năm 2026
            KẾ HOẠCH
            Công tác thi đua, khen thưởng năm 2026
            Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng; Sở Y tế xây dựng kế hoạch như sau.
            """)),
        _ => NotFoundAsync(context),
    };

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static Task SendAsync(HttpContext context, byte[] file)
    {
        context.Response.ContentType = "application/rtf";
        return context.Response.Body.WriteAsync(file, Stop).AsTask();
    }

    private static byte[] Rtf(string text)
    {
        var words = new StringBuilder(@"{\rtf1\ansi ");
        foreach (var unit in text) words.Append(unit == '\n' ? @"\par " : unit < 128 ? unit.ToString() : $@"\u{(short)unit}?");
        return Encoding.ASCII.GetBytes(words.Append('}').ToString());
    }
}
