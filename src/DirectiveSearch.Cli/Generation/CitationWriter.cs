namespace DirectiveSearch.Cli.Generation;

/// <summary>Writes citations in the many forms of real plans and marks them as they are written.</summary>
internal static class CitationWriter
{
    private static readonly string[] SelfEvidentIssuers = ["Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Bộ Nội vụ", "Bộ Tài chính"];

    private static readonly string[] Verbs = ["quy định", "ban hành", "sửa đổi", "hướng dẫn"];

    /// <summary>A full citation with what its own title names and what amends it.</summary>
    public static void Write(Draft draft, CitedInstrument instrument, string relation, int? within = null)
    {
        var pinpoint = within is null ? WritePinpoint(draft, instrument) : null;
        var index = draft.Text.Citations.Count;
        var dated = draft.Dice.Chance(92) || !IsSelfEvident(instrument);
        var date = Stated(draft, instrument);
        WriteHead(draft, instrument, relation, within, dated ? date : null);
        draft.Text.Citations[index] = draft.Text.Citations[index] with { Pinpoint = pinpoint };
        if (dated) WriteDate(draft, date);
        else if (draft.Dice.Chance(40)) draft.Text.Protect($" năm {instrument.Date.Year}");
        if (draft.Dice.Chance(85) || !IsSelfEvident(instrument)) WriteIssuer(draft, instrument);
        draft.Cited.Add(instrument);
        if (instrument.Nested is { } nested)
        {
            draft.Text.Write($" về {instrument.Subject} ");
            Write(draft, nested, relation, index);
            return;
        }
        WriteSubject(draft, instrument);
        if (within is null && draft.Dice.Chance(60) && InstrumentPicker.AmendmentOf(draft, instrument) is { } amendment)
            WriteAmendment(draft, amendment, relation, index);
    }

    /// <summary>Several numbers under one type word and one issuer.</summary>
    public static void WriteShared(Draft draft, IReadOnlyList<CitedInstrument> instruments, string relation)
    {
        if (draft.Dice.Chance(40)) draft.Text.Write("các ");
        var repeatsWord = draft.Dice.Chance(70);
        var oneDay = instruments.All(instrument => instrument.Date == instruments[0].Date);
        for (var i = 0; i < instruments.Count; i++)
        {
            if (i > 0) draft.Text.Write(i == instruments.Count - 1 ? draft.Dice.Pick([" và ", ", "]) : ", ");
            var lead = i == 0 ? $"{instruments[i].Type} số " : repeatsWord ? "số " : "";
            Mark(draft, instruments[i], relation, null, lead + Spaced(draft, instruments[i].Number), instruments[i].Date);
            if (!oneDay) WriteDate(draft, instruments[i].Date);
            draft.Cited.Add(instruments[i]);
        }
        if (oneDay) draft.Text.Protect($" cùng ngày {draft.ReadableDate(instruments[0].Date, draft.LongDates)}");
        draft.Text.Protect(" của " + instruments[0].Written[0]);
    }

    /// <summary>Type and number alone, as in the cell of a table whose other cells hold the rest.</summary>
    public static void MarkPlain(Draft draft, CitedInstrument instrument) =>
        Mark(draft, instrument, "mentions", null, $"{instrument.Type}{(instrument.LawName.Length > 0 ? " " + instrument.LawName : "")} số {instrument.Number}", instrument.Date);

    /// <summary>The part of a law or the like that is meant: khoản 3 Điều 6.</summary>
    private static string? WritePinpoint(Draft draft, CitedInstrument instrument)
    {
        if (instrument.Type is not ("Luật" or "Nghị định" or "Thông tư") || !draft.Dice.Chance(12)) return null;
        var article = draft.Dice.Between(1, 90);
        var pinpoint = draft.Dice.Below(4) switch
        {
            0 => $"Điều {article}",
            1 => $"điểm {draft.Dice.Pick(["a", "b", "c", "d", "đ"])} khoản {draft.Dice.Between(1, 9)} Điều {article}",
            _ => $"khoản {draft.Dice.Between(1, 9)} Điều {article}",
        };
        draft.Text.Write(pinpoint + " ");
        return pinpoint;
    }

    /// <summary>The date as this plan states it: now and then another day or month. Other years only where one number has no other year's twin.</summary>
    private static DateOnly Stated(Draft draft, CitedInstrument instrument)
    {
        // The dice fall the same with and without noise, so that both give the same plan.
        var (slips, kind) = (draft.Dice.Below(60) == 0, draft.Dice.Below(3));
        if (!draft.Noise || !slips) return instrument.Date;
        var slip = kind switch
        {
            0 => instrument.Date.AddDays(instrument.Date.Day > 10 ? -10 : 10),
            1 => instrument.Date.AddMonths(instrument.Date.Month > 1 ? -1 : 1),
            _ => instrument.Identity.EndsWith($"{instrument.Date:yyyy-MM-dd}", StringComparison.Ordinal) ? instrument.Date.AddYears(-1) : instrument.Date,
        };
        return slip.Year == instrument.Date.Year || instrument.Number.EndsWith("TW", StringComparison.Ordinal) ? slip : instrument.Date;
    }

    /// <summary>A second mention of what was cited before, short; a full one when nothing was.</summary>
    public static void WriteAgain(Draft draft, string relation)
    {
        if (draft.Cited.Count == 0)
        {
            Write(draft, InstrumentPicker.Pick(draft), relation);
            return;
        }
        var instrument = draft.Dice.Pick(draft.Cited);
        WriteHead(draft, instrument, relation, null, null);
        if (draft.Dice.Chance(50)) WriteIssuer(draft, instrument);
    }

    private static void WriteAmendment(Draft draft, CitedInstrument amendment, string relation, int amended)
    {
        var inBrackets = draft.Dice.Chance(40);
        draft.Text.Write(inBrackets ? " (được sửa đổi, bổ sung một số điều theo " : ", được sửa đổi, bổ sung bởi ");
        WriteHead(draft, amendment, relation, amended, amendment.Date);
        WriteDate(draft, amendment.Date);
        if (inBrackets) draft.Text.Write(")");
        draft.Cited.Add(amendment);
    }

    private static void WriteHead(Draft draft, CitedInstrument instrument, string relation, int? within, DateOnly? stated)
    {
        var type = draft.Dice.Chance(95) ? instrument.Type : instrument.Type.ToLowerInvariant();
        var name = instrument.LawName.Length > 0 && draft.Dice.Chance(85) ? " " + instrument.LawName : "";
        var word = name.Length > 0 || draft.Dice.Chance(93) ? " số " : " ";
        Mark(draft, instrument, relation, within, type + name + word + Spaced(draft, instrument.Number), stated);
    }

    private static void Mark(Draft draft, CitedInstrument instrument, string relation, int? within, string words, DateOnly? stated)
    {
        var start = draft.Text.Length;
        draft.Text.Write(words);
        draft.Text.Citations.Add(new CitationMark(
            start, instrument.Type, instrument.Number, stated?.ToString("yyyy-MM-dd"), instrument.Issuer, relation, within)
        { End = draft.Text.Length, Instrument = instrument.Identity });
    }

    private static string Spaced(Draft draft, string number)
    {
        if (draft.NumberSeparator.Length == 0) return number;
        var at = number.IndexOfAny(['-', '/']);
        var (left, right) = draft.NumberSeparator switch { "left" => (" ", ""), "right" => ("", " "), _ => (" ", " ") };
        return number[at] == '-' ? $"{number[..at]}{left}-{right}{number[(at + 1)..]}" : number;
    }

    private static void WriteDate(Draft draft, DateOnly date)
    {
        var written = draft.ReadableDate(date, draft.LongDates != draft.Dice.Chance(5));
        draft.Text.Protect($"{(draft.CommaBeforeDate ? "," : "")} ngày {written}");
    }

    private static void WriteIssuer(Draft draft, CitedInstrument instrument) =>
        draft.Text.Protect(" của " + (draft.LongIssuers ? instrument.Written[^1] : draft.Dice.Pick(instrument.Written)));

    private static void WriteSubject(Draft draft, CitedInstrument instrument)
    {
        if (instrument.Subject.Length == 0 || draft.Dice.Chance(30)) return;
        var isVerb = Verbs.Any(verb => instrument.Subject.StartsWith(verb, StringComparison.Ordinal));
        draft.Text.WriteWithReferences(draft.SubjectsInQuotes && !instrument.Subject.Contains('[')
            ? $" về “{instrument.Subject}”"
            : (isVerb ? " " : " về ") + instrument.Subject);
    }

    private static bool IsSelfEvident(CitedInstrument instrument) => SelfEvidentIssuers.Contains(instrument.Issuer);
}
