using System.Text.Json;
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

    /// <summary>Null: it cannot be searched by number.</summary>
    public SourceSearch? Search { get; init; }

    /// <summary>When the newest are looked for, as the operator wrote it (cron with seconds); null: as the settings say.</summary>
    public string? Schedule { get; init; }

    /// <summary>When everything is asked for again; null: as the settings say.</summary>
    public string? SweepSchedule { get; init; }
}

/// <summary>How a source is searched by number; the answer is a list, of which one page is read.</summary>
/// <param name="Address">With "{0}" for the number, unless the body has it.</param>
/// <param name="Listing">With <paramref name="Body"/>: the answer is JSON.</param>
/// <param name="Body">JSON that is posted, with "{0}" for the number; null: a GET.</param>
public sealed record SourceSearch(string Address, JsonListing? Listing = null, string? Body = null)
{
    public SourceList For(string number)
    {
        var address = new Uri(Address.Replace("{0}", Uri.EscapeDataString(number), StringComparison.Ordinal));
        return Listing is null ? new SourceList.Pages(address) : new SourceList.Json(address, Listing, Body?.Replace("{0}", JsonEncodedText.Encode(number).ToString(), StringComparison.Ordinal));
    }
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
    public sealed record Json(Uri Address, JsonListing Listing, string? Body) : SourceList(Address)
    {
        /// <summary>For which a proxy is asked: "{0}" of the body stands for it, and then for the next page that each answer names; null: there is no proxy.</summary>
        public Uri? Behind { get; init; }
    }
}
