using System.Buffers;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Gives words in capitals the case that running text gives them: learnt from the gazetteer and from the document's own body.</summary>
internal sealed class UsualCase(IReadOnlyList<TextBlock> blocks)
{
    private const int LearntCharacters = 200_000;
    private const int LongestText = 4_000;
    private static readonly SearchValues<char> Around = SearchValues.Create(",;.:()\"“”'‘’?!");

    /// <summary>Names of agencies that ended before say nothing of today's words: "địa" is no part of a name for the Tổng cục Địa chính's sake.</summary>
    private static readonly PartialDate LongEnded = new(2025);

    private static readonly WordUsage Gazetteer =
        WordUsage.OfAll(OrganisationTable.All.Where(row => !(row.To < LongEnded)).Select(row => row.Name).Concat(ProvinceTable.All.Select(row => row.Titled)).Select(name => "- " + name));

    private readonly HashSet<string> wanted = [];
    private WordUsage? body;

    /// <summary>Texts that will be asked for: their words are looked up in the body all at once.</summary>
    public void Expect(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            if (IsToBeCased(text)) Want(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => WordUsage.Key(WordUsage.Bare(word).ToString())));
    }

    /// <summary>The words in their usual case, the first one capitalised; a text with any lower-case letter is left as it is.</summary>
    public string Apply(string upper)
    {
        if (!IsToBeCased(upper)) return upper;
        var words = upper.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = words.Select(word => WordUsage.Bare(word).ToString()).ToArray();
        var keys = bare.Select(WordUsage.Key).ToArray();
        Want(keys);
        var cased = words.Select((word, index) => bare[index].Length == 0 ? word : word.Replace(bare[index], Cased(bare[index], keys, index))).ToArray();
        var text = string.Join(' ', cased);
        var first = text.AsSpan().IndexOfAnyExcept(Around);
        return first < 0 ? text : string.Concat(text.AsSpan(0, first), char.ToUpperInvariant(text[first]).ToString(), text.AsSpan(first + 1));
    }

    private static bool IsToBeCased(string text) => text.Length <= LongestText && (!text.Any(char.IsLower) || MostlyUpper(text));

    private static bool MostlyUpper(string text) => text.Count(char.IsUpper) > 3 * text.Count(char.IsLower);

    private void Want(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            if (wanted.Add(key)) body = null;
    }

    /// <summary>Each neighbour votes by shares, so that a rare name ("Sở Dân tộc") stands against common words ("dân tộc").</summary>
    private string Cased(string bare, string[] keys, int index)
    {
        body ??= WordUsage.OfBody(blocks, wanted, LearntCharacters);
        var (before, after) = (index > 0 ? keys[index - 1] : null, index + 1 < keys.Length ? keys[index + 1] : null);
        var votes = new Dictionary<string, double>();
        Casings all = new(), behind = new(), ahead = new();
        foreach (var usage in (ReadOnlySpan<WordUsage>)[Gazetteer, body])
        {
            foreach (var use in usage.Of(keys[index]))
            {
                all.Count(use);
                if (before is not null && use.Before?.Key == before) behind.Count(use);
                if (after is not null && use.After?.Key == after) ahead.Count(use);
            }
        }

        behind.Vote(votes);
        ahead.Vote(votes);
        if (votes.Count == 0) all.Vote(votes);
        if (votes.Count > 0) return votes.MaxBy(vote => vote.Value).Key;
        return bare.Any(char.IsDigit) || bare.Contains('/') || IsRoman(bare) ? bare : keys[index];
    }

    private static bool IsRoman(string word) => word.Length > 1 && word.All(letter => letter is 'I' or 'V' or 'X');

    /// <summary>How often a word is written how; there are few ways.</summary>
    private sealed class Casings
    {
        private readonly List<(string Form, int Count)> counts = [];

        public void Count(WordUsage.Use use)
        {
            var at = IndexOf(use.Form);
            if (at < 0) counts.Add((use.Form, use.Count));
            else counts[at] = (use.Form, counts[at].Count + use.Count);
        }

        private int IndexOf(string form)
        {
            for (var index = 0; index < counts.Count; index++)
                if (ReferenceEquals(counts[index].Form, form) || counts[index].Form == form) return index;
            return -1;
        }

        public void Vote(Dictionary<string, double> votes)
        {
            double all = counts.Sum(counted => counted.Count);
            foreach (var (form, count) in counts) votes[form] = votes.GetValueOrDefault(form) + (count / all);
        }
    }
}
