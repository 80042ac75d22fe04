namespace DirectiveSearch.Cli.Generation;

/// <summary>Writes a sentence of the tables, filling its slots.</summary>
internal static class SentenceWriter
{
    public static void Write(Draft draft, string sentence)
    {
        var rest = sentence.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            draft.Text.Write(rest[..open].ToString());
            Fill(draft, rest[(open + 1)..close].ToString());
            rest = rest[(close + 1)..];
        }
        draft.Text.Write(rest.ToString());
    }

    private static void Fill(Draft draft, string slot)
    {
        if (FillCitation(draft, slot) || FillName(draft, slot)) return;
        draft.Text.Write(Figure(draft, slot));
    }

    private static bool FillCitation(Draft draft, string slot)
    {
        switch (slot)
        {
            case "implements" or "titlecitation": CitationWriter.Write(draft, InstrumentPicker.Pick(draft), draft.RelationOr("implements")); break;
            case "mentions": CitationWriter.Write(draft, InstrumentPicker.Pick(draft), draft.RelationOr("mentions")); break;
            case "replaces" or "repeals" or "amends": CitationWriter.Write(draft, InstrumentPicker.OwnEarlier(draft), slot); break;
            case "again": CitationWriter.WriteAgain(draft, draft.RelationOr("implements")); break;
            case "list": WriteList(draft); break;
            case "shared": WriteShared(draft); break;
            case "short":
                if (!ShortFormWriter.Write(draft)) CitationWriter.WriteAgain(draft, draft.RelationOr("implements"));
                break;
            default: return false;
        }
        return true;
    }

    private static bool FillName(Draft draft, string slot)
    {
        switch (slot)
        {
            case "movement" or "titlemovement": MovementWriter.WriteOne(draft); break;
            case "movements": MovementWriter.WriteList(draft); break;
            case "plainmovement": MovementWriter.WritePlain(draft); break;
            case "law": WriteLaw(draft); break;
            case "congress": WriteCongress(draft); break;
            default: return false;
        }
        return true;
    }

    private static string Figure(Draft draft, string slot) => slot switch
    {
        "pct" => $"{draft.Dice.Between(2, 99)}%",
        "money" => draft.Dice.Chance(50) ? $"{draft.Dice.Between(5, 950)} triệu đồng" : $"{draft.Dice.Between(5, 950)}.000.000 đồng",
        "phone" => $"0{draft.Dice.Between(200, 299)}.{draft.Dice.Between(100, 999)}.0{draft.Dice.Between(100, 999)}",
        "day" => draft.ReadableDate(new DateOnly(draft.Date.Year, 12, 28).AddDays(-draft.Dice.Below(60)), inWords: false),
        "year" => draft.Date.Year.ToString(),
        "unit" => draft.Unit.Own,
        "lower" => draft.Dice.Pick(["Các đơn vị trực thuộc", "Các thôn, tổ dân phố", "Thủ trưởng các phòng, ban", "Các chi bộ"]),
        "place" => $"trên địa bàn {draft.Unit.Locality.Fill(draft.Unit.Row.Level switch { 'd' => "{D}", 'x' => "{C}", 'p' => "{P}", _ => "cả nước" })}",
        "motto" or "honour" or "model" => $"“{draft.Dice.Pick(draft.Lexicon.Sentences(slot))}”",
        _ when slot.Split(':') is ["n", var low, var high] => draft.Dice.Between(int.Parse(low), int.Parse(high)).ToString("00"),
        _ => throw new InvalidOperationException($"Bảng câu mẫu có chỗ trống lạ: {slot}."),
    };

    private static void WriteList(Draft draft)
    {
        var count = draft.Dice.Between(2, 3);
        var separator = draft.Dice.Pick([", ", "; "]);
        CitedInstrument? last = null;
        for (var i = 0; i < count; i++)
        {
            // Behind a title that names another document only a semicolon tells that the list goes on.
            if (last is not null) draft.Text.Write(last.Nested is not null ? "; " : i == count - 1 && draft.Dice.Chance(50) ? " và " : separator);
            last = InstrumentPicker.Pick(draft);
            CitationWriter.Write(draft, last, draft.RelationOr("implements"));
        }
    }

    private static void WriteShared(Draft draft)
    {
        var instruments = InstrumentPicker.SameType(draft);
        if (instruments.Count == 0) CitationWriter.Write(draft, InstrumentPicker.Pick(draft), draft.RelationOr("implements"));
        else CitationWriter.WriteShared(draft, instruments, draft.RelationOr("implements"));
    }

    private static void WriteLaw(Draft draft)
    {
        var law = draft.Dice.Pick(draft.Lexicon.Sentences("law"));
        draft.Text.Reference(law, law);
    }

    private static void WriteCongress(Draft draft)
    {
        var locality = draft.Unit.Locality;
        var number = draft.Dice.Pick(["XI", "XII", "XIII"]);
        switch (draft.Unit.Row.Level)
        {
            case 'c' or 'p' when draft.Dice.Chance(60):
                draft.Text.Reference($"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {number} của Đảng", $"Nghị quyết Đại hội Đảng toàn quốc lần thứ {number}");
                break;
            case 'd' when locality.DistrictKind == "huyện":
                draft.Text.Reference($"Nghị quyết Đại hội Đảng bộ huyện lần thứ {number}", $"Nghị quyết Đại hội Đảng bộ huyện {locality.District} lần thứ {number}");
                break;
            default:
                draft.Text.Reference($"Nghị quyết Đại hội Đảng bộ {locality.ProvinceName} lần thứ {number}", $"Nghị quyết Đại hội Đảng bộ {locality.ProvinceName} lần thứ {number}");
                break;
        }
    }
}
