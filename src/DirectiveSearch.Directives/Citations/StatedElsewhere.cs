namespace DirectiveSearch.Directives.Citations;

/// <summary>The mentions that state the one date and the one known issuer of an instrument in a text; null when none do, or they disagree.</summary>
internal readonly record struct StatedElsewhere(Mention? Date, Mention? Issuer)
{
    /// <param name="mentions">All of one type and number.</param>
    public static StatedElsewhere By(List<Mention> mentions)
    {
        var dates = mentions.Where(mention => mention.Date is { Date: not null }).DistinctBy(mention => mention.Date!.Value.Date).ToList();
        if (dates.Count > 1) dates.RemoveAll(month => dates.Exists(day => IsDayIn(day.Date!.Value.Date!.Value, month.Date!.Value.Date!.Value)));
        var issuers = mentions.Where(mention => mention.Issuer is { Known: true }).DistinctBy(mention => mention.Issuer!.Value.Name).Take(2).ToList();
        return new StatedElsewhere(dates.Count == 1 ? dates[0] : null, issuers.Count == 1 ? issuers[0] : null);
    }

    private static bool IsDayIn(PartialDate day, PartialDate month) =>
        month.Day is null && day.Day is not null && (day.Year, day.Month) == (month.Year, month.Month);
}
