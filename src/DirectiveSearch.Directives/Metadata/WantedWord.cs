using System.Runtime.InteropServices;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A word that is looked for in a text, and how it is written there between which others.</summary>
/// <param name="Key">As <see cref="WordUsage.Key"/> gives it; empty for marks that stand alone.</param>
/// <param name="Next">Of the same bucket.</param>
internal sealed record WantedWord(string Key, WantedWord? Next)
{
    /// <summary>Different uses of one word; a title has not so many pairs of neighbours.</summary>
    private const int MostUses = 500;

    public static readonly WantedWord Marks = new("", null);

    private readonly List<string> forms = new(2);
    private readonly List<WordUsage.Use> uses = new(4);

    public ReadOnlySpan<WordUsage.Use> Uses => CollectionsMarshal.AsSpan(uses);

    public void Add(ReadOnlySpan<char> bare, WantedWord? before, WantedWord? after)
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

    /// <summary>A tone in its other place makes a word differ from its key in just two letters.</summary>
    public bool IsWritten(ReadOnlySpan<char> bare)
    {
        if (bare.Length != Key.Length) return false;
        var different = 0;
        for (var index = 0; index < Key.Length && different <= 2; index++)
            if (bare[index] != Key[index] && char.ToLowerInvariant(bare[index]) != Key[index]) different++;
        return different == 0 || (different == 2 && WordUsage.Key(bare.ToString()) == Key);
    }

    /// <summary>The same string for the same letters.</summary>
    private string Form(ReadOnlySpan<char> bare)
    {
        foreach (var known in forms)
            if (bare.SequenceEqual(known)) return known;
        forms.Add(bare.ToString());
        return forms[^1];
    }
}
