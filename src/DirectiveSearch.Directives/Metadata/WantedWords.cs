using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A few words, told in passing among all others of a text.</summary>
internal sealed class WantedWords
{
    private const int Buckets = 256;

    /// <summary>Behind a word; one with more of them is passed over.</summary>
    private const int MostMarks = 3;

    /// <summary>Letters without marks, figures, marks around words, and whatever else a word may begin with.</summary>
    private const int Kinds = 32;
    private const byte Figure = 26;
    private const byte Mark = 27;
    private const byte Other = 28;

    private static readonly byte[] KindOf = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => Kind((char)unit))];

    /// <summary>For each pair of first letters the lengths of the words that begin so, marks behind them counted in, as bits: most other words fail here already.
    /// A mark before a word says nothing.</summary>
    private readonly uint[] lengths = new uint[Kinds * Kinds];
    private readonly WantedWord?[] first = new WantedWord?[Buckets];
    private readonly MetWord[] met = new MetWord[MetWord.Places];

    /// <param name="keys">As <see cref="WordUsage.Key"/> gives them.</param>
    public WantedWords(IEnumerable<string> keys)
    {
        LengthsOf(Mark).Fill(uint.MaxValue);
        foreach (var key in keys)
        {
            if (key.Length == 0 || Find(key) is not null) continue;
            var bucket = Bucket(key);
            first[bucket] = new WantedWord(key, first[bucket]);
            var begun = LengthsOf(KindOf[key[0]]);
            foreach (ref var known in key.Length == 1 ? begun : begun.Slice(KindOf[key[1]], 1))
                for (var marks = 0; marks <= MostMarks; marks++) known |= 1U << (key.Length + marks);
        }
    }

    public static bool IsMark(char unit) => KindOf[unit] == Mark;

    private static byte Kind(char unit) => Folding.Fold(unit) switch
    {
        >= 'a' and <= 'z' and var letter => (byte)(letter - 'a'),
        >= '0' and <= '9' => Figure,
        _ => WordUsage.Around.Contains(unit) ? Mark : Other,
    };

    private Span<uint> LengthsOf(byte kind) => lengths.AsSpan(kind * Kinds, Kinds);

    /// <summary>Where words stand in a line that may be wanted ones, marks around them and all. Most words are not: they are passed by sixteen characters
    /// at a time and without a branch, for no processor foresees which word comes next.</summary>
    /// <param name="found">At least one more than half as long as the line.</param>
    /// <returns>How many were found.</returns>
    public int FindAll(ReadOnlySpan<char> line, Span<TextSpan> found)
    {
        int count = 0, start = 0, at = 0;
        for (; at + Vector256<ushort>.Count <= line.Length; at += Vector256<ushort>.Count)
        {
            var blanks = Vector256.Equals(Vector256.Create(MemoryMarshal.Cast<char, ushort>(line[at..])), Vector256.Create((ushort)' ')).ExtractMostSignificantBits();
            for (; blanks != 0; blanks &= blanks - 1)
            {
                var end = at + BitOperations.TrailingZeroCount(blanks);
                found[count] = new TextSpan(start, end);
                count += MayBe(line[start], Second(line, start, end), end - start);
                start = end + 1;
            }
        }

        for (; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] != ' ') continue;
            found[count] = new TextSpan(start, at);
            if (at > start) count += MayBe(line[start], Second(line, start, at), at - start);
            start = at + 1;
        }

        return count;
    }

    private static char Second(ReadOnlySpan<char> line, int start, int end) => end > start + 1 ? line[start + 1] : ' ';

    /// <summary>1 or 0.</summary>
    private int MayBe(char first, char second, int length) => (int)(lengths[(KindOf[first] * Kinds) + KindOf[second]] >> length & 1);

    /// <summary>What became of a word when it was met last, marks around it and all; the same few come again and again.</summary>
    public ref MetWord Meet(ReadOnlySpan<char> written)
    {
        var letters = MetWord.LettersOf(written);
        ref var word = ref met[letters.Place];
        if (letters.Length == 0 || !word.Is(letters)) word = new MetWord(letters, Find(WordUsage.Bare(written)));
        return ref word;
    }

    /// <summary>The wanted word however it is written; null: not wanted.</summary>
    public WantedWord? Find(ReadOnlySpan<char> bare)
    {
        if (bare.Length == 0) return WantedWord.Marks;
        for (var word = first[Bucket(bare)]; word is not null; word = word.Next)
            if (word.IsWritten(bare)) return word;
        return null;
    }

    /// <summary>Forms of one key share it: neither case nor the place of a tone changes a folded letter.</summary>
    private static int Bucket(ReadOnlySpan<char> bare) =>
        ((Folding.Fold(bare[0]) * 37) + (Folding.Fold(bare[bare.Length / 2]) * 11) + (Folding.Fold(bare[^1]) * 3) + bare.Length) % Buckets;
}
