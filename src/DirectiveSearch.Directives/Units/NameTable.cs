namespace DirectiveSearch.Directives.Units;

/// <summary>Names by their folded words, single blanks between them. The beginnings of names are known, too, so that no more words are asked for
/// than a name can have.</summary>
internal sealed class NameTable<T>
{
    private readonly Beginning none = new();

    public NameTable(Dictionary<string, T> names)
    {
        Values = [.. names.Values];
        foreach (var (name, value) in names)
        {
            var beginning = none;
            foreach (var word in name.Split(' '))
            {
                if (!beginning.Longer.TryGetValue(word, out var longer)) beginning.Longer.Add(word, longer = new Beginning());
                beginning = longer;
            }

            (beginning.IsName, beginning.Value) = (true, value);
        }
    }

    public IReadOnlyCollection<T> Values { get; }

    /// <param name="word">Folded.</param>
    public bool MayBegin(string word) => none.Longer.ContainsKey(word);

    /// <summary>The longest run of words from <paramref name="from"/> that the table knows; 0 words when none.</summary>
    public (int Words, T? Value) Longest(IssuerWords words, int from)
    {
        var longest = (Words: 0, Value: default(T));
        var beginning = none;
        for (var count = 0; words.Has(from + count) && beginning.Longer.TryGetValue(words[from + count].Folded, out var longer); count++)
        {
            beginning = longer;
            if (beginning.IsName) longest = (count + 1, beginning.Value);
        }

        return longest;
    }

    /// <summary>What begins some name, by the word that goes on with it.</summary>
    private sealed class Beginning
    {
        public Dictionary<string, Beginning> Longer { get; } = [];

        public bool IsName { get; set; }

        public T? Value { get; set; }
    }
}
