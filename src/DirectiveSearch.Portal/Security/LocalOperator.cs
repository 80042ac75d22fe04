using System.Net;
using Microsoft.AspNetCore.Http;

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
