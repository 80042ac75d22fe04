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
        if (!query.WantedClauses.Any()) return [];
        var tokens = Tokenizer.Tokenize(text);
        var runs = query.WantedClauses.SelectMany(RunsOf).ToList();
        var words = runs.SelectMany(run => run).Select(word => word.Folded).ToHashSet();
        var pairs = runs.SelectMany(run => run.Zip(run.Skip(1), (first, second) => (first.Folded, second.Folded))).ToHashSet();
        var alone = runs.Where(run => run.Count == 1).Select(run => run[0].Folded).ToHashSet();
        var matches = Runs(text, tokens, words, pairs);
        var numbers = query.WantedNumbers.Distinct().SelectMany(key => Numbers(tokens, key)).ToList();
        var kept = matches.Where(match => match.Count > 1 || alone.Contains(match.Words))
            .Concat(Phrases(text, tokens, query.WantedClauses))
            .Concat(Patterns(tokens, [.. query.WantedPatterns]))
            .Concat(query.WantedClauses.OfType<NearClause>().SelectMany(near => Near(tokens, near)))
            .Where(match => !numbers.Any(number => number.Span.Overlaps(match.Span))).Concat(numbers);
        return WithoutOverlap(kept) is { Count: > 0 } found ? found : matches;
    }

    private static IEnumerable<IReadOnlyList<Token>> RunsOf(QueryClause clause) => clause switch
    {
        WordsClause words => [words.Words],
        PhraseClause phrase => [phrase.Words],
        _ => [],
    };

    /// <summary>In order; of two that overlap the longer one.</summary>
    private static List<Match> WithoutOverlap(IEnumerable<Match> matches)
    {
        var kept = new List<Match>();
        foreach (var match in matches.OrderBy(match => match.Span.Start).ThenByDescending(match => match.Count))
        {
            if (kept.Count == 0 || !kept[^1].Span.Overlaps(match.Span)) kept.Add(match);
            else if (match.Count > kept[^1].Count) kept[^1] = match;
        }

        return kept;
    }

    /// <summary>Words that other words may stand for, as typed and as these others.</summary>
    private static IEnumerable<Match> Phrases(string text, IReadOnlyList<Token> tokens, IEnumerable<QueryClause> clauses)
    {
        var phrases = clauses.OfType<WordsClause>()
            .SelectMany(words => words.Expansions.SelectMany(expansion => expansion.Alternatives.Append([.. words.Words.Skip(expansion.Start).Take(expansion.Count)])))
            .ToLookup(phrase => phrase[0].Folded);
        if (phrases.Count == 0) yield break;
        for (var first = 0; first < tokens.Count; first++)
        {
            var longest = phrases[tokens[first].Folded].Where(phrase => IsAt(text, tokens, first, phrase)).Select(phrase => phrase.Count).DefaultIfEmpty(0).Max();
            if (longest > 0) yield return MatchOf(tokens, first, first + longest);
        }
    }

    private static bool IsAt(string text, IReadOnlyList<Token> tokens, int first, IReadOnlyList<Token> phrase)
    {
        if (first + phrase.Count > tokens.Count) return false;
        for (var index = 1; index < phrase.Count; index++)
        {
            if (tokens[first + index].Folded != phrase[index].Folded || !AreClose(text, tokens[first + index - 1], tokens[first + index])) return false;
        }

        return true;
    }

    private static IEnumerable<Match> Patterns(IReadOnlyList<Token> tokens, WordPattern[] patterns) => patterns.Length == 0 ? [] :
        Enumerable.Range(0, tokens.Count).Where(index => patterns.Any(pattern => pattern.Matches(tokens[index].Folded))).Select(index => MatchOf(tokens, index, index + 1));

    /// <summary>The words within each smallest window that holds all of them, when it is small enough.</summary>
    private static IEnumerable<Match> Near(IReadOnlyList<Token> tokens, NearClause near)
    {
        var places = Enumerable.Range(0, tokens.Count).Where(index => near.Words.Any(word => word.Folded == tokens[index].Folded)).ToArray();
        var seen = new Dictionary<string, int>();
        var (first, marked) = (0, 0);
        for (var last = 0; last < places.Length; last++)
        {
            seen[tokens[places[last]].Folded] = seen.GetValueOrDefault(tokens[places[last]].Folded) + 1;
            while (seen[tokens[places[first]].Folded] > 1) seen[tokens[places[first++]].Folded]--;
            if (seen.Count < near.Words.Count || places[last] - places[first] + 1 - near.Words.Count > near.Distance) continue;
            for (marked = Math.Max(marked, first); marked <= last; marked++) yield return MatchOf(tokens, places[marked], places[marked] + 1);
        }
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
