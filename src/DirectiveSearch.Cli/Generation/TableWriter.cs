namespace DirectiveSearch.Cli.Generation;

/// <summary>Writes a list of documents as a table: the cells hold what a sentence would join by words.</summary>
internal static class TableWriter
{
    public static void Write(Draft draft)
    {
        var pipes = draft.Dice.Chance(50);
        draft.Text.Line().Line("DANH MỤC VĂN BẢN");
        // The plan's own number is no citation.
        if (draft.OwnNumber is { } own) draft.Text.Line($"(Kèm theo Kế hoạch số {own} ngày {draft.ReadableDate(draft.Date, draft.LongDates)} của {draft.Unit.Canonical})");
        Row(draft, pipes, "TT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành");
        var count = draft.Dice.Between(2, 4);
        for (var i = 0; i < count; i++)
        {
            var instrument = InstrumentPicker.Pick(draft);
            draft.Text.Write(pipes ? $"| {i + 1} | " : $"{i + 1}\t");
            CitationWriter.MarkPlain(draft, instrument);
            draft.Text.Write(pipes ? " | " : "\t");
            draft.Text.Protect(draft.ReadableDate(instrument.Date, inWords: false));
            draft.Text.Write(pipes ? " | " : "\t");
            draft.Text.Protect(instrument.Written[^1]);
            draft.Text.Line(pipes ? " |" : "");
            draft.Cited.Add(instrument);
        }
    }

    private static void Row(Draft draft, bool pipes, params string[] cells) =>
        draft.Text.Line(pipes ? $"| {string.Join(" | ", cells)} |" : string.Join('\t', cells));
}
