namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>What portals say of a document beside its text.</summary>
public enum PortalField
{
    Number,
    Issued,
    Effective,
    Expires,
    Type,
    Issuer,
    Signer,
    Subject,
    Status,
    Field,

    /// <summary>Where the attachments stand; never kept as a text.</summary>
    Files,
}

/// <summary>A document as a list or its own page shows it.</summary>
/// <param name="Address">Of its own page; of its file where it has none.</param>
/// <param name="Fields">As written, white space apart.</param>
public sealed record PortalDocument(Uri Address, IReadOnlyDictionary<PortalField, string> Fields, IReadOnlyList<PortalFile> Files)
{
    /// <summary>As a feed or sitemap says; null: it does not.</summary>
    public DateTimeOffset? Changed { get; init; }
}

/// <param name="Name">As the portal shows it; never a path.</param>
public sealed record PortalFile(Uri Address, string Name);

/// <param name="Total">Documents of the whole list as the page says; null: it does not.</param>
/// <param name="Faults">What the layout looks for and did not find: selectors and fields, in Vietnamese.</param>
public sealed record ListPage(IReadOnlyList<PortalDocument> Documents, Fetching.FetchRequest? Next, int? Total, IReadOnlyList<string> Faults)
{
    /// <summary>Further sitemaps that a sitemap names.</summary>
    public IReadOnlyList<Uri> Nested { get; init; } = [];
}

/// <param name="Body">HTML of the text itself, where the page holds it.</param>
public sealed record DetailPage(PortalDocument Document, string? Body, IReadOnlyList<string> Faults);
