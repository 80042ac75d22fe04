using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>A stretch of text that the query asked for.</summary>
/// <param name="Words">Its folded words, to tell one match from another.</param>
/// <param name="Count">Of its words.</param>
internal readonly record struct Match(TextSpan Span, string Words, int Count);

/// <summary>Finds what to mark: words that stand side by side as in the query are one match, commas between them included. Single syllables
/// are marked when the query has nothing longer in this text: "thi" of "thi hành" says nothing about "thi đua".</summary>
internal static class MatchFinder
{
    private const int LongestGap = 4;

    private static readonly SearchValues<char> Separators = SearchValues.Create(".;:!?|_");

    public static IReadOnlyList<Match> Find(string text, SearchQuery query)
    {
        var runs = query.WantedRuns.ToList();
        var keys = query.WantedNumbers.ToHashSet();
        if (runs.Count == 0 && keys.Count == 0) return [];
        var tokens = Tokenizer.Tokenize(text);
        var words = runs.SelectMany(run => run).Select(word => word.Folded).ToHashSet();
        var pairs = runs.SelectMany(run => run.Zip(run.Skip(1), (first, second) => (first.Folded, second.Folded))).ToHashSet();
        var alone = runs.Where(run => run.Count == 1).Select(run => run[0].Folded).ToHashSet();
        var matches = Runs(text, tokens, words, pairs);
        var kept = matches.Where(match => match.Count > 1 || alone.Contains(match.Words)).ToList();
        var numbers = keys.SelectMany(key => Numbers(tokens, key)).ToList();
        if (numbers.Count > 0) kept = [.. kept.Where(match => !numbers.Any(number => number.Span.Overlaps(match.Span))).Concat(numbers).OrderBy(match => match.Span.Start)];
        return kept.Count > 0 ? kept : matches;
    }

    private static List<Match> Runs(string text, IReadOnlyList<Token> tokens, HashSet<string> words, HashSet<(string, string)> pairs)
    {
        var matches = new List<Match>();
        for (var first = 0; first < tokens.Count;)
        {
            if (!words.Contains(tokens[first].Folded))
            {
                first++;
                continue;
            }

            var next = first + 1;
            while (next < tokens.Count && pairs.Contains((tokens[next - 1].Folded, tokens[next].Folded)) && AreClose(text, tokens[next - 1], tokens[next])) next++;
            matches.Add(MatchOf(tokens, first, next));
            first = next;
        }

        return matches;
    }

    /// <summary>A number stands in the text as some neighbouring tokens that spell its key.</summary>
    private static IEnumerable<Match> Numbers(IReadOnlyList<Token> tokens, string key)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            var rest = key.AsSpan();
            var head = tokens[first].Folded.AsSpan();
            if (char.IsAsciiDigit(head[0])) head = head.TrimStart('0');
            if (head.IsEmpty || !rest.StartsWith(head)) continue;
            rest = rest[head.Length..];
            var next = first + 1;
            for (; !rest.IsEmpty && next < tokens.Count && rest.StartsWith(tokens[next].Folded); next++) rest = rest[tokens[next].Folded.Length..];
            if (rest.IsEmpty) yield return MatchOf(tokens, first, next);
        }
    }

    private static Match MatchOf(IReadOnlyList<Token> tokens, int first, int next) => new(
        new TextSpan(tokens[first].Span.Start, tokens[next - 1].Span.End),
        string.Join(' ', Enumerable.Range(first, next - first).Select(index => tokens[index].Folded)),
        next - first);

    private static bool AreClose(string text, Token left, Token right)
    {
        var gap = text.AsSpan(left.Span.End, right.Span.Start - left.Span.End);
        return gap.Length <= LongestGap && gap.IndexOfAny(Separators) < 0;
    }
}
