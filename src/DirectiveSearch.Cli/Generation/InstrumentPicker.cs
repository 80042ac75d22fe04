namespace DirectiveSearch.Cli.Generation;

/// <summary>Chooses what a plan cites: real instruments of the centre, or invented ones of the unit's superiors and of itself.</summary>
internal static class InstrumentPicker
{
    private static readonly DateOnly Merger = new(2025, 7, 1);

    /// <summary>An instrument that this plan has not cited yet, dated before it.</summary>
    public static CitedInstrument Pick(Draft draft)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            var chosen = draft.Dice.Chance(45) ? Superior(draft) : Central(draft);
            if (chosen is not null && IsFree(draft, chosen)) return chosen;
        }
        return OwnEarlier(draft);
    }

    public static CitedInstrument? Central(Draft draft)
    {
        var instrument = draft.Dice.Pick(draft.Lexicon.Instruments);
        return IsInForce(draft, instrument) ? instrument : null;
    }

    /// <summary>Two or three instruments in force that share type and issuer; empty when there are none.</summary>
    public static IReadOnlyList<CitedInstrument> SameType(Draft draft)
    {
        var first = Central(draft);
        if (first is null || first.Type == "Luật") return [];
        var group = draft.Lexicon.Instruments
            .Where(other => other.Type == first.Type && other.Issuer == first.Issuer && IsInForce(draft, other) && IsFree(draft, other))
            .DistinctBy(other => other.Number).Take(draft.Dice.Between(2, 3)).ToArray();
        return group.Length > 1 ? group : [];
    }

    /// <summary>An earlier plan of the unit itself; of a unit that is too young for one, a directive of the centre.</summary>
    public static CitedInstrument OwnEarlier(Draft draft)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var day = EarlierDay(draft, 1200);
            if (draft.Date >= Merger && day <= Merger && (draft.Unit.IsNew || draft.Unit.Row.Level == 'x')) continue;
            if (OwnRow(draft.Unit, day) is not { } row || Earlier(draft, row, day, _ => true) is not { } place) continue;
            var own = new CitedInstrument(
                "Kế hoạch", row.NumberOf(place), row.DayOf(place), draft.Unit.Canonical, [draft.Unit.Own, draft.Unit.Canonical], "",
                $"công tác thi đua năm {row.DayOf(place).Year}") { Identity = Identity("Kế hoạch", row, place) };
            if (IsFree(draft, own)) return own;
        }
        var known = draft.Lexicon.Instruments.Where(other => IsInForce(draft, other)).ToArray();
        return known.FirstOrDefault(other => IsFree(draft, other)) ?? known[0];
    }

    /// <summary>The row of numbers in which the unit's own plans stand.</summary>
    public static NumberRow? OwnRow(IssuingUnit unit, DateOnly day) =>
        LocalRegister.Row(unit.PlacedName, unit.NumberPattern, unit.IsParty, day >= Merger && (unit.IsNew || unit.Row.Level == 'x'), day);

    /// <summary>The later instrument that amends this one, if the plan may know it.</summary>
    public static CitedInstrument? AmendmentOf(Draft draft, CitedInstrument instrument) =>
        draft.Lexicon.Instruments.FirstOrDefault(other => other.Amends == instrument.Number && IsInForce(draft, other) && IsFree(draft, other));

    private static CitedInstrument? Superior(Draft draft)
    {
        var unit = draft.Unit;
        if (unit.Row.Level == 'c') return null;
        var rows = draft.Lexicon.LocalInstruments.Where(row => IsAbove(row, unit)).ToArray();
        return rows.Length == 0 ? null : Local(draft, draft.Dice.Pick(rows), EarlierDay(draft, 500));
    }

    /// <summary>A document of the kind, of a day or shortly before it, with what its own title names.</summary>
    private static CitedInstrument? Local(Draft draft, LocalInstrumentRow kind, DateOnly day)
    {
        var (locality, isOld) = draft.Unit.LocalityOn(day);
        var issuer = draft.Lexicon.Units.First(row => row.Level == kind.Level && row.Branch == kind.Branch);
        var canonical = locality.Fill(issuer.Canonical);
        var office = kind.Level == 'p' ? canonical : $"{canonical}, {locality.ProvinceName}";
        if (LocalRegister.Row(office, kind.Number, kind.Branch == "party", draft.Unit.IsNew, day) is not { } row) return null;
        var kinds = draft.Lexicon.LocalInstruments.Where(other => (other.Level, other.Branch, other.Number) == (kind.Level, kind.Branch, kind.Number)).ToList();
        if (Earlier(draft, row, day, place => kinds[place % kinds.Count] == kind) is not { } chosen) return null;
        var issued = row.DayOf(chosen);
        var nested = kind.Nests.Length > 0 ? Nested(draft, kind.Nests, issued) : null;
        if (kind.Nests.Length > 0 && (nested is null || nested.Date >= issued)) return null;
        var written = issuer.CitedAs.Split('|');
        return new CitedInstrument(
            kind.Type, row.NumberOf(chosen), issued, canonical,
            // An office of a former province is called by its name, since "UBND tỉnh" would be today's.
            isOld ? [canonical, canonical + " (cũ)", canonical] : [.. written.Select(locality.Fill)],
            "", kind.Subject.Replace("{year}", issued.Year.ToString()))
        { Nested = nested, Identity = Identity(kind.Type, row, chosen) };
    }

    private static bool IsAbove(LocalInstrumentRow row, IssuingUnit unit) => row.Level switch
    {
        'p' => unit.Row.Level is 'd' or 'x' || unit.Row.Branch != row.Branch || unit.Row.Number.EndsWith("{s}", StringComparison.Ordinal),
        // The table's party committees and seats are those of rural districts.
        _ => unit.Row.Level == 'x' && unit.Locality.DistrictKind == "huyện",
    };

    /// <param name="pattern">The number of an instrument of the centre, or the pattern of a local one that names another in its turn.</param>
    private static CitedInstrument? Nested(Draft draft, string pattern, DateOnly day)
    {
        if (!pattern.StartsWith('{'))
            return draft.Lexicon.Instruments.FirstOrDefault(other => other.Number == pattern && other.Date < day && IsInForce(draft, other) && IsFree(draft, other));
        var kinds = draft.Lexicon.LocalInstruments.Where(row => row.Level == 'p' && row.Number == pattern).ToArray();
        var nested = Local(draft, draft.Dice.Pick(kinds), day.AddDays(-draft.Dice.Between(20, 200)));
        return nested is not null && IsFree(draft, nested) ? nested : null;
    }

    private static bool IsInForce(Draft draft, CitedInstrument instrument) =>
        instrument.Date < draft.Date && instrument.First <= draft.Date.Year && draft.Date.Year <= instrument.Last;

    /// <summary>No number comes twice with two dates, so that a later mention without a date is clear.</summary>
    private static bool IsFree(Draft draft, CitedInstrument instrument) =>
        draft.Cited.All(other => other.Number != instrument.Number && other.Number != instrument.Nested?.Number && other.Number != instrument.Nested?.Nested?.Number)
        && instrument.Number != draft.OwnNumber && instrument.Number != instrument.Nested?.Number;

    /// <summary>The last place at or before a day that suits and lies before the plan.</summary>
    private static int? Earlier(Draft draft, NumberRow row, DateOnly day, Func<int, bool> suits)
    {
        for (var place = row.PlaceOf(day); place > 0; place--)
            if (suits(place) && row.DayOf(place) < draft.Date) return place;
        return null;
    }

    private static string Identity(string type, NumberRow row, int place) => $"{type} {row.NumberOf(place)} | {row.Office} | {row.Period}";

    private static DateOnly EarlierDay(Draft draft, int span) => draft.Date.AddDays(-draft.Dice.Between(3, span));
}
