namespace DirectiveSearch.Directives.Resolution;

/// <summary>Makes instruments of the evidence that says enough, then finds which of them the rest may mean.</summary>
internal static class Gathering
{
    /// <param name="given">All of one number.</param>
    public static Gathered Gather(IReadOnlyList<Reading> given)
    {
        var readings = WithFamily(given);
        var (settled, odd) = Slips.Settle(Anchored(readings));
        // Whoever picks some of them has these in order: sorting the candidates of each mention anew is what costs most where thousands of units use a number.
        List<Found> found = [.. InOrder(settled)];
        var matches = Anchors(found, odd);
        var rows = found.ToLookup(instrument => instrument.Series.Key);
        foreach (var reading in readings.Where(reading => !reading.IsAnchor))
            matches[reading.Evidence.Id] = Loose(reading, [.. (reading.Series is { } series ? rows[series.Key] : found).Where(instrument => Fits(reading, instrument))]);
        var known = found.ToDictionary(instrument => instrument.Identity);
        Further(readings, known, matches);
        return new Gathered(
            [.. InOrder(known.Values)],
            [.. readings.Select(reading => matches[reading.Evidence.Id])]);
    }

    private static IEnumerable<Found> InOrder(IEnumerable<Found> found) =>
        found.OrderBy(instrument => instrument.Family, StringComparer.Ordinal).ThenBy(instrument => instrument.Series.Key, StringComparer.Ordinal).ThenBy(instrument => instrument.Period?.First ?? 0);

    /// <summary>Where no statement tells the type, general words are all there is to call it by.</summary>
    private static IReadOnlyList<Reading> WithFamily(IReadOnlyList<Reading> readings)
    {
        if (readings.Any(reading => reading.Family is not null)) return readings;
        var word = readings.Any(reading => reading.Evidence.Type == "Công văn") ? "Công văn" : "Văn bản";
        return [.. readings.Select(reading => reading with { Family = word })];
    }

    private static List<Found> Anchored(IReadOnlyList<Reading> readings) =>
        [.. readings.Where(reading => reading.IsAnchor)
            .GroupBy(reading => (reading.Family, reading.Series!.Key, reading.Period?.Name))
            .Select(group => new Found(group.First().Number.Identity, group.Key.Family!, group.First().Series!, group.First().Period, [.. group]))];

    private static Dictionary<long, Match> Anchors(IReadOnlyList<Found> found, IReadOnlyDictionary<long, OddYear> odd)
    {
        var matches = found.SelectMany(instrument => instrument.Anchors.Select(anchor => new Match(anchor, [instrument]))).ToDictionary(match => match.Reading.Evidence.Id);
        foreach (var (id, year) in odd)
        {
            var meant = found.Single(instrument => instrument.Identity == year.Meant);
            matches[id] = new Match(year.Reading, [meant], IsThin: year.IsThin, Slip: year.IsThin ? "year-doubtful" : "year-slip");
        }

        return matches;
    }

    /// <summary>Of several the one of that very day. A number of any place without its issuer means the citing document's own province, when anything is known
    /// there; what is known elsewhere is no more than a candidate, whatever its day: offices of many provinces write on one day.</summary>
    private static Match Loose(Reading reading, IReadOnlyList<Found> fitting)
    {
        if ((reading.Date ?? reading.LaterDay) is { Day: not null } date && fitting.Where(instrument => instrument.Date == date).ToList() is { Count: > 0 } exact)
        {
            if (exact.Count > 1 && Near(reading, exact) is [var near]) return new Match(reading, [near]);
            return new Match(reading, exact, IsThin: reading is { Series: null, Evidence.Issuer: null } && exact.Any(instrument => instrument.Series.ProvinceSlug is { } province && province != reading.Place));
        }

        if (reading is { LaterDay: not null, Series: { IsParty: true, IsCentral: true } }) return Later(reading, fitting);
        if (Subjects.Choose(reading, fitting) is { } chosen)
        {
            var thin = chosen.IsThin || IsThin(reading, chosen.Candidates);
            return chosen with { IsThin = thin, Slip = chosen.Slip ?? (thin ? null : "subject-decides") };
        }

        if (reading.Series is not null) return new Match(reading, fitting, IsThin: IsThin(reading, fitting));
        var there = Near(reading, fitting);
        if (there.Count > 0) return IsThin(reading, there) ? new Match(reading, there, IsThin: true) : new Match(reading, there, Slip: "series-from-province");
        return new Match(reading, fitting, IsThin: fitting.Any(instrument => !instrument.Series.ByCode) || IsThin(reading, fitting));
    }

    /// <summary>A day that the citing document cannot know, and that none of them bears: a slip of the year, or nobody knows which is meant.</summary>
    private static Match Later(Reading reading, IReadOnlyList<Found> fitting)
    {
        var day = reading.LaterDay!.Value;
        var same = fitting.Where(instrument => instrument.Date is { } date && (date.Month, date.Day) == (day.Month, day.Day)).ToList();
        return same.Count == 1 ? new Match(reading, same) : new Match(reading, fitting, IsThin: true);
    }

    /// <summary>Rows that begin anew give their numbers again and again: however many documents state one of them, an undated mention means it for sure only while it was new.
    /// The central Party's documents are few and known, so there the only one is meant.</summary>
    private static bool IsThin(Reading reading, IReadOnlyList<Found> fitting) =>
        reading is { Date: null, Number.OwnYear: null, Term: null } && fitting is [var only] && only.Series is not { IsParty: true, IsCentral: true }
        && (reading.Evidence.Date is not null || reading.Evidence.CitingDate is not { } citing || !IsNew(only, citing));

    /// <summary>Within its year or term, or the twelve months after it.</summary>
    private static bool IsNew(Found found, PartialDate citing) =>
        (found.Period is { } period && Periods.Of(found.Series, citing)?.Name == period.Name)
        || (found.Date is { } date && Periods.LastDay(citing) / 100 <= (date.SortKey / 100) + 100);

    private static List<Found> Near(Reading reading, IReadOnlyList<Found> found) =>
        [.. found.Where(instrument => reading.Place is not null && instrument.Series.ProvinceSlug == reading.Place)];

    private static bool Fits(Reading reading, Found found)
    {
        if (reading.Family is not null && reading.Family != found.Family) return false;
        if (reading.Series is not null && reading.Series.Key != found.Series.Key) return false;
        if (reading.Period is not null) return reading.Period.Name == found.Period?.Name;
        if (reading.IsFromLater) return true;
        if (reading.Date is { } date) return found.Date is { } known && Agree(date, known);
        if (reading.Term is { } term && term.Name != found.Period?.Name) return false;
        if (reading.LaterDay is { } later && found.Date == later) return true;
        return reading.Evidence.CitingDate is not { } citing || (found.Date?.SortKey ?? found.Period?.First ?? 0) <= Periods.LastDay(citing);
    }

    private static bool Agree(PartialDate one, PartialDate other) =>
        one.Year == other.Year && (one.Month is null || other.Month is null || one.Month == other.Month)
        && (one.Day is null || other.Day is null || one.Day == other.Day);

    /// <summary>Evidence of a known series that fits nothing so far makes an instrument after all, in the likeliest period of its date, or in none.</summary>
    private static void Further(IReadOnlyList<Reading> readings, Dictionary<Identity, Found> known, Dictionary<long, Match> matches)
    {
        var families = known.Values.Select(instrument => instrument.Family).Distinct().ToList();
        var further = readings.Where(reading => matches[reading.Evidence.Id].Candidates.Count == 0 && reading is { Series: not null, IsFromLater: false })
            .GroupBy(reading => Likeliest(reading, families)).ToList();
        var before = known.Values.ToList();
        foreach (var group in further)
        {
            if (MaySeveralBeMeant(group.Key.Period, [.. group])) continue;
            if (OthersOfRow(group.Key.Identity, [.. group], before) is { Count: > 0 } others)
            {
                foreach (var reading in group) matches[reading.Evidence.Id] = new Match(reading, others, IsThin: true);
                continue;
            }

            if (!known.TryGetValue(group.Key.Identity, out var own))
                known[group.Key.Identity] = own = new Found(group.Key.Identity.Number, group.Key.Identity.Family, group.First().Series!, group.Key.Period, [.. group]);
            foreach (var reading in group) matches[reading.Evidence.Id] = new Match(reading, [own]);
        }
    }

    /// <summary>What several documents state without any date may be one number of several years.</summary>
    private static bool MaySeveralBeMeant(Period? period, IReadOnlyList<Reading> group) =>
        period is null && group[0].Series is not { IsParty: true, IsCentral: true } && !group.Any(reading => reading.IsHeld) && group.Sum(reading => reading.Evidence.Documents) > 1;

    /// <summary>One document that states a term without a date, of which nothing else is known, may have slipped: then only what there is of other terms is named.</summary>
    private static IReadOnlyList<Found> OthersOfRow(Identity identity, IReadOnlyList<Reading> group, List<Found> known) =>
        group.Any(reading => reading.Term is null || reading.IsHeld) || group.Sum(reading => reading.Evidence.Documents) > 1 ? []
        : [.. known.Where(found => found.Family == identity.Family && found.Series.Key == identity.Series)];

    private static (Identity Identity, Period? Period) Likeliest(Reading reading, List<string> families)
    {
        var period = reading.Period ?? (reading.Date is { } date ? Periods.Likeliest(reading.Series!, date) : reading.Term);
        var family = reading.Family ?? (families.Count == 1 ? families[0] : "Văn bản");
        return (new Identity(reading.Number.Identity, family, reading.Series!.Key, period?.Name), period);
    }
}
