using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Finds words of the page again in the text, across the line breaks and marks that the page has left out.</summary>
internal static class WordFinder
{
    private const string Marks = " \n\r\t*#>|\\`_-=\u00a0";

    private static readonly SearchValues<char> Skipped = SearchValues.Create(Marks);

    /// <summary>Characters in which words may stand in another case than they are asked for in: the head.</summary>
    private const int CaselessCharacters = 4_000;

    /// <summary>The first place where the words stand, in their case if anywhere; null when they do not.</summary>
    /// <param name="until">No find begins behind it.</param>
    public static TextSpan? Find(string text, string words, int until) =>
        Find(text, words, until, StringComparison.Ordinal) ?? Find(text, words, Math.Min(until, CaselessCharacters), StringComparison.OrdinalIgnoreCase);

    private static TextSpan? Find(string text, string words, int until, StringComparison comparison)
    {
        var begin = words.AsSpan().TrimStart(Marks);
        if (begin.Length == 0) return null;
        var blank = begin.IndexOfAny(Skipped);
        return Find(text, begin, blank < 0 ? begin : begin[..blank], until, comparison) ?? (until <= CaselessCharacters ? Find(text, begin, begin[..1], until, comparison) : null);
    }

    /// <param name="first">The beginning of the words; where they are torn themselves ("6/0 /VP"), their first letter alone.</param>
    private static TextSpan? Find(string text, ReadOnlySpan<char> words, ReadOnlySpan<char> first, int until, StringComparison comparison)
    {
        until = Math.Min(until, text.Length);
        for (int at = 0, next; at < until && (next = Next(text.AsSpan(at, until - at), first, comparison)) >= 0; at++)
        {
            at += next;
            if (End(text, at, words) is { } end) return new TextSpan(at, end);
        }

        return null;
    }

    /// <summary>The framework looks at each letter where case does not count; here only at those that may be the first.</summary>
    private static int Next(ReadOnlySpan<char> text, ReadOnlySpan<char> first, StringComparison comparison)
    {
        if (comparison == StringComparison.Ordinal) return text.IndexOf(first);
        var (lower, upper) = (char.ToLowerInvariant(first[0]), char.ToUpperInvariant(first[0]));
        for (int at = 0, next; (next = text[at..].IndexOfAny(lower, upper)) >= 0; at++)
        {
            at += next;
            if (text[at..].StartsWith(first, comparison)) return at;
        }

        return -1;
    }

    private static int? End(string text, int at, ReadOnlySpan<char> words)
    {
        for (var index = 0; index < words.Length;)
        {
            if (Skipped.Contains(words[index]))
            {
                index++;
                continue;
            }

            while (at < text.Length && Skipped.Contains(text[at]) && text[at] != words[index]) at++;
            if (at >= text.Length || char.ToLowerInvariant(text[at]) != char.ToLowerInvariant(words[index])) return null;
            at++;
            index++;
        }

        return at;
    }
}
