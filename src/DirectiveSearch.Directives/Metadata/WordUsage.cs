using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The words of running text where their case says something, found by their key: lower case, tones in their one place.</summary>
internal sealed class WordUsage
{
    private const int SentenceEnd = -1;
    private const string Around = ",;.:()\"“”'‘’?!";
    private static readonly SearchValues<char> AroundValues = SearchValues.Create(Around);

    private readonly Dictionary<string, int> formNumbers = [];
    private readonly Dictionary<string, int> keyNumbers = [];
    private readonly List<(string Form, int Key, bool Shouted)> forms = [];
    private readonly List<int> words = [];
    private readonly List<List<int>> telling = [];

    /// <summary>One use of a word between two others.</summary>
    public readonly record struct Use(string Form, bool SameBefore, bool SameAfter);

    /// <summary>A word without the marks around it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        AroundValues.Contains(word[0]) || AroundValues.Contains(word[^1]) ? word.Trim(Around) : word;

    public static string Key(string word) => TonePlacement.Unify(word.ToLowerInvariant());

    /// <summary>The uses of a word in text order, and whether the given words stand around it there; null: none is asked for.</summary>
    public IEnumerable<Use> Of(string key, string? before, string? after)
    {
        if (!keyNumbers.TryGetValue(key, out var number)) yield break;
        var (left, right) = (KeyNumber(before), KeyNumber(after));
        foreach (var at in telling[number])
        {
            var next = words[at + 1];
            yield return new Use(forms[words[at]].Form, forms[words[at - 1]].Key == left, next != SentenceEnd && forms[next].Key == right);
        }
    }

    public void Learn(string sentence)
    {
        var first = words.Count;
        foreach (var range in sentence.AsSpan().Split(' '))
            if (sentence.AsSpan(range) is { Length: > 0 } word) words.Add(FormNumber(Bare(word)) | (EndsSentence(word) ? EndMark : 0));
        words.Add(SentenceEnd);
        var ended = true;
        for (var at = first; at < words.Count - 1; at++)
        {
            var ends = (words[at] & EndMark) != 0;
            words[at] &= ~EndMark;
            if (!ended && Tells(at, words[at + 1] == SentenceEnd ? SentenceEnd : words[at + 1] & ~EndMark)) telling[forms[words[at]].Key].Add(at);
            ended = ends;
        }
    }

    private const int EndMark = 1 << 30;

    /// <summary>Among words all in capitals a capital says nothing.</summary>
    private bool Tells(int at, int next)
    {
        var (form, _, shouted) = forms[words[at]];
        return form.Length > 0 && (!shouted || !(forms[words[at - 1]].Shouted || (next != SentenceEnd && forms[next].Shouted)));
    }

    private int FormNumber(ReadOnlySpan<char> bare)
    {
        var known = formNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(bare, out var number)) return number;
        var form = bare.ToString();
        forms.Add((form, NewKeyNumber(Key(form)), form.Count(char.IsUpper) > 1 && !form.Any(char.IsLower)));
        return formNumbers[form] = forms.Count - 1;
    }

    private int NewKeyNumber(string key)
    {
        if (keyNumbers.TryGetValue(key, out var number)) return number;
        telling.Add([]);
        return keyNumbers[key] = telling.Count - 1;
    }

    private int KeyNumber(string? key) => key is not null && keyNumbers.TryGetValue(key, out var number) ? number : SentenceEnd;

    /// <summary>After these a capital letter only says that a sentence begins.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> word) => word[^1] is '.' or ':' or '?' or '!' or '-' or '+' or ')' or ';' or '“' or '"' || word.EndsWith(".”");
}
