using System.Buffers;
using System.Text;

namespace DirectiveSearch.Text.Legacy;

/// <summary>How far letters that stand together may be a Vietnamese word.</summary>
internal enum RunKind
{
    /// <summary>Says nothing: no letter beyond ASCII, or a single one.</summary>
    Neutral,
    Syllable,

    /// <summary>Capitals of which only Đ has a mark: NĐ, HĐND.</summary>
    Abbreviation,
    NoSyllable,

    /// <summary>Holds a letter that the encoding does not have.</summary>
    Foreign,
}

/// <summary>Letters that stand together in a token, as one encoding reads them.</summary>
/// <param name="Letters">As decoded.</param>
internal readonly record struct LegacyRun(int Start, int Length, string Letters, RunKind Kind);

/// <summary>Cuts a token into runs of letters, as Unicode or as a legacy encoding reads it.</summary>
internal static class LegacyRuns
{
    private const char SoftHyphen = '\u00AD';

    private static readonly SearchValues<char> Abbreviating = SearchValues.Create("ABCDĐEGHIKLMNOPQRSTUVXY");

    /// <summary>Shorter words without marks say too little: a sign behind them may be a letter ("VN§").</summary>
    private const int LeastNamed = 4;

    /// <param name="encoding">Null: the text is Unicode already.</param>
    public static List<LegacyRun> Read(ReadOnlySpan<char> token, LegacyEncoding? encoding)
    {
        var runs = new List<LegacyRun>();
        Span<char> letters = token.Length <= 128 ? stackalloc char[token.Length] : new char[token.Length];
        // A mark of VNI before a word belongs to the word before.
        for (var start = encoding == LooseMarks.Encoding && LooseMarks.IsMark(token[0]) ? 1 : 0; start < token.Length;)
        {
            var (end, count, foreign) = ReadRun(token, start, encoding, letters);
            if (end == start)
            {
                start++;
                continue;
            }

            runs.Add(Trimmed(token[start..end], start, letters[..count].ToString(), foreign, encoding));
            start = end;
        }

        return runs;
    }

    private static (int End, int Count, bool Foreign) ReadRun(ReadOnlySpan<char> token, int start, LegacyEncoding? encoding, Span<char> letters)
    {
        var (index, count, foreign) = (start, 0, false);
        while (index < token.Length)
        {
            var unit = token[index];
            var taken = 1;
            if (encoding is not null && encoding.Read(token, index, out var letter) is > 0 and var length)
            {
                (unit, taken) = (letter, length);
            }
            else if (encoding is null && unit == SoftHyphen && count > 0)
            {
                index++;
                continue;
            }
            else if (char.IsAsciiLetter(LegacyEncoding.Plain(unit)) && encoding is not null)
            {
                unit = LegacyEncoding.Plain(unit);
            }
            else if (!char.IsAsciiLetter(unit))
            {
                if (!IsLetter(token, index)) break;
                foreign |= encoding is not null || !VietnameseLetters.Has(unit);
            }

            letters[count++] = unit;
            index += taken;
        }

        return (index, count, foreign);
    }

    /// <summary>Letters and marks; private use only where several such units stand together.</summary>
    private static bool IsLetter(ReadOnlySpan<char> token, int index) =>
        char.IsLetter(token[index]) || token[index] is >= '\u0300' and <= '\u036F' || (IsPrivate(token, index) && (IsPrivate(token, index - 1) || IsPrivate(token, index + 1)));

    private static bool IsPrivate(ReadOnlySpan<char> token, int index) => index >= 0 && index < token.Length && token[index] is >= '\uF020' and <= '\uF0FF';

    /// <summary>A sign at an end of a word that is whole without it stays a sign ("·Néi", "Microsoft®").</summary>
    private static LegacyRun Trimmed(ReadOnlySpan<char> source, int start, string letters, bool foreign, LegacyEncoding? encoding)
    {
        var whole = new LegacyRun(start, source.Length, letters, Tell(source, letters, foreign));
        if (encoding is null || whole.Kind != RunKind.NoSyllable) return whole;
        foreach (var (from, to) in (ReadOnlySpan<(int, int)>)[(1, 0), (0, 1), (1, 1)])
        {
            if (source.Length <= from + to || (from > 0 && !IsSign(source[0])) || (to > 0 && !IsSign(source[^1]))) continue;
            var rest = letters[from..^to];
            var kind = Tell(source[from..^to], rest, false);
            var isName = kind == RunKind.Neutral && source[^1] is '®' or '©' && rest.Length >= LeastNamed;
            var isDegree = kind == RunKind.Neutral && source[0] == '°';
            if (kind == RunKind.Syllable || isName || isDegree) return new LegacyRun(start + from, source.Length - from - to, rest, kind);
        }

        return whole;
    }

    /// <summary>Both hyphens are the ư of TCVN3.</summary>
    private static bool IsSign(char unit) => unit > 127 && !char.IsLetter(unit) && unit is not (SoftHyphen or '\u2212');

    private static RunKind Tell(ReadOnlySpan<char> source, string letters, bool foreign) =>
        foreign ? RunKind.Foreign
        : source.Length <= 1 || Ascii.IsValid(letters) ? RunKind.Neutral
        : VietnameseLetters.IsWord(letters) ? RunKind.Syllable
        : letters.AsSpan().ContainsAnyExcept(Abbreviating) ? RunKind.NoSyllable : RunKind.Abbreviation;
}
