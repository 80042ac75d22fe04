using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Tells whether a whole query asks for an instrument by its number, however it is typed. With its marks (34-CT/TW) any
/// code will do; typed without them (34ct tw) only known codes are taken, for "5 không 3 sạch" is no number.</summary>
internal static class NumberReader
{
    private const int MostDigits = 5;
    private const int LongestCode = 12;

    private static readonly string[][] Rows = [.. EmbeddedTable.Read(typeof(SearchQuery).Assembly, "number-codes.tsv")];

    private static readonly HashSet<string> IssuerCodes = [.. Rows.Where(row => row[0] == "issuer").Select(row => row[1])];

    private static readonly HashSet<string> TypeCodes = [.. Rows.Where(row => row[0] == "type").Select(row => row[1])];

    /// <summary>Code of each type by the type's slug, and whether its numbers carry the year (91/2017/NĐ-CP).</summary>
    private static readonly Dictionary<string, (string Code, bool Year)> Types = Rows.Where(row => row[0] == "type")
        .SelectMany(row => row[2].Split(' ').Where(slug => slug[0] != '/').Select(slug => (slug, row[1], row[2].EndsWith("/year", StringComparison.Ordinal))))
        .GroupBy(type => type.slug).ToDictionary(group => group.Key, group => (group.First().Item2, group.First().Item3));

    private static readonly int MostTypeWords = Types.Keys.Max(slug => slug.Count(unit => unit == '-') + 1);

    /// <summary>What may follow a number without making it a sentence: of whom, of when, about what.</summary>
    private static readonly HashSet<string> Followers = ["cua", "nam", "ngay", "ve"];

    private sealed record Parts(string Digits, string? Year, IReadOnlyList<string> Codes, int Next);

    public static NumberLookup? Read(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var (slug, at) = ReadType(tokens);
        var named = at < tokens.Count && tokens[at].Folded == "so";
        if (named) at++;
        if (at >= tokens.Count || !char.IsAsciiDigit(tokens[at].Folded[0])) return null;
        if (ReadParts(text, tokens, at) is not { } parts) return null;
        var followed = parts.Next < tokens.Count;
        if (parts.Codes.Count == 0)
        {
            if (slug is null && named && !followed && parts.Year is null) return new NumberLookup(InstrumentNumber.Key(parts.Digits), true, null);
            return slug is null || (followed && tokens[parts.Next].Folded != "cua") ? null : Beginning(parts, slug);
        }

        if (followed && !Followers.Contains(tokens[parts.Next].Folded)) return null;
        var key = InstrumentNumber.Key(parts.Digits + "/" + parts.Year + string.Concat(parts.Codes));
        return new NumberLookup(key, parts.Codes is [var only] && TypeCodes.Contains(only), slug);
    }

    private static NumberLookup? Beginning(Parts parts, string slug)
    {
        var (code, year) = Types[slug];
        if (parts.Year is not null) return year ? new NumberLookup(InstrumentNumber.Key(parts.Digits + "/" + parts.Year + code), true, slug) : null;
        return new NumberLookup(InstrumentNumber.Key(year ? parts.Digits : parts.Digits + code), true, slug);
    }

    private static (string? Slug, int Next) ReadType(IReadOnlyList<Token> tokens)
    {
        for (var words = Math.Min(MostTypeWords, tokens.Count); words > 0; words--)
        {
            var slug = string.Join('-', tokens.Take(words).Select(token => token.Folded));
            if (slug == "van-ban") return (null, words);
            if (Types.ContainsKey(slug)) return (slug, words);
        }

        return (null, 0);
    }

    private static Parts? ReadParts(string text, IReadOnlyList<Token> tokens, int at)
    {
        var first = tokens[at].Folded;
        var digits = string.Concat(first.TakeWhile(char.IsAsciiDigit));
        if (digits.Length > MostDigits) return null;
        var codes = new List<string>();
        if (digits.Length < first.Length && !AddKnown(codes, first[digits.Length..])) return null;
        string? year = null;
        for (at++; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var marked = IsMarked(text.AsSpan(tokens[at - 1].Span.End, token.Span.Start - tokens[at - 1].Span.End));
            if (marked && codes.Count == 0 && year is null && token.Folded.Length == 4 && token.Folded.All(char.IsAsciiDigit)) year = token.Folded;
            else if (marked && IsCode(token)) codes.Add(token.Folded);
            else if (marked) return null;
            else if (!AddKnown(codes, token.Folded)) break;
        }

        return new Parts(digits, year, codes, at);
    }

    private static bool IsMarked(ReadOnlySpan<char> gap) =>
        gap.IndexOfAny("-/&") >= 0 && gap.Trim() is { Length: <= 2 } marks && marks.IndexOfAnyExcept("-/& ") < 0;

    /// <summary>Codes carry letters, perhaps đ or ô (NĐ, LĐLĐ), but never a tone.</summary>
    private static bool IsCode(Token token) =>
        token.Folded.Length <= LongestCode && char.IsAsciiLetter(token.Folded[0]) && token.Folded.All(char.IsAsciiLetterOrDigit)
        && token.Exact.All(unit => char.IsAsciiLetterOrDigit(unit) || "đâăêôơư".Contains(unit));

    /// <summary>A code that is typed without marks: the type's, the issuer's, or both in one.</summary>
    private static bool AddKnown(List<string> codes, string word)
    {
        if (codes.Count == 0)
        {
            var type = TypeCodes.Contains(word) ? word : TypeCodes.FirstOrDefault(code => word.StartsWith(code, StringComparison.Ordinal) && IssuerCodes.Contains(word[code.Length..]));
            if (type is null) return false;
            codes.Add(type);
            if (type.Length < word.Length) codes.Add(word[type.Length..]);
            return true;
        }

        if (codes.Count > 2 || !IssuerCodes.Contains(word)) return false;
        codes.Add(word);
        return true;
    }
}
