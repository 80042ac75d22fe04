using System.Runtime.InteropServices;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>One way to write a word, and how often it is written so.</summary>
internal sealed class WrittenForm(string text)
{
    public string Text { get; } = text;

    public int Count { get; set; }

    /// <summary>In capitals of which there are more than one.</summary>
    public bool IsShouted { get; } = WordUsage.IsShouted(text);
}

/// <summary>How often a word is written so beside another one.</summary>
internal readonly record struct Neighbour(WrittenForm Form, WantedWord Word, int Count);

/// <summary>A word that is looked for in a text, and how it is written there beside which others.</summary>
/// <param name="Key">As <see cref="WordUsage.Key"/> gives it; empty for marks that stand alone.</param>
/// <param name="Next">Of the same bucket.</param>
internal sealed record WantedWord(string Key, WantedWord? Next)
{
    /// <summary>A word has not so many in any text that was not made to have them.</summary>
    private const int MostForms = 50;
    private const int MostNeighbours = 500;

    public static readonly WantedWord Marks = new("", null);

    private readonly List<WrittenForm> forms = new(1);
    private readonly List<Neighbour> before = [];
    private readonly List<Neighbour> after = [];

    /// <summary>In the order of their first occurrence, as are the neighbours.</summary>
    public ReadOnlySpan<WrittenForm> Forms => CollectionsMarshal.AsSpan(forms);

    public ReadOnlySpan<Neighbour> Before => CollectionsMarshal.AsSpan(before);

    public ReadOnlySpan<Neighbour> After => CollectionsMarshal.AsSpan(after);

    /// <summary>Null: it was not written so before.</summary>
    public WrittenForm? FormOf(ReadOnlySpan<char> bare)
    {
        foreach (var known in forms)
            if (bare.SequenceEqual(known.Text)) return known;
        return null;
    }

    /// <summary>One more use, perhaps in a form that was used before; null: it is written in too many forms.</summary>
    /// <param name="written">Perhaps with marks around it.</param>
    public WrittenForm? Count(ReadOnlySpan<char> written, WrittenForm? known)
    {
        if (known is null)
        {
            if (forms.Count == MostForms) return null;
            forms.Add(known = new WrittenForm(WordUsage.Bare(written).ToString()));
        }

        known.Count++;
        return known;
    }

    public void CountBefore(WrittenForm form, WantedWord wordBefore) => Count(before, form, wordBefore);

    public void CountAfter(WrittenForm form, WantedWord wordAfter) => Count(after, form, wordAfter);

    /// <summary>A tone in its other place makes a word differ from its key in just two letters.</summary>
    public bool IsWritten(ReadOnlySpan<char> bare)
    {
        if (bare.SequenceEqual(Key)) return true;
        if (bare.Length != Key.Length) return false;
        var different = 0;
        for (var index = 0; index < Key.Length && different <= 2; index++)
            if (bare[index] != Key[index] && char.ToLowerInvariant(bare[index]) != Key[index]) different++;
        return different == 0 || (different == 2 && WordUsage.Key(bare.ToString()) == Key);
    }

    private static void Count(List<Neighbour> neighbours, WrittenForm form, WantedWord word)
    {
        foreach (ref var known in CollectionsMarshal.AsSpan(neighbours))
        {
            if (!ReferenceEquals(known.Word, word) || !ReferenceEquals(known.Form, form)) continue;
            known = known with { Count = known.Count + 1 };
            return;
        }

        if (neighbours.Count < MostNeighbours) neighbours.Add(new Neighbour(form, word, 1));
    }
}
