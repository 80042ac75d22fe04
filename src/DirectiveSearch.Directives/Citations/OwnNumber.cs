using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A document's own number, as its title and its annexes repeat it, is no citation, nor is what can be read of a number that cannot.</summary>
internal static class OwnNumber
{
    private const int LongestHeader = 800;

    /// <summary>The mentions of other documents.</summary>
    public static List<Mention> Without(NormalizedText normalized, List<Mention> mentions, DocumentMetadata metadata)
    {
        var text = normalized.Text;
        if (metadata.Number is null && metadata.Reasons.FirstOrDefault(reason => reason.Rule == Metadata.UnreadNumber.Rule) is { Words: [var line] })
            mentions = [.. mentions.Where(mention => normalized.ToPublished(mention.Span).Start is var start && (start < line.Start || start >= line.End))];
        var number = metadata.Number ?? InTitle(text, mentions, metadata);
        return number is not null && InstrumentNumber.Key(number) is var key ? [.. mentions.Where(mention => !Is(mention, key, metadata))] : mentions;
    }

    private static bool Is(Mention mention, string key, DocumentMetadata metadata)
    {
        if (InstrumentNumber.Key(mention.Number.Number) != key) return false;
        var year = mention.Date?.Date?.Year;
        return year is null || metadata.Year is null || year == metadata.Year;
    }

    /// <summary>Without a "Số:" line, the number in the title itself: the first line that begins with the document's type, before anything else is cited.</summary>
    private static string? InTitle(string text, List<Mention> mentions, DocumentMetadata metadata)
    {
        if (mentions is not [{ Head.Source: TypeSource.Stated } first, ..] || first.Head.Type.Word != metadata.Type || first.Head.Start > LongestHeader) return null;
        for (var line = 0; line <= first.Head.Start; line = text.IndexOf('\n', line) + 1)
        {
            var start = Cursor.SkipBlanks(text, line, first.Head.Start);
            while (start < first.Head.Start && text[start] == '#') start = Cursor.SkipBlanks(text, start + 1, first.Head.Start);
            if (Cursor.After(text, start, first.Head.Type.Folded) >= 0) return start == first.Head.Start ? first.Number.Number : null;
            if (text.IndexOf('\n', line) < 0) break;
        }

        return null;
    }
}
