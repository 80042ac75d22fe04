using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>A word of an organisation's name where it stands; an abbreviation stands for several with one span.</summary>
/// <param name="Comma">A comma stands before it.</param>
internal readonly record struct IssuerWord(TextSpan Span, string Written, string Folded, bool Comma)
{
    public bool IsCapitalized => char.IsUpper(Written[0]);
}

/// <summary>Cuts the words out of which a name may be made, up to the first mark that no name goes across.</summary>
internal static class IssuerWords
{
    private const int LongestName = 24;
    private const int UsualName = 12;

    private static readonly Dictionary<string, string[]> Abbreviations = DataTable.Rows("issuer-abbreviations", 2)
        .ToDictionary(cells => cells[0], cells => cells[1].Split(' '));

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByAbbreviation = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<IssuerWord> Read(string text, int start, int limit)
    {
        var words = new List<IssuerWord>(UsualName);
        var comma = false;
        for (var index = start; index < limit && words.Count < LongestName;)
        {
            if (char.IsLetterOrDigit(text[index]))
            {
                var end = EndOfWord(text, index, limit);
                Add(words, text, new TextSpan(index, end), comma);
                comma = false;
                index = end;
            }
            else if (text[index] == ',')
            {
                comma = true;
                index++;
            }
            else if (IsInside(text, index, limit)) index++;
            else if (OverPage(text, index, limit) is var next && next > index) index = next;
            else break;
        }

        return words;
    }

    private static void Add(List<IssuerWord> words, string text, TextSpan span, bool comma)
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
        return (before.Length > 1 && before.Any(char.IsUpper) && !before.Any(char.IsLower) && before.Any(IsVowel)) || (after.Length > 1 && char.IsUpper(after[0]) && char.IsUpper(after[1]));
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
        '\n' => index + 1 < limit && text[index + 1] is not ('\n' or '|' or '-'),
        '.' => index >= 2 && index + 1 < limit && text[index - 1] is 'P' or 'p' or 'X' && text[index - 2] is 'T',
        _ => false,
    };
}
