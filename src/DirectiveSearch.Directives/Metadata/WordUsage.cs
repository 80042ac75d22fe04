using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>How running text writes words where their case says something, by their key: lower case, tones in their one place.
/// A title asks for few of a long text's words, so only the wanted ones are kept.</summary>
internal sealed class WordUsage
{
    private const string Around = ",;.:()\"“”'‘’?!";
    private static readonly SearchValues<char> AroundValues = SearchValues.Create(Around);

    private readonly WantedWords wanted;

    private WordUsage(WantedWords wanted) => this.wanted = wanted;

    /// <summary>The uses of all words.</summary>
    public static WordUsage OfAll(IEnumerable<string> sentences)
    {
        var all = sentences.ToList();
        var usage = new WordUsage(new WantedWords(all.SelectMany(sentence => sentence.Split(' ')).Select(word => Key(Bare(word).ToString()))));
        foreach (var sentence in all) usage.Learn(sentence);
        return usage;
    }

    /// <summary>The uses of the words with these keys, in the order of their first occurrence.</summary>
    /// <param name="longest">Characters; more is read of no text.</param>
    public static WordUsage OfBody(IReadOnlyList<TextBlock> blocks, IEnumerable<string> keys, int longest)
    {
        var usage = new WordUsage(new WantedWords(keys));
        var learnt = 0;
        foreach (var block in blocks)
        {
            if (learnt > longest) break;
            if (block.IsUpper) continue;
            usage.Learn(block.Span[..Math.Min(block.Span.Length, longest)]);
            learnt += block.Span.Length;
        }

        return usage;
    }

    /// <summary>A word without the marks around it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        word.Length > 0 && (IsMark(word[^1]) || IsMark(word[0])) ? WithoutMarks(word) : word;

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> word)
    {
        while (word.Length > 0 && IsMark(word[^1])) word = word[..^1];
        while (word.Length > 0 && IsMark(word[0])) word = word[1..];
        return word;
    }

    public static string Key(string word) => TonePlacement.Unify(word.ToLowerInvariant());

    /// <summary>Null: it is not wanted, or nothing but marks.</summary>
    public WantedWord? Of(string key) => wanted.Find(key) is { Key.Length: > 0 } word ? word : null;

    private static bool IsMark(char unit) => unit < '\u0080' ? !char.IsAsciiLetterOrDigit(unit) && AroundValues.Contains(unit) : unit is >= '‘' and <= '”' && AroundValues.Contains(unit);

    private void Learn(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> before = default, word = default;
        WantedWord? wantedBefore = null, wantedWord = null;
        for (var start = 0; start < sentence.Length;)
        {
            var length = sentence[start..].IndexOf(' ');
            var end = length < 0 ? sentence.Length : start + length;
            if (end > start)
            {
                var next = sentence[start..end];
                var wantedNext = wanted.Find(Bare(next));
                if (wantedWord is not null) Note(wantedWord, (wantedBefore, wantedNext), before, word, next);
                (wantedBefore, wantedWord) = (wantedWord, wantedNext);
                before = word;
                word = next;
            }

            start = end + 1;
        }

        if (wantedWord is not null) Note(wantedWord, (wantedBefore, null), before, word, default);
    }

    private static void Note(WantedWord wanted, (WantedWord? Before, WantedWord? After) neighbours, ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        if (wanted.Key.Length > 0 && IsTelling(before, word, next)) wanted.Add(Bare(word), neighbours.Before, neighbours.After);
    }

    /// <summary>Neither the first word of a sentence nor one among words in capitals.</summary>
    private static bool IsTelling(ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> next) =>
        before.Length > 0 && !EndsSentence(before) && !(IsShouted(word) && (IsShouted(before) || IsShouted(next)));

    private static bool IsShouted(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var letter in Bare(word))
        {
            if (char.IsLower(letter)) return false;
            if (char.IsUpper(letter)) capitals++;
        }

        return capitals > 1;
    }

    /// <summary>After these a capital letter only says that a sentence begins.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> word) =>
        word[^1] is '.' or ':' or '?' or '!' or '-' or '+' or ')' or ';' or '“' or '"' || word is [.., '.', '”'];
}
