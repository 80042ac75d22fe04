namespace DirectiveSearch.Directives.Citations;

/// <summary>What leaves room for doubt in a mention; the codes are explained in docs/citations.md.</summary>
internal static class CitationWarnings
{
    public static IReadOnlyList<string> Of(Mention mention)
    {
        var warnings = new List<string>();
        if (mention.Head.Source == TypeSource.Code) warnings.Add("type-not-stated");
        else if (!mention.Head.Type.Takes(mention.Number.Parts[0])) warnings.Add("type-against-code");
        if (mention.Number.Doubtful) warnings.Add("number-doubtful");
        if (mention.Date is { Date: null }) warnings.Add("date-impossible");
        if (mention.Issuer is { } issuer && IssuerCodes.Contradicts(mention.Number, issuer.Name)) warnings.Add("issuer-against-code");
        if (mention.Date is { Date: { } date } && StatedYear(mention.Number.Number) is { } year && year != date.Year) warnings.Add("year-against-number");
        return warnings;
    }

    public static double Confidence(Mention mention, IReadOnlyList<string> warnings)
    {
        var confidence = mention.Head.Source switch { TypeSource.Stated => 0.98, TypeSource.Cell => 0.95, TypeSource.Shared => 0.9, _ => 0.7 };
        if (mention.Date is { Date: not null }) confidence += 0.01;
        if (mention.Issuer is { Known: true }) confidence += 0.01;
        return Math.Round(Math.Max(0.1, confidence - (0.15 * warnings.Count(warning => warning != "type-not-stated"))), 2);
    }

    /// <summary>The year in 91/2017/NĐ-CP.</summary>
    private static int? StatedYear(string number)
    {
        var parts = number.Split('/', '-');
        return parts.Length > 2 && parts[1].Length == 4 && int.TryParse(parts[1], out var year) ? year : null;
    }
}
