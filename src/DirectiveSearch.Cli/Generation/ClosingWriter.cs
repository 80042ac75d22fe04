namespace DirectiveSearch.Cli.Generation;

/// <summary>Writes recipients and signature, in either order.</summary>
internal static class ClosingWriter
{
    public static (IReadOnlyList<string> Recipients, string? Signer) Write(Draft draft)
    {
        draft.Text.Line();
        if (draft.Dice.Chance(80))
        {
            var recipients = WriteRecipients(draft);
            draft.Text.Line();
            return (recipients, WriteSignature(draft));
        }
        var signer = WriteSignature(draft);
        draft.Text.Line();
        return (WriteRecipients(draft), signer);
    }

    private static List<string> WriteRecipients(Draft draft)
    {
        var recipients = draft.Lexicon.Sentences("recipient").ToList();
        while (recipients.Count > draft.Dice.Between(3, 6)) recipients.RemoveAt(draft.Dice.Below(recipients.Count));
        recipients.Add(draft.Dice.Pick(draft.Lexicon.Sentences("last-recipient")));
        draft.Text.Line("Nơi nhận:");
        for (var i = 0; i < recipients.Count; i++)
            draft.Text.Line($"- {recipients[i]}{(i == recipients.Count - 1 ? "." : draft.Unit.IsParty ? "," : ";")}");
        return recipients;
    }

    private static string? WriteSignature(Draft draft)
    {
        var row = draft.Unit.Row;
        var isDeputy = row.SignerTitle is "CHỦ TỊCH" or "GIÁM ĐỐC" && draft.Dice.Chance(30);
        if (row.Authority.Length > 0) draft.Text.Line(row.Authority);
        if (isDeputy) draft.Text.Line($"KT. {row.SignerTitle}").Line($"PHÓ {row.SignerTitle}");
        else draft.Text.Line(row.SignerTitle);
        draft.Text.Line();
        if (draft.Dice.Chance(10)) return null;
        var signer = string.Join(' ', new[] { "surname", "middle", "given" }.Select(kind => draft.Dice.Pick(draft.Lexicon.Names(kind))[0]));
        draft.Text.Line(signer);
        return signer;
    }
}
