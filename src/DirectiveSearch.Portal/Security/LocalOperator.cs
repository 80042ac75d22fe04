using System.Net;
using DirectiveSearch.Portal.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace DirectiveSearch.Portal.Security;

/// <summary>Whoever sits at the machine itself may change what it holds, without signing in.</summary>
public static class LocalOperator
{
    private static readonly string[] Forwarding = ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"];

    /// <summary>Connection and Host header are both loopback, and nothing says that the request came through another machine.</summary>
    /// <param name="host">Host header without port.</param>
    /// <param name="headers">Names of all headers of the request.</param>
    public static bool Allows(IPAddress? remote, string? host, IEnumerable<string> headers) =>
        remote is not null && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
        && IsLoopbackName(host)
        && !headers.Any(IsForwarding);

    public static bool Allows(HttpContext context) =>
        Allows(context.Connection.RemoteIpAddress, context.Request.Host.Host, context.Request.Headers.Keys);

    private static bool IsLoopbackName(string? host) =>
        host is not null
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || Forwarding.Contains(header, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Refuses everybody but the local operator, before the request's body is read.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class LocalOperatorOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (LocalOperator.Allows(context.HttpContext)) return;
        context.Result = new ViewResult
        {
            ViewName = "~/Views/Error/Show.cshtml",
            StatusCode = StatusCodes.Status403Forbidden,
            ViewData = new ViewDataDictionary<ErrorWords>(new EmptyModelMetadataProvider(), context.ModelState) { Model = Words },
        };
    }

    private static ErrorWords Words { get; } = new(
        StatusCodes.Status403Forbidden, "Việc này làm trên chính máy chủ",
        "Nạp tài liệu chỉ được thực hiện khi mở trang này trên chính máy đang chạy DirectiveSearch.",
        "Hãy mở trang bằng địa chỉ http://localhost ngay trên máy đó, hoặc nhờ người quản trị nạp tài liệu bằng lệnh ingest.");
}
