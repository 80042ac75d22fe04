using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>The name of a law behind its type word.</summary>
internal readonly record struct LawName(int End, string Name);

/// <summary>Reads names of laws: known ones whatever their commas, others up to a word that no name goes across.</summary>
internal static class LawNames
{
    private const int LongestUnknown = 14;

    private static readonly NameTable<string> Known = new(DataTable.Rows("law-names", 3)
        .SelectMany(cells => DataTable.Parts(cells[2]).Prepend(cells[1]).Select(written => (Key: Key(written), Name: cells[1])))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.Name));

    private static readonly HashSet<string> Endings = [.. DataTable.Rows("law-name-endings", 1).Select(cells => cells[0])];

    /// <param name="capitalized">Whether the type word is: only then may the name be one that no table knows.</param>
    public static LawName? Read(string text, int start, bool capitalized)
    {
        if (start < text.Length && char.IsLower(text[start]) && !Known.MayBegin(FirstWord(text, start))) return null;
        var words = new IssuerWords(text, start, Math.Min(text.Length, start + 160));
        if (!words.Has(0) || words[0].Comma) return null;
        var (count, name) = Known.Longest(words, 0);
        if (count > 1 || (count == 1 && words[0].IsCapitalized)) return new LawName(words[count - 1].Span.End, name!);
        return capitalized && words[0].IsCapitalized && !words[0].Written.HasDigit() ? Unknown(text, words) : null;
    }

    /// <summary>Without marks and in small letters.</summary>
    private static string FirstWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        return Tokenizer.Word(text.AsSpan(start, end - start)).Folded;
    }

    private static LawName? Unknown(string text, IssuerWords words)
    {
        var count = 0;
        while (count < LongestUnknown && words.Has(count) && !words[count].Comma && !Ends(words, count)) count++;
        if (count < 1 || (count == 1 && words[0].Written.Length < 2)) return null;
        return new LawName(words[count - 1].Span.End, IssuerNames.Usual(text, words.Range(0, count)));
    }

    private static bool Ends(IssuerWords words, int index)
    {
        var word = words[index];
        if (char.IsDigit(word.Written[0])) return true;
        if (word.Folded == "va") return !words.Has(index + 1) || (words[index + 1].IsCapitalized && words[index + 1].Folded is "luat" or "bo" or "nghi" or "phap" or "thong") || words[index + 1].Folded is "cac" or "van";
        return !word.IsCapitalized && Endings.Contains(word.Folded);
    }

    private static string Key(string name) =>
        string.Join(' ', new IssuerWords(name, 0, name.Length).All().Select(word => word.Folded));
}
