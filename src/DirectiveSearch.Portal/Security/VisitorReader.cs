using System.Net;
using System.Net.Sockets;
using DirectiveSearch.Archive;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Portal.Security;

/// <summary>Finds out who asks: a session, the word of a listed proxy, or the machine itself.</summary>
public sealed class VisitorReader(ArchiveStore archive, AccessOptions options)
{
    private const int LongestName = 200;
    private static readonly char[] BetweenGroups = [',', ';', ' '];

    /// <summary>Once there is an account there always is one: accounts are disabled, not removed.</summary>
    private bool anyAccount;

    public async Task<Visitor> ReadAsync(HttpContext context)
    {
        var visitor = await FindAsync(context);
        return visitor == Visitor.Local ? visitor : visitor with { Address = AddressOf(context) };
    }

    /// <summary>Whether signing in can be of any use here.</summary>
    public async Task<bool> AnyAccountAsync(CancellationToken cancellation) => anyAccount || (anyAccount = await archive.Accounts.AnyAsync(cancellation));

    /// <summary>The client's, told by the proxy if a listed one is between.</summary>
    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is null ? "" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    /// <summary>What one subscriber has: an IPv4 address, or a /64 of IPv6.</summary>
    public static string NetworkOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }) return AddressOf(context);
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    private async Task<Visitor> FindAsync(HttpContext context)
    {
        if (Proxied(context) is { } proxied) return proxied;
        if (await PortalCookies.SessionAsync(context) is { } session && await archive.Sessions.FindAsync(session, context.RequestAborted) is { } account) return Visitor.Of(account, session);
        var anyAccount = await AnyAccountAsync(context.RequestAborted);
        if (options.Proxies.Count == 0 && !anyAccount && LocalOperator.Allows(context)) return Visitor.Local;
        return Visitor.Nobody with { MaySignIn = anyAccount };
    }

    /// <summary>Whom the proxy signed in; headers from anywhere else are just text.</summary>
    private Visitor? Proxied(HttpContext context)
    {
        if (options.UserHeader is null || !options.IsProxy(DirectPeer.Of(context))) return null;
        var names = context.Request.Headers[options.UserHeader];
        if (names is not [{ Length: > 0 and <= LongestName } name] || name.Any(character => char.IsControl(character) || character == ',')) return null;
        var groups = options.GroupsHeader is null ? [] : context.Request.Headers[options.GroupsHeader].SelectMany(value => (value ?? "").Split(BetweenGroups, StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        var role = groups.Contains(options.OperatorGroup ?? "") ? Role.Operator : groups.Contains(options.EditorGroup ?? "") ? Role.Editor : Role.Reader;
        return new Visitor($"proxy:{name}", context.Request.IsHttps ? role : Role.Reader)
        {
            Display = name, Pending = context.Request.IsHttps || role == Role.Reader ? null : Pending.Tls,
        };
    }
}

/// <summary>Where the connection itself comes from, before a proxy's word took its place.</summary>
public sealed record DirectPeer(IPAddress? Address)
{
    public static IPAddress? Of(HttpContext context) => context.Features.Get<DirectPeer>()?.Address ?? context.Connection.RemoteIpAddress;
}
