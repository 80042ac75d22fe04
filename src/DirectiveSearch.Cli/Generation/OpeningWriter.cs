namespace DirectiveSearch.Cli.Generation;

/// <summary>Writes the block that says on what a plan rests, and the sentence that names its issuer.</summary>
internal static class OpeningWriter
{
    public static void Write(Draft draft)
    {
        switch (draft.Dice.Below(3))
        {
            case 0: WriteParagraph(draft); break;
            case 1: WriteLines(draft, "Căn cứ "); break;
            default: WriteLines(draft, "Thực hiện "); break;
        }
    }

    private static void WriteParagraph(Draft draft)
    {
        draft.Text.Write(draft.Dice.Pick(["Thực hiện ", "Căn cứ ", "Triển khai ", "Tổ chức thực hiện "]));
        var count = draft.Dice.Between(1, 3);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) draft.Text.Write("; ");
            CitationWriter.Write(draft, InstrumentPicker.Pick(draft), "basis");
        }
        draft.Text.Write(", ");
        WriteIssuerSentence(draft);
    }

    private static void WriteLines(Draft draft, string lastVerb)
    {
        var count = draft.Dice.Between(1, 4);
        for (var i = 0; i < count; i++)
        {
            draft.Text.Write(i == count - 1 ? lastVerb : "Căn cứ ");
            if (i == 0 && draft.Dice.Chance(20)) SentenceWriter.Write(draft, "{shared}");
            else if (draft.Dice.Chance(10)) SentenceWriter.Write(draft, "{law}");
            else CitationWriter.Write(draft, InstrumentPicker.Pick(draft), "basis");
            draft.Text.Line(i < count - 1 ? ";" : draft.Dice.Pick([";", ",", "."]));
        }
        draft.Text.Line();
        WriteIssuerSentence(draft);
    }

    private static void WriteIssuerSentence(Draft draft)
    {
        draft.Text.Write(draft.Unit.FullName);
        draft.Text.Write(draft.Dice.Pick([" ban hành Kế hoạch", " xây dựng kế hoạch", " ban hành Kế hoạch triển khai"]));
        draft.Text.Line(draft.Dice.Pick([" như sau:", " với các nội dung sau:", " với những nội dung cụ thể như sau:"]));
    }
}
