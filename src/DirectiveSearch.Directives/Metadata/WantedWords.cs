using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A few words, told in passing among all others of a text.</summary>
internal sealed class WantedWords
{
    private const int Buckets = 256;
    private const int Initials = 32;

    /// <summary>For each first letter the lengths of the words that begin with it, as bits: most other words fail here already.</summary>
    private readonly ulong[] lengths = new ulong[Initials];
    private readonly WantedWord?[] first = new WantedWord?[Buckets];

    /// <param name="keys">As <see cref="WordUsage.Key"/> gives them.</param>
    public WantedWords(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (key.Length == 0 || Find(key) is not null) continue;
            var bucket = Bucket(key);
            first[bucket] = new WantedWord(key, first[bucket]);
            lengths[Folding.Fold(key[0]) % Initials] |= 1UL << key.Length;
        }
    }

    /// <summary>The wanted word however it is written; null: not wanted.</summary>
    public WantedWord? Find(ReadOnlySpan<char> bare)
    {
        if (bare.Length == 0) return WantedWord.Marks;
        if ((lengths[Folding.Fold(bare[0]) % Initials] >> bare.Length & 1) == 0) return null;
        for (var word = first[Bucket(bare)]; word is not null; word = word.Next)
            if (word.IsWritten(bare)) return word;
        return null;
    }

    /// <summary>Forms of one key share it: neither case nor the place of a tone changes a folded letter.</summary>
    private static int Bucket(ReadOnlySpan<char> bare) =>
        ((Folding.Fold(bare[0]) * 37) + (Folding.Fold(bare[bare.Length / 2]) * 11) + (Folding.Fold(bare[^1]) * 3) + bare.Length) % Buckets;
}
