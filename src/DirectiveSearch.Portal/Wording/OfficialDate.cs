using DirectiveSearch.Directives;

namespace DirectiveSearch.Portal.Wording;

/// <summary>Dates and figures as officials write them: days below 10 and months 1 and 2 are padded, other months are not.</summary>
public static class OfficialDate
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>07/4/2014, 4/2014 or 2014.</summary>
    public static string Format(PartialDate date) =>
        date.Month is not { } month ? $"{date.Year}"
        : date.Day is not { } day ? $"{Month(month)}/{date.Year}"
        : $"{day:00}/{Month(month)}/{date.Year}";

    /// <summary>The date of a document as far as it is known.</summary>
    public static string Format(PartialDate? date, int? year) =>
        date is { } known ? Format(known) : year is { } only ? $"{only}" : Words.Undated;

    /// <summary>The moment in Vietnam's time: 21/11/2026 09:41.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = moment.ToOffset(Vietnam);
        return $"{local.Day:00}/{Month(local.Month)}/{local.Year} {local:HH\\:mm}";
    }

    /// <summary>21/11/2026 09:41:05.</summary>
    public static string MomentExactly(DateTimeOffset moment) => $"{Moment(moment)}{moment.ToOffset(Vietnam):\\:ss}";

    /// <summary>The day in Vietnam.</summary>
    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Vietnam).DateTime);

    /// <summary>The time of day in Vietnam: 09:41:05.</summary>
    public static string Clock(DateTimeOffset moment) => $"{moment.ToOffset(Vietnam):HH\\:mm\\:ss}";

    /// <summary>Whole days from one date to another, or null unless both are known to the day.</summary>
    public static int? DaysBetween(PartialDate? from, PartialDate? to) =>
        Day(from) is { } start && Day(to) is { } end ? end.DayNumber - start.DayNumber : null;

    /// <summary>Thousands with a point: 2.136.</summary>
    public static string Number(long value)
    {
        var digits = value.ToString("N0");
        return digits.Replace(',', '.');
    }

    /// <summary>0 to 1 as a percentage with a comma: 97,4%.</summary>
    public static string Percent(double share) => $"{share * 100:0.#}%".Replace('.', ',');

    private static string Month(int month) => month <= 2 ? $"0{month}" : $"{month}";

    private static DateOnly? Day(PartialDate? date) =>
        date is { Month: { } month, Day: { } day } known
        && DateOnly.TryParseExact($"{known.Year:0000}{month:00}{day:00}", "yyyyMMdd", out var exact) ? exact : null;
}
