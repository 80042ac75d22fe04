namespace DirectiveSearch.Directives.Units;

/// <summary>Names by their folded words, single blanks between them. The beginnings of names are known, too, so that no more words are asked for
/// than a name can have.</summary>
internal sealed class NameTable<T>
{
    private const int MostCharacters = 256;

    private readonly Dictionary<string, T> names;
    private readonly Dictionary<string, (bool IsName, T? Value)>.AlternateLookup<ReadOnlySpan<char>> beginnings;

    public NameTable(Dictionary<string, T> names)
    {
        this.names = names;
        var all = names.ToDictionary(name => name.Key, name => (true, (T?)name.Value));
        foreach (var name in names.Keys)
            for (var blank = name.IndexOf(' '); blank >= 0; blank = name.IndexOf(' ', blank + 1)) all.TryAdd(name[..blank], default);
        beginnings = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<T> Values => names.Values;

    /// <param name="word">Folded.</param>
    public bool MayBegin(string word) => beginnings.ContainsKey(word);

    /// <summary>The longest run of words from <paramref name="from"/> that the table knows; 0 words when none.</summary>
    public (int Words, T? Value) Longest(IssuerWords words, int from)
    {
        (int Words, T? Value) longest = default;
        Span<char> key = stackalloc char[MostCharacters];
        for (int count = 0, length = 0; words.Has(from + count); count++)
        {
            var word = words[from + count].Folded;
            if (length + word.Length + 1 > key.Length) break;
            if (count > 0) key[length++] = ' ';
            word.CopyTo(key[length..]);
            length += word.Length;
            if (!beginnings.TryGetValue(key[..length], out var known)) break;
            if (known.IsName) longest = (count + 1, known.Value);
        }

        return longest;
    }
}
