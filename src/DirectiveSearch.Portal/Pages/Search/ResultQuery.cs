using DirectiveSearch.Search;
using Microsoft.Extensions.Primitives;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>How a result set is seen.</summary>
public enum Lens
{
    /// <summary>A page's own summary, where it has one.</summary>
    Overview,
    List,
    Timeline,
    Graph,
    Coverage,
}

/// <summary>What the columns of the coverage lens are.</summary>
public enum CoverageColumns
{
    Movements,
    Instruments,
}

/// <summary>In which order the coverage lens shows units.</summary>
public enum CoverageOrder
{
    Province,
    Gaps,
}

/// <summary>The page that a result set stands on.</summary>
/// <param name="Given">Filters that the page itself stands for (a directive's page: the directive); never in its address.</param>
/// <param name="HasOverview">The page shows a summary of its own when no lens is named.</param>
public sealed record ResultPlace(string Path, IReadOnlyList<SearchFilter> Given, bool HasOverview)
{
    public static ResultPlace Search { get; } = new(Wording.Address.Results, [], false);
}

/// <summary>A query with filters, lens, order and page: everything that an address of results says. The one place for such addresses.</summary>
public sealed record ResultQuery(ResultPlace Place)
{
    public const int PageSize = 20;

    /// <summary>On paper.</summary>
    public const int PrintedHits = 300;

    /// <summary>Pages are numbered so far; what follows is reached from page to page.</summary>
    public const int LastHit = 10_000;

    public const int LastPage = LastHit / PageSize;

    /// <summary>Longer queries and more filters are cut.</summary>
    public const int LongestText = 2_000;
    private const int MostFilters = 60;
    private const int LongestValue = 160;

    public string Text { get; init; } = "";

    /// <summary>Chosen by the reader, besides those that the place gives.</summary>
    public IReadOnlyList<SearchFilter> Filters { get; init; } = [];

    public Lens Lens { get; init; } = Place.HasOverview ? Lens.Overview : Lens.List;

    /// <summary>Null: by relevance when there are words, else the newest first.</summary>
    public SearchSort? Sort { get; init; }

    /// <summary>Beyond <see cref="LastPage"/> only together with a cursor.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The index's cursor to the hits of a page beyond the last numbered one.</summary>
    public string? After { get; init; }

    /// <summary>Whether to say why each hit ranks where it does.</summary>
    public bool Explain { get; init; }

    public CoverageColumns Columns { get; init; }

    public CoverageOrder Order { get; init; }

    /// <summary>Which of the coverage lens's columns, when there are too many for one table.</summary>
    public int ColumnPage { get; init; } = 1;

    public SearchSort SortInForce => Sort ?? (Text.Length > 0 ? SearchSort.Relevance : SearchSort.Newest);

    public IReadOnlyList<SearchFilter> AllFilters => [.. Place.Given, .. Filters];

    public static ResultQuery Parse(ResultPlace place, IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var query = new ResultQuery(place);
        var filters = new List<SearchFilter>();
        foreach (var (name, values) in parameters)
        {
            if (ResultParameters.FilterOf(name) is { } filter) filters.AddRange(values.Where(IsValue).Select(value => filter(value!.Trim())));
            else query = ResultParameters.With(query, name, values.LastOrDefault() ?? "");
        }

        query = query with { Filters = [.. filters.Distinct().Take(MostFilters)] };
        var after = query.Page > LastPage ? PageCursor.Open(query, query.After) : null;
        return query with { After = after, Page = after is null ? Math.Min(query.Page, LastPage) : query.Page };
    }

    /// <summary>The page behind this one.</summary>
    /// <param name="next">The index's cursor to it; null when there is none.</param>
    public ResultQuery? Following(string? next) =>
        Page < LastPage ? this with { Page = Page + 1, After = null } : next is null ? null : this with { Page = Page + 1, After = next };

    /// <summary>The address, without what goes without saying.</summary>
    public string ToAddress() => ToAddress(Place.Path);

    /// <summary>The same parameters on another path (CSV, print).</summary>
    public string ToAddress(string path)
    {
        var pairs = Parameters().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToList();
        return pairs.Count == 0 ? path : path + "?" + string.Join('&', pairs);
    }

    /// <summary>Name and value of everything that differs from its default, in the order of the address.</summary>
    public IEnumerable<(string Name, string Value)> Parameters() => ResultParameters.Of(this);

    /// <summary>The same results on the search page, where the given filters are the reader's own.</summary>
    public ResultQuery OnSearchPage() => this with
    {
        Place = ResultPlace.Search, Filters = AllFilters, Lens = Lens == Lens.Overview ? Lens.List : Lens,
    };

    public ResultQuery With(SearchFilter filter) => this with { Filters = [.. Filters.Append(filter).Distinct()], Page = 1 };

    public ResultQuery Without(SearchFilter filter) => this with { Filters = [.. Filters.Where(other => other != filter)], Page = 1 };

    public ResultQuery See(Lens lens) => this with { Lens = lens, Page = 1 };

    private static bool IsValue(string? value) => value is { Length: > 0 and <= LongestValue } && !value.Any(char.IsControl) && value.Trim().Length > 0;
}
