namespace DirectiveSearch.Directives;

/// <summary>A date as far as it is known: a year, a month or a day.</summary>
public readonly record struct PartialDate(int Year, int? Month = null, int? Day = null) : IComparable<PartialDate>
{
    /// <summary>A day as a text states it; null when there is no such day.</summary>
    public static PartialDate? OfDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new PartialDate(year, month, day) : null;

    /// <summary>yyyymmdd with zeros for what is unknown; sorts by time.</summary>
    public int SortKey => (Year * 10000) + ((Month ?? 0) * 100) + (Day ?? 0);

    public int CompareTo(PartialDate other) => SortKey.CompareTo(other.SortKey);

    public static PartialDate FromSortKey(int key) =>
        new(key / 10000, key / 100 % 100 is var month and > 0 ? month : null, key % 100 is var day and > 0 ? day : null);

    /// <summary>ISO 8601: 2014-04-07, 2014-04 or 2014.</summary>
    public override string ToString() =>
        Month is null ? $"{Year:D4}" : Day is null ? $"{Year:D4}-{Month:D2}" : $"{Year:D4}-{Month:D2}-{Day:D2}";

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
