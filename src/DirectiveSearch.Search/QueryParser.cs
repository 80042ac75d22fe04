using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Reads what people type: words, "phrase", "near words"~5, beginning*, fuzzy~, -excluded, a | b, ( ), and fields such as năm:2019..2021.
/// Any other dash or colon is text, for people paste sentences.</summary>
public static class QueryParser
{
    /// <summary>Code units; a long sentence has a few hundred.</summary>
    public const int LongestQuery = 2000;

    /// <summary>Either a query or an error is set, never both.</summary>
    public static (SearchQuery? Query, QueryError? Error) Parse(string typed)
    {
        if (typed.Length > LongestQuery) return (null, TooLong(typed));
        var source = TextNormalizer.Normalize(typed);
        var reader = new QueryReader(source);
        var query = reader.Read();
        if (reader.Error is { } error) return (null, error);
        return (Decoded(source.Text) is { } decoded ? new QueryReader(TextNormalizer.Normalize(decoded)).Read() with { Typed = query.Typed, Decoded = decoded } : query, null);
    }

    /// <summary>The number that a query asks for ("34ct tw", "chỉ thị 34", "số 34-CT/TW"), or null: a number key to look up
    /// exactly, or by its beginning when no issuer code is given, with the type's slug when one is named.</summary>
    public static NumberLookup? ReadNumber(string typed) =>
        typed.Length > LongestQuery ? null : ReadNormalized(TextNormalizer.Normalize(typed).Text);

    private static NumberLookup? ReadNormalized(string text) => NumberReader.Read(text) ?? (Decoded(text) is { } decoded ? NumberReader.Read(decoded) : null);

    /// <summary>What was meant by a query that was typed for the Telex input method while it was off; null: it was not.</summary>
    private static string? Decoded(string text) =>
        NumberReader.Read(text) is null && Telex.Decode(text) is var decoded && !ReferenceEquals(decoded, text) ? decoded : null;

    private static QueryError TooLong(string typed)
    {
        var words = Tokenizer.Tokenize(TextNormalizer.Normalize(typed[..LongestQuery]).Text);
        var kept = string.Join(' ', words.Take(100).Select(word => word.Exact));
        return new QueryError(
            LongestQuery, $"Câu tìm kiếm dài {typed.Length} ký tự, quá giới hạn {LongestQuery} ký tự. Hãy rút gọn, chỉ giữ những từ quan trọng.",
            kept[..Math.Min(kept.Length, LongestQuery)].Trim());
    }
}
