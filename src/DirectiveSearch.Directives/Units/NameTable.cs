namespace DirectiveSearch.Directives.Units;

/// <summary>Names by their folded words, single blanks between them. The beginnings of names are known, too, so that no more words are asked for
/// than a name can have.</summary>
internal sealed class NameTable<T>
{
    private const int MostCharacters = 256;

    private readonly T[] values;

    /// <summary>Where the value of a name stands; -1: only a name's beginning.</summary>
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> beginnings;

    public NameTable(Dictionary<string, T> names)
    {
        values = [.. names.Values];
        var known = names.Keys.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        foreach (var name in names.Keys)
            for (var blank = name.IndexOf(' '); blank >= 0; blank = name.IndexOf(' ', blank + 1)) known.TryAdd(name[..blank], -1);
        beginnings = known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<T> Values => values;

    /// <param name="word">Folded.</param>
    public bool MayBegin(string word) => beginnings.ContainsKey(word);

    /// <summary>The longest run of words from <paramref name="from"/> that the table knows; 0 words when none.</summary>
    public (int Words, T? Value) Longest(IssuerWords words, int from)
    {
        var (longest, value) = (0, -1);
        Span<char> key = stackalloc char[MostCharacters];
        for (int count = 0, length = 0; words.Has(from + count); count++)
        {
            var word = words[from + count].Folded;
            if (length + word.Length + 1 > key.Length) break;
            if (count > 0) key[length++] = ' ';
            word.CopyTo(key[length..]);
            length += word.Length;
            if (!beginnings.TryGetValue(key[..length], out var known)) break;
            if (known >= 0) (longest, value) = (count + 1, known);
        }

        return longest == 0 ? default : (longest, values[value]);
    }
}
