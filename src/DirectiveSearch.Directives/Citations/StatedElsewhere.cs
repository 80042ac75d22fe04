namespace DirectiveSearch.Directives.Citations;

/// <summary>The mentions that state the one date and the one known issuer of an instrument in a text; null when none do, or they disagree.</summary>
/// <param name="Apart">The mention whose date is not taken, since its subject or term is another one's.</param>
internal readonly record struct StatedElsewhere(Mention? Date, Mention? Issuer, Mention? Apart = null)
{
    /// <summary>A text that says more different things under one number lends nothing.</summary>
    private const int MostStances = 40;

    /// <summary>Of an instrument that is mentioned once.</summary>
    public static StatedElsewhere Alone(Mention mention) =>
        new(mention.Date is { Date: not null } ? mention : null, mention.Issuer is { Known: true } ? mention : null);

    /// <summary>For each mention what the others state of the same instrument.</summary>
    /// <param name="mentions">All of one type and number, with their subjects.</param>
    public static Func<int, StatedElsewhere> By(List<(Mention Mention, string? Subject)> mentions)
    {
        var common = Of(mentions.ConvertAll(one => one.Mention));
        if (mentions.TrueForAll(one => one.Mention.Date is { Date: not null })) return _ => common;
        var stances = mentions.ConvertAll(one => Stance.Of(one.Mention, one.Subject));
        var distinct = stances.Distinct().Take(MostStances + 1).ToList();
        var apart = distinct.Count > MostStances || AreApart(distinct);
        if (!apart) return _ => common;
        var known = new Dictionary<Stance, StatedElsewhere>();
        return index => known.TryGetValue(stances[index], out var found) ? found : known[stances[index]] = For(stances[index], mentions, stances, distinct.Count <= MostStances);
    }

    private static bool AreApart(List<Stance> stances)
    {
        foreach (var one in stances)
        {
            foreach (var other in stances)
                if (one.Contradicts(other)) return true;
        }

        return false;
    }

    /// <summary>What is silent itself may mean any of them.</summary>
    private static StatedElsewhere For(Stance stance, List<(Mention Mention, string? Subject)> mentions, List<Stance> stances, bool few)
    {
        var other = few ? stances.FindIndex(its => its.Date is not null && its.Contradicts(stance)) : -1;
        var found = !few || stance == default ? default : Of([.. mentions.Where((_, index) => !stances[index].Contradicts(stance)).Select(one => one.Mention)]);
        return found.Date is null && other >= 0 ? found with { Apart = mentions[other].Mention } : found;
    }

    private static StatedElsewhere Of(List<Mention> mentions)
    {
        var dates = mentions.Where(mention => mention.Date is { Date: not null }).DistinctBy(mention => mention.Date!.Value.Date).ToList();
        if (dates.Count > 1) dates.RemoveAll(month => dates.Exists(day => IsDayIn(day.Date!.Value.Date!.Value, month.Date!.Value.Date!.Value)));
        var issuers = mentions.Where(mention => mention.Issuer is { Known: true }).DistinctBy(mention => mention.Issuer!.Value.Name).Take(2).ToList();
        return new StatedElsewhere(dates.Count == 1 ? dates[0] : null, issuers.Count == 1 ? issuers[0] : null);
    }

    private static bool IsDayIn(PartialDate day, PartialDate month) =>
        month.Day is null && day.Day is not null && (day.Year, day.Month) == (month.Year, month.Month);

    /// <summary>What a mention says by itself that may tell it from another of its number.</summary>
    private readonly record struct Stance(PartialDate? Date, string? Theme, string? Term)
    {
        public static Stance Of(Mention mention, string? subject) => new(mention.Date?.Date, Citations.Theme.Of(subject), mention.Term?.Name);

        public bool Contradicts(Stance other) =>
            Citations.Theme.Contradict(Theme, other.Theme)
            || (Term is not null && other.Term is not null && Term != other.Term && char.IsLetter(Term[0]) == char.IsLetter(other.Term[0]));
    }
}
