namespace DirectiveSearch.Directives.Resolution;

/// <summary>Says what each piece of evidence means and how sure that is, and adds instruments up from what was said of them.</summary>
internal static class Assigning
{
    /// <summary>A number of every commune may mean thousands; nobody looks through them.</summary>
    private const int MostCandidates = 20;

    private const double Decided = 1;
    private const double Plain = 0.98;
    private const double Undated = 0.85;
    private const double WithoutIssuer = 0.8;
    private const double Outlier = 0.7;
    private const double WithoutIssuerAndDate = 0.6;
    private const double UnknownPeriod = 0.5;
    private const double Ambiguous = 0.3;

    public static Assignment Assign(Match match, IReadOnlyDictionary<Identity, string> slugs)
    {
        var reading = match.Reading;
        if (match.Only is not { } found)
        {
            return new Assignment(
                reading.Evidence.Id, null, Ambiguous, [.. reading.Warnings, Doubt(match)],
                [.. match.Candidates.Take(MostCandidates).Select(candidate => slugs[candidate.Identity]).Order(StringComparer.Ordinal)]);
        }

        if (reading.IsDecided) return new Assignment(reading.Evidence.Id, slugs[found.Identity], Decided, [], []);
        var outlier = IsOutlier(reading.Evidence.Date, found.Date);
        List<string> warnings = [.. reading.Warnings];
        if (match.Slip is { } slip) warnings.Add(slip);
        if (outlier) warnings.Add("date-outlier");
        if (reading.Term is { } term && found.Period is { } period && term.Name != period.Name) warnings.Add("term-against-date");
        if (reading.Family is { } family && family != found.Family) warnings.Add("type-outlier");
        if (found.Period is null) warnings.Add("ambiguous-period");
        return new Assignment(reading.Evidence.Id, slugs[found.Identity], Confidence(reading, found, outlier), warnings, []);
    }

    public static Instrument Add(Found found, string slug, IReadOnlyList<Reading> members)
    {
        var number = found.NumberOf(members);
        var date = found.Date ?? found.Named?.Date;
        var issuers = Stated(members, reading => reading.Evidence.Issuer);
        return new Instrument(
            slug,
            TypeOf(found, members),
            number,
            found.Number,
            found.Series.Key,
            found.Period?.Name,
            date,
            IssuerOf(found, members),
            HeldOf(found, members),
            Dates(date, members),
            issuers);
    }

    private static string Doubt(Match match) =>
        match is { IsThin: true, Slip: { } slip } ? slip
        : match.Reading.IsFromLater ? "ambiguous-period"
        : match.Reading.Series is null && (match.IsThin || match.Candidates.Count == 0 || Differ(match.Candidates, found => found.Series.Key)) ? "ambiguous-series"
        : Differ(match.Candidates, found => found.Family) ? "ambiguous-type"
        : "ambiguous-period";

    private static bool Differ(IReadOnlyList<Found> candidates, Func<Found, string> part) =>
        candidates.Count > 1 && part(candidates[0]) is var first && candidates.Any(candidate => part(candidate) != first);

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
        members.Where(reading => TypeFamilies.Of(reading.Said.Type) == found.Family).GroupBy(reading => reading.Said.Type)
            .OrderByDescending(group => group.Sum(reading => reading.Evidence.Documents)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key ?? found.Named?.Type ?? found.Family;

    /// <summary>What most say of those that speak of its own row of numbers.</summary>
    private static string? IssuerOf(Found found, IReadOnlyList<Reading> members) =>
        Stated([.. members.Where(reading => reading.Series?.Key == found.Series.Key)], reading => reading.Said.Issuer) is [var first, ..] ? first.Value : found.Named?.Issuer;

    private static string? HeldOf(Found found, IReadOnlyList<Reading> members) =>
        members.Where(reading => reading.IsHeld)
            .OrderBy(reading => IsOutlier(reading.Evidence.Date, found.Date)).ThenBy(reading => reading.Evidence.HeldDocumentId, StringComparer.Ordinal)
            .FirstOrDefault()?.Evidence.HeldDocumentId;

    private static List<Stated<PartialDate>> Dates(PartialDate? date, IReadOnlyList<Reading> members) =>
        [.. members.Where(reading => reading.Evidence.Date is not null).GroupBy(reading => reading.Evidence.Date!.Value)
            .Select(group => new Stated<PartialDate>(group.Key, group.Sum(reading => reading.Evidence.Documents)))
            .OrderByDescending(stated => stated.Value == date).ThenByDescending(stated => stated.Documents).ThenBy(stated => stated.Value)];

    private static List<Stated<string>> Stated(IReadOnlyList<Reading> members, Func<Reading, string?> value) =>
        [.. members.Where(reading => value(reading) is not null).GroupBy(reading => value(reading)!)
            .Select(group => new Stated<string>(group.Key, group.Sum(reading => reading.Evidence.Documents)))
            .OrderByDescending(stated => stated.Documents).ThenBy(stated => stated.Value, StringComparer.Ordinal)];
}
