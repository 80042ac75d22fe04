using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>A passage of the text as published, with the words that the query asked for.</summary>
public sealed record Passage(TextSpan Span, IReadOnlyList<TextSpan> Marks);

/// <summary>Finds the passages that best show why a text matches; pure, over our own tokens.</summary>
public static class Highlighter
{
    /// <summary>Passages are sought in the beginning of longer texts.</summary>
    private const int LongestSought = 400_000;

    /// <summary>In text order and without overlap; none when the text has nothing that the query asked for.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="length">Of each, in code units, at most.</param>
    public static IReadOnlyList<Passage> Passages(NormalizedText text, SearchQuery query, int count, int length)
    {
        var matches = MatchFinder.Find(text.Text.Length <= LongestSought ? text.Text : text.Text[..LongestSought], query);
        var passages = new List<(TextSpan Span, List<TextSpan> Marks)>();
        var blocked = new bool[matches.Count];
        var apart = Apart(text.Text, matches);
        while (passages.Count < count && BestWindow(matches, blocked, apart, length) is { } window)
        {
            var span = PassageCutter.Cut(text.Text, new TextSpan(matches[window.First].Span.Start, matches[window.Last].Span.End), length);
            passages.Add((span, [.. matches.Where(match => span.Contains(match.Span)).Select(match => match.Span)]));
            for (var index = 0; index < matches.Count; index++)
            {
                // A passage reaches back before its first match, so what stands close behind this one is spent as well.
                blocked[index] |= matches[index].Span.Start < span.End + (length / 2) && matches[index].Span.End > span.Start - (length / 2);
            }
        }

        return [.. passages.OrderBy(passage => passage.Span.Start)
            .Select(passage => new Passage(text.ToPublished(passage.Span), [.. passage.Marks.Select(text.ToPublished)]))];
    }

    /// <summary>All ranges of a short text (a title) that the query asked for.</summary>
    public static IReadOnlyList<TextSpan> Marks(string text, SearchQuery query)
    {
        var normalized = TextNormalizer.Normalize(text);
        return [.. MatchFinder.Find(normalized.Text, query).Select(match => normalized.ToPublished(match.Span))];
    }

    /// <summary>Which matches no passage may show together with the one before.</summary>
    private static bool[] Apart(string text, IReadOnlyList<Match> matches)
    {
        var apart = new bool[matches.Count];
        for (var index = 1; index < matches.Count; index++)
        {
            for (var at = matches[index - 1].Span.End; at < matches[index].Span.Start && !apart[index]; at++) apart[index] = PassageCutter.IsBreak(text, at);
        }

        return apart;
    }

    /// <summary>The run of free matches within the length that shows most of the query: each different match counts by its words, a repeat a little.</summary>
    private static (int First, int Last)? BestWindow(IReadOnlyList<Match> matches, bool[] blocked, bool[] apart, int length)
    {
        (int First, int Last)? best = null;
        var most = 0.0;
        for (var first = 0; first < matches.Count; first++)
        {
            var seen = new HashSet<string>();
            var weight = 0.0;
            for (var last = first; last < matches.Count && !blocked[last] && matches[last].Span.End - matches[first].Span.Start <= length; last++)
            {
                if (last > first && apart[last]) break;
                weight += seen.Add(matches[last].Words) ? matches[last].Count * matches[last].Count : 0.1;
                if (weight <= most) continue;
                most = weight;
                best = (first, last);
            }
        }

        return best;
    }
}
