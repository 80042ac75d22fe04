using System.Buffers;
using System.Text;

namespace DirectiveSearch.Text.Legacy;

/// <summary>A text after its dead encodings became Unicode.</summary>
/// <param name="Marks">Where the places that the caller asked for are now.</param>
/// <param name="Encodings">The encodings that were found, most words first; empty: the text is the very one given.</param>
/// <param name="Understood">Which share of the words with marks are spelled as Vietnamese, 0 to 1.</param>
public sealed record LegacyReading(string Text, IReadOnlyList<int> Marks, IReadOnlyList<string> Encodings, double Understood);

/// <summary>Vietnamese in TCVN3, VNI-Windows, VISCII or Windows-1258 that a converter took for Windows-1252, as Unicode. The words tell
/// the encoding, piece by piece, never a font's name; Unicode text, whatever its language, stays as it is.</summary>
public static class LegacyText
{
    /// <summary>One of these is in every text of a legacy encoding; Vietnamese in Unicode has none of them but as signs.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        .. Enumerable.Range(0x80, 0x80).Concat(Enumerable.Range(0xF020, 0xE0)).Concat([0x2212, 0x2219, 0x03BC]).Select(unit => (char)unit)
            .Where(unit => unit is not ('\u0085' or '\u00A0' or '°' or '±' or '²' or '³' or '´' or '¿') && !VietnameseLetters.Has(unit))]);

    /// <param name="marks">Offsets into the text, ascending, at the edges of words.</param>
    public static LegacyReading Read(string text, IReadOnlyList<int>? marks = null)
    {
        if (!text.AsSpan().ContainsAny(Suspects)) return new LegacyReading(text, marks ?? [], [], 1);
        var tokens = Tokenize(text, out var states);
        if (!states.AsSpan().ContainsAnyExcept((byte)0)) return new LegacyReading(text, marks ?? [], [], Share(tokens, states));
        var names = states.Where((state, index) => state > 0 && tokens[index].Token.Scores[state] > 0).CountBy(state => state)
            .OrderByDescending(count => count.Value).Select(count => LegacyEncoding.All[count.Key - 1].Name).ToList();
        var (decoded, moved) = Decode(text, tokens, states, marks ?? []);
        return new LegacyReading(decoded, moved, names, Share(tokens, states));
    }

    /// <summary>Bytes that are no UTF-8 as text, when they are Vietnamese in one of the encodings beyond doubt; else null.</summary>
    public static LegacyReading? Read(ReadOnlySpan<byte> bytes)
    {
        const double Doubtless = 0.8;
        var reading = Read(LegacyEncoding.Show(bytes));
        return reading.Encodings.Count > 0 && reading.Understood >= Doubtless ? reading : null;
    }

    private static List<(int Start, int Length, LegacyToken Token)> Tokenize(string text, out byte[] states)
    {
        var tokens = new List<(int Start, int Length, LegacyToken Token)>();
        var known = new Dictionary<string, LegacyToken>();
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var path = new LegacyPath();
        var parting = Parting.Line;
        var scanner = new LegacyScanner(text);
        while (scanner.Next())
        {
            parting = (Parting)Math.Min((int)parting, (int)scanner.Parting);
            if (scanner.IsAscii) continue;
            var written = text.AsSpan(scanner.Start, scanner.Length);
            if (!lookup.TryGetValue(written, out var token)) lookup[written] = token = new LegacyToken(written.ToString());
            tokens.Add((scanner.Start, scanner.Length, token));
            path.Add(token.Scores, parting);
            parting = Parting.Word;
        }

        states = path.Walk();
        foreach (var state in states.Where(state => state > 0).Distinct().ToList())
        {
            if (!IsUnderstood(tokens, states, state)) states.AsSpan().Replace(state, (byte)0);
        }

        return tokens;
    }

    /// <summary>Whether most of what an encoding was to explain are words then; else it was none.</summary>
    private static bool IsUnderstood(List<(int Start, int Length, LegacyToken Token)> tokens, byte[] states, byte state)
    {
        var balance = 0;
        for (var index = 0; index < states.Length; index++)
        {
            if (states[index] == state) balance += Math.Sign(tokens[index].Token.Scores[state]);
        }

        return balance > 0;
    }

    private const byte Tcvn3 = 1;

    private static readonly byte Vni = (byte)(1 + LegacyEncoding.All.TakeWhile(encoding => encoding != LooseMarks.Encoding).Count());

    private static (string Text, IReadOnlyList<int> Marks) Decode(string text, List<(int Start, int Length, LegacyToken Token)> tokens, byte[] states, IReadOnlyList<int> marks)
    {
        var decoded = new StringBuilder(text.Length);
        var moved = new List<int>(marks.Count);
        var at = 0;
        void Copy(int end)
        {
            while (moved.Count < marks.Count && marks[moved.Count] <= end) moved.Add(decoded.Length + Math.Max(0, marks[moved.Count] - at));
            decoded.Append(text, at, end - at);
            at = end;
        }

        for (int index = 0, before = 0, beforeDecoded = 0; index < tokens.Count; index++)
        {
            var (start, length, token) = tokens[index];
            var end = at;
            Copy(start);
            if (states[index] == Vni && LooseMarks.Attach(text, start, out var word) is { } whole && (word.Start >= end || word.Start == before))
            {
                decoded.Length = word.Start == before ? beforeDecoded : decoded.Length - (start - word.Start);
                decoded.Append(BrokenCapitals.Mend(whole)).Append(text, word.End, start - word.End).Append(length > 1 ? new LegacyToken(text.Substring(start + 1, length - 1)).Decode(Vni) : "");
            }
            else
            {
                (before, beforeDecoded) = (start, decoded.Length);
                var letters = length == 1 && LoneSigns.Stays(text, start) ? text[start].ToString() : token.Decode(states[index]);
                decoded.Append(letters.Length > 1 && states[index] == Tcvn3 && IsOneCapital(letters) && (IsBesideCapitals(text, tokens, states, (index, -1)) || IsBesideCapitals(text, tokens, states, (index, 1))) ? letters.ToUpperInvariant() : letters);
            }

            at = start + length;
        }

        Copy(text.Length);
        return (decoded.ToString(), moved);
    }

    /// <summary>"Kế" and "Và": what the font made a capital may stand behind a single ASCII one.</summary>
    private static bool IsOneCapital(string letters) => char.IsAsciiLetterUpper(letters[0]) && !letters.AsSpan(1).ContainsAnyInRange('\0', '\u007F') && letters.Skip(1).All(char.IsLower);

    /// <summary>Whether the next word on one side is in capitals with marks ("Kế HOẠCH"), and only a blank parts them.</summary>
    private static bool IsBesideCapitals(string text, List<(int Start, int Length, LegacyToken Token)> tokens, byte[] states, (int Index, int Step) from)
    {
        var index = from.Index + from.Step;
        if (index < 0 || index >= tokens.Count || states[index] != Tcvn3) return false;
        var (left, right) = (tokens[Math.Min(index, from.Index)], tokens[Math.Max(index, from.Index)]);
        if (left.Start + left.Length + 1 != right.Start || text[right.Start - 1] != ' ') return false;
        var letters = tokens[index].Token.Decode(Tcvn3);
        return letters.Length > 1 && !letters.Any(char.IsLower) && letters.Any(letter => letter > 127 && char.IsUpper(letter));
    }

    private static double Share(List<(int Start, int Length, LegacyToken Token)> tokens, byte[] states)
    {
        var (good, bad) = (0, 0);
        for (var index = 0; index < states.Length; index++)
        {
            var score = tokens[index].Token.Scores[states[index]];
            if (score > 0) good++;
            else if (score < 0) bad++;
        }

        return good + bad == 0 ? 0 : (double)good / (good + bad);
    }
}
