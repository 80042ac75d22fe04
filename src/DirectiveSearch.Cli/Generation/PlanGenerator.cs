namespace DirectiveSearch.Cli.Generation;

/// <summary>How generated plans differ from well typed ones.</summary>
/// <param name="Noise">Slips of typists and of optical reading; the gold annotation follows them.</param>
public sealed record GeneratorOptions(bool Noise = false);

/// <summary>A generated plan with its gold annotation.</summary>
public sealed record GeneratedPlan(string Name, string Text, GoldDocument Gold);

/// <summary>Writes plans of invented units that cite real and invented instruments; knows nothing of how they are read again.</summary>
public static class PlanGenerator
{
    private static readonly string[] Parts = ["purpose", "task", "award", "work"];

    /// <summary>The plan of this index; the same arguments give the same plan.</summary>
    public static GeneratedPlan Generate(int seed, int index, GeneratorOptions options)
    {
        var dice = new Dice(seed, index);
        var date = new DateOnly(2014, 8, 1).AddDays(dice.Below(4440));
        var draft = new Draft(dice, Lexicon.Shared, IssuingUnit.Invent(dice, Lexicon.Shared, date), date) { Noise = options.Noise };
        var header = HeaderWriter.Write(draft);
        var (title, titleYear) = WriteTitle(draft);
        var opening = draft.Text.Length;
        OpeningWriter.Write(draft);
        draft.InOpening = false;
        var body = draft.Text.Length;
        WriteBody(draft);
        if (dice.Chance(25)) draft.Text.Wrap(opening, dice.Between(60, 95));
        var bodyEnd = draft.Text.Length;
        var (recipients, signer) = ClosingWriter.Write(draft);
        var typed = draft.Text.ToString();
        var (text, map) = options.Noise ? Noise.Apply(dice, typed, draft.Text, (opening, body, bodyEnd)) : (typed, null);
        var metadata = new GoldMetadata(
            "Kế hoạch", title, header.Number, header.Place, header.Date, header.Place is not null ? date.Year : titleYear,
            draft.Unit.Canonical, Stated(typed, draft.Unit.Locality.Province, draft.Unit), Stated(typed, draft.Unit.Locality.District, draft.Unit),
            draft.Unit.Level, signer, recipients);
        var name = $"{index:000000}.txt";
        return new GeneratedPlan(name, text, Gold(name, text, (typed, map), metadata, draft.Text));
    }

    private static string? Stated(string text, string place, IssuingUnit unit) =>
        unit.Row.Level != 'c' && place.Length > 0 && text.Contains(place, StringComparison.OrdinalIgnoreCase) ? place : null;

    private static (string Title, int? Year) WriteTitle(Draft draft)
    {
        draft.Text.Line("KẾ HOẠCH");
        var template = draft.Dice.Pick(draft.Lexicon.Sentences("title"));
        var start = draft.Text.Length;
        SentenceWriter.Write(draft, template);
        var title = draft.Text.ToString()[start..].Replace("*", "");
        if (!template.Contains("{titlecitation}", StringComparison.Ordinal) && draft.Dice.Chance(30)) draft.Text.Capitalize(start);
        if (draft.Dice.Chance(40)) draft.Text.Wrap(start, draft.Dice.Between(35, 70));
        draft.Text.Line().Line();
        return (title, template.Contains("{year}", StringComparison.Ordinal) ? draft.Date.Year : null);
    }

    private static void WriteBody(Draft draft)
    {
        var length = draft.Dice.Between(1100, 3800);
        var start = draft.Text.Length;
        var bold = draft.Dice.Chance(20) ? "**" : "";
        var item = draft.Dice.Pick(["{0}. ", "- ", "{0}) ", "+ "]);
        var section = 0;
        foreach (var part in Parts)
        {
            if (part == "award" && draft.Dice.Chance(30)) continue;
            var numeral = new[] { "I", "II", "III", "IV" }[section++];
            draft.Text.Line().Line($"{bold}{numeral}{(draft.Unit.IsParty ? "-" : ".")} {draft.Dice.Pick(draft.Lexicon.Sentences("head-" + part))}{bold}").Line();
            WriteItems(draft, part, item, part == "task" ? start + length : start);
        }
        if (draft.Dice.Chance(10)) TableWriter.Write(draft);
        draft.Text.Line();
        SentenceWriter.Write(draft, draft.Dice.Pick(draft.Lexicon.Sentences("close")));
        draft.Text.Line();
    }

    /// <summary>At least two sentences of the part, and more until the text is as long as wanted; none comes twice.</summary>
    private static void WriteItems(Draft draft, string part, string item, int until)
    {
        var sentences = draft.Lexicon.Sentences(part).ToArray();
        var count = draft.Dice.Between(2, 4);
        for (var i = 0; i < sentences.Length && (i < count || draft.Text.Length < until); i++)
        {
            var chosen = draft.Dice.Between(i, sentences.Length - 1);
            (sentences[i], sentences[chosen]) = (sentences[chosen], sentences[i]);
            draft.Text.Write(string.Format(item, i + 1));
            SentenceWriter.Write(draft, sentences[i]);
            draft.Text.Line();
        }
    }

    private static GoldDocument Gold(string name, string text, (string Typed, int[]? Map) clean, GoldMetadata metadata, AnnotatedText marks)
    {
        var map = clean.Map;
        int At(int position) => map is null ? position : map[position];
        return new GoldDocument(
            name,
            metadata,
            [.. marks.Citations.Select(mark => new GoldCitation(
                At(mark.Start), At(mark.End), text[At(mark.Start)..At(mark.End)], mark.Type,
                map is null ? mark.Number : Noise.Stated(mark, clean.Typed, text, map), mark.Date, mark.Issuer, mark.Relation, mark.Within)
                { Pinpoint = mark.Pinpoint, Instrument = mark.Instrument })],
            [.. marks.References.Select(mark => new GoldUnnumbered(At(mark.Start), At(mark.End), text[At(mark.Start)..At(mark.End)], mark.Title))],
            [.. marks.Movements.Select(mark => new GoldMovement(
                At(mark.Start), At(mark.End), text[At(mark.Start)..At(mark.End)], mark.Name, mark.Form, mark.Family, mark.Quoted))],
            [.. marks.ShortForms.Select(mark => new GoldShortForm(At(mark.Start), At(mark.End), text[At(mark.Start)..At(mark.End)], mark.Citation))]);
    }
}
