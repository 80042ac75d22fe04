namespace DirectiveSearch.Directives.Resolution;

/// <summary>A piece of evidence with what it says by itself of the instrument's identity; null where it leaves that open.</summary>
/// <param name="Date">As stated, unless the citing document is older than that.</param>
internal sealed record Reading(
    Evidence Evidence, NumberParts Number, string? Family, Series? Series, PartialDate? Date, Period? Period, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether it says enough to make an instrument by itself.</summary>
    public bool IsAnchor => Family is not null && Series is not null && Period is not null;

    public bool IsHeld => Evidence.HeldDocumentId is not null;

    public static Reading Of(Evidence evidence)
    {
        var warnings = new List<string>();
        var number = NumberParts.Parse(evidence.Number);
        var family = FamilyOf(evidence.Type, number, warnings);
        var date = evidence.Date;
        if (date is { } stated && evidence.CitingDate is { } citing && stated.SortKey > Periods.LastDay(citing))
        {
            warnings.Add("date-after-citing");
            date = null;
        }

        var series = Series.Of(evidence.Number, evidence.Issuer);
        var period = series is null ? null
            : number.OwnYear is { } year ? Periods.OfOwnYear(series, year, date)
            : date is { } day ? Periods.Of(series, day)
            : null;
        return new Reading(evidence, number, family, series, date, period, warnings);
    }

    /// <summary>A type that the code does not allow gives way to the code's only one, or is left open.</summary>
    private static string? FamilyOf(string type, NumberParts number, List<string> warnings)
    {
        var stated = TypeFamilies.Of(type);
        var allowed = number.Codes.Count == 0 ? [] : TypeFamilies.OfCode(number.Codes[0]);
        if (allowed.Count == 0 || (stated is not null && allowed.Contains(stated))) return stated;
        if (stated is not null) warnings.Add("type-against-code");
        return allowed.Count == 1 ? allowed[0] : null;
    }
}
