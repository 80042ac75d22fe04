using System.Buffers;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Gives words in capitals the case that running text gives them: learnt from the gazetteer and from the document's own body.</summary>
internal sealed class UsualCase(List<TextBlock> blocks)
{
    private const int LearntCharacters = 200_000;
    private const int LongestText = 4_000;
    private static readonly SearchValues<char> Around = SearchValues.Create(",;.:()\"“”'‘’?!");

    /// <summary>Names of agencies that ended before say nothing of today's words: "địa" is no part of a name for the Tổng cục Địa chính's sake.</summary>
    private static readonly PartialDate LongEnded = new(2025);

    private static readonly WordUsage Gazetteer =
        WordUsage.OfAll(OrganisationTable.All.Where(row => !(row.To < LongEnded)).Select(row => row.Name).Concat(ProvinceTable.All.Select(row => row.Titled)).Select(name => "- " + name));

    /// <summary>Heads of units of three words and more by the key of the first, the longest first; shorter ones are also common words.</summary>
    private static readonly Dictionary<string, Head[]> Heads = IssuerTables.Heads.Values.Select(head => head.Name).Distinct().Select(name => name.Split(' ')).Where(words => words.Length >= 3)
        .Select(words => new Head(words, Array.ConvertAll(words, WordUsage.Key)))
        .GroupBy(head => head.Keys[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(head => head.Keys.Length).ToArray());

    private readonly Dictionary<string, CapitalWords> split = [];
    private readonly HashSet<string> wanted = [];
    private WordUsage? body;

    /// <summary>Texts that will be asked for: their words are looked up in the body all at once.</summary>
    public void Expect(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            if (IsToBeCased(text)) Want(text);
    }

    /// <summary>The words in their usual case, the first one capitalised; a text with any lower-case letter is left as it is.</summary>
    public string Apply(string upper)
    {
        if (!IsToBeCased(upper)) return upper;
        var (words, bare, keys) = Want(upper);
        var heads = HeadsIn(keys);
        var cased = new string[words.Length];
        for (var index = 0; index < words.Length; index++) cased[index] = bare[index].Length == 0 ? words[index] : words[index].Replace(bare[index], heads[index] ?? Cased(bare[index], keys, index));
        var text = string.Join(' ', cased);
        var first = text.AsSpan().IndexOfAnyExcept(Around);
        return first < 0 ? text : string.Concat(text.AsSpan(0, first), char.ToUpperInvariant(text[first]).ToString(), text.AsSpan(first + 1));
    }

    /// <summary>The words of those units that every province has, as they are written: Ủy ban nhân dân, Hội đồng nhân dân.</summary>
    private static string?[] HeadsIn(string[] keys)
    {
        var forms = new string?[keys.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            if (!Heads.TryGetValue(keys[index], out var heads)) continue;
            foreach (var head in heads)
            {
                if (!keys.AsSpan(index).StartsWith(head.Keys)) continue;
                head.Words.CopyTo(forms, index);
                index += head.Words.Length - 1;
                break;
            }
        }

        return forms;
    }

    private static bool IsToBeCased(string text) => text.Length <= LongestText && (!text.HasLower() || MostlyUpper(text));

    private static bool MostlyUpper(string text)
    {
        int upper = 0, lower = 0;
        foreach (var letter in text)
        {
            if (char.IsUpper(letter)) upper++;
            else if (char.IsLower(letter)) lower++;
        }

        return upper > 3 * lower;
    }

    private CapitalWords Want(string text)
    {
        if (split.TryGetValue(text, out var known)) return known;
        var words = CapitalWords.Of(text);
        split.Add(text, words);
        foreach (var key in words.Keys)
            if (wanted.Add(key)) body = null;
        return words;
    }

    private string Cased(string bare, string[] keys, int index)
    {
        body ??= WordUsage.OfBody(blocks, wanted, LearntCharacters);
        if (CaseVotes.Winner(Gazetteer.Of(keys[index]), body.Of(keys[index]), index > 0 ? keys[index - 1] : null, index + 1 < keys.Length ? keys[index + 1] : null) is { } form) return form;
        return bare.HasDigit() || bare.Contains('/') || IsRoman(bare) ? bare : keys[index];
    }

    private static bool IsRoman(string word) => word.Length > 1 && word.All(letter => letter is 'I' or 'V' or 'X');

    private sealed record Head(string[] Words, string[] Keys);

    /// <summary>The words of a text, without the marks around them, and by what they are known.</summary>
    private sealed record CapitalWords(string[] Words, string[] Bare, string[] Keys)
    {
        public static CapitalWords Of(string text)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var bare = Array.ConvertAll(words, word => WordUsage.Bare(word) is var inner && inner.Length < word.Length ? inner.ToString() : word);
            return new CapitalWords(words, bare, Array.ConvertAll(bare, WordUsage.Key));
        }
    }
}
