using System.Buffers;

namespace DirectiveSearch.Text;

/// <summary>Reads the keys of one word as the Telex input method would, had it been on. Marks may be typed anywhere behind their
/// letter; of several readings the first that is a syllable is taken.</summary>
internal static class TelexWord
{
    /// <summary>Keys of the longest syllable: nghieengs, and two for a horn typed twice.</summary>
    private const int MostKeys = 11;

    /// <summary>In the order of <see cref="TonePlacement.Put"/>; z, the last, is the level tone.</summary>
    private const string ToneKeys = "fsrxjz";
    private const int NoTone = -1;
    private const int Level = 5;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aăâeêioôơuưy");

    /// <summary>The syllable, NFC, or null when the keys make none.</summary>
    /// <param name="keys">Lower case.</param>
    public static string? Decode(string keys) => keys.Length is > 1 and <= MostKeys ? Read(keys, "", NoTone) : null;

    /// <summary>The keys that type a syllable in the order in which it is taught: each letter with its mark, the tone at the end.</summary>
    /// <param name="syllable">Lower case, NFC.</param>
    public static string Encode(string syllable)
    {
        var (toneless, tone) = TonePlacement.Take(syllable);
        return string.Concat(toneless.Select(KeysOf)) + (tone < 0 ? "" : ToneKeys[tone]);
    }

    private static string KeysOf(char letter) => letter switch
    {
        'ă' => "aw", 'â' => "aa", 'đ' => "dd", 'ê' => "ee", 'ô' => "oo", 'ơ' => "ow", 'ư' => "uw", _ => letter.ToString(),
    };

    private static string? Read(ReadOnlySpan<char> keys, string letters, int tone)
    {
        if (keys.IsEmpty) return Syllable(letters, tone);
        if (letters.Length > Syllables.Longest) return null;
        var key = keys[0];
        var isTone = letters.AsSpan().ContainsAny(Vowels) && ToneKeys.Contains(key);
        if (isTone) return tone == NoTone ? Read(keys[1..], letters, ToneKeys.IndexOf(key)) : null;
        foreach (var shaped in Shapes(letters, key))
        {
            if (Read(keys[1..], shaped, tone) is { } syllable) return syllable;
        }

        return key is 'w' ? null : Read(keys[1..], letters + key, tone);
    }

    private static string? Syllable(string letters, int tone)
    {
        // Whoever has typed the horn of one letter may leave out that of the other.
        var toneless = letters.Replace("ưo", "ươ", StringComparison.Ordinal);
        if (!Syllables.IsSyllable(toneless, tone)) return null;
        return tone is NoTone or Level ? toneless : TonePlacement.Put(toneless, tone);
    }

    /// <summary>What the letters may become by a key that shapes one of them, the likeliest first.</summary>
    private static IEnumerable<string> Shapes(string letters, char key) => key switch
    {
        'a' => Replaced(letters, 'a', 'â'),
        'e' => Replaced(letters, 'e', 'ê'),
        'o' => Replaced(letters, 'o', 'ô'),
        'd' => letters.StartsWith('d') ? ["đ" + letters[1..]] : [],
        'w' => Horns(letters),
        _ => [],
    };

    private static IEnumerable<string> Horns(string letters)
    {
        if (letters.AsSpan().IndexOfAny("aou") < 0) return [letters + 'ư'];
        IEnumerable<string> both = letters.Contains("uo", StringComparison.Ordinal) ? [letters.Replace("uo", "ươ", StringComparison.Ordinal)] : [];
        return [.. both, .. Replaced(letters, 'a', 'ă'), .. Replaced(letters, 'o', 'ơ'), .. Replaced(letters, 'u', 'ư')];
    }

    /// <summary>The letters with one of a kind shaped, the last one first.</summary>
    private static IEnumerable<string> Replaced(string letters, char plain, char shaped)
    {
        for (var at = letters.LastIndexOf(plain); at >= 0; at = at == 0 ? -1 : letters.LastIndexOf(plain, at - 1))
        {
            yield return letters[..at] + shaped + letters[(at + 1)..];
        }
    }
}
