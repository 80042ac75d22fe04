using System.Collections.Concurrent;
using System.Text;

namespace DirectiveSearch.Text;

/// <summary>Splits normalised text into tokens; pairs and triples are made of neighbours in this order.</summary>
public static class Tokenizer
{
    /// <summary>Vietnamese has some 7,000 syllables: their forms are kept for the next text, up to a number that hostile texts cannot pass.</summary>
    private const int MostKnown = 32_768;
    private const int LongestKnown = 12;

    /// <summary>On average, with its blank, in the text with the shortest words.</summary>
    private const int ShortestWord = 4;

    private static readonly ConcurrentDictionary<string, (string Exact, string Folded)> Known = [];
    private static int known;

    public static IReadOnlyList<Token> Tokenize(string normalized)
    {
        var tokens = new List<Token>((normalized.Length / ShortestWord) + 1);
        var forms = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < normalized.Length;)
        {
            var end = EndOfToken(normalized, start);
            if (end == start)
            {
                start++;
                continue;
            }

            if (!forms.TryGetValue(normalized.AsSpan(start, end - start), out var form)) form = Learn(normalized[start..end]);
            tokens.Add(new Token(new TextSpan(start, end), form.Exact, form.Folded));
            start = end;
        }

        return tokens;
    }

    /// <summary>A word with its folded form; of the words of every day the same strings again and again.</summary>
    public static (string Written, string Folded) Word(ReadOnlySpan<char> word)
    {
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var written, out var form)) return (written, form.Folded);
        written = word.ToString();
        return (written, Learn(written).Folded);
    }

    private static (string Exact, string Folded) Learn(string written)
    {
        var form = (TonePlacement.Unify(written.ToLowerInvariant()), Folding.Fold(written));
        if (written.Length <= LongestKnown && Interlocked.Increment(ref known) <= MostKnown) Known.TryAdd(written, form);
        return form;
    }

    private static int EndOfToken(string text, int index)
    {
        while (index < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[index]))
            {
                index++;
                continue;
            }

            if (text[index] < '\u0080' || Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var units) != System.Buffers.OperationStatus.Done
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
}
