using System.Globalization;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>The time between two restarts of a row of numbers.</summary>
/// <param name="Name">The year, the congress term, or the day of 2025-07 on which a merged province began anew.</param>
/// <param name="First">yyyymmdd.</param>
internal sealed record Period(string Name, int First);

/// <summary>When rows of numbers begin anew: each year for the state, each congress for the Party.</summary>
internal static class Periods
{
    /// <summary>The first day of the provinces and communes of today.</summary>
    public const int Merger = 20250701;

    private static readonly IReadOnlyList<Period> Central = Terms("trung ương");

    private static readonly IReadOnlyList<Period> Local = Terms("địa phương");

    /// <summary>Null when the date is not exact enough to tell.</summary>
    public static Period? Of(Series series, PartialDate date)
    {
        var first = At(series, date.SortKey + (date.Month is null ? 101 : date.Day is null ? 1 : 0));
        var last = At(series, LastDay(date));
        return first == last ? first : null;
    }

    /// <summary>Of a number that carries its year; the date counts only where that year has two rows.</summary>
    public static Period? OfOwnYear(Series series, int year, PartialDate? date)
    {
        if (!series.Merged || year != Merger / 10000) return new Period($"{year}", (year * 10000) + 101);
        return date is { } day && day.Year == year ? Of(series with { IsParty = false }, day) : null;
    }

    /// <summary>The likeliest period of a date that is not exact enough: that of the year's second half.</summary>
    public static Period Likeliest(Series series, PartialDate date) => At(series, (date.Year * 10000) + ((date.Month ?? 7) * 100) + 1);

    /// <summary>Of a stated term: a central congress by its numeral, years by the one that was in force in their middle. Null where none is known, and for who counts by years.</summary>
    public static Period? OfTerm(Series series, string term)
    {
        if (!series.IsParty || series.Merged) return null;
        if (char.IsLetter(term[0])) return series.IsCentral ? Central.FirstOrDefault(period => period.Name == term) : null;
        return At(series, ((int.Parse(term.AsSpan(0, 4), CultureInfo.InvariantCulture) + 2) * 10000) + 101);
    }

    public static int LastDay(PartialDate date) => (date.Year * 10000) + ((date.Month ?? 12) * 100) + (date.Day ?? 31);

    private static Period At(Series series, int day)
    {
        var period = series.IsParty
            ? (series.IsCentral ? Central : Local).LastOrDefault(term => term.First <= day) ?? new Period("0", 0)
            : new Period($"{day / 10000}", (day / 10000 * 10000) + 101);
        return series.Merged && day >= Merger && period.First < Merger
            ? new Period(series.IsParty ? $"{period.Name}-2025-07" : "2025-07", Merger)
            : period;
    }

    private static List<Period> Terms(string scope) =>
        [.. DataTable.Rows("party-terms", 3).Where(cells => cells[0] == scope)
            .Select(cells => new Period(cells[1], int.Parse(cells[2].Replace("-", ""), CultureInfo.InvariantCulture)))
            .OrderBy(period => period.First)];
}
