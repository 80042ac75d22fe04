using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

/// <summary>How values stand in columns.</summary>
internal static class Stored
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string List(IReadOnlyList<string> values) => values.Count == 0 ? "[]" : JsonSerializer.Serialize(values, Json);

    public static IReadOnlyList<string> List(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<string[]>(json)!;

    public static string Metadata(DocumentMetadata metadata) => JsonSerializer.Serialize(metadata, Json);

    public static DocumentMetadata Metadata(string json) => JsonSerializer.Deserialize<DocumentMetadata>(json)!;

    /// <summary>[[field, rule, [start, end, …], detail], …]; the detail only when there is one.</summary>
    public static string Reasons(IReadOnlyList<Reason> reasons) => reasons.Count == 0 ? "[]" : JsonSerializer.Serialize(reasons.Select(Parts), Json);

    public static IReadOnlyList<Reason> Reasons(string json)
    {
        if (json == "[]") return [];
        using var list = JsonDocument.Parse(json);
        return [.. list.RootElement.EnumerateArray().Select(ReasonOf)];
    }

    public static string Statement(Statement statement) => List([statement.Type, statement.Number, statement.Issuer ?? "", $"{Date(statement.Date)}"]);

    public static Statement Statement(string json) => List(json) is [var type, var number, var issuer, var date]
        ? new Statement(type, number, issuer.Length == 0 ? null : issuer, Date(int.Parse(date, CultureInfo.InvariantCulture)))
        : throw new FormatException($"No statement: {json}");

    public static string Anchor(CitationAnchor anchor) => JsonSerializer.Serialize(anchor, Json);

    public static CitationAnchor Anchor(string json) => JsonSerializer.Deserialize<CitationAnchor>(json)!;

    public static string Reported(ReportedAnchor anchor) => JsonSerializer.Serialize(anchor, Json);

    public static ReportedAnchor Reported(string json) => JsonSerializer.Deserialize<ReportedAnchor>(json)!;

    public static string Positions(IReadOnlyList<int> positions) => positions.Count == 0 ? "[]" : JsonSerializer.Serialize(positions);

    public static IReadOnlyList<int> Positions(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<int[]>(json)!;

    /// <summary>As migration 0009 describes it: a page has some forty lines.</summary>
    public static string Scan(Scan scan) => JsonSerializer.Serialize(new StoredScan(
        [.. scan.Lines.Select(line => (int[])[line.Span.Start, line.Span.End, line.Page, line.Box.Left, line.Box.Top, line.Box.Width, line.Box.Height])],
        [.. scan.Doubts.Select(doubt => (int[])[doubt.Start, doubt.End])]));

    public static Scan Scan(string json)
    {
        var stored = JsonSerializer.Deserialize<StoredScan>(json)!;
        return new Scan(
            [.. stored.Lines.Select(line => new ScannedLine(new TextSpan(line[0], line[1]), line[2], new PageBox(line[3], line[4], line[5], line[6])))],
            [.. stored.Doubts.Select(doubt => new TextSpan(doubt[0], doubt[1]))]);
    }

    /// <summary>[[start, end, length], …].</summary>
    public static string Edits(IReadOnlyList<Edit> edits) => JsonSerializer.Serialize(edits.Select(edit => (int[])[edit.Place.Start, edit.Place.End, edit.Length]));

    public static IReadOnlyList<Edit> Edits(string json) => [.. JsonSerializer.Deserialize<int[][]>(json)!.Select(edit => new Edit(new TextSpan(edit[0], edit[1]), edit[2]))];

    public static string Words(WordCorrection words) => List([words.Before, words.Wrong, words.After, words.Occurrence.ToString(CultureInfo.InvariantCulture)]);

    public static WordCorrection Words(string anchor, string right) => List(anchor) is [var before, var wrong, var after, var occurrence]
        ? new WordCorrection(before, wrong, right, after, int.Parse(occurrence, CultureInfo.InvariantCulture))
        : throw new FormatException($"No words: {anchor}");

    public static int Date(PartialDate? date) => date?.SortKey ?? 0;

    public static PartialDate? Date(int key) => key == 0 ? null : PartialDate.FromSortKey(key);

    public static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static int Flag(bool value) => value ? 1 : 0;

    private static object[] Parts(Reason reason)
    {
        int[] words = [.. reason.Words.SelectMany(span => (int[])[span.Start, span.End])];
        return reason.Detail is { } detail ? [reason.Field, reason.Rule, words, detail] : [reason.Field, reason.Rule, words];
    }

    private static Reason ReasonOf(JsonElement parts) => new(
        parts[0].GetString()!,
        parts[1].GetString()!,
        [.. parts[2].EnumerateArray().Select(edge => edge.GetInt32()).Chunk(2).Select(span => new TextSpan(span[0], span[1]))],
        parts.GetArrayLength() > 3 ? parts[3].GetString() : null);

    private sealed record StoredScan(
        [property: JsonPropertyName("lines")] int[][] Lines, [property: JsonPropertyName("doubts")] int[][] Doubts);
}
