using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>How running text writes words where their case says something, by their key: lower case, tones in their one place.
/// A title asks for few of a long text's words, so only the wanted ones are kept.</summary>
internal sealed class WordUsage
{
    /// <summary>Marks around words.</summary>
    public const string Around = ",;.:()\"“”'‘’?!";

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
    public static WordUsage OfBody(List<TextBlock> blocks, IEnumerable<string> keys, int longest)
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
        word.Length > 0 && (WantedWords.IsMark(word[^1]) || WantedWords.IsMark(word[0])) ? WithoutMarks(word) : word;

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> word)
    {
        while (word.Length > 0 && WantedWords.IsMark(word[^1])) word = word[..^1];
        while (word.Length > 0 && WantedWords.IsMark(word[0])) word = word[1..];
        return word;
    }

    public static string Key(string word) => Tokenizer.Exact(word);

    /// <summary>Null: it is not wanted, or nothing but marks.</summary>
    public WantedWord? Of(string key) => wanted.Find(key) is { Key.Length: > 0 } word ? word : null;

    private void Learn(ReadOnlySpan<char> sentence)
    {
        var found = ArrayPool<TextSpan>.Shared.Rent((sentence.Length / 2) + 1);
        var before = default(Use);
        foreach (var span in found.AsSpan(0, wanted.FindAll(sentence, found)))
        {
            var use = UseOf(sentence, span);
            if (use.Word is not null && before.Word is not null && Adjoin(sentence, before.Span, span))
            {
                if (before.Form is not null) before.Word.CountAfter(before.Form, use.Word);
                if (use.Form is not null) use.Word.CountBefore(use.Form, before.Word);
            }

            before = use;
        }

        ArrayPool<TextSpan>.Shared.Return(found);
    }

    private Use UseOf(ReadOnlySpan<char> sentence, TextSpan span)
    {
        var written = In(sentence, span);
        ref var met = ref wanted.Meet(written);
        if (met.Word is not { } word) return default;
        if (word.Key.Length == 0) return new Use(word, null, span);
        var form = met.Form ??= word.FormOf(Bare(written));
        if (!SaysCase(sentence, span, form?.IsShouted ?? IsShouted(written))) return new Use(word, null, span);
        return new Use(word, met.Form = word.Count(written, form), span);
    }

    private static bool Adjoin(ReadOnlySpan<char> sentence, TextSpan word, TextSpan next) => word.End < next.Start && sentence[word.End..next.Start].Trim(' ').IsEmpty;

    /// <summary>Neither at the beginning of a sentence nor among other words in capitals.</summary>
    private static bool SaysCase(ReadOnlySpan<char> sentence, TextSpan span, bool isShouted)
    {
        var before = sentence[..span.Start].TrimEnd(' ');
        if (before.Length == 0 || EndsSentence(before)) return false;
        return !isShouted || !(IsShouted(before[(before.LastIndexOf(' ') + 1)..]) || IsShouted(FirstWord(sentence[span.End..].TrimStart(' '))));
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> words) => words.IndexOf(' ') is >= 0 and var end ? words[..end] : words;

    private static ReadOnlySpan<char> In(ReadOnlySpan<char> sentence, TextSpan span) => sentence[span.Start..span.End];

    public static bool IsShouted(ReadOnlySpan<char> word)
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

    /// <param name="Word">Null: none that is wanted.</param>
    /// <param name="Form">Null where its case says nothing.</param>
    private readonly record struct Use(WantedWord? Word, WrittenForm? Form, TextSpan Span);
}
