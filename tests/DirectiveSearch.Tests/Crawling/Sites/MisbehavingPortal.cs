using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling.Sites;

/// <summary>A generated portal of forty documents that misbehaves in the chosen ways and is sound in all others.</summary>
/// <param name="on">Empty: it behaves.</param>
internal sealed class MisbehavingPortal(params Misbehaviour[] on)
{
    public const int Documents = 40;

    /// <summary>A list of only what misbehaves, between two that are sound.</summary>
    public const string Few = "/it/";

    public const string RebindingHost = "doi-dia-chi.example.vn";
    private const int FirstOfDocuments = 2;
    private const int Piece = 64 * 1024;

    private readonly GeneratedPortal portal = new(Documents, 10);
    private int sessions;
    private int busy;

    public static Misbehaviour[] All => Enum.GetValues<Misbehaviour>();

    /// <summary>Documents that nothing is wrong with: all others must come whatever is on.</summary>
    public IEnumerable<int> Sound => Enumerable.Range(1, Documents).Where(document => Of(document) is not { } wrong || !on.Contains(wrong));

    public GeneratedPortal Portal => portal;

    /// <summary>The lists of the ways that are on; the sound one first.</summary>
    public string[] Lists => [GeneratedPortal.List, .. on.Select(ListOf).OfType<string>()];

    /// <summary>The document that misbehaves so, counted from one.</summary>
    public static int DocumentOf(Misbehaviour way) => (int)way - (int)Misbehaviour.SelfRedirect + FirstOfDocuments;

    public static string? ListOf(Misbehaviour way) => way switch
    {
        Misbehaviour.ListLoops => "/vong/1/",
        Misbehaviour.LastPageRepeats => "/lap/1/",
        Misbehaviour.EndlessCalendar => "/lich/1/",
        Misbehaviour.LayoutChanges => "/giao-dien-moi/",
        Misbehaviour.ChallengeForList => "/kiem-tra/",
        Misbehaviour.LoginForList => "/rieng/",
        Misbehaviour.ListBreaks => "/hong/1/",
        _ => null,
    };

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        // The next request has to ask for the name again.
        if (context.Request.Host.Host == RebindingHost) context.Response.Headers.Connection = "close";
        if (path == "/login.aspx") return portal.SendPageAsync(context, "<form action=\"/login.aspx\"><input name=\"user\"><input type=\"password\" name=\"pass\"><button>Đăng nhập</button></form>");
        if (path == "/robots.txt" || path.StartsWith("/admin/", StringComparison.Ordinal)) return portal.AnswerAsync(context);
        if (on.Any(way => ListOf(way) is { } list && path.StartsWith(list.TrimEnd('1', '/'), StringComparison.Ordinal))) return AnswerListAsync(context, path);
        if (path == Few) return portal.SendPageAsync(context, GeneratedPortal.ListOf([Documents, .. on.Where(way => way >= Misbehaviour.SelfRedirect).Select(DocumentOf), 1], document => LinkOf(context, document)));
        if (path == GeneratedPortal.List || path.StartsWith(GeneratedPortal.List + "page-", StringComparison.Ordinal))
        {
            var page = GeneratedPortal.NumberIn(path, GeneratedPortal.List + "page-", "/") ?? 1;
            return portal.SendPageAsync(context, portal.ListPage(page, document => LinkOf(context, document)) + "<a href=\"/admin/van-ban/\">Quản trị</a>");
        }

        return DocumentIn(path) is { } asked && Of(asked) is { } way && on.Contains(way) ? MisbehaveAsync(context, way, asked, path) : portal.AnswerAsync(context);
    }

    private static Misbehaviour? Of(int document) => (Misbehaviour)(document - FirstOfDocuments + (int)Misbehaviour.SelfRedirect) is var way && way >= Misbehaviour.SelfRedirect && Enum.IsDefined(way) ? way : null;

    private static int? DocumentIn(string path) =>
        GeneratedPortal.NumberIn(path, GeneratedPortal.List + "detail/ke-hoach-", null) ?? GeneratedPortal.NumberIn(path, "/uploads/laws/ke-hoach-", null)
        ?? GeneratedPortal.NumberIn(path, "/moi/", null) ?? GeneratedPortal.NumberIn(path, GeneratedPortal.List + "detail/ban-sao-", null);

    private string LinkOf(HttpContext context, int document) => Of(document) is not { } way || !on.Contains(way) ? GeneratedPortal.PageOf(document) : way switch
    {
        Misbehaviour.SessionInAddress => $"{GeneratedPortal.PageOf(document)};jsessionid={Interlocked.Increment(ref sessions):X16}",
        Misbehaviour.NameRebinds => $"http://{RebindingHost}:{context.Request.Host.Port}{GeneratedPortal.PageOf(document)}",
        _ => GeneratedPortal.PageOf(document),
    };

    private Task AnswerListAsync(HttpContext context, string path)
    {
        string Rows(int page, string? next) => portal.ListPage(page, null, next);
        if (GeneratedPortal.NumberIn(path, "/vong/", "/") is { } loop) return portal.SendPageAsync(context, Rows(loop, loop == 1 ? "/vong/2/" : "/vong/1/"));
        if (GeneratedPortal.NumberIn(path, "/lap/", "/") is { } repeated) return portal.SendPageAsync(context, Rows(Math.Min(repeated, portal.PageCount), $"/lap/{repeated + 1}/"));
        if (GeneratedPortal.NumberIn(path, "/lich/", "/") is { } month)
        {
            return portal.SendPageAsync(context, $"<table><thead><tr><th>Số kí hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr></thead><tbody><tr><td><a href=\"/lich/detail/{month}/\">{month}/SK</a></td><td>01/01/2026</td><td>Sự kiện tháng thứ {month}</td></tr></tbody></table><ul class=\"pagination\"><li class=\"active\"><a href=\"#\">{month}</a></li><li><a href=\"/lich/{month + 1}/\">Tháng sau</a></li></ul>");
        }

        if (path.StartsWith("/lich/detail/", StringComparison.Ordinal)) return portal.SendPageAsync(context, $"<div class=\"law\"><table><tr><td>Số kí hiệu</td><td>{path.Length}/SK</td></tr></table><p>Sự kiện {path}</p></div>");
        if (path == "/giao-dien-moi/") return portal.SendPageAsync(context, $"<div class=\"the\">{string.Concat(Enumerable.Range(1, 10).Select(document => $"<div class=\"o\"><a href=\"{GeneratedPortal.PageOf(document)}\">Kế hoạch {document}</a></div>"))}</div>");
        if (path == "/kiem-tra/") return ChallengeAsync(context);
        if (GeneratedPortal.NumberIn(path, "/hong/", "/") is { } broken and not 2) return portal.SendPageAsync(context, Rows(broken, $"/hong/{broken + 1}/"));
        if (path == "/rieng/") context.Response.Redirect("/login.aspx?ReturnUrl=%2Frieng%2F");
        else context.Response.StatusCode = 500;
        return Task.CompletedTask;
    }

    private Task MisbehaveAsync(HttpContext context, Misbehaviour way, int document, string path)
    {
        var response = context.Response;
        var isFile = path.StartsWith("/uploads/", StringComparison.Ordinal);
        switch (way)
        {
            case Misbehaviour.SelfRedirect: response.Redirect(path); return Task.CompletedTask;
            case Misbehaviour.ServerError: response.StatusCode = 500; return Task.CompletedTask;
            case Misbehaviour.NotFound: response.StatusCode = 404; return Task.CompletedTask;
            case Misbehaviour.Gone: response.StatusCode = 410; return Task.CompletedTask;
            case Misbehaviour.Busy when Interlocked.Exchange(ref busy, 1) == 0:
                response.StatusCode = 503;
                response.Headers.RetryAfter = "1";
                return Task.CompletedTask;
            case Misbehaviour.MovedForGood when !path.StartsWith("/moi/", StringComparison.Ordinal) && !isFile:
                response.Redirect($"/moi/{document}/", permanent: true);
                return Task.CompletedTask;
            case Misbehaviour.MovedForGood when !isFile: return portal.SendPageAsync(context, portal.PageOfDocument(document));
            case Misbehaviour.RedirectsToPrivateAddress: response.Redirect("http://10.1.2.3/van-ban/"); return Task.CompletedTask;
            case Misbehaviour.RedirectsToMetadataService: response.Redirect("http://169.254.169.254/latest/meta-data/"); return Task.CompletedTask;
            case Misbehaviour.FileAtPrivateAddress: return portal.SendPageAsync(context, portal.PageOfDocument(document, "http://192.168.1.1/ke-hoach.docx"));
            case Misbehaviour.ChallengeForDocument: return ChallengeAsync(context);
            case Misbehaviour.LoginForDocument: response.Redirect("/login.aspx?ReturnUrl=%2F"); return Task.CompletedTask;
            case Misbehaviour.SoftMissing: return portal.SendPageAsync(context, "<h3>Không tìm thấy trang</h3>");
            case Misbehaviour.LiesAboutCharset when !isFile:
                return portal.SendAsync(context, "text/html; charset=iso-8859-1", null, () => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(GeneratedPortal.Html(portal.PageOfDocument(document))).Replace("charset=\"utf-8\"", "charset=\"windows-1252\"", StringComparison.Ordinal)));
            case Misbehaviour.TooManyLinks when !isFile:
                return portal.SendPageAsync(context, portal.PageOfDocument(document) + string.Concat(Enumerable.Range(0, 50_000).Select(at => $"<a href=\"/uploads/laws/khac-{at}.docx\">{at}</a>")));
            case Misbehaviour.SessionInAddress when !isFile: return portal.SendPageAsync(context, portal.PageOfDocument(document));
            case Misbehaviour.ErrorPageNamedPdf when !isFile: return portal.SendPageAsync(context, portal.PageOfDocument(document, $"/uploads/laws/ke-hoach-{document}.pdf"));
            case Misbehaviour.ErrorPageNamedPdf: return portal.SendPageAsync(context, "<h3>Trang chủ</h3>");
            case Misbehaviour.SameDocumentTwice when !isFile: return portal.SendPageAsync(context, portal.PageOfDocument(document, GeneratedPortal.FileOf(1) + "?ban=2"));
            case Misbehaviour.Drips or Misbehaviour.Bomb or Misbehaviour.LiesAboutLength or Misbehaviour.NeverAnswers or Misbehaviour.HugeFile when isFile: return SendBadFileAsync(context, way);
            default: return portal.AnswerAsync(context);
        }
    }

    private static Task ChallengeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<html><body><script>document.cookie=\"D1N=7e6fe5afe5587141221ddd7a32c45657\"+\"; expires=Fri, 31 Dec 2099 23:59:59 GMT; path=/\";window.location.reload(true);</script></body></html>", context.RequestAborted);
    }

    private static async Task SendBadFileAsync(HttpContext context, Misbehaviour way)
    {
        var (response, gone) = (context.Response, context.RequestAborted);
        response.ContentType = "application/octet-stream";
        switch (way)
        {
            case Misbehaviour.NeverAnswers:
                await Task.Delay(Timeout.Infinite, gone);
                break;
            case Misbehaviour.LiesAboutLength:
                response.ContentLength = 1_000_000;
                await response.WriteAsync("PK", gone);
                await response.Body.FlushAsync(gone);
                break;
            case Misbehaviour.Drips:
                while (!gone.IsCancellationRequested)
                {
                    await response.Body.WriteAsync(new byte[1], gone);
                    await response.Body.FlushAsync(gone);
                    await Task.Delay(20, gone);
                }

                break;
            default:
                // Gigabytes when it is unpacked, or as it comes.
                if (way == Misbehaviour.Bomb) response.Headers.ContentEncoding = "gzip";
                await using (var body = way == Misbehaviour.Bomb ? new GZipStream(response.Body, CompressionLevel.Fastest) : response.Body)
                    for (var sent = 0L; sent < 4L << 30 && !gone.IsCancellationRequested; sent += Piece) await body.WriteAsync(new byte[Piece], gone);
                break;
        }
    }
}
