namespace DirectiveSearch.Cli.Generation;

/// <summary>Chooses what a plan cites: real instruments of the centre, or invented ones of the unit's superiors and of itself.</summary>
internal static class InstrumentPicker
{
    /// <summary>An instrument that this plan has not cited yet, dated before it; no number comes twice with two dates.</summary>
    public static CitedInstrument Pick(Draft draft)
    {
        for (var attempt = 0; attempt < 8; attempt++)
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

    /// <summary>An earlier plan of the unit itself.</summary>
    public static CitedInstrument OwnEarlier(Draft draft) =>
        new("Kế hoạch", Number(draft, draft.Unit.NumberPattern), EarlierDay(draft, 1200), draft.Unit.Canonical, [draft.Unit.Own, draft.Unit.Canonical], "", $"công tác thi đua năm {draft.Date.Year - 1}");

    /// <summary>The later instrument that amends this one, if the plan may know it.</summary>
    public static CitedInstrument? AmendmentOf(Draft draft, CitedInstrument instrument) =>
        draft.Lexicon.Instruments.FirstOrDefault(other => other.Amends == instrument.Number && IsInForce(draft, other) && IsFree(draft, other));

    private static CitedInstrument? Superior(Draft draft)
    {
        var unit = draft.Unit;
        if (unit.Row.Level == 'c') return null;
        var rows = draft.Lexicon.LocalInstruments.Where(row => IsAbove(row, unit)).ToArray();
        if (rows.Length == 0) return null;
        var chosen = draft.Dice.Pick(rows);
        var issuer = draft.Lexicon.Units.First(row => row.Level == chosen.Level && row.Branch == chosen.Branch);
        var number = Number(draft, chosen.Number);
        var nested = chosen.Nests.Length > 0 ? Nested(draft, chosen.Nests) : null;
        if (chosen.Nests.Length > 0 && nested is null) return null;
        var day = EarlierDay(draft, 500);
        if (nested is not null && nested.Date >= day) return null;
        return new CitedInstrument(
            chosen.Type, number.Replace("{year}", day.Year.ToString()), day, unit.Locality.Fill(issuer.Canonical),
            [.. issuer.CitedAs.Split('|').Select(unit.Locality.Fill)], "", chosen.Subject.Replace("{year}", day.Year.ToString()))
        { Nested = nested };
    }

    private static bool IsAbove(LocalInstrumentRow row, IssuingUnit unit) => row.Level switch
    {
        'p' => unit.Row.Level is 'd' or 'x' || unit.Row.Branch != row.Branch || unit.Row.Number.EndsWith("{s}", StringComparison.Ordinal),
        // The table's party committees and seats are those of rural districts.
        _ => unit.Row.Level == 'x' && unit.Locality.DistrictKind == "huyện",
    };

    private static CitedInstrument? Nested(Draft draft, string number)
    {
        if (!number.StartsWith('{'))
            return draft.Lexicon.Instruments.FirstOrDefault(other => other.Number == number && IsInForce(draft, other) && IsFree(draft, other));
        var province = draft.Lexicon.Units[0];
        return new CitedInstrument(
            "Chỉ thị", Number(draft, number), EarlierDay(draft, 900), draft.Unit.Locality.Fill(province.Canonical),
            [.. province.CitedAs.Split('|').Select(draft.Unit.Locality.Fill)], "", "đẩy mạnh phong trào thi đua trên địa bàn");
    }

    private static bool IsInForce(Draft draft, CitedInstrument instrument) =>
        instrument.Date < draft.Date && instrument.First <= draft.Date.Year && draft.Date.Year <= instrument.Last;

    private static bool IsFree(Draft draft, CitedInstrument instrument) =>
        draft.Cited.All(other => other.Number != instrument.Number && other.Number != instrument.Nested?.Number);

    private static string Number(Draft draft, string pattern)
    {
        var number = draft.Dice.Chance(40) ? draft.Dice.Between(1, 60) : draft.Dice.Between(60, 4900);
        if (pattern.Contains("CT", StringComparison.Ordinal) || pattern.Contains('-') && !pattern.Contains('/')) number %= 60;
        return pattern.Replace("{n}", Math.Max(1, number).ToString("00"));
    }

    private static DateOnly EarlierDay(Draft draft, int span) => draft.Date.AddDays(-draft.Dice.Between(3, span));
}
