namespace DirectiveSearch.Cli.Generation;

/// <summary>Writes later mentions in short form of what was cited before: "Chỉ thị 34", "Nghị quyết nêu trên".</summary>
internal static class ShortFormWriter
{
    /// <summary>False when nothing that was cited can be called so without doubt.</summary>
    public static bool Write(Draft draft)
    {
        var marks = draft.Text.Citations;
        var latest = marks.Select((mark, index) => (Mark: mark, Index: index)).Where(cited => cited.Mark.Type is not ("Luật" or "Kế hoạch" or "Công văn" or "Văn bản"))
            .GroupBy(cited => cited.Mark.Instrument).Select(group => group.Last()).ToList();
        if (latest.Count == 0) return false;
        var (mark, index) = draft.Dice.Pick(latest);
        var alike = marks.Where(other => other.Type == mark.Type).DistinctBy(other => other.Instrument).ToList();
        var figures = Figures(mark);
        var words = draft.Dice.Chance(60) && alike.Count(other => Figures(other) == figures) == 1 ? draft.Dice.Pick([$"{mark.Type} {figures}", $"{mark.Type} số {figures}"])
            : alike.Count == 1 ? draft.Dice.Pick([$"{mark.Type} nêu trên", $"{mark.Type} nói trên"])
            : null;
        if (words is null) return false;
        draft.Text.ShortForms.Add(new ShortFormMark(draft.Text.Length, draft.Text.Length + words.Length, index));
        draft.Text.Write(words);
        return true;
    }

    private static string Figures(CitationMark mark) => new([.. mark.Number.TakeWhile(char.IsAsciiDigit)]);
}
