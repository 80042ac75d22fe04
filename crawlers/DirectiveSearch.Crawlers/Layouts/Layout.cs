namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>How the pages of a site are built. What is left out is found by the labels that all portals use (Data/portal-labels.tsv).</summary>
public sealed record Layout
{
    public ListLayout List { get; init; } = new();

    public DetailLayout Detail { get; init; } = new();

    public Paging Paging { get; init; } = new Paging.NextLink();
}

/// <summary>All selectors are CSS.</summary>
public sealed record ListLayout
{
    /// <summary>Of one document each; null: the rows of the table whose head names the columns.</summary>
    public string? Rows { get; init; }

    /// <summary>Within a row, to the document's own page; null: it has none and its file is taken.</summary>
    public string? Link { get; init; } = "a[href]";

    /// <summary>Within a row; fields that are not named are found by the head of their column.</summary>
    public IReadOnlyDictionary<PortalField, string> Fields { get; init; } = NoFields;

    /// <summary>Where the page says how many documents there are.</summary>
    public string? Total { get; init; }

    internal static readonly IReadOnlyDictionary<PortalField, string> NoFields = new Dictionary<PortalField, string>();
}

public sealed record DetailLayout
{
    /// <summary>Labels and attachments are looked for in here; null: in the whole page.</summary>
    public string? Within { get; init; }

    /// <summary>Fields that no label names.</summary>
    public IReadOnlyDictionary<PortalField, string> Fields { get; init; } = ListLayout.NoFields;

    /// <summary>The attachments; null: whatever within the page leads to a file.</summary>
    public string? Files { get; init; }

    /// <summary>The text itself; null: only the attachments hold it.</summary>
    public string? Body { get; init; }
}

/// <summary>How one page of a list leads to the next.</summary>
public abstract record Paging
{
    private Paging()
    {
    }

    /// <summary>There is one page.</summary>
    public sealed record None : Paging;

    /// <param name="Parameter">Of the address, such as "page" or "_4_WAR_x_cur".</param>
    /// <param name="First">Its value for the first page.</param>
    /// <param name="Step">How much it grows.</param>
    public sealed record Query(string Parameter, int First = 1, int Step = 1) : Paging;

    /// <param name="Segment">The end of the path behind the list's own, "{0}" for the number: "trang-{0}.htm". Its extension replaces the list's.</param>
    public sealed record Path(string Segment) : Paging;

    /// <param name="Selector">Null: what usually leads on ("Trang sau", rel="next", ») is looked for.</param>
    public sealed record NextLink(string? Selector = null) : Paging;

    /// <summary>The form of a WebForms page is sent back with all its hidden fields.</summary>
    /// <param name="Button">The button that leads on, for grids that have one; null: their pager's links do.</param>
    public sealed record PostBack(string? Button = null) : Paging;
}
