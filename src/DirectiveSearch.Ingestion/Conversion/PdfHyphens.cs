using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Gives back the hyphens at the ends of lines, which pdftotext drops in reading order: "3543/UBND-" and "NC" come out as "3543/UBNDNC".</summary>
public static class PdfHyphens
{
    private const int LongestWord = 200;

    /// <param name="page">In reading order.</param>
    /// <param name="printed">The same page line by line, where every word stands as it is printed.</param>
    public static string Restore(string page, string printed)
    {
        var words = printed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var heads = words.Where(word => word.Length > 1 && word[^1] == '-').Select(word => word[..^1]).ToHashSet(StringComparer.Ordinal);
        if (heads.Count == 0) return page;
        var restored = new StringBuilder(page.Length + heads.Count);
        for (var at = 0; at < page.Length;)
        {
            var end = at;
            while (end < page.Length && !char.IsWhiteSpace(page[end])) end++;
            restored.Append(Word(page[at..end], words, heads));
            for (at = end; at < page.Length && char.IsWhiteSpace(page[at]); at++) restored.Append(page[at]);
        }

        return restored.ToString();
    }

    /// <summary>A word that is printed nowhere, made of one that ends in a hyphen and another: a rule of hyphens ended its line, a hyphen joins.</summary>
    private static string Word(string word, HashSet<string> words, HashSet<string> heads)
    {
        if (word.Length is 0 or > LongestWord || words.Contains(word)) return word;
        for (var length = word.Length - 1; length > 0; length--)
        {
            if (!heads.Contains(word[..length]) || !words.Contains(word[length..])) continue;
            return word[..length] + (word[length - 1] == '-' ? "-\n" : "-") + word[length..];
        }

        return word;
    }
}
