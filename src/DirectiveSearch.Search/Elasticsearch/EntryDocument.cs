using System.Text;
using System.Text.Json;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>An entry as the document that is sent.</summary>
internal static class EntryDocument
{
    /// <summary>Longer words are cut, here and in queries: a term of three times so many letters of three bytes each stays within the engine's 32,766 bytes.</summary>
    private const int LongestWord = 1000;

    private const int Undated = 99_999_999;

    public static BulkItem Item(IndexEntry entry) => new(entry.Id, entry.Version, json => Write(entry, json));

    /// <summary>Normalised text with the tones of its words in their one place, which no filter of the engine could do, and of the same length.</summary>
    public static string Sent(string normalized)
    {
        var sent = new StringBuilder(normalized.Length);
        var copied = 0;
        foreach (var token in Tokenizer.Tokenize(normalized))
        {
            var written = normalized.AsSpan(token.Span.Start, token.Span.Length);
            if (written.Length <= LongestWord && (Ascii.IsValid(written) || written.Equals(token.Exact, StringComparison.OrdinalIgnoreCase))) continue;
            sent.Append(normalized, copied, token.Span.Start - copied).Append(Cut(Placed(written.ToString(), token.Exact)));
            copied = token.Span.End;
        }

        return copied == 0 ? normalized : sent.Append(normalized, copied, normalized.Length - copied).ToString();
    }

    public static string Cut(string word) =>
        word.Length <= LongestWord ? word : word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];

    /// <summary>As written but for the letters that tone placement changed: folding leaves capitals beyond the first plane, lower case does not.</summary>
    private static string Placed(string written, string exact) =>
        string.Concat(written.ToLowerInvariant().Select((lower, index) => lower == exact[index] ? written[index] : exact[index]));

    private static void Write(IndexEntry entry, Utf8JsonWriter json)
    {
        var head = new[] { entry.Title, entry.Number, entry.Issuer }.OfType<string>().Select(field => Sent(TextNormalizer.Normalize(field).Text)).ToList();
        json.WriteStartObject();
        WriteValues(json, FieldNames.Text, [.. head, Sent(entry.Body)]);
        WriteValues(json, FieldNames.Head, head);
        WriteValues(json, FieldNames.OwnNumbers, NumberKeys.Own(entry));
        WriteValues(json, FieldNames.CitedNumbers, NumberKeys.Cited(entry));
        WriteValues(json, FieldNames.CitedSteps, Enumerable.Range(1, entry.CitedSteps).Select(step => $"{step}"));
        json.WriteNumber(FieldNames.Date, entry.DateKey);
        json.WriteNumber(FieldNames.DateAscending, entry.DateKey == 0 ? Undated : entry.DateKey);
        json.WriteString(FieldNames.Id, entry.Id);
        json.WriteNumber(FieldNames.Version, entry.Version);
        foreach (var (field, values) in entry.Facets) WriteValues(json, FieldNames.Of(field), values.Distinct());
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        json.WriteStartArray(field);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
