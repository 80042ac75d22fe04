using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Abbreviations and what they stand for, either way, from a table. Taken without accents and signs: TĐ-KT is td kt.</summary>
internal static class Synonyms
{
    /// <summary>By the folded words, joined by blanks, what may stand for them.</summary>
    private static readonly Dictionary<string, IReadOnlyList<IReadOnlyList<Token>>> Alternatives = Read();

    private static readonly int MostWords = Alternatives.Keys.Max(words => words.Count(unit => unit == ' ') + 1);

    /// <summary>From left to right, at each word the longest that the table has.</summary>
    /// <param name="words">The tokens of <paramref name="text"/>.</param>
    public static IReadOnlyList<Expansion> Find(string text, IReadOnlyList<Token> words)
    {
        var found = new List<Expansion>();
        for (var start = 0; start < words.Count; start++)
        {
            if (At(text, words, start) is not { } expansion) continue;
            found.Add(expansion);
            start += expansion.Count - 1;
        }

        return found;
    }

    private static Expansion? At(string text, IReadOnlyList<Token> words, int start)
    {
        for (var count = Math.Min(MostWords, words.Count - start); count > 0; count--)
        {
            var typed = string.Join(' ', words.Skip(start).Take(count).Select(word => word.Folded));
            if (Alternatives.TryGetValue(typed, out var alternatives) && !IsInCode(text, words[start].Span.Start, words[start + count - 1].Span.End))
            {
                return new Expansion(start, count, alternatives);
            }
        }

        return null;
    }

    /// <summary>UBND in 12/KH-UBND is part of a number.</summary>
    private static bool IsInCode(string text, int start, int end) =>
        (start > 0 && text[start - 1] is '/' or '-' or '&') || (end < text.Length && text[end] is '/' or '-' or '&');

    private static Dictionary<string, IReadOnlyList<IReadOnlyList<Token>>> Read()
    {
        var rows = EmbeddedTable.Read(typeof(SearchQuery).Assembly, "synonyms.tsv").Select(row => (Short: Words(row[0]), Long: Words(row[1]))).ToList();
        var byLong = rows.ToLookup(row => Key(row.Long), row => row.Short);
        var shorts = rows.GroupBy(row => Key(row.Short)).Select(group => (
            group.Key, Others: group.Select(row => row.Long).Concat(group.SelectMany(row => byLong[Key(row.Long)]).Where(other => Key(other) != group.Key))));
        return shorts.Concat(byLong.Select(group => (group.Key, Others: group.AsEnumerable())))
            .ToDictionary(entry => entry.Key, IReadOnlyList<IReadOnlyList<Token>> (entry) => [.. entry.Others.DistinctBy(Key)]);
    }

    private static IReadOnlyList<Token> Words(string written) => Tokenizer.Tokenize(TextNormalizer.Normalize(written).Text);

    private static string Key(IReadOnlyList<Token> words) => string.Join(' ', words.Select(word => word.Folded));
}
