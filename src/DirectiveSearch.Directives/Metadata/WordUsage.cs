using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>How running text writes words where their case says something, by their key: lower case, tones in their one place.
/// A title asks for few of a long text's words, so only the wanted ones are kept.</summary>
internal sealed class WordUsage
{
    /// <summary>Marks around words.</summary>
    public const string Around = ",;.:()\"“”'‘’?!";
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
        var found = ArrayPool<TextSpan>.Shared.Rent((sentence.Length / 2) + 1);
        var count = wanted.FindAll(sentence, found);
        (WantedWord? Word, TextSpan Span) before = default, word = default;
        for (var index = 0; index <= count; index++)
        {
            (WantedWord? Word, TextSpan Span) next = index < count ? (wanted.Find(Bare(In(sentence, found[index]))), found[index]) : default;
            if (word.Word is { Key.Length: > 0 } known) Note(sentence, (known, word.Span), Adjoin(sentence, before.Span, word.Span) ? before.Word : null, Adjoin(sentence, word.Span, next.Span) ? next.Word : null);
            (before, word) = (word, next);
        }

        ArrayPool<TextSpan>.Shared.Return(found);
    }

    private static bool Adjoin(ReadOnlySpan<char> sentence, TextSpan word, TextSpan next) => word.End < next.Start && sentence[word.End..next.Start].Trim(' ').IsEmpty;

    private static void Note(ReadOnlySpan<char> sentence, (WantedWord Word, TextSpan Span) wanted, WantedWord? wantedBefore, WantedWord? wantedAfter)
    {
        var before = sentence[..wanted.Span.Start].TrimEnd(' ');
        if (before.Length == 0 || EndsSentence(before)) return;
        var word = In(sentence, wanted.Span);
        if (IsShouted(word) && (IsShouted(before[(before.LastIndexOf(' ') + 1)..]) || IsShouted(FirstWord(sentence[wanted.Span.End..].TrimStart(' '))))) return;
        wanted.Word.Add(Bare(word), wantedBefore, wantedAfter);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> words) => words.IndexOf(' ') is >= 0 and var end ? words[..end] : words;

    private static ReadOnlySpan<char> In(ReadOnlySpan<char> sentence, TextSpan span) => sentence[span.Start..span.End];

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
