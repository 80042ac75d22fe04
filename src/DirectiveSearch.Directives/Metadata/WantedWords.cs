using System.Runtime.InteropServices;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A few words, told in passing among all others of a text, and how they are used there.</summary>
internal sealed class WantedWords
{
    private const int Buckets = 1024;

    /// <summary>Different ones of one word; a title has not so many pairs of neighbours.</summary>
    private const int MostUses = 500;

    private readonly Word?[] first = new Word?[Buckets];

    /// <param name="keys">As <see cref="WordUsage.Key"/> gives them.</param>
    public WantedWords(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (key.Length == 0 || Find(key) is not null) continue;
            var bucket = Bucket(key);
            first[bucket] = new Word(key, first[bucket]);
        }
    }

    public ReadOnlySpan<WordUsage.Use> Uses(string key) => key.Length == 0 ? [] : Find(key) is { } word ? word.Uses : [];

    /// <summary>The key of a wanted word however it is written; null: not wanted; empty for a word of marks alone.</summary>
    public string? KeyOf(ReadOnlySpan<char> bare)
    {
        if (bare.Length == 0) return string.Empty;
        for (var word = first[Bucket(bare)]; word is not null; word = word.Next)
            if (IsForm(bare, word.Key)) return word.Key;
        return null;
    }

    public void Add(string key, ReadOnlySpan<char> form, string? before, string? after) => Find(key)!.Add(form, before, after);

    private Word? Find(string key)
    {
        for (var word = first[Bucket(key)]; word is not null; word = word.Next)
            if (word.Key == key) return word;
        return null;
    }

    /// <summary>Forms of one key share it: neither case nor the place of a tone changes a folded letter.</summary>
    private static int Bucket(ReadOnlySpan<char> bare) =>
        ((Folding.Fold(bare[0]) * 37) + (Folding.Fold(bare[bare.Length / 2]) * 11) + (Folding.Fold(bare[^1]) * 3) + bare.Length) & (Buckets - 1);

    /// <summary>A tone in its other place makes a word differ from its key in just two letters.</summary>
    private static bool IsForm(ReadOnlySpan<char> bare, string key)
    {
        if (bare.Length != key.Length) return false;
        var different = 0;
        for (var index = 0; index < key.Length && different <= 2; index++)
            if (bare[index] != key[index] && char.ToLowerInvariant(bare[index]) != key[index]) different++;
        return different == 0 || (different == 2 && WordUsage.Key(bare.ToString()) == key);
    }

    /// <param name="Next">Of the same bucket.</param>
    private sealed record Word(string Key, Word? Next)
    {
        private readonly List<string> forms = new(2);
        private readonly List<WordUsage.Use> uses = new(4);

        public ReadOnlySpan<WordUsage.Use> Uses => CollectionsMarshal.AsSpan(uses);

        /// <summary>Keys are the wanted words' own, forms this word's, so that the same ones are one object.</summary>
        public void Add(ReadOnlySpan<char> bare, string? before, string? after)
        {
            var form = Form(bare);
            foreach (ref var use in CollectionsMarshal.AsSpan(uses))
            {
                if (!ReferenceEquals(use.Form, form) || !ReferenceEquals(use.Before, before) || !ReferenceEquals(use.After, after)) continue;
                use = use with { Count = use.Count + 1 };
                return;
            }

            if (uses.Count < MostUses) uses.Add(new WordUsage.Use(form, before, after, 1));
        }

        private string Form(ReadOnlySpan<char> bare)
        {
            foreach (var known in forms)
                if (bare.SequenceEqual(known)) return known;
            forms.Add(bare.ToString());
            return forms[^1];
        }
    }
}
