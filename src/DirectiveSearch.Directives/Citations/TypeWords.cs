using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A type of document: its word in normal case and the codes that its numbers carry.</summary>
internal sealed record TypeWord(string Word, string Folded, string[] Codes)
{
    public bool IsLaw => Codes is ["QH"];

    /// <summary>Whether a number with this first part may belong to the type; unknown codes may.</summary>
    public bool Takes(string code)
    {
        if (Codes.Length == 0 || !TypeWords.IsCode(code)) return true;
        return Codes.Any(own => code.Equals(own, StringComparison.OrdinalIgnoreCase) || (own.EndsWith("QH", StringComparison.Ordinal) && code.StartsWith(own, StringComparison.Ordinal)));
    }
}

/// <summary>The type words of type-words.tsv.</summary>
internal static class TypeWords
{
    private static readonly string[][] Rows = [.. DataTable.Rows("type-words", 3)];

    public static readonly TypeWord[] All = [.. Rows
        .SelectMany(cells => DataTable.Parts(cells[2]).Where(name => name.Contains(' ')).Prepend(cells[0]).Select(name => new TypeWord(cells[0], Folding.Fold(name), DataTable.Parts(cells[1]))))
        .OrderByDescending(type => type.Folded.Length)];

    private static readonly Dictionary<char, TypeWord[]> ByLastLetter = All.GroupBy(type => type.Folded[^1]).ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly Dictionary<string, TypeWord> Abbreviations = Rows
        .SelectMany(cells => DataTable.Parts(cells[2]).Where(part => !part.Contains(' ')).Select(part => (part, type: Named(cells[0]))))
        .ToDictionary(pair => pair.part, pair => pair.type);

    private static readonly Dictionary<string, string[]> Compounds = DataTable.Rows("type-word-compounds", 2)
        .GroupBy(cells => cells[1], cells => cells[0])
        .ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly Dictionary<string, TypeWord> Codes = Rows
        .SelectMany(cells => DataTable.Parts(cells[1]).Select(code => (code, type: Named(cells[0]))))
        .DistinctBy(pair => pair.code, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.code, pair => pair.type, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Openings = [.. All.Select(type => string.Join(' ', type.Folded.Split(' ').Take(2)))];

    /// <summary>Whether a type's name begins with these words.</summary>
    /// <param name="first">Folded, as the one behind it.</param>
    public static bool Opens(string first, string second) => Openings.Contains(first) || Openings.Contains($"{first} {second}");

    private static TypeWord Named(string word) => All.First(type => type.Word == word && type.Folded == Folding.Fold(word));

    public static bool IsCode(string part) => Codes.ContainsKey(part) || part is ['Q', 'H', _, ..] || part.StartsWith("UBTVQH", StringComparison.Ordinal);

    /// <summary>The type that a code alone points to; a code that names an agency only is an official letter's.</summary>
    public static TypeWord? ByCode(string[] parts)
    {
        if (Codes.TryGetValue(parts[0], out var type)) return type;
        if (parts[0].StartsWith("QH", StringComparison.Ordinal)) return Codes["QH"];
        if (parts[0].StartsWith("UBTVQH", StringComparison.Ordinal)) return Codes["NQ"];
        return IssuerCodes.IsKnown(parts[0]) ? Codes["CV"] : null;
    }

    /// <summary>The longest type word that ends at an index.</summary>
    public static (TypeWord Type, int Start)? Before(string text, int end)
    {
        if (end > 0 && ByLastLetter.TryGetValue(Folding.Fold(text[end - 1]), out var types))
        {
            foreach (var type in types)
            {
                if (Cursor.Before(text, end, type.Folded) is >= 0 and var start && !IsTornFromCompound(text, start, type)) return (type, start);
            }
        }

        var abbreviation = end;
        while (abbreviation > 0 && char.IsLetter(text[abbreviation - 1])) abbreviation--;
        return end - abbreviation is >= 2 and <= 4 && Abbreviations.TryGetValue(text[abbreviation..end], out var meant) ? (meant, abbreviation) : null;
    }

    /// <summary>The longest type word that begins at an index.</summary>
    public static TypeWord? At(string text, int start)
    {
        foreach (var type in All)
            if (Cursor.After(text, start, type.Folded) >= 0) return type;
        return null;
    }

    /// <summary>Where the type word at the beginning of a mention ends.</summary>
    public static int End(string text, MentionHead head)
    {
        if (Cursor.After(text, head.Start, head.Type.Folded) is >= 0 and var end) return end;
        end = head.Start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return end;
    }

    /// <summary>"đồng bộ Luật", "toàn bộ luật": the first syllable belongs to the word before.</summary>
    internal static bool IsTornFromCompound(string text, int start, TypeWord type) =>
        Compounds.TryGetValue(type.Folded, out var compounds)
        && compounds.Any(compound => Cursor.Before(text, start + type.Folded.IndexOf(' '), compound) >= 0);

    /// <summary>The last type word that lies in a range, wherever in it.</summary>
    public static (TypeWord Type, int Start, int End)? LastIn(string text, int start, int end)
    {
        for (var index = end; index > start; index--)
        {
            if (index < text.Length && char.IsLetter(text[index])) continue;
            if (index == 0 || !ByLastLetter.TryGetValue(Folding.Fold(text[index - 1]), out var types)) continue;
            foreach (var type in types)
            {
                if (Cursor.Before(text, index, type.Folded) is var found && found >= start && !IsTornFromCompound(text, found, type)) return (type, found, index);
            }
        }

        return null;
    }
}
