namespace DirectiveSearch.Cli.Generation;

/// <summary>What the head of a plan shows of its number, place and date; null: not shown.</summary>
internal sealed record HeaderFacts(string? Number, string? Place, string? Date);

/// <summary>Writes the head of a plan in the forms that conversions leave of it.</summary>
internal static class HeaderWriter
{
    public static HeaderFacts Write(Draft draft)
    {
        var style = draft.Dice.Below(100);
        if (style >= 85) return new HeaderFacts(null, null, null);
        var (placeLine, facts) = PlaceLine(draft);
        if (style >= 75)
        {
            draft.Text.Line(placeLine).Line();
            return facts with { Number = null };
        }
        var (numberLine, number) = NumberLine(draft);
        if (style < 35) WriteStacked(draft, numberLine, placeLine);
        else if (style < 60) WriteSideBySide(draft, numberLine, placeLine);
        else WriteTable(draft, numberLine, placeLine);
        return facts with { Number = number };
    }

    private static string[] StateLines(Draft draft) => draft.Unit.IsParty
        ? ["ĐẢNG CỘNG SẢN VIỆT NAM"]
        : ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", draft.Dice.Pick(["Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"])];

    private static (string Line, string? Number) NumberLine(Draft draft)
    {
        var isBlank = draft.Dice.Chance(6);
        var row = isBlank ? null : InstrumentPicker.OwnRow(draft.Unit, draft.Date);
        var number = row?.NumberOf(row.PlaceOf(draft.Date)) ?? draft.Unit.NumberPattern.Replace("{n}", isBlank ? "    " : "07");
        if (!isBlank) draft.OwnNumber = number;
        return ((draft.Unit.IsParty ? "Số " : "Số: ") + number, isBlank ? null : number);
    }

    private static (string Line, HeaderFacts Facts) PlaceLine(Draft draft)
    {
        var isBlank = draft.Dice.Chance(4);
        var written = isBlank
            ? $"    tháng {draft.Date.Month:00} năm {draft.Date.Year}"
            : draft.ReadableDate(draft.Date, inWords: true);
        return ($"{draft.Unit.Place}, ngày {written}", new HeaderFacts(null, draft.Unit.Place, isBlank ? null : draft.Date.ToString("yyyy-MM-dd")));
    }

    private static void WriteStacked(Draft draft, string numberLine, string placeLine)
    {
        foreach (var line in draft.Unit.HeaderLines) draft.Text.Line(line);
        if (draft.Unit.IsParty) draft.Text.Line("*");
        draft.Text.Line(numberLine).Line();
        foreach (var line in StateLines(draft)) draft.Text.Line(line);
        draft.Text.Line(placeLine).Line();
    }

    private static void WriteSideBySide(Draft draft, string numberLine, string placeLine)
    {
        var state = StateLines(draft);
        for (var i = 0; i < Math.Max(2, draft.Unit.HeaderLines.Count); i++)
            draft.Text.Line($"{draft.Unit.HeaderLines.ElementAtOrDefault(i) ?? (draft.Unit.IsParty ? "*" : ""),-50}{state.ElementAtOrDefault(i)}".TrimEnd());
        draft.Text.Line().Line($"{numberLine,-50}{placeLine}").Line();
    }

    private static void WriteTable(Draft draft, string numberLine, string placeLine)
    {
        var state = StateLines(draft);
        draft.Text.Line("|").Line($"**{draft.Unit.HeaderLines[0]}**");
        foreach (var line in draft.Unit.HeaderLines.Skip(1)) draft.Text.Line(line);
        draft.Text.Line("-------").Line("|").Line($"**{state[0]}**");
        foreach (var line in state.Skip(1)) draft.Text.Line(line);
        draft.Text.Line("---------------").Line("|").Line("|").Line(numberLine).Line("|").Line($"*{placeLine}*").Line("|").Line();
    }
}
