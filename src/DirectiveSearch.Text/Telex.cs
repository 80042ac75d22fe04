using System.Buffers;
using System.Text;

namespace DirectiveSearch.Text;

/// <summary>Text typed for the Telex input method while it was off: "thi ddua khen thuwowngr" is "thi đua khen thưởng".</summary>
public static class Telex
{
    /// <summary>Words that are more often typed for themselves than as keys of a syllable: taxi, gas, car.</summary>
    private static readonly HashSet<string> LookAlikes = [.. EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "telex-look-alikes.tsv").Select(row => row[0])];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Signs of addresses, numbers, fields and wildcards.</summary>
    private static readonly SearchValues<char> Joining = SearchValues.Create("0123456789/&:@_*~");

    /// <param name="Syllable">What a word's keys make, when it is none as it stands.</param>
    /// <param name="IsSure">Nobody types the word for itself.</param>
    private sealed record Reading(TextSpan Span, string Syllable, bool IsSure);

    /// <summary>The text with every word decoded that is no syllable as it stands but whose keys make one; the very same string when
    /// it is not Telex. It is Telex when it has no letter with a mark, for then the input method was on, and when it has
    /// a word that is surely keys, and of these no fewer than of words that are nothing Vietnamese. Words in quotation marks,
    /// and those joined to digits or signs, stay as typed.</summary>
    /// <param name="normalized">As <see cref="TextNormalizer"/> gives it.</param>
    public static string Decode(string normalized)
    {
        var readings = new List<Reading>();
        var (sure, foreign) = (0, 0);
        foreach (var word in Tokenizer.Tokenize(normalized))
        {
            if (!word.Exact.All(char.IsAscii)) return normalized;
            if (!word.Exact.All(char.IsAsciiLetter) || Syllables.IsFolded(word.Exact) || !StandsAlone(normalized, word.Span)) continue;
            if (Read(word) is { } reading)
            {
                readings.Add(reading);
                sure += reading.IsSure ? 1 : 0;
            }
            else if (HasVowel(word.Exact))
            {
                foreign++;
            }
        }

        return sure > 0 && sure >= foreign ? Replace(normalized, readings) : normalized;
    }

    /// <summary>The keys that type a text, each word by itself; words that are no syllables keep their letters.</summary>
    public static string Encode(string normalized)
    {
        var keys = new StringBuilder(normalized.Length * 3 / 2);
        var end = 0;
        foreach (var word in Tokenizer.Tokenize(normalized))
        {
            keys.Append(normalized, end, word.Span.Start - end).Append(LikeCase(normalized.AsSpan(word.Span.Start, word.Span.Length), TelexWord.Encode(word.Exact)));
            end = word.Span.End;
        }

        return keys.Append(normalized, end, normalized.Length - end).ToString();
    }

    private static Reading? Read(Token word)
    {
        // Without a vowel a w alone is the letter ư; two keys with it are a code (TW).
        var hasVowel = HasVowel(word.Exact);
        if (!hasVowel && word.Exact.Length < 3) return null;
        return TelexWord.Decode(word.Exact) is { } syllable
            ? new Reading(word.Span, syllable, hasVowel && word.Exact.Length > 2 && !LookAlikes.Contains(word.Exact))
            : null;
    }

    private static bool HasVowel(string word) => word.AsSpan().ContainsAny(Vowels);

    /// <summary>Not in quotation marks, and its run between blanks has no digit and no sign of an address, a number or an operator.</summary>
    private static bool StandsAlone(string text, TextSpan word)
    {
        if (text.AsSpan(0, word.Start).Count('"') % 2 != 0) return false;
        var start = word.Start;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        var end = word.End;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return !text.AsSpan(start, end - start).ContainsAny(Joining);
    }

    private static string Replace(string text, List<Reading> readings)
    {
        var decoded = new StringBuilder(text.Length);
        var end = 0;
        foreach (var (span, syllable, _) in readings)
        {
            decoded.Append(text, end, span.Start - end).Append(LikeCase(text.AsSpan(span.Start, span.Length), syllable));
            end = span.End;
        }

        return decoded.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>A lower-case word with the capitals of another: all, the first, or none.</summary>
    private static string LikeCase(ReadOnlySpan<char> model, string word)
    {
        if (!char.IsUpper(model[0])) return word;
        return char.IsUpper(model[^1]) ? word.ToUpperInvariant() : char.ToUpperInvariant(word[0]) + word[1..];
    }
}
