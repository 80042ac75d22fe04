using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers;

/// <summary>A site that is crawled.</summary>
/// <param name="Slug">Its name in addresses and commands: small letters, digits and hyphens.</param>
/// <param name="Name">As the portal shows it.</param>
public sealed record Source(string Slug, string Name, Layout Layout, IReadOnlyList<SourceList> Lists)
{
    /// <summary>The pause after each request when robots.txt asks for none.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    public TlsAllowance Tls { get; init; } = TlsAllowance.None;

    /// <summary>Where it can be searched by number: an address with "{0}" for the number, whose answer is a list; null: it cannot.</summary>
    public string? Search { get; init; }

    /// <summary>When the newest are looked for, as the operator wrote it (cron with seconds); null: as the settings say.</summary>
    public string? Schedule { get; init; }

    /// <summary>When everything is asked for again; null: as the settings say.</summary>
    public string? SweepSchedule { get; init; }
}

/// <summary>Where a source names its documents.</summary>
/// <param name="Address">Of the first page.</param>
public abstract record SourceList(Uri Address)
{
    /// <summary>Pages of HTML, read by the source's layout.</summary>
    public sealed record Pages(Uri Address) : SourceList(Address);

    /// <summary>RSS, Atom or a sitemap.</summary>
    /// <param name="Contains">Only addresses with these words; null: all.</param>
    public sealed record Feed(Uri Address, string? Contains = null) : SourceList(Address);

    /// <param name="Body">What is posted, "{0}" for the number of the page; null: a GET, "{0}" in the address.</param>
    public sealed record Json(Uri Address, JsonListing Listing, string? Body) : SourceList(Address);
}
