using System.Text.Json.Nodes;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>A comparison of two runs as JSON.</summary>
public static class RunJson
{
    public static JsonObject Write(RunComparison comparison) => new()
    {
        ["same"] = comparison.Same,
        ["gained"] = new JsonArray([.. comparison.Gained.Select(Mention)]),
        ["lost"] = new JsonArray([.. comparison.Lost.Select(Mention)]),
        ["changed"] = new JsonArray([.. comparison.Changed.Select(Changed)]),
        ["only_before"] = Names(comparison.OnlyBefore),
        ["only_now"] = Names(comparison.OnlyNow),
    };

    private static JsonObject Mention(RunLine line)
    {
        var mention = Placed(line);
        foreach (var (name, value) in line.Fields) mention[name] = value;
        return mention;
    }

    private static JsonObject Changed(ChangedLine line)
    {
        var changed = Placed(line.Now);
        changed["fields"] = new JsonObject([.. line.Fields.Select(field =>
            KeyValuePair.Create(field.Field, (JsonNode?)new JsonObject { ["before"] = field.Before, ["now"] = field.Now }))]);
        return changed;
    }

    private static JsonObject Placed(RunLine line) => new()
    {
        ["document"] = line.Document,
        ["kind"] = line.Kind,
        ["start"] = line.Span.Start,
        ["end"] = line.Span.End,
        ["text"] = line.Text,
    };

    private static JsonArray Names(IReadOnlyList<string> documents) => [.. documents.Select(document => JsonValue.Create(document))];
}
