using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>A word of an organisation's name where it stands; an abbreviation stands for several with one span.</summary>
/// <param name="Comma">A comma stands before it.</param>
internal readonly record struct IssuerWord(TextSpan Span, string Written, string Folded, bool Comma)
{
    public bool IsCapitalized => char.IsUpper(Written[0]);
}

/// <summary>The words out of which a name may be made, up to the first mark that no name goes across. They are cut as they are asked for:
/// most names are known by their first few.</summary>
internal sealed class IssuerWords(string text, int start, int limit)
{
    private const int LongestName = 32;
    private const int UsualName = 8;

    private static readonly Dictionary<string, string[]> Abbreviations = DataTable.Rows("issuer-abbreviations", 2)
        .ToDictionary(cells => cells[0], cells => cells[1].Split(' '));

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByAbbreviation = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<IssuerWord> words = new(UsualName);
    private int index = start;
    private bool comma;

    /// <summary>All words; the rest of them is cut.</summary>
    public int Count
    {
        get
        {
            Has(int.MaxValue);
            return words.Count;
        }
    }

    public IssuerWord this[int word] => Has(word) ? words[word] : throw new ArgumentOutOfRangeException(nameof(word));

    /// <summary>Whether there is such a word.</summary>
    public bool Has(int word)
    {
        while (words.Count <= word && words.Count < LongestName && index < limit && Step()) { }

        return word < words.Count;
    }

    public List<IssuerWord> All() => Range(0, Count);

    public List<IssuerWord> Range(int from, int count) => Has(from + count - 1) ? words.GetRange(from, count) : throw new ArgumentOutOfRangeException(nameof(count));

    /// <summary>The same words and no more of them than so many.</summary>
    public IssuerWords First(int count)
    {
        var first = new IssuerWords(text, limit, limit);
        first.words.AddRange(Range(0, count));
        return first;
    }

    /// <summary>Over one word or mark; false where no name goes on.</summary>
    private bool Step()
    {
        if (char.IsLetterOrDigit(text[index]))
        {
            var end = EndOfWord(text, index, limit);
            Add(new TextSpan(index, end));
            (comma, index) = (false, end);
        }
        else if (text[index] == ',')
        {
            comma = true;
            index++;
        }
        else if (IsInside(text, index, limit)) index++;
        else if (OverPage(text, index, limit) is var next && next > index) index = next;
        else limit = index;
        return index < limit;
    }

    private void Add(TextSpan span)
    {
        var read = text.AsSpan(span.Start, span.Length);
        if (!ByAbbreviation.TryGetValue(read, out var expanded) || IsSyllable(words, text, span))
        {
            var (written, folded) = Tokenizer.Word(read);
            words.Add(new IssuerWord(span, written, folded, comma));
            return;
        }

        foreach (var word in expanded)
        {
            words.Add(new IssuerWord(span, word, Folding.Fold(word), comma));
            comma = false;
        }
    }

    /// <summary>TƯ between words in capitals is a syllable: SỞ TƯ PHÁP, VÀ ĐẦU TƯ.</summary>
    private static bool IsSyllable(List<IssuerWord> words, string text, TextSpan span)
    {
        if (text.AsSpan(span.Start, span.Length) is not "TƯ") return false;
        var before = words.Count > 0 ? words[^1].Written : "";
        var after = text.AsSpan(span.End).TrimStart(' ');
        return (before.Length > 1 && before.HasUpper() && !before.HasLower() && before.Any(IsVowel)) || (after.Length > 1 && char.IsUpper(after[0]) && char.IsUpper(after[1]));
    }

    private static bool IsVowel(char letter) => Folding.Fold(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Letters and digits; an ampersand between letters and the full stop of a written abbreviation (TP.) belong to the word.</summary>
    private static int EndOfWord(string text, int index, int limit)
    {
        while (index < limit && (char.IsLetterOrDigit(text[index]) || IsAmpersand(text, index, limit))) index++;
        return index;
    }

    /// <summary>Behind the number of a page between two blank lines; the same place when there is none.</summary>
    private static int OverPage(string text, int index, int limit)
    {
        if (text[index] != '\n') return index;
        var number = index;
        while (number < limit && text[number] is ' ' or '\n' or '\t') number++;
        if (number >= limit || text[number] is not ('-' or (>= '0' and <= '9')) || Citations.PageNumber.End(text, number) is not (> 0 and var next)) return index;
        while (next < limit && text[next] is ' ' or '\n' or '\t') next++;
        return next;
    }

    private static bool IsAmpersand(string text, int index, int limit) =>
        text[index] == '&' && index + 1 < limit && char.IsLetter(text[index + 1]);

    private static bool IsInside(string text, int index, int limit) => text[index] switch
    {
        ' ' or '-' or '–' or '*' or '_' or '\t' => true,
        '&' => index > 0 && text[index - 1] == ' ',
        '\n' => index + 1 < limit && text[index + 1] is not ('\n' or '|' or '-'),
        '.' => index >= 2 && index + 1 < limit && text[index - 1] is 'P' or 'p' or 'X' && text[index - 2] is 'T',
        _ => false,
    };
}
