namespace DirectiveSearch.Directives.Twins;

/// <summary>Whether two files are one document. Plans of many offices follow one template, so likeness alone never says so: what the two say of themselves must agree,
/// and nothing may speak against it. Two that are wrongly taken for one do more harm than two that are not found.</summary>
public static class TwinRule
{
    /// <summary>Number, issuer and day are the same: a poor scan keeps this share of its word triples, another document of that number (an annex, a cover letter) does not.</summary>
    private const double LikeWithAll = 0.3;

    /// <summary>Number and issuer are the same, and the number tells its year.</summary>
    private const double LikeWithYear = 0.5;

    /// <summary>One fact is missing: a text as it was typed and as a fair scan of it was read.</summary>
    private const double VeryAlike = 0.85;

    /// <summary>And its years and amounts, in which the plans of two years differ.</summary>
    private const double SameFigures = 0.8;

    /// <summary>Of two long texts without a head: their words and their figures.</summary>
    private const double NearlyTheSame = 0.9;

    /// <summary>Shorter ones may be two that follow one template. In words.</summary>
    internal const int LongText = 2_000;

    /// <summary>Shorter texts (forms, cover sheets) are the same by chance. In words.</summary>
    private const int ShortestText = 30;

    /// <returns>The rule by which they are one document; null: they are not, or nothing shows it.</returns>
    public static string? Decide(TwinFacts one, TwinFacts other)
    {
        if (Against(one, other) is not null) return null;
        if (one.Print.Text == other.Print.Text && one.Print.Length == other.Print.Length && one.Print.Length >= ShortestText) return "same-text";
        if (HaveOneTitle(one, other)) return "title-and-text";
        if (one.Issuer is null || one.Issuer != other.Issuer) return null;
        var sameNumber = one.Number is not null && one.Number == other.Number;
        if (sameNumber && one.Date is { Day: not null } && one.Date == other.Date) return one.Print.Likeness(other.Print) >= LikeWithAll ? "number-issuer-date" : null;
        if (sameNumber && one.NumberHasYear) return one.Print.Likeness(other.Print) >= LikeWithYear ? "number-issuer" : null;
        if (!sameNumber && (one.Type is null || one.Type != other.Type || (one.IsNumbered && other.IsNumbered))) return null;
        return AreVeryAlike(one, other) ? sameNumber ? "number-issuer" : "issuer-and-text" : null;
    }

    /// <summary>What shows that two files are two documents, whatever their texts: the field in which they differ, where both read clearly.</summary>
    public static string? Against(TwinFacts one, TwinFacts other)
    {
        if (one.Number is not null && other.Number is not null && one.Number != other.Number && one.NumberIsClear && other.NumberIsClear) return "number";
        if (one.DateIsClear && other.DateIsClear && Differ(one.Date, other.Date)) return "date";
        if (one.DateIsClear && other.DateIsClear && one.Year is { } year && other.Year is { } otherYear && year != otherYear) return "date";
        if (one.Issuer is not null && other.Issuer is not null && one.Issuer != other.Issuer && one.IssuerIsClear && other.IssuerIsClear) return "issuer";
        return one.Type is not null && other.Type is not null && one.Type != other.Type ? "type" : null;
    }

    /// <summary>A plan without its head: what it is called, and that it is long, tells as much as an issuer.</summary>
    private static bool HaveOneTitle(TwinFacts one, TwinFacts other) =>
        (one.Issuer is null || other.Issuer is null) && !(one.IsNumbered && other.IsNumbered)
        && one.Type is not null && one.Type == other.Type && one.PlacedTitle is not null && one.PlacedTitle == other.PlacedTitle
        && one.Print.Length >= LongText && other.Print.Length >= LongText
        && one.Print.Likeness(other.Print) >= NearlyTheSame && one.Print.FigureLikeness(other.Print) >= NearlyTheSame;

    private static bool AreVeryAlike(TwinFacts one, TwinFacts other) =>
        (one.TitleFigures is null || other.TitleFigures is null || one.TitleFigures == other.TitleFigures)
        && one.Print.Length >= ShortestText && other.Print.Length >= ShortestText
        && one.Print.Likeness(other.Print) >= VeryAlike && one.Print.FigureLikeness(other.Print) >= SameFigures;

    /// <summary>As far as both are known.</summary>
    private static bool Differ(PartialDate? one, PartialDate? other) =>
        one is { } first && other is { } second
        && (first.Year != second.Year || Differ(first.Month, second.Month) || Differ(first.Day, second.Day));

    private static bool Differ(int? one, int? other) => one is not null && other is not null && one != other;
}
