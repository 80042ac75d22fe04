using System.Globalization;
using DirectiveSearch.Directives.Citations;

namespace DirectiveSearch.Directives.Portals;

/// <summary>Dates as portals write them: 08/4/2014, 08-04-2014 00:00:00, ngày 08 tháng 4 năm 2014, 2014-04-08T00:00:00, 2014-04-07T17:00:00Z, 4/8/2014 12:00:00 AM, tháng 4/2014.</summary>
public static class PortalDate
{
    /// <summary>Null where no day that exists is written, or more than a date.</summary>
    public static PartialDate? Read(string stated)
    {
        var text = stated.Trim();
        if (text.Length is 0 or > LongestDate) return null;
        if (Iso(text) is { } iso) return iso;
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 0) return null;
        if (IsAmerican(text)) return Swapped(text[digit..]);
        return DateReader.Read(text, digit, text.Length, bare: true) is { } read
            ? read.Date ?? Swapped(text[digit..])
            : DateReader.ReadMonth(text, Math.Max(0, text.IndexOf('t', StringComparison.OrdinalIgnoreCase)), text.Length)?.Date;
    }

    private static PartialDate? Iso(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? Of(DateOnly.FromDateTime(instant.ToOffset(Vietnam).DateTime)) :
        text is [_, _, _, _, '-', _, _, '-', _, _, ..] && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day) : null;

    /// <summary>A server that knows no Vietnamese writes the month first and the time with AM or PM.</summary>
    private static bool IsAmerican(string text) => text.EndsWith(" AM", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" PM", StringComparison.OrdinalIgnoreCase);

    private static PartialDate? Swapped(string text) =>
        DateOnly.TryParseExact(text.Split(' ')[0], "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= FirstYear ? Of(day) : null;

    private static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>A day is kept as the instant at which it began in Viet Nam.</summary>
    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private const int LongestDate = 60;
    private const int FirstYear = 1945;
}
