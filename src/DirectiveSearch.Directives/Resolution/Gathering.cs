namespace DirectiveSearch.Directives.Resolution;

/// <summary>What makes an instrument this one and no other, within its number.</summary>
internal sealed record Identity(string Family, string Series, string? Period);

/// <summary>An instrument as the evidence that says enough makes it out; looser evidence joins it later.</summary>
internal sealed record Found(string Family, Series Series, Period? Period, IReadOnlyList<Reading> Anchors)
{
    public Identity Identity { get; } = new(Family, Series.Key, Period?.Name);

    /// <summary>What most documents state, whole dates before parts of dates.</summary>
    public PartialDate? Date { get; } = MajorityOf(Anchors);

    public int Documents => Anchors.Sum(anchor => anchor.Evidence.Documents);

    private static PartialDate? MajorityOf(IReadOnlyList<Reading> anchors)
    {
        var dated = anchors.Where(anchor => anchor.Date is not null).GroupBy(anchor => anchor.Date!.Value).ToList();
        return dated.Count == 0 ? null : dated
            .OrderByDescending(group => group.Key.Day is not null)
            .ThenByDescending(group => group.First().Number.OwnYear is not { } year || group.Key.Year == year)
            .ThenByDescending(group => group.Sum(anchor => anchor.Evidence.Documents))
            .ThenByDescending(group => group.Any(anchor => anchor.IsHeld))
            .ThenBy(group => group.Key)
            .First().Key;
    }
}

/// <summary>All instruments of a group, and for each piece of evidence those it may mean.</summary>
internal sealed record Gathered(IReadOnlyList<Found> Instruments, IReadOnlyList<(Reading Reading, IReadOnlyList<Found> Candidates)> Matches);

/// <summary>Makes instruments of the evidence that says enough, then finds which of them the rest may mean.</summary>
internal static class Gathering
{
    public static Gathered Gather(IReadOnlyList<Reading> given)
    {
        var readings = WithFamily(given);
        var found = Anchored(readings);
        var slips = Slips(found);
        found = [.. found.Where(instrument => !slips.ContainsKey(instrument.Identity))];
        var known = found.ToDictionary(instrument => instrument.Identity);
        var matches = readings.ToDictionary(reading => reading.Evidence.Id, reading => reading.IsAnchor ? Home(reading, known, slips) : Candidates(reading, found));
        var families = found.Select(instrument => instrument.Family).Distinct().ToList();
        var further = readings.Where(reading => matches[reading.Evidence.Id].Count == 0 && reading.Series is not null)
            .GroupBy(reading => Likeliest(reading, families)).ToList();
        foreach (var group in further)
        {
            if (!known.TryGetValue(group.Key.Identity, out var own))
                known[group.Key.Identity] = own = new Found(group.Key.Identity.Family, group.First().Series!, group.Key.Period, [.. group]);
            foreach (var reading in group) matches[reading.Evidence.Id] = [own];
        }

        return new Gathered(
            [.. known.Values.OrderBy(instrument => instrument.Family, StringComparer.Ordinal).ThenBy(instrument => instrument.Series.Key, StringComparer.Ordinal)
                .ThenBy(instrument => instrument.Period?.First ?? 0)],
            [.. readings.Select(reading => (reading, matches[reading.Evidence.Id]))]);
    }

    /// <summary>Where no statement tells the type, general words are all there is to call it by.</summary>
    private static IReadOnlyList<Reading> WithFamily(IReadOnlyList<Reading> readings)
    {
        if (readings.Any(reading => reading.Family is not null)) return readings;
        var word = readings.Any(reading => reading.Evidence.Type == "Công văn") ? "Công văn" : "Văn bản";
        return [.. readings.Select(reading => reading with { Family = word })];
    }

    private static List<Found> Anchored(IReadOnlyList<Reading> readings) =>
        [.. readings.Where(reading => reading.IsAnchor)
            .GroupBy(reading => (reading.Family, reading.Series!.Key, reading.Period!.Name))
            .Select(group => new Found(group.Key.Family!, group.First().Series!, group.First().Period, [.. group]))];

    private static IReadOnlyList<Found> Home(Reading anchor, Dictionary<Identity, Found> known, Dictionary<Identity, Found> slips)
    {
        var identity = new Identity(anchor.Family!, anchor.Series!.Key, anchor.Period!.Name);
        return [slips.TryGetValue(identity, out var meant) ? meant : known[identity]];
    }

    /// <summary>Day and month of one term's instrument with another term's year, stated once: a slip of the year. The Party counts for
    /// years on end, so two of its documents with one number and one day of the year are not to be expected; the state's are.</summary>
    private static Dictionary<Identity, Found> Slips(List<Found> found)
    {
        var slips = new Dictionary<Identity, Found>();
        foreach (var odd in found.Where(odd => odd is { Series.IsParty: true, Documents: 1, Date.Day: not null } && !odd.Anchors[0].IsHeld))
        {
            var meant = found.Where(other => other.Documents > 1 && other.Family == odd.Family && other.Series.Key == odd.Series.Key
                && other.Date is { Day: { } day, Month: { } month } && day == odd.Date!.Value.Day && month == odd.Date.Value.Month).ToList();
            if (meant.Count == 1) slips[odd.Identity] = meant[0];
        }

        return slips;
    }

    private static IReadOnlyList<Found> Candidates(Reading reading, List<Found> found)
    {
        var fitting = found.Where(instrument => Fits(reading, instrument)).ToList();
        if (fitting.Count < 2 || reading.Date is not { Day: not null } date) return fitting;
        var exact = fitting.Where(instrument => instrument.Date == date).ToList();
        return exact.Count > 0 ? exact : fitting;
    }

    private static bool Fits(Reading reading, Found found)
    {
        if (reading.Family is not null && reading.Family != found.Family) return false;
        if (reading.Series is not null && reading.Series.Key != found.Series.Key) return false;
        if (reading.Period is not null) return reading.Period.Name == found.Period?.Name;
        if (reading.Date is { } date) return found.Date is { } known && Agree(date, known);
        return reading.Evidence.CitingDate is not { } citing || (found.Date?.SortKey ?? found.Period!.First) <= Periods.LastDay(citing);
    }

    private static bool Agree(PartialDate one, PartialDate other) =>
        one.Year == other.Year && (one.Month is null || other.Month is null || one.Month == other.Month)
        && (one.Day is null || other.Day is null || one.Day == other.Day);

    /// <summary>Evidence of a known series that fits nothing so far belongs to the likeliest period of its date, or to none.</summary>
    private static (Identity Identity, Period? Period) Likeliest(Reading reading, List<string> families)
    {
        var period = reading.Period ?? (reading.Date is { } date ? Periods.Likeliest(reading.Series!, date) : null);
        var family = reading.Family ?? (families.Count == 1 ? families[0] : "Văn bản");
        return (new Identity(family, reading.Series!.Key, period?.Name), period);
    }
}
