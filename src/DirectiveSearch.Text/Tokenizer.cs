using System.Text;

namespace DirectiveSearch.Text;

/// <summary>Splits normalised text into tokens; pairs and triples are made of neighbours in this order.</summary>
public static class Tokenizer
{
    /// <summary>Vietnamese has some 7,000 syllables: their forms are kept for the next text, each in its place, where another one may follow it.</summary>
    private const int Places = 65_536;
    private const int LongestKnown = 12;

    /// <summary>On average, with its blank, in the text with the shortest words.</summary>
    private const int ShortestWord = 4;

    /// <summary>Whether a code unit alone, no half of a pair, belongs to a token.</summary>
    private static readonly bool[] Alone = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => Rune.TryCreate(unit, out var rune) && Belongs(rune))];

    private static readonly WordForm?[] Known = new WordForm?[Places];

    public static IReadOnlyList<Token> Tokenize(string normalized)
    {
        var tokens = new List<Token>((normalized.Length / ShortestWord) + 1);
        for (var start = 0; start < normalized.Length;)
        {
            var end = EndOfToken(normalized, start);
            if (end == start)
            {
                start++;
                continue;
            }

            var form = FormOf(normalized.AsSpan(start, end - start));
            tokens.Add(new Token(new TextSpan(start, end), form.Exact, form.Folded));
            start = end;
        }

        return tokens;
    }

    /// <summary>A word with its folded form; of the words of every day the same strings again and again.</summary>
    public static (string Written, string Folded) Word(ReadOnlySpan<char> word)
    {
        var form = FormOf(word);
        return (form.Written, form.Folded);
    }

    /// <summary>A word with its tones in their one place and in small letters.</summary>
    public static string Exact(ReadOnlySpan<char> word) => FormOf(word).Exact;

    private static WordForm FormOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestKnown) return WordForm.Of(word.ToString());
        ref var known = ref Known[Place(word)];
        return known is { } form && word.SequenceEqual(form.Written) ? form : known = WordForm.Of(word.ToString());
    }

    private static int Place(ReadOnlySpan<char> word)
    {
        var hash = 0U;
        foreach (var unit in word) hash = (hash ^ unit) * 0x9E3779B1;
        return (int)(hash >> 16);
    }

    private static int EndOfToken(string text, int index)
    {
        while (index < text.Length)
        {
            if (Alone[text[index]])
            {
                index++;
                continue;
            }

            if (!char.IsSurrogate(text[index]) || Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var units) != System.Buffers.OperationStatus.Done
                || !Belongs(rune)) break;
            index += units;
        }

        return index;
    }

    private static bool Belongs(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.UppercaseLetter or System.Globalization.UnicodeCategory.LowercaseLetter
        or System.Globalization.UnicodeCategory.TitlecaseLetter or System.Globalization.UnicodeCategory.ModifierLetter
        or System.Globalization.UnicodeCategory.OtherLetter or System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.EnclosingMark
        or System.Globalization.UnicodeCategory.DecimalDigitNumber or System.Globalization.UnicodeCategory.LetterNumber
        or System.Globalization.UnicodeCategory.OtherNumber;

    /// <summary>A word as written, with its tones in their one place and in small letters, and without marks.</summary>
    private sealed record WordForm(string Written, string Exact, string Folded)
    {
        public static WordForm Of(string written) => new(written, TonePlacement.Unify(written.ToLowerInvariant()), Folding.Fold(written));
    }
}
