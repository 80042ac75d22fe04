using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Turns the engine's account of a score into ours: what counted in Vietnamese, its arithmetic in the engine's own words.</summary>
internal static class ScoreExplanations
{
    private const int Deepest = 12;

    private static readonly (string Beginning, string Words)[] Fields =
    [
        ($"{FieldNames.TextExact}:", "từ đúng dấu"), ($"{FieldNames.TextPairs}:", "cặp từ liền nhau"), ($"{FieldNames.TextTriples}:", "ba từ liền nhau"), ($"{FieldNames.Text}:", "từ"),
        ($"{FieldNames.HeadPairs}:", "cặp từ liền nhau trong tên, số ký hiệu hoặc nơi ban hành"), ($"{FieldNames.Head}:", "từ trong tên, số ký hiệu hoặc nơi ban hành"),
        ($"{FieldNames.OwnNumbers}:", "số ký hiệu của chính văn bản"), ($"{FieldNames.CitedNumbers}:", "viện dẫn số ký hiệu"), ($"{FieldNames.CitedSteps}:", "được nhiều văn bản viện dẫn, bậc"),
    ];

    public static ScoreExplanation Read(JsonElement explanation, int depth = 0)
    {
        var parts = depth < Deepest && explanation.TryGetProperty("details", out var details)
            ? details.EnumerateArray().Select(part => Read(part, depth + 1)).Where(part => part.Value != 0) : [];
        return new ScoreExplanation(Describe(explanation.GetProperty("description").GetString()!), explanation.GetProperty("value").GetDouble(), [.. parts]);
    }

    /// <summary>Only what names a field of ours says what counted.</summary>
    private static string Describe(string description)
    {
        if (description == "sum of:") return "Tổng của các phần";
        var named = Fields.Select(field => (field.Words, field.Beginning, At: description.IndexOf(field.Beginning, StringComparison.Ordinal)))
            .Where(field => field.At >= 0 && (field.At == 0 || description[field.At - 1] is '(' or ' ' or '+' or '#')).ToList();
        if (named.Count == 0) return description;
        var first = named.MinBy(field => field.At);
        var term = description[(first.At + first.Beginning.Length)..];
        var end = term.IndexOf(" in ", StringComparison.Ordinal) is var place and >= 0 ? place : term.IndexOfAny([')', '^']);
        return $"{char.ToUpperInvariant(first.Words[0])}{first.Words[1..]}: {(end < 0 ? term : term[..end])}";
    }
}
