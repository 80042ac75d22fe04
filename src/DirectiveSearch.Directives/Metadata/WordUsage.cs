using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The words of running text where their case says something, found by their key: lower case, tones in their one place.
/// Building it only notes where words stand; a word is read when it is asked for, since a title asks for few of a long text's.</summary>
internal sealed class WordUsage
{
    private const char SentenceBreak = '\n';
    private const string Around = ",;.:()\"“”'‘’?!";
    private const int Buckets = 1024;
    private static readonly SearchValues<char> AroundValues = SearchValues.Create(Around);

    /// <summary>Marks the start of a sentence's first word.</summary>
    private const int Opening = 1 << 31;

    private readonly string text;

    /// <summary>Where each word begins, without the marks around it.</summary>
    private readonly List<int> starts;

    /// <summary>Of each word the number of the next one of its bucket; -1: none.</summary>
    private readonly List<int> next;

    /// <summary>Of each bucket the number of its first word, and of its last one so far; -1: none.</summary>
    private readonly int[] first = new int[Buckets];
    private readonly int[] last = new int[Buckets];

    /// <param name="sentences">None holds a line break.</param>
    public WordUsage(IEnumerable<string> sentences)
    {
        text = string.Join(SentenceBreak, sentences);
        (starts, next) = (new List<int>(text.Length / 4), new List<int>(text.Length / 4));
        Array.Fill(first, -1);
        var opens = true;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && text[end] is not (' ' or SentenceBreak)) end++;
            if (end > start) Note(start, end, opens);
            opens = end < text.Length && text[end] == SentenceBreak || (opens && end == start);
            start = end + 1;
        }
    }

    /// <summary>One use of a word between two others.</summary>
    public readonly record struct Use(string Form, bool SameBefore, bool SameAfter);

    /// <summary>A word without the marks around it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        AroundValues.Contains(word[0]) || AroundValues.Contains(word[^1]) ? word.Trim(Around) : word;

    public static string Key(string word) => TonePlacement.Unify(word.ToLowerInvariant());

    /// <summary>The uses of a word in text order, and whether the given words stand around it there; null: none is asked for.</summary>
    public IEnumerable<Use> Of(string key, string? before, string? after)
    {
        if (key.Length == 0) yield break;
        var forms = new List<string>(2);
        for (var number = first[Bucket(key)]; number >= 0; number = next[number])
        {
            if (Opens(number) || !Has(number, key) || EndsSentence(number - 1)) continue;
            var closes = number + 1 == starts.Count || Opens(number + 1);
            if (IsShouted(number) && (IsShouted(number - 1) || (!closes && IsShouted(number + 1)))) continue;
            yield return new Use(Form(number, forms), before is not null && Has(number - 1, before), after is not null && !closes && Has(number + 1, after));
        }
    }

    private void Note(int start, int end, bool opens)
    {
        var bare = Bare(text.AsSpan(start, end - start));
        if (bare.Length > 0 && bare.Length < end - start) start += text.AsSpan(start, end - start).IndexOfAnyExcept(AroundValues);
        next.Add(-1);
        starts.Add(opens ? start | Opening : start);
        if (bare.Length == 0) return;
        var bucket = Bucket(bare);
        if (first[bucket] < 0) first[bucket] = starts.Count - 1;
        else next[last[bucket]] = starts.Count - 1;
        last[bucket] = starts.Count - 1;
    }

    /// <summary>Forms of one key share it: neither case nor the place of a tone changes a folded letter.</summary>
    private static int Bucket(ReadOnlySpan<char> bare) =>
        ((Folding.Fold(bare[0]) * 37) + (Folding.Fold(bare[bare.Length / 2]) * 11) + (Folding.Fold(bare[^1]) * 3) + bare.Length) & (Buckets - 1);

    private bool Opens(int number) => starts[number] < 0;

    private int Start(int number) => starts[number] & ~Opening;

    private int End(int number)
    {
        var end = Start(number);
        while (end < text.Length && text[end] is not (' ' or SentenceBreak)) end++;
        return end;
    }

    private ReadOnlySpan<char> Bare(int number) => text.AsSpan(Start(number), End(number) - Start(number)).Trim(Around);

    private bool Has(int number, string key)
    {
        var start = Start(number);
        if (start + key.Length > text.Length) return false;
        for (var index = 0; index < key.Length; index++)
            if (Folding.Fold(text[start + index]) != Folding.Fold(key[index])) return false;
        var bare = Bare(number);
        return bare.SequenceEqual(key) || (bare.Length == key.Length && Key(bare.ToString()) == key);
    }

    private string Form(int number, List<string> forms)
    {
        var bare = Bare(number);
        foreach (var known in forms)
            if (bare.SequenceEqual(known)) return known;
        forms.Add(bare.ToString());
        return forms[^1];
    }

    private bool IsShouted(int number)
    {
        var capitals = 0;
        foreach (var letter in Bare(number))
        {
            if (char.IsLower(letter)) return false;
            if (char.IsUpper(letter)) capitals++;
        }

        return capitals > 1;
    }

    /// <summary>After these a capital letter only says that a sentence begins.</summary>
    private bool EndsSentence(int number)
    {
        var end = End(number);
        return text[end - 1] is '.' or ':' or '?' or '!' or '-' or '+' or ')' or ';' or '“' or '"' || (text[end - 1] == '”' && end > 1 && text[end - 2] == '.');
    }
}
