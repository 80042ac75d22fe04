using DirectiveSearch.Directives.Citations;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>What makes an instrument this one and no other.</summary>
internal sealed record Identity(string Number, string Family, string Series, string? Period);

/// <summary>A piece of evidence with what it says by itself of the instrument's identity; null where it leaves that open.</summary>
/// <param name="Said">What it states, or what people said it means.</param>
/// <param name="Date">As said, unless it cannot be: the citing document is older than that.</param>
internal sealed record Reading(
    Evidence Evidence, Statement Said, NumberParts Number, string? Family, Series? Series, PartialDate? Date, Period? Period, IReadOnlyList<string> Warnings)
{
    /// <summary>The first year of which a document can be cited.</summary>
    private const int FirstYear = 1930;

    public bool IsDecided => Evidence.Decided is not null && Series is not null;

    /// <summary>Whether it says enough to make an instrument by itself.</summary>
    public bool IsAnchor => Family is not null && Series is not null && (Period is not null || IsDecided);

    public bool IsHeld => Evidence.HeldDocumentId is not null;

    /// <summary>The number carries a year that the citing document could not know: a slip, of which no instrument is made.</summary>
    public bool IsFromLater { get; private init; }

    /// <summary>The period of the stated term.</summary>
    public Period? Term { get; private init; }

    /// <summary>A stated day that is later than the citing document, whose own date may be what is wrong.</summary>
    public PartialDate? LaterDay { get; private init; }

    /// <summary>What its subject is about; null when that is not stated or tells too little.</summary>
    public Theme? Theme { get; } = Evidence.Theme is { } theme ? Theme.Parse(theme) : null;

    /// <summary>The citing document's province, where a number of any place stands without its issuer.</summary>
    public string? Place { get; private init; }

    public static Reading Of(Evidence evidence) =>
        evidence.Decided is { } decided && OfStatement(evidence, decided) is { Series: not null } said ? said : OfText(evidence);

    /// <summary>The instrument that people name; null when they do not say whose it is.</summary>
    public static Identity? IdentityOf(Statement statement)
    {
        var reading = OfStatement(new Evidence(0, statement.Type, statement.Number, null, null, null, null, null, 0), statement);
        return reading.Series is { } series ? new Identity(reading.Number.Identity, reading.Family!, series.Key, reading.Period?.Name) : null;
    }

    /// <summary>People are taken at their word, and an inexact date of theirs means the likeliest period.</summary>
    public static Reading OfStatement(Evidence evidence, Statement said)
    {
        var number = NumberParts.Parse(said.Number);
        var series = Series.Of(said.Number, said.Issuer);
        var period = series is null ? null : PeriodOf(series, number, said.Date) ?? (said.Date is { } date && number.OwnYear is null ? Periods.Likeliest(series, date) : null);
        return new Reading(evidence, said, number, FamilyOf(said.Type, number, []) ?? said.Type, series, said.Date, period, []);
    }

    private static Reading OfText(Evidence evidence)
    {
        var warnings = new List<string>();
        var number = NumberParts.Parse(evidence.Number);
        var family = FamilyOf(evidence.Type, number, warnings);
        var date = DateOf(evidence, warnings);
        var late = number.OwnYear is { } year && evidence.CitingDate is { } citing && year > citing.Year;
        if (late) warnings.Add("year-after-citing");
        var series = Series.Of(evidence.Number, evidence.Issuer);
        if (series is not null && !series.MayCarry(evidence.Number))
        {
            warnings.Add("issuer-against-code");
            series = null;
        }

        return new Reading(
            evidence, new Statement(evidence.Type, evidence.Number, evidence.Issuer, evidence.Date), number, family, series, date,
            series is null || late ? null : PeriodOf(series, number, date), warnings)
        {
            IsFromLater = late,
            Term = series is not null && number.OwnYear is null && evidence.Term is { } term ? Periods.OfTerm(series, term) : null,
            LaterDay = date is null && evidence.Date is { Day: not null, Year: >= FirstYear } later ? later : null,
            Place = series is null && evidence.Province is { } province ? Series.PlaceOf(province) : null,
        };
    }

    private static Period? PeriodOf(Series series, NumberParts number, PartialDate? date) =>
        number.OwnYear is { } year ? Periods.OfOwnYear(series, year, date) : date is { } day ? Periods.Of(series, day) : null;

    private static PartialDate? DateOf(Evidence evidence, List<string> warnings)
    {
        if (evidence.Date is not { } stated) return null;
        if (stated.Year < FirstYear) warnings.Add("year-impossible");
        else if (evidence.CitingDate is { } citing && stated.SortKey > Periods.LastDay(citing)) warnings.Add("date-after-citing");
        else return stated;
        return null;
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
