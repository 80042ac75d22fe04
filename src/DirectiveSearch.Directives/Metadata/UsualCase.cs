using System.Buffers;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Gives words in capitals the case that running text gives them: learnt from the document's own body, then from the gazetteer.</summary>
internal sealed class UsualCase
{
    private const int LearntCharacters = 200_000;
    private static readonly char[] Around = [',', ';', '.', ':', '(', ')', '"', '“', '”', '\'', '‘', '’', '?', '!'];
    private static readonly SearchValues<char> AroundValues = SearchValues.Create(Around);

    private readonly Dictionary<string, Dictionary<string, int>> seen = [];

    public static UsualCase Learn(IReadOnlyList<TextBlock> blocks)
    {
        var usual = new UsualCase();
        foreach (var row in OrganisationTable.All) usual.Learn("- " + row.Name);
        foreach (var row in ProvinceTable.All) usual.Learn("- " + row.Titled);
        var learnt = 0;
        foreach (var block in blocks)
        {
            if (block.IsUpper || learnt > LearntCharacters) continue;
            usual.Learn(block.Joined);
            learnt += block.Joined.Length;
        }

        return usual;
    }

    /// <summary>The words in their usual case, the first one capitalised; a text with any lower-case letter is left as it is.</summary>
    public string Apply(string upper)
    {
        if (upper.Any(char.IsLower) && !MostlyUpper(upper)) return upper;
        var words = upper.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = words.Select(word => word.Trim(Around)).ToArray();
        var cased = words.Select((word, index) => bare[index].Length == 0 ? word : word.Replace(bare[index], Cased(bare, index))).ToArray();
        var text = string.Join(' ', cased);
        var first = text.AsSpan().IndexOfAnyExcept(AroundValues);
        return first < 0 ? text : string.Concat(text.AsSpan(0, first), char.ToUpperInvariant(text[first]).ToString(), text.AsSpan(first + 1));
    }

    private static bool MostlyUpper(string text) => text.Count(char.IsUpper) > 3 * text.Count(char.IsLower);

    private void Learn(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 1; index < words.Length; index++)
        {
            var word = words[index].Trim(Around);
            if (word.Length == 0 || EndsSentence(words[index - 1]) || (IsShouted(word) && (IsShouted(words[index - 1]) || (index + 1 < words.Length && IsShouted(words[index + 1]))))) continue;
            var key = Key(word);
            Count(key, word);
            Count($"{Key(words[index - 1].Trim(Around))} {key}", word);
            if (index + 1 < words.Length) Count($"{key} {Key(words[index + 1].Trim(Around))}>", word);
        }
    }

    /// <summary>After these a capital letter only says that a sentence begins.</summary>
    private static bool EndsSentence(string previous) =>
        previous[^1] is '.' or ':' or '?' or '!' or '-' or '+' or ')' or ';' or '“' or '"' || previous.EndsWith(".”", StringComparison.Ordinal);

    private static bool IsShouted(string word) => word.Count(char.IsUpper) > 1 && !word.Any(char.IsLower);

    private static string Key(string word) => TonePlacement.Unify(word.ToLowerInvariant());

    private void Count(string key, string word)
    {
        if (!seen.TryGetValue(key, out var casings)) seen[key] = casings = [];
        casings[word] = casings.GetValueOrDefault(word) + 1;
    }

    /// <summary>Each neighbour votes by shares, so that a rare name ("Sở Dân tộc") stands against common words ("dân tộc").</summary>
    private string Cased(string[] words, int index)
    {
        var key = Key(words[index]);
        var votes = new Dictionary<string, double>();
        if (index > 0) Vote(votes, $"{Key(words[index - 1])} {key}");
        if (index + 1 < words.Length) Vote(votes, $"{key} {Key(words[index + 1])}>");
        if (votes.Count == 0) Vote(votes, key);
        if (votes.Count > 0) return votes.MaxBy(vote => vote.Value).Key;
        return words[index].Any(char.IsDigit) || words[index].Contains('/') || IsRoman(words[index]) ? words[index] : key;
    }

    private void Vote(Dictionary<string, double> votes, string key)
    {
        if (!seen.TryGetValue(key, out var casings)) return;
        double all = casings.Values.Sum();
        foreach (var (casing, count) in casings) votes[casing] = votes.GetValueOrDefault(casing) + (count / all);
    }

    private static bool IsRoman(string word) => word.Length > 1 && word.All(letter => letter is 'I' or 'V' or 'X');
}
