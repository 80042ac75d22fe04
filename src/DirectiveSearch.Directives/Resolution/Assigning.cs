namespace DirectiveSearch.Directives.Resolution;

/// <summary>Says what each piece of evidence means and how sure that is, and adds instruments up from what was said of them.</summary>
internal static class Assigning
{
    private const double Plain = 0.98;
    private const double Undated = 0.85;
    private const double WithoutIssuer = 0.8;
    private const double Outlier = 0.7;
    private const double WithoutIssuerAndDate = 0.6;
    private const double UnknownPeriod = 0.5;
    private const double Ambiguous = 0.3;

    public static Assignment Assign(Reading reading, IReadOnlyList<Found> candidates, IReadOnlyDictionary<Identity, string> slugs)
    {
        if (candidates is not [var found])
        {
            return new Assignment(
                reading.Evidence.Id, null, Ambiguous, [.. reading.Warnings, Doubt(reading, candidates)],
                [.. candidates.Select(candidate => slugs[candidate.Identity]).Order(StringComparer.Ordinal)]);
        }

        var outlier = IsOutlier(reading.Evidence.Date, found.Date);
        List<string> warnings = [.. reading.Warnings];
        if (outlier) warnings.Add("date-outlier");
        if (found.Period is null) warnings.Add("ambiguous-period");
        return new Assignment(reading.Evidence.Id, slugs[found.Identity], Confidence(reading, found, outlier), warnings, []);
    }

    public static Instrument Add(Found found, string slug, IReadOnlyList<Reading> members)
    {
        var number = Naming.NumberOf(members);
        var issuers = Stated(members, reading => reading.Evidence.Issuer);
        return new Instrument(
            slug,
            TypeOf(found, members),
            number,
            NumberParts.Parse(number).Identity,
            found.Series.Key,
            found.Period?.Name,
            found.Date,
            issuers.Count == 0 ? null : issuers[0].Value,
            HeldOf(found, members),
            Dates(found, members),
            issuers);
    }

    private static string Doubt(Reading reading, IReadOnlyList<Found> candidates) =>
        reading.Series is null && candidates.Select(candidate => candidate.Series.Key).Distinct().Count() != 1 ? "ambiguous-series"
        : candidates.Select(candidate => candidate.Family).Distinct().Count() > 1 ? "ambiguous-type"
        : "ambiguous-period";

    private static double Confidence(Reading reading, Found found, bool outlier) =>
        outlier ? Outlier
        : found.Period is null ? UnknownPeriod
        : reading.Series is null ? (reading.Date is null ? WithoutIssuerAndDate : WithoutIssuer)
        : reading.Date is null && reading.Number.OwnYear is null ? Undated
        : Plain;

    private static bool IsOutlier(PartialDate? stated, PartialDate? majority) =>
        stated is { } date && majority is { } known
        && (date.Year != known.Year || (date.Month is not null && known.Month is not null && date.Month != known.Month)
            || (date.Day is not null && known.Day is not null && date.Day != known.Day));

    /// <summary>The word of the family that most documents use; words of other families are slips.</summary>
    private static string TypeOf(Found found, IReadOnlyList<Reading> members) =>
        members.Where(reading => TypeFamilies.Of(reading.Evidence.Type) == found.Family).GroupBy(reading => reading.Evidence.Type)
            .OrderByDescending(group => group.Sum(reading => reading.Evidence.Documents)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key ?? found.Family;

    private static string? HeldOf(Found found, IReadOnlyList<Reading> members) =>
        members.Where(reading => reading.IsHeld)
            .OrderBy(reading => IsOutlier(reading.Evidence.Date, found.Date)).ThenBy(reading => reading.Evidence.HeldDocumentId, StringComparer.Ordinal)
            .FirstOrDefault()?.Evidence.HeldDocumentId;

    private static List<Stated<PartialDate>> Dates(Found found, IReadOnlyList<Reading> members) =>
        [.. members.Where(reading => reading.Evidence.Date is not null).GroupBy(reading => reading.Evidence.Date!.Value)
            .Select(group => new Stated<PartialDate>(group.Key, group.Sum(reading => reading.Evidence.Documents)))
            .OrderByDescending(stated => stated.Value == found.Date).ThenByDescending(stated => stated.Documents).ThenBy(stated => stated.Value)];

    private static List<Stated<string>> Stated(IReadOnlyList<Reading> members, Func<Reading, string?> value) =>
        [.. members.Where(reading => value(reading) is not null).GroupBy(reading => value(reading)!)
            .Select(group => new Stated<string>(group.Key, group.Sum(reading => reading.Evidence.Documents)))
            .OrderByDescending(stated => stated.Documents).ThenBy(stated => stated.Value, StringComparer.Ordinal)];
}
