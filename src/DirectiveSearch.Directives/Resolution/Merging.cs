namespace DirectiveSearch.Directives.Resolution;

/// <summary>Joins the instruments that people say are one.</summary>
internal static class Merging
{
    public static Gathered Apply(IReadOnlyList<Gathered> groups, IReadOnlyList<Merge> merges)
    {
        var all = new Gathered([.. groups.SelectMany(group => group.Instruments)], [.. groups.SelectMany(group => group.Matches)]);
        var targets = Targets(merges);
        if (targets.Count == 0) return all;
        var known = all.Instruments.ToDictionary(instrument => instrument.Identity);
        var moved = new Dictionary<Identity, Found>();
        foreach (var from in all.Instruments.Where(instrument => targets.ContainsKey(instrument.Identity)))
        {
            var into = Into(from.Identity, targets);
            if (into == from.Identity) continue;
            moved[from.Identity] = Standing(into, known, targets) ?? (known[into] = Named(into, merges));
        }

        return new Gathered(
            [.. known.Values.Where(instrument => !moved.ContainsKey(instrument.Identity)).OrderBy(instrument => instrument.Number, StringComparer.Ordinal)
                .ThenBy(instrument => instrument.Family, StringComparer.Ordinal).ThenBy(instrument => instrument.Series.Key, StringComparer.Ordinal).ThenBy(instrument => instrument.Period?.First ?? 0)],
            [.. all.Matches.Select(match => match with { Candidates = [.. match.Candidates.Select(found => moved.GetValueOrDefault(found.Identity, found)).DistinctBy(found => found.Identity)] })]);
    }

    private static Dictionary<Identity, Identity> Targets(IReadOnlyList<Merge> merges)
    {
        var targets = new Dictionary<Identity, Identity>();
        foreach (var merge in merges)
            if (Reading.IdentityOf(merge.From) is { } from && Reading.IdentityOf(merge.Into) is { } into && from != into) targets.TryAdd(from, into);
        return targets;
    }

    /// <summary>Along the chain to its end; where it runs in a circle, all of it meets in the first by name.</summary>
    private static Identity Into(Identity from, Dictionary<Identity, Identity> targets)
    {
        var chain = new List<Identity> { from };
        while (targets.TryGetValue(chain[^1], out var next))
        {
            if (chain.IndexOf(next) is >= 0 and var start) return chain.Skip(start).OrderBy(identity => identity.ToString(), StringComparer.Ordinal).First();
            chain.Add(next);
        }

        return chain[^1];
    }

    /// <summary>Evidence may have given it another type word since people named it.</summary>
    private static Found? Standing(Identity identity, Dictionary<Identity, Found> known, Dictionary<Identity, Identity> targets)
    {
        if (known.TryGetValue(identity, out var found)) return found;
        return known.Values.Where(other => !targets.ContainsKey(other.Identity) && other.Identity with { Family = identity.Family } == identity).ToList() is [var only] ? only : null;
    }

    private static Found Named(Identity identity, IReadOnlyList<Merge> merges)
    {
        var statement = merges.Select(merge => merge.Into).First(into => Reading.IdentityOf(into) == identity);
        var reading = Reading.OfStatement(new Evidence(0, statement.Type, statement.Number, null, null, null, null, null, 0), statement);
        return new Found(identity.Number, identity.Family, reading.Series!, reading.Period, []) { Named = statement };
    }
}
