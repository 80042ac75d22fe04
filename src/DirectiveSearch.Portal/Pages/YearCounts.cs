using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages;

/// <summary>Documents by year without gaps; the undated are told apart.</summary>
public sealed record YearCounts(IReadOnlyList<(int Year, int Documents)> Years, int Undated)
{
    private const int LongestSpan = 24;

    /// <summary>Whether there is anything to compare: one year alone makes no drawing.</summary>
    public bool IsSeries => Years.Count > 1;

    /// <param name="counts">Of the year facet: values are years, or anything else for undated.</param>
    /// <param name="from">A year to begin with, such as that of an instrument's issue; far earlier ones are left out.</param>
    public static YearCounts Build(IReadOnlyList<FacetCount> counts, int? from = null)
    {
        var years = counts.Where(count => int.TryParse(count.Value, out _)).ToDictionary(count => int.Parse(count.Value), count => count.Documents);
        var undated = counts.Where(count => !int.TryParse(count.Value, out _)).Sum(count => count.Documents);
        if (years.Count == 0) return new YearCounts([], undated);
        var last = years.Keys.Max();
        var first = Math.Max(Math.Min(years.Keys.Min(), from ?? int.MaxValue), last - LongestSpan);
        return new YearCounts([.. Enumerable.Range(first, last - first + 1).Select(year => (year, years.GetValueOrDefault(year)))], undated);
    }

    /// <param name="link">Where a year leads.</param>
    public Chart Draw(string label, Func<int, string> link, ChartMark? mark = null) => new(
        "nam", label,
        [.. Years.Select(year => $"{year.Year}")],
        [.. Years.Select(year => year.Documents > 0 ? link(year.Year) : null)],
        [new ChartSeries("văn bản", "all", [.. Years.Select(year => year.Documents)])],
        mark);
}
