using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DirectiveSearch.Cli.Generation;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling.Sites;

/// <summary>A portal of NukeViet's markup with any number of generated plans: lists newest first, a page and one or two attachments for each.
/// Everything is made when it is asked for; only numbers are kept. Documents are numbered from one, the newest last.</summary>
internal sealed class GeneratedPortal(int documents, int pageSize = 20)
{
    public const string List = "/vi/laws/";
    private const int Seed = 9;
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<int, int> versions = new();
    private readonly ConcurrentDictionary<int, bool> removed = new();

    public int Newest { get; private set; } = documents;

    public string Robots { get; set; } = "User-agent: *\nDisallow: /admin/\n";

    /// <summary>ETag and Last-Modified are sent, and asked-for ones answered with 304.</summary>
    public bool HasValidators { get; set; } = true;

    public int PageCount => (Newest - removed.Count + pageSize - 1) / pageSize;

    /// <summary>A source file for it, as an operator writes one.</summary>
    public static string SourceFile(Uri site, double delay = 0, params string[] lists) =>
        $"name: Cổng thông tin thử\nfamily: nukeviet\ndelay: {delay.ToString(CultureInfo.InvariantCulture)}\nlists:\n{string.Concat((lists.Length == 0 ? [List] : lists).Select(list => $"  - {new Uri(site, list)}\n"))}";

    public static string PageOf(int document) => $"{List}detail/ke-hoach-{document}/";

    public static string FileOf(int document) => $"/uploads/laws/ke-hoach-{document}.{Extension(document)}";

    /// <summary>Every fifth has a second attachment.</summary>
    public static string? SecondFileOf(int document) => document % 5 == 0 ? $"/uploads/laws/phu-luc-{document}.docx" : null;

    public static string TitleOf(int document) => PlanGenerator.Generate(Seed, document, new GeneratorOptions()).Gold.Metadata.Title;

    public void Add(int count) => Newest += count;

    /// <summary>Its page and first attachment are others from now on.</summary>
    public void Change(int document) => versions.AddOrUpdate(document, 1, (_, version) => version + 1);

    public void Remove(int document) => removed[document] = true;

    public string TextOf(int document)
    {
        var text = PlanGenerator.Generate(Seed, document, new GeneratorOptions()).Text;
        return VersionOf(document) == 0 ? text : $"{text}\nNội dung sửa đổi lần {VersionOf(document)}.";
    }

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/robots.txt") return SendAsync(context, "text/plain; charset=utf-8", null, () => Encoding.UTF8.GetBytes(Robots));
        if (path == List) return SendListAsync(context, 1);
        if (NumberIn(path, List + "page-", "/") is { } page) return SendListAsync(context, page);
        if (NumberIn(path, List + "detail/ke-hoach-", "/") is { } shown && IsThere(shown)) return SendAsync(context, "text/html; charset=utf-8", Tag(shown), () => Html(PageOfDocument(shown)));
        if (NumberIn(path, "/uploads/laws/ke-hoach-", "." + Extension(NumberIn(path, "/uploads/laws/ke-hoach-", null) ?? 0)) is { } file && IsThere(file)) return SendAsync(context, MediaType(file), Tag(file), () => BytesOf(file));
        if (NumberIn(path, "/uploads/laws/phu-luc-", ".docx") is { } second && IsThere(second)) return SendAsync(context, MediaType(0), $"\"p{second}\"", () => SmallDocx.Of($"PHỤ LỤC\nKèm theo kế hoạch thứ {second}\nThực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị."));
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    /// <summary>The rows and the pager of one page of the list.</summary>
    public string ListPage(int page, Func<int, string>? link = null, string? next = null)
    {
        next ??= page < PageCount ? $"{List}page-{page + 1}/" : null;
        return ListOf(Numbers(page), link ?? PageOf, page, next);
    }

    public static string ListOf(IEnumerable<int> documents, Func<int, string> link, int page = 1, string? next = null)
    {
        var rows = string.Concat(documents.Select(document => Row(document, link(document))));
        return $"<h1>Văn bản</h1><table class=\"table\"><thead><tr><th>Số kí hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr></thead><tbody>{rows}</tbody></table>"
            + $"<ul class=\"pagination\"><li class=\"active\"><a href=\"#\">{page}</a></li>{(next is null ? "" : $"<li><a href=\"{next}\">Sau</a></li>")}</ul>";
    }

    public string PageOfDocument(int document, string? file = null)
    {
        var metadata = PlanGenerator.Generate(Seed, document, new GeneratorOptions()).Gold.Metadata;
        var second = SecondFileOf(document) is { } other ? $"<a href=\"{other}\">phu-luc.docx</a>" : "";
        return $"<div class=\"law\"><h3>{WebUtility.HtmlEncode(metadata.Title)}</h3><table><tr><td><strong>Số kí hiệu</strong></td><td>{metadata.Number}</td></tr><tr><td><strong>Ngày ban hành</strong></td><td>{metadata.Date}</td></tr>"
            + $"<tr><td><strong>Trích yếu</strong></td><td>{WebUtility.HtmlEncode(metadata.Title)} ({VersionOf(document)})</td></tr></table><a href=\"{file ?? FileOf(document)}\" download>Tải về</a>{second}</div>";
    }

    public static byte[] Html(string body) =>
        Encoding.UTF8.GetBytes($"<!doctype html><html><head><meta charset=\"utf-8\"><title>Cổng thông tin thử</title></head><body><ul class=\"menu\"><li><a href=\"/\">Trang chủ</a></li><li><a href=\"/lien-he/\">Liên hệ</a></li></ul>{body}</body></html>");

    /// <param name="tag">Null: nothing tells whether it changed.</param>
    public Task SendAsync(HttpContext context, string mediaType, string? tag, Func<byte[]> body)
    {
        var response = context.Response;
        if (HasValidators && tag is not null)
        {
            response.Headers.ETag = tag;
            response.Headers.LastModified = Epoch.ToString("R");
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = 304;
                return Task.CompletedTask;
            }
        }

        var bytes = body();
        response.ContentType = mediaType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    public Task SendPageAsync(HttpContext context, string html)
    {
        var bytes = Html(html);
        return SendAsync(context, "text/html; charset=utf-8", $"\"{Convert.ToHexString(SHA256.HashData(bytes)[..8])}\"", () => bytes);
    }

    public static int? NumberIn(string path, string before, string? after)
    {
        if (!path.StartsWith(before, StringComparison.Ordinal)) return null;
        var rest = path.AsSpan(before.Length);
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        return digits is > 0 and < 9 && (after is null || rest[digits..].SequenceEqual(after)) ? int.Parse(rest[..digits], CultureInfo.InvariantCulture) : null;
    }

    private Task SendListAsync(HttpContext context, int page)
    {
        if (page >= 1 && page <= Math.Max(1, PageCount)) return SendPageAsync(context, ListPage(page));
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private IEnumerable<int> Numbers(int page)
    {
        if (removed.IsEmpty) return Enumerable.Range(0, pageSize).Select(at => Newest - ((page - 1) * pageSize) - at).Where(document => document > 0);
        return Enumerable.Range(0, Newest).Select(at => Newest - at).Where(IsThere).Skip((page - 1) * pageSize).Take(pageSize);
    }

    private static string Row(int document, string link)
    {
        var metadata = PlanGenerator.Generate(Seed, document, new GeneratorOptions()).Gold.Metadata;
        return $"<tr><td><a href=\"{link}\">{metadata.Number ?? "Không số"}</a></td><td>{metadata.Date}</td><td>{WebUtility.HtmlEncode(metadata.Title)}</td></tr>\n";
    }

    private byte[] BytesOf(int document) => Extension(document) switch
    {
        "docx" => SmallDocx.Of(TextOf(document)),
        "html" => Encoding.UTF8.GetBytes($"<html><head><meta charset=utf-8></head><body>{string.Concat(TextOf(document).Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))}</body></html>"),
        _ => Encoding.UTF8.GetBytes(TextOf(document)),
    };

    private static string Extension(int document) => (document % 4) switch { 1 => "html", 2 => "txt", _ => "docx" };

    private static string MediaType(int document) => Extension(document) switch
    {
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    private bool IsThere(int document) => document >= 1 && document <= Newest && !removed.ContainsKey(document);

    private int VersionOf(int document) => versions.GetValueOrDefault(document);

    private string Tag(int document) => $"\"{document}-{VersionOf(document)}\"";
}
