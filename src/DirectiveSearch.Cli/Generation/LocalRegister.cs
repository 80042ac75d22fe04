namespace DirectiveSearch.Cli.Generation;

/// <summary>A row of numbers of one office, from its first day to its last; the office begins another one after it.</summary>
internal sealed record NumberRow(string Office, string Pattern, DateOnly First, DateOnly Last, string Period)
{
    /// <summary>How many documents of one pattern an office issues in a period.</summary>
    private const int Documents = 40;

    /// <summary>The stride between the numbers that plans cite; other documents have those in between.</summary>
    private int Stride => Pattern.Contains("KH-", StringComparison.Ordinal) || Pattern.Contains("QĐ-", StringComparison.Ordinal) ? 1 + (int)(Seeds.Of(Office, Pattern) % 60) : 1;

    /// <summary>Whether the office writes at least three figures, as some merged provinces do.</summary>
    private bool PadsToThree => Period.Contains("2025-07", StringComparison.Ordinal) && Seeds.Of(Office, "pad") % 3 == 0;

    /// <summary>The document of a day, more or less; its place counts from 1.</summary>
    public int PlaceOf(DateOnly day) => Math.Clamp((day.DayNumber - First.DayNumber) * Documents / Math.Max(1, Last.DayNumber - First.DayNumber), 1, Documents);

    /// <summary>Not the same day of the year in every period.</summary>
    public DateOnly DayOf(int place)
    {
        var stretch = (Last.DayNumber - First.DayNumber) / Documents;
        return First.AddDays((stretch * (place - 1)) + (int)(Seeds.Of(Office, Pattern, Period, $"{place}") % (uint)Math.Max(1, stretch)));
    }

    public string NumberOf(int place) => Pattern
        .Replace("{n}", (place * Stride).ToString(PadsToThree ? "000" : "00"))
        .Replace("{year}", DayOf(place).Year.ToString());
}

/// <summary>What local offices have issued: the same office, period and number is the same document with the same date in every plan.</summary>
internal static class LocalRegister
{
    private static readonly DateOnly Merger = new(2025, 7, 1);

    /// <summary>Months after a congress year's July belong to neither term for sure, so nothing is dated there.</summary>
    private static readonly DateOnly[] Congresses = [new(2010, 11, 15), new(2015, 11, 15), new(2020, 11, 15), new(2025, 11, 15), new(2030, 11, 15)];

    /// <param name="office">The office's name with the places above it.</param>
    /// <param name="isNew">Whether the office was made anew by the mergers of 2025.</param>
    /// <returns>Null when no term is sure for that day.</returns>
    public static NumberRow? Row(string office, string pattern, bool isParty, bool isNew, DateOnly day)
    {
        if (isParty) return Term(office, pattern, day);
        var (first, last) = (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));
        if (!isNew || day.Year != Merger.Year) return new NumberRow(office, pattern, first, last, $"{day.Year}");
        return day < Merger
            ? new NumberRow(office, pattern, first, Merger.AddDays(-1), "2025")
            : new NumberRow(office, pattern, Merger, last, "2025-07");
    }

    private static NumberRow? Term(string office, string pattern, DateOnly day)
    {
        var at = Array.FindLastIndex(Congresses, congress => congress <= day);
        if (at < 0) return null;
        var last = new DateOnly(Congresses[at + 1].Year, 7, 31);
        if (last.Year == 2025) last = new DateOnly(2025, 6, 30);
        return day > last ? null : new NumberRow(office, pattern, Congresses[at], last, $"{Congresses[at].Year}");
    }
}

/// <summary>Numbers that hang on names alone, so that they are the same in every plan.</summary>
internal static class Seeds
{
    public static uint Of(params string[] names)
    {
        var hash = 2166136261;
        foreach (var letter in string.Join('|', names)) hash = (hash ^ letter) * 16777619;
        return hash ^ (hash >> 15);
    }
}
