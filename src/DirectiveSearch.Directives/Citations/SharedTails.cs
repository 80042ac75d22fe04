namespace DirectiveSearch.Directives.Citations;

/// <summary>Lends the issuer that several mentions share to those that stand before it: "Chỉ thị số …, Kế hoạch số … của Ban Thường vụ Tỉnh ủy".</summary>
internal static class SharedTails
{
    public static List<Mention> Lend(string text, List<Mention> mentions)
    {
        for (var index = mentions.Count - 2; index >= 0; index--)
        {
            var (mention, next) = (mentions[index], mentions[index + 1]);
            if (!IsListed(text, mention, next)) continue;
            if (mention.Issuer is null && next.Issuer is not null && Agrees(mention, next)) mentions[index] = mention = mention with { Issuer = next.Issuer, IssuerRule = "shared-along-list", Term = mention.Term ?? next.Term };
            if (mention.Date is null && next.Date is not null && next.Head.Source == TypeSource.Shared && (mention.Number.CodeIsLent || Joined(text, mention, next))) mentions[index] = mention with { Date = next.Date, DateRule = "shared-along-list" };
        }

        return mentions;
    }

    /// <summary>The agency's code may tell that the two have different issuers.</summary>
    private static bool Agrees(Mention mention, Mention next) =>
        !IssuerCodes.Contradicts(mention.Number, next.Issuer!.Value.Name)
        && (mention.Number.Parts[^1].Equals(next.Number.Parts[^1], StringComparison.OrdinalIgnoreCase) || !IssuerCodes.IsKnown(mention.Number.Parts[^1]));

    private static bool IsListed(string text, Mention mention, Mention next)
    {
        if (next.Span.Start < mention.Tail.End || next.Span.Start - mention.Tail.End > 20) return false;
        return Cursor.Flat(text, mention.Tail.End, next.Span.Start).Trim() is "," or "va" or ", va" or "";
    }

    private static bool Joined(string text, Mention mention, Mention next) =>
        Cursor.Flat(text, mention.Tail.End, next.Span.Start).Trim() == "va";
}
