using System.Text;

namespace DirectiveSearch.Text;

/// <summary>Splits normalised text into tokens; pairs and triples are made of neighbours in this order.</summary>
public static class Tokenizer
{
    public static IReadOnlyList<Token> Tokenize(string normalized)
    {
        var tokens = new List<Token>(normalized.Length / 5);
        var forms = new Dictionary<string, (string Exact, string Folded)>();
        var known = forms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < normalized.Length;)
        {
            var end = EndOfToken(normalized, start);
            if (end == start)
            {
                start++;
                continue;
            }

            var written = normalized.AsSpan(start, end - start);
            if (!known.TryGetValue(written, out var form)) known[written] = form = Analyse(written.ToString());
            tokens.Add(new Token(new TextSpan(start, end), form.Exact, form.Folded));
            start = end;
        }

        return tokens;
    }

    private static (string Exact, string Folded) Analyse(string written) =>
        (TonePlacement.Unify(written.ToLowerInvariant()), Folding.Fold(written));

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
