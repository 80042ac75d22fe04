namespace DirectiveSearch.Archive;

/// <summary>Text that every database takes: U+0000 and halves of surrogate pairs, which PostgreSQL refuses, become U+FFFD. The length stays, so spans stay right.</summary>
public static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The very same string comes back when nothing changes.</summary>
    public static string Clean(string text)
    {
        var at = FirstUnstorable(text, 0);
        if (at < 0) return text;
        return string.Create(text.Length, (text, at), static (clean, given) =>
        {
            given.text.CopyTo(clean);
            for (var index = given.at; index >= 0; index = FirstUnstorable(clean, index + 1)) clean[index] = Replacement;
        });
    }

    /// <summary>The beginning of a text, cut where no surrogate pair is parted.</summary>
    public static string Beginning(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private static int FirstUnstorable(ReadOnlySpan<char> text, int start)
    {
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] != 0 && !char.IsSurrogate(text[index])) continue;
            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])) return index;
            index++;
        }

        return -1;
    }
}
