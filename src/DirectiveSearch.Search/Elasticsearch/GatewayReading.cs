using System.Net;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Decides what an answer means: a result, a failure that may be tried again, or a setting that is wrong.</summary>
internal static class GatewayReading
{
    private const int ShownLetters = 200;

    public static GatewayAnswer Read(Uri node, GatewayRequest request, HttpResponseMessage response, ReadOnlyMemory<byte>? bytes)
    {
        var status = (int)response.StatusCode;
        var address = node.GetLeftPart(UriPartial.Authority);
        var body = bytes is { Length: > 0 } some ? GatewayJson.Parse(some) : null;
        var (type, reason) = body is { } json ? Error(json) : (null, null);
        var cause = reason is null ? $"trả lời HTTP {status}" : $"trả lời HTTP {status}, {type}: {reason}";
        var busy = response.StatusCode == HttpStatusCode.TooManyRequests || (response.StatusCode == HttpStatusCode.Forbidden && type == "cluster_block_exception");
        if (busy && request.ReturnBusy) return new GatewayAnswer(status, body ?? default);
        if (busy) throw new GatewayFailure(cause) { Busy = true };
        if (response.StatusCode is HttpStatusCode.Unauthorized) throw new SearchSetupException(
            $"Máy chủ tìm kiếm tại {address} không chấp nhận tài khoản (HTTP 401). Hãy kiểm tra --search-elasticsearch-user và --search-elasticsearch-password, hoặc --search-elasticsearch-api-key.");
        if (response.StatusCode is HttpStatusCode.Forbidden) throw new SearchSetupException(
            $"Tài khoản dùng với máy chủ tìm kiếm tại {address} không được phép: {request.Method} {PathOf(request)} (HTTP 403{(reason is null ? "" : $", {reason}")}). Hãy cấp quyền cho tài khoản đó.");
        if (status >= 500) throw new GatewayFailure(cause) { OfNode = status is 502 or 503 or 504 };
        if (bytes is null) throw new SearchSetupException(
            $"Máy chủ tại {address} trả lời {request.Method} {PathOf(request)} dài hơn {request.LongestAnswer / (1024 * 1024)} MB nên không được đọc tiếp. Hãy kiểm tra xem đó có đúng là máy chủ tìm kiếm không.");
        if (body is null && request.Method != HttpMethod.Head && response.StatusCode != HttpStatusCode.RequestEntityTooLarge) throw new SearchSetupException(
            $"Máy chủ tại {address} trả lời {request.Method} {PathOf(request)} bằng HTTP {status}, không phải JSON ({response.Content.Headers.ContentType?.MediaType ?? "không rõ loại"}: {Shown(bytes.Value)}). "
            + "Có thể đó là một máy chủ trung gian hoặc trang khác; hãy kiểm tra địa chỉ ở --search-elasticsearch-urls.");
        return new GatewayAnswer(status, body ?? default);
    }

    /// <summary>Type and reason that the engine gives.</summary>
    public static (string? Type, string? Reason) Error(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("error", out var error)) return (null, null);
        if (error.ValueKind == JsonValueKind.String) return (null, Cut(error.GetString()!));
        if (error.ValueKind != JsonValueKind.Object) return (null, null);
        var type = error.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
        var reason = error.TryGetProperty("reason", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null;
        return (type, Cut(reason ?? type ?? ""));
    }

    public static SearchSetupException Untrusted(Uri node, AuthenticationException refused, bool pinned)
    {
        var way = pinned
            ? "Chứng thư không khớp --search-elasticsearch-certificate-fingerprint. Hãy lấy lại dấu vân tay SHA-256 của chứng thư máy chủ (tên máy chủ không cần khớp) hoặc của tổ chức cấp chứng thư (tên máy chủ phải khớp)"
            : "Hãy cho hệ thống tin chứng thư đó, hoặc đặt --search-elasticsearch-certificate-fingerprint là dấu vân tay SHA-256 của nó";
        return new SearchSetupException($"Không lập được kết nối TLS tin cậy với máy chủ tìm kiếm tại {node.GetLeftPart(UriPartial.Authority)} ({refused.Message}) {way}.");
    }

    private static string PathOf(GatewayRequest request) => request.Path.Split('?')[0];

    private static string Shown(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, ShownLetters)]);
        return Cut(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim());
    }

    private static string Cut(string text) =>
        text.Length <= 2 * ShownLetters ? text : $"{text[..ShownLetters]} … {text[^ShownLetters..]}";
}
