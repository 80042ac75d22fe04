namespace DirectiveSearch.Cli.Generation;

/// <summary>Names movements and campaigns under their national or local names, quoted in several ways.</summary>
internal static class MovementWriter
{
    private static readonly (string Open, string Close)[] Quotes = [("“", "”"), ("“", "”"), ("“", "”"), ("“", "”"), ("\"", "\""), ("“", "\""), ("‘", "’"), ("“*", "*”")];

    /// <summary>One movement with its label.</summary>
    public static void WriteOne(Draft draft)
    {
        var row = Pick(draft, movement => true);
        draft.Text.Write(Label(draft, row.Campaign) + " ");
        WriteQuoted(draft, row, row.Campaign);
    }

    /// <summary>A list under one label; sometimes a campaign is joined to it.</summary>
    public static void WriteList(Draft draft)
    {
        draft.Text.Write("các " + draft.Dice.Pick(["phong trào thi đua", "phong trào", "phong trào thi đua yêu nước"]) + draft.Dice.Pick([": ", " "]));
        var separator = draft.Dice.Pick(["; ", ", "]);
        var count = draft.Dice.Between(2, 4);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) draft.Text.Write(separator);
            WriteQuoted(draft, Pick(draft, movement => !movement.Campaign), campaign: false);
        }
        if (!draft.Dice.Chance(45)) return;
        draft.Text.Write(draft.Dice.Pick([" gắn với ", " và ", "; "]) + Label(draft, campaign: true) + " ");
        WriteQuoted(draft, Pick(draft, movement => movement.Campaign), campaign: true);
    }

    /// <summary>A movement whose name stands without quotation marks.</summary>
    public static void WritePlain(Draft draft)
    {
        var row = Pick(draft, movement => !movement.Campaign && movement.Name.Length < 25 && !movement.Name.Contains(','));
        draft.Text.Write("phong trào thi đua ");
        draft.Text.Movement(row.Name, "phong trào thi đua", row.Family, quoted: false);
    }

    private static string Label(Draft draft, bool campaign) => campaign
        ? draft.Dice.Pick(["Cuộc vận động", "cuộc vận động", "Cuộc vận động", "CVĐ"])
        : draft.Dice.Pick(["phong trào thi đua", "Phong trào thi đua", "phong trào", "phong trào thi đua"]);

    private static MovementRow Pick(Draft draft, Func<MovementRow, bool> suits)
    {
        var year = draft.Date.Year;
        MovementRow row;
        var attempts = 0;
        do row = draft.Dice.Pick(draft.Lexicon.Movements);
        while (!suits(row) || year < row.First || year > row.Last || (attempts++ < 6 && draft.MovementNames.Contains(Name(draft, row))) || IsLocalOfTheCentre(draft, row));
        draft.MovementNames.Add(Name(draft, row));
        return row;
    }

    private static bool IsLocalOfTheCentre(Draft draft, MovementRow row) => draft.Unit.Row.Level == 'c' && row.Name.Contains('{');

    private static string Name(Draft draft, MovementRow row) => row.Name
        .Replace("{X}", draft.Unit.LocalSubject)
        .Replace("{l}", draft.Unit.Row.Level switch { 'p' => draft.Unit.Locality.ProvinceKind, 'd' => draft.Unit.Locality.DistrictKind, _ => draft.Unit.Locality.CommuneKind });

    private static void WriteQuoted(Draft draft, MovementRow row, bool campaign)
    {
        var (open, close) = draft.Dice.Pick(Quotes);
        draft.Text.Write(open);
        draft.Text.Movement(Name(draft, row), campaign ? "cuộc vận động" : "phong trào thi đua", row.Family, quoted: true);
        draft.Text.Write(close);
    }
}
