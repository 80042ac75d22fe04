using System.Buffers;

namespace DirectiveSearch.Text;

/// <summary>Finds the next of a few words as they are written. The framework searches for several words quickly only while all are ASCII:
/// it is asked for the ASCII letters that they begin with, and the rest is compared here.</summary>
public sealed class WordSearch
{
    private readonly string[] words;
    private readonly SearchValues<string> beginnings;

    /// <param name="words">Each begins with two ASCII letters at least.</param>
    public WordSearch(params string[] words)
    {
        this.words = words;
        beginnings = SearchValues.Create([.. words.Select(Beginning).Distinct()], StringComparison.Ordinal);
    }

    /// <summary>Where the first of the words begins, at or after an index; -1: nowhere.</summary>
    public int Next(ReadOnlySpan<char> text, int from)
    {
        for (int at = from, step; (step = text[at..].IndexOfAny(beginnings)) >= 0; at++)
        {
            at += step;
            foreach (var word in words)
                if (word[0] == text[at] && text[at..].StartsWith(word)) return at;
        }

        return -1;
    }

    private static string Beginning(string word)
    {
        var length = word.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f');
        return length < 0 ? word : word[..length];
    }
}
