using System.Buffers.Binary;
using System.Globalization;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Twins;

/// <summary>A small sketch of a text that survives OCR, re-typing and other line breaks: which shares of its word triples (letters without marks and case)
/// and of its figures two texts have in common, estimated by one-permutation MinHash. 656 bytes, whatever the text's length.</summary>
public sealed class Fingerprint
{
    private const int WordBins = 128;
    private const int FigureBins = 32;
    private const int Size = 4 + 4 + 8 + ((WordBins + FigureBins) * 4);

    /// <summary>What the first bytes say; another number means another way of counting.</summary>
    private const uint Format = 1;

    /// <summary>A bin that no shingle fell into.</summary>
    private const uint Empty = uint.MaxValue;

    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly uint[] words;
    private readonly uint[] figures;

    private Fingerprint(uint[] words, uint[] figures, int length, ulong text)
    {
        (this.words, this.figures) = (words, figures);
        (Length, Text) = (length, text);
    }

    /// <summary>In words.</summary>
    public int Length { get; }

    /// <summary>Of all words in their order: equal where only marks, case, blanks and signs differ.</summary>
    public ulong Text { get; }

    /// <param name="published">Also in decomposed letters.</param>
    public static Fingerprint Of(ReadOnlySpan<char> published)
    {
        var bins = new Bins();
        var word = Seed;
        var (length, onlyDigits) = (0, true);
        foreach (var unit in published)
        {
            var folded = Folding.Fold(unit);
            if (char.IsAsciiLetterLower(folded) || (folded >= '\u0080' && char.IsLetter(folded))) onlyDigits = false;
            else if (!char.IsAsciiDigit(folded))
            {
                if (folded >= '\u0080' && IsWithinWord(folded)) continue;
                if (length > 0) bins.Add(word, length, onlyDigits);
                (word, length, onlyDigits) = (Seed, 0, true);
                continue;
            }

            word = (word ^ folded) * Prime;
            length++;
        }

        if (length > 0) bins.Add(word, length, onlyDigits);
        return bins.Close();
    }

    /// <summary>0 to 1: the share of their word triples that two texts have in common.</summary>
    public double Likeness(Fingerprint other) => Shared(words, other.words);

    /// <summary>0 to 1: the share of their figures of two digits and more, such as years and amounts, that two texts have in common; 1 where neither has any.</summary>
    public double FigureLikeness(Fingerprint other) => Shared(figures, other.figures);

    /// <summary>Of texts that are very alike one at least is the same; of others hardly any.</summary>
    /// <param name="count">How many.</param>
    /// <param name="width">Bins in each.</param>
    public IEnumerable<ulong> Bands(int count, int width)
    {
        for (var band = 0; band < count; band++)
        {
            var bins = words.AsMemory(band * width, width);
            if (bins.Span.IndexOfAnyExcept(Empty) < 0) continue;
            var hash = (Seed ^ (ulong)band) * Prime;
            foreach (var bin in bins.Span) hash = Mix(hash ^ bin);
            yield return hash;
        }
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Format);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Length);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Text);
        for (var bin = 0; bin < WordBins + FigureBins; bin++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16 + (bin * 4)), bin < WordBins ? words[bin] : figures[bin - WordBins]);
        return bytes;
    }

    /// <returns>Null for bytes that another program wrote.</returns>
    public static Fingerprint? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Format) return null;
        var (words, figures) = (new uint[WordBins], new uint[FigureBins]);
        for (var bin = 0; bin < WordBins; bin++) words[bin] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(16 + (bin * 4))..]);
        for (var bin = 0; bin < FigureBins; bin++) figures[bin] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(16 + ((WordBins + bin) * 4))..]);
        return new Fingerprint(words, figures, BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    /// <summary>The same for the same words on every machine and in every run.</summary>
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Marks of decomposed letters, and what nobody sees: a soft hyphen, joiners.</summary>
    private static bool IsWithinWord(char unit) => char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static double Shared(uint[] one, uint[] other)
    {
        var (same, filled) = (0, 0);
        for (var bin = 0; bin < one.Length; bin++)
        {
            if (one[bin] == Empty && other[bin] == Empty) continue;
            filled++;
            if (one[bin] == other[bin]) same++;
        }

        return filled == 0 ? 1 : (double)same / filled;
    }

    /// <summary>The least hash of what fell into each bin.</summary>
    private sealed class Bins
    {
        private readonly uint[] words = Fresh(WordBins);
        private readonly uint[] figures = Fresh(FigureBins);
        private ulong last;
        private ulong beforeLast;
        private ulong text = Seed;
        private int length;

        public void Add(ulong word, int letters, bool onlyDigits)
        {
            text = (text ^ word) * Prime;
            if (++length >= 3) Put(words, Mix(word + (last * 3) + (beforeLast * 9)));
            (beforeLast, last) = (last, word);
            if (onlyDigits && letters >= 2) Put(figures, Mix(word));
        }

        public Fingerprint Close() => new(words, figures, length, Mix(text));

        private static void Put(uint[] bins, ulong hash)
        {
            ref var bin = ref bins[(int)(hash % (uint)bins.Length)];
            bin = Math.Min(bin, (uint)(hash >> 32));
        }

        private static uint[] Fresh(int bins)
        {
            var fresh = new uint[bins];
            Array.Fill(fresh, Empty);
            return fresh;
        }
    }
}
