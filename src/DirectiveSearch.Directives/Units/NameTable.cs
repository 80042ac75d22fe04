namespace DirectiveSearch.Directives.Units;

/// <summary>Names by their folded words, single blanks between them. Most words begin no name and are told by that alone.</summary>
internal sealed class NameTable<T>(Dictionary<string, T> names)
{
    private const int MostCharacters = 256;

    private readonly HashSet<string> firstWords = [.. names.Keys.Select(name => name.Split(' ')[0])];
    private readonly int longest = names.Keys.Max(name => name.Count(' '.Equals) + 1);

    public IReadOnlyCollection<T> Values => names.Values;

    /// <param name="word">Folded.</param>
    public bool MayBegin(string word) => firstWords.Contains(word);

    /// <summary>The longest run of words from <paramref name="from"/> that the table knows; 0 words when none.</summary>
    public (int Words, T? Value) Longest(List<IssuerWord> words, int from)
    {
        if (from >= words.Count || !firstWords.Contains(words[from].Folded)) return (0, default);
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<int> ends = stackalloc int[longest];
        Span<char> key = stackalloc char[MostCharacters];
        int count = 0, length = 0;
        for (; count < longest && from + count < words.Count; count++)
        {
            var word = words[from + count].Folded;
            if (length + word.Length + 1 > key.Length) break;
            if (count > 0) key[length++] = ' ';
            word.CopyTo(key[length..]);
            ends[count] = length += word.Length;
        }

        for (; count > 0; count--)
        {
            if (known.TryGetValue(key[..ends[count - 1]], out var value)) return (count, value);
        }

        return (0, default);
    }
}
