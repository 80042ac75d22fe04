using System.Runtime.InteropServices;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The letters of a short word as two numbers, to be compared at once: the first four and the last four; of a word of fewer than four all of them.</summary>
/// <param name="Length">0: the word is too long to be told by them.</param>
internal readonly record struct WordLetters(ulong First, ulong Last, int Length)
{
    public int Place => (int)(((First * 0x9E3779B97F4A7C15) ^ (Last * 0xC2B2AE3D27D4EB4F)) >> 32) & (MetWord.Places - 1);
}

/// <summary>A word as it was met in a text, and the wanted one that it is.</summary>
internal struct MetWord(WordLetters letters, WantedWord? word)
{
    /// <summary>A power of two; where two words share a place, the later one takes it.</summary>
    public const int Places = 128;

    private const int Longest = 8;

    /// <summary>Null: it is not wanted.</summary>
    public readonly WantedWord? Word => word;

    /// <summary>Null: not known yet.</summary>
    public WrittenForm? Form { get; set; }

    public readonly bool Is(WordLetters other) => letters == other;

    public static WordLetters LettersOf(ReadOnlySpan<char> written)
    {
        if (written.Length > Longest) return default;
        if (written.Length >= 4) return new WordLetters(Four(written), Four(written[^4..]), written.Length);
        var all = 0UL;
        foreach (var letter in written) all = (all << 16) | letter;
        return new WordLetters(all, 0, written.Length);
    }

    private static ulong Four(ReadOnlySpan<char> letters) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(letters));
}
