using System.Buffers;

namespace DirectiveSearch.Text;

/// <summary>Puts the tone mark of a Vietnamese syllable where the older, more common school puts it: hòa, thúy, quý.</summary>
public static class TonePlacement
{
    private const string Plain = "aăâeêioôơuưy";
    private const string Marked = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";
    private const int Tones = 5;
    private static readonly SearchValues<char> PlainVowels = SearchValues.Create(Plain);
    private static readonly SearchValues<char> MarkedVowels = SearchValues.Create(Marked);
    private static readonly SearchValues<char> ShapedVowels = SearchValues.Create("ăâêôơư");

    /// <summary>The same syllable with its tone in its one place; words that are no Vietnamese syllable come back unchanged, and so does the length.</summary>
    /// <param name="syllable">Lower case, NFC.</param>
    public static string Unify(string syllable)
    {
        var marked = syllable.AsSpan().IndexOfAny(MarkedVowels);
        if (marked < 0 || syllable.Length > 8 || syllable.AsSpan(marked + 1).IndexOfAny(MarkedVowels) >= 0) return syllable;
        var tone = Marked.IndexOf(syllable[marked]) % Tones;
        Span<char> letters = stackalloc char[syllable.Length];
        syllable.CopyTo(letters);
        letters[marked] = Plain[Marked.IndexOf(syllable[marked]) / Tones];
        var place = Place(letters);
        if (place < 0 || place == marked) return syllable;
        letters[place] = Marked[(Plain.IndexOf(letters[place]) * Tones) + tone];
        return letters.ToString();
    }

    /// <summary>A toneless syllable with a tone, which is its place in "grave, acute, hook, tilde, dot".</summary>
    internal static string Put(string toneless, int tone)
    {
        var place = Place(toneless);
        if (place < 0) return toneless;
        var marked = Marked[(Plain.IndexOf(toneless[place]) * Tones) + tone];
        return string.Concat(toneless.AsSpan(0, place), [marked], toneless.AsSpan(place + 1));
    }

    /// <summary>A syllable without its tone, and the tone's place as in <see cref="Put"/>; -1: it has none.</summary>
    internal static (string Toneless, int Tone) Take(string syllable)
    {
        var at = syllable.AsSpan().IndexOfAny(MarkedVowels);
        if (at < 0) return (syllable, -1);
        var marked = Marked.IndexOf(syllable[at]);
        return (string.Concat(syllable.AsSpan(0, at), [Plain[marked / Tones]], syllable.AsSpan(at + 1)), marked % Tones);
    }

    /// <summary>Where the tone belongs in a toneless syllable, or -1 when it is none.</summary>
    private static int Place(ReadOnlySpan<char> letters)
    {
        var start = letters.IndexOfAny(PlainVowels);
        if (start < 0) return -1;
        if (start > 0 && start + 1 < letters.Length && IsVowel(letters[start + 1]) && IsGlide(letters[start - 1], letters[start])) start++;
        var end = start;
        while (end < letters.Length && IsVowel(letters[end])) end++;
        if (letters[end..].IndexOfAny(PlainVowels) >= 0 || end - start > 3) return -1;
        var shaped = letters[start..end].LastIndexOfAny(ShapedVowels);
        if (shaped >= 0) return start + shaped;
        var second = end - start == 3 || (end - start == 2 && end < letters.Length);
        return second ? start + 1 : start;
    }

    private static bool IsVowel(char letter) => Plain.Contains(letter);

    /// <summary>The u of qu and the i of gi belong to the consonant.</summary>
    private static bool IsGlide(char consonant, char vowel) => (consonant, vowel) is ('q', 'u') or ('g', 'i');
}
