using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages;

/// <param name="Height">Share of the tallest bar, 0 to 100.</param>
/// <param name="Labelled">Whether the year is written below the bar; with many years only every fifth is.</param>
public sealed record YearBar(int Year, int Documents, double Height, bool Labelled);

/// <summary>Documents by year without gaps; the undated are told apart.</summary>
public sealed record YearBars(IReadOnlyList<YearBar> Bars, int Undated, int? Issued)
{
    private const int LongestSpan = 60;
    private const int MostLabelled = 16;

    /// <param name="counts">Of the year facet: values are years, or anything else for undated.</param>
    /// <param name="issued">Year of the instrument itself, shown at the beginning.</param>
    public static YearBars Build(IReadOnlyList<FacetCount> counts, int? issued = null)
    {
        var years = counts.Where(count => int.TryParse(count.Value, out _)).ToDictionary(count => int.Parse(count.Value), count => count.Documents);
        var undated = counts.Where(count => !int.TryParse(count.Value, out _)).Sum(count => count.Documents);
        if (years.Count == 0) return new YearBars([], undated, issued);
        var last = years.Keys.Max();
        var first = Math.Max(Math.Min(years.Keys.Min(), issued ?? int.MaxValue), last - LongestSpan);
        var most = years.Values.Max();
        var every = last - first + 1 > MostLabelled ? 5 : 1;
        return new YearBars(
            [.. Enumerable.Range(first, last - first + 1).Select(year =>
            {
                var documents = years.GetValueOrDefault(year);
                return new YearBar(year, documents, Math.Round(100.0 * documents / most, 1), year % every == 0 || year == first || year == last);
            })],
            undated, issued);
    }
}
