namespace DirectiveSearch.Cli.Generation;

/// <summary>One plan while it is written: its unit, date, choices of form, and what it has cited and named so far.</summary>
internal sealed class Draft(Dice dice, Lexicon lexicon, IssuingUnit unit, DateOnly date)
{
    /// <summary>Whether the typist errs in what the plan states, beyond the letters.</summary>
    public bool Noise { get; init; }

    public Dice Dice { get; } = dice;

    public Lexicon Lexicon { get; } = lexicon;

    public IssuingUnit Unit { get; } = unit;

    public DateOnly Date { get; } = date;

    public AnnotatedText Text { get; } = new();

    /// <summary>Everything up to the end of the opening rests on what it cites.</summary>
    public bool InOpening { get; set; } = true;

    public List<CitedInstrument> Cited { get; } = [];

    /// <summary>The plan's own number; null when it shows none.</summary>
    public string? OwnNumber { get; set; }

    public HashSet<string> MovementNames { get; } = [];

    public bool CommaBeforeDate { get; } = unit.IsParty ? dice.Chance(75) : dice.Chance(8);

    public bool LongDates { get; } = dice.Chance(25);

    public bool LongIssuers { get; } = dice.Chance(30);

    public bool SubjectsInQuotes { get; } = dice.Chance(12);

    /// <summary>The blanks that this typist leaves inside numbers.</summary>
    public string NumberSeparator { get; } = dice.Chance(90) ? "" : dice.Pick([" ", "left", "right"]);

    public string RelationOr(string relation) => InOpening ? "basis" : relation;

    public string ReadableDate(DateOnly day, bool inWords)
    {
        var dayPart = day.Day.ToString("00");
        var month = day.Month < 3 ? day.Month.ToString("00") : day.Month.ToString();
        return inWords ? $"{dayPart} tháng {month} năm {day.Year}" : $"{dayPart}/{month}/{day.Year}";
    }
}
