using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Reads word* and word~. Stars and tildes anywhere else, and behind shorter words, are text: people paste lists, footnotes and sums.</summary>
internal static class WordOperators
{
    private const int ShortestPrefix = 2;
    private const int ShortestFuzzy = 4;

    /// <summary>Letters; longer than any word, and every letter has some seventy variants.</summary>
    private const int LongestFuzzy = 24;

    /// <summary>The clause for a stretch of text without blanks; null when it is text.</summary>
    public static QueryClause? Read(string word)
    {
        var sign = word.AsSpan().IndexOfAny('*', '~');
        if (sign < ShortestPrefix || !char.IsLetter(word[0]) || Tokenizer.Tokenize(word[(sign + 1)..]).Count > 0 || word.AsSpan(sign + 1).IndexOfAny('*', '~') >= 0) return null;
        if (Tokenizer.Tokenize(word[..sign]) is not [{ } token] || token.Span.Length != sign) return null;
        var letters = token.Folded.Count(char.IsLetter);
        if (word[sign] == '*') return letters >= ShortestPrefix ? new PrefixClause(token.Folded) : null;
        return letters is >= ShortestFuzzy and <= LongestFuzzy && token.Folded.Length <= LongestFuzzy ? new FuzzyClause(token) : null;
    }
}
