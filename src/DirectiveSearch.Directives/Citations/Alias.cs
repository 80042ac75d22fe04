using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A name that the text gives to what it cites: "(sau đây gọi tắt là Chỉ thị 34)".</summary>
/// <param name="Span">Of the name where it is given.</param>
/// <param name="Serial">The number in the name; null when it has none.</param>
/// <param name="Mention">Index of what it names.</param>
internal sealed record Alias(TextSpan Span, TextSpan Definition, TypeWord Type, int? Serial, int Mention)
{
    private const int Most = 16;
    private const int Longest = 60;

    /// <summary>How a bare type word goes on when it is the name of another document.</summary>
    private static readonly string[] OtherNames = ["so", "cua", "nay", "lien tich", "dai hoi", "hoi nghi"];

    public static List<Alias> Defined(string text, List<ShortFormCue> cues, Antecedents antecedents)
    {
        var aliases = new List<Alias>();
        foreach (var cue in cues)
        {
            if (aliases.Count == Most) break;
            if (cue.Defines && Read(text, cue.Span, antecedents) is { } alias) aliases.Add(alias);
        }

        return aliases;
    }

    /// <summary>Where the name is given and where the text uses it from there on; one with a number is found by its number.</summary>
    public IEnumerable<FoundShortForm> Uses(string text, DocumentMetadata metadata)
    {
        var antecedent = new Antecedent("alias-defined", [Definition], [Mention]);
        yield return new FoundShortForm(Span, antecedent);
        var name = Cursor.Flat(text, Span.Start, Span.End);
        if (Serial is not null || (name == Type.Folded && Type.Word == metadata.Type)) yield break;
        var first = text[Span.Start..(Span.Start + FirstWord(text))];
        for (var index = text.IndexOf(first, Definition.End, StringComparison.Ordinal); index >= 0; index = text.IndexOf(first, index + 1, StringComparison.Ordinal))
        {
            if (!Cursor.StartsWord(text, index) || Cursor.After(text, index, name) is not (>= 0 and var end)) continue;
            if (name != Type.Folded || !NamesAnother(text, end)) yield return new FoundShortForm(new TextSpan(index, end), antecedent);
        }
    }

    private static Alias? Read(string text, TextSpan cue, Antecedents antecedents)
    {
        var start = Cursor.SkipBlanks(text, cue.End, text.Length);
        while (start < text.Length && text[start] is '“' or '"' or '\'') start++;
        if (start >= text.Length || !char.IsUpper(text[start]) || TypeWords.At(text, start) is not { } type) return null;
        var end = start;
        while (end < text.Length && end - start < Longest && text[end] is not (')' or '”' or '"' or '\'' or ',' or ';' or '.' or ':' or '“')) end++;
        end = Cursor.SkipBlanksBack(text, end);
        var digit = text.AsSpan(start, end - start).IndexOfAnyInRange('0', '9');
        int? serial = digit < 0 ? null : Antecedents.Serial(text.AsSpan(start + digit));
        return antecedents.InSentence(type, serial, cue.Start) is { } mention
            ? new Alias(new TextSpan(start, end), new TextSpan(cue.Start, end), type, serial, mention)
            : null;
    }

    private int FirstWord(string text)
    {
        var length = 1;
        while (Span.Start + length < Span.End && char.IsLetter(text[Span.Start + length])) length++;
        return length;
    }

    private static bool NamesAnother(string text, int end)
    {
        var next = Cursor.SkipBlanks(text, end, text.Length);
        if (next >= text.Length) return false;
        return char.IsUpper(text[next]) || char.IsDigit(text[next]) || OtherNames.Any(words => Cursor.After(text, next, words) >= 0);
    }
}
