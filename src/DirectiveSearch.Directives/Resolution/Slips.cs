namespace DirectiveSearch.Directives.Resolution;

/// <summary>Evidence that states the day and month of another instrument of its number, but another year.</summary>
/// <param name="IsThin">Two documents of two years may bear that day, so that no more than the doubt is certain.</param>
internal sealed record OddYear(Reading Reading, Identity Meant, bool IsThin);

/// <summary>Knows slips of the pen among the instruments that evidence makes out, so that they make none of their own.</summary>
internal static class Slips
{
    /// <returns>What remains, the evidence of slips of the type word with what it means, and what states an odd year.</returns>
    public static (IReadOnlyList<Found> Found, IReadOnlyDictionary<long, OddYear> Odd) Settle(IReadOnlyList<Found> anchored)
    {
        var found = JoinTypes(anchored);
        var odd = found.GroupBy(instrument => (instrument.Family, instrument.Series.Key)).SelectMany(group => OddYears([.. group])).ToDictionary(year => year.Reading.Evidence.Id);
        if (odd.Count == 0) return (found, odd);
        // What is meant must be there: no chain of slips leads anywhere.
        var left = found.Select(instrument => Without(instrument, odd)).OfType<Found>().Select(instrument => instrument.Identity).ToHashSet();
        foreach (var (id, year) in odd)
            if (!left.Contains(year.Meant)) odd.Remove(id);
        return ([.. found.Select(instrument => Without(instrument, odd)).OfType<Found>()], odd);
    }

    /// <summary>An office issues no two documents of one number on one day: the rarer type word is wrong.</summary>
    private static IReadOnlyList<Found> JoinTypes(IReadOnlyList<Found> found)
    {
        var groups = found.GroupBy(instrument => (instrument.Series.Key, instrument.Period?.Name, Day: instrument.Date is { Day: not null } date ? date : (PartialDate?)null)).ToList();
        if (groups.All(group => group.Key.Day is null || group.Count() == 1)) return found;
        return [.. groups.SelectMany(group => group.Key.Day is null || group.Count(IsDecided) > 1 ? [.. group] : (List<Found>)[Joined([.. group])])];
    }

    private static bool IsDecided(Found instrument) => instrument.Anchors.Any(anchor => anchor.IsDecided);

    private static Found Joined(IReadOnlyList<Found> group)
    {
        if (group is [var only]) return only;
        var first = group.OrderByDescending(IsDecided).ThenByDescending(instrument => instrument.Documents)
            .ThenByDescending(instrument => instrument.IsSure).ThenBy(instrument => instrument.Family, StringComparer.Ordinal).First();
        return first with { Anchors = [.. group.SelectMany(instrument => instrument.Anchors)] };
    }

    private static IEnumerable<OddYear> OddYears(IReadOnlyList<Found> row)
    {
        if (row.Count < 2 || row[0].Anchors[0].Number.OwnYear is not null) yield break;
        foreach (var instrument in row)
        {
            foreach (var day in instrument.Anchors.Where(anchor => anchor.Date?.Day is not null).GroupBy(anchor => (anchor.Date!.Value.Month, anchor.Date.Value.Day)))
            {
                if (day.Any(anchor => anchor.IsHeld || anchor.IsDecided)) continue;
                var meant = row.Where(other => other != instrument && other.Date is { } date && (date.Month, date.Day) == day.Key && (Outweighs(other, [.. day]) || IsMeantBy([.. day], other))).ToList();
                if (meant.Count != 1) continue;
                // Every row but the centre's begins anew in hundreds of offices, and low numbers come around the same days.
                var thin = instrument.Series is not { IsParty: true, IsCentral: true };
                if (thin && (instrument.IsSure || instrument.Documents > 1)) continue;
                foreach (var anchor in day) yield return new OddYear(anchor, meant[0].Identity, thin);
            }
        }
    }

    /// <summary>One document against several, or against the document itself. No finer weighing: what is said again of an instrument is only counted, and must turn nothing.</summary>
    private static bool Outweighs(Found meant, IReadOnlyList<Reading> odd)
    {
        if (odd.Sum(anchor => anchor.Evidence.Documents) > 1) return false;
        var others = meant.Anchors.Where(anchor => anchor.Date == meant.Date).ToList();
        return others.Sum(anchor => anchor.Evidence.Documents) > 1 || others.Any(anchor => anchor.IsHeld);
    }

    /// <summary>Of the centre's documents of one number two hardly bear one day of the year and one subject: the term that is stated beside the date tells which is meant, or what far more statements say.
    /// Only statements that at least two documents make are weighed, since more of the same must turn nothing.</summary>
    private static bool IsMeantBy(IReadOnlyList<Reading> odd, Found other)
    {
        if (other.Series is not { IsParty: true, IsCentral: true }) return false;
        var there = Weight(other.Anchors.Where(anchor => anchor.Date == other.Date && (anchor.Term is null || anchor.Term.Name == other.Period?.Name)));
        if (there > 0 && odd.All(anchor => anchor.Term is { } term && term.Name == other.Period?.Name)) return true;
        var here = Weight(odd);
        return there >= 3 && there > 3 * here && odd.All(anchor => anchor.Term is { } term ? term.Name == other.Period?.Name : anchor.Theme is null || anchor.Theme.IsSupportedBy(other.Theme))
            && odd.Any(anchor => anchor.Term is not null || anchor.Theme is not null);
    }

    private static int Weight(IEnumerable<Reading> anchors) => anchors.Count(anchor => anchor.Evidence.Documents > 1 || anchor.IsHeld);

    private static Found? Without(Found instrument, Dictionary<long, OddYear> odd)
    {
        var left = instrument.Anchors.Where(anchor => !odd.ContainsKey(anchor.Evidence.Id)).ToList();
        return left.Count == instrument.Anchors.Count ? instrument : left.Count == 0 ? null : new Found(instrument.Number, instrument.Family, instrument.Series, instrument.Period, left);
    }
}
