using System.Net;

namespace DirectiveSearch.Portal.Security;

/// <summary>Who may read without signing in, whose word on visitors counts, and how often they may ask.</summary>
public sealed record AccessOptions
{
    /// <summary>Nothing is shown to who has not signed in.</summary>
    public bool SignedInReading { get; init; }

    /// <summary>Reverse proxies: only their word on the visitor's address, scheme and name counts.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Header in which they name a visitor whom they signed in; null: they sign nobody in.</summary>
    public string? UserHeader { get; init; }

    /// <summary>Header with the visitor's groups, separated by comma, semicolon or blank.</summary>
    public string? GroupsHeader { get; init; }

    public string? OperatorGroup { get; init; }

    public string? EditorGroup { get; init; }

    /// <summary>The portal is asked over TLS alone (by itself or at the proxy), so that cookies never travel otherwise.</summary>
    public bool OnlyTls { get; init; }

    /// <summary>Attempts to sign in each minute from one address.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Searches each minute of one account, or of one address that did not sign in.</summary>
    public int SearchesPerMinute { get; init; } = 300;

    /// <summary>Files to take away and pages to print, likewise.</summary>
    public int ExportsPerMinute { get; init; } = 20;

    public bool IsProxy(IPAddress? address) => address is not null && Proxies.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
