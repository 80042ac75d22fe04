using System.Text.Json.Nodes;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>What an evaluation found as one JSON object: the total, the same per document, and what changed.</summary>
public static class ScoreJson
{
    /// <param name="identity">Of all documents together, where their annotation names instruments.</param>
    /// <param name="comparison">With an earlier reading, where there is one; without annotated documents there is nothing else.</param>
    public static string Write(IReadOnlyList<(string Document, Score Score)> documents, IdentityScore? identity = null, RunComparison? comparison = null)
    {
        var total = documents.Count == 0 ? [] : Object(Score.Sum([.. documents.Select(document => document.Score)]));
        if (documents.Count > 0) total["documents"] = new JsonArray([.. documents.Select(document => Named(document.Document, Object(document.Score)))]);
        if (identity is not null) total["instruments"] = Identity(identity);
        if (comparison is not null) total["against"] = RunJson.Write(comparison);
        return total.ToJsonString(GoldJson.Options);
    }

    private static JsonObject Identity(IdentityScore identity) => new()
    {
        ["citations"] = identity.Citations,
        ["instruments"] = identity.Instruments,
        ["wrong_merges"] = identity.WrongMerges,
        ["wrong_splits"] = identity.WrongSplits,
        ["abstained"] = identity.Abstained,
        ["misses"] = new JsonArray([.. identity.Misses.Select(Miss)]),
    };

    private static JsonObject Named(string document, JsonObject score)
    {
        score.Insert(0, "document", document);
        return score;
    }

    private static JsonObject Object(Score score)
    {
        var movements = Match(score.Movements);
        foreach (var field in new[] { "form", "family" }) movements[field] = Share(score.MovementFields, field);
        movements["unquoted"] = Match(score.UnquotedMovements);
        var shortForms = Match(score.ShortForms);
        shortForms["citation"] = score.Antecedents.Share;
        var metadata = new JsonObject([.. score.Metadata.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.Share))]);
        metadata["all"] = score.AllMetadata.Share;
        return new JsonObject
        {
            ["citations"] = Match(score.Citations),
            ["fields"] = new JsonObject([.. new[] { "type", "date", "issuer", "relation", "within", "pinpoint" }.Select(field => KeyValuePair.Create(field, Share(score.Fields, field)))]),
            ["unnumbered"] = Match(score.Unnumbered),
            ["short_forms"] = shortForms,
            ["movements"] = movements,
            ["metadata"] = metadata,
            ["misses"] = new JsonArray([.. score.Misses.Select(Miss)]),
        };
    }

    private static JsonObject Match(MatchScore score) => new()
    {
        ["gold"] = score.Gold,
        ["predicted"] = score.Predicted,
        ["matched"] = score.Matched,
        ["precision"] = score.Precision,
        ["recall"] = score.Recall,
        ["f1"] = score.F1,
    };

    private static JsonNode? Share(IReadOnlyDictionary<string, FieldScore> fields, string field) => fields.GetValueOrDefault(field)?.Share;

    private static JsonObject Miss(Miss miss) => new()
    {
        ["document"] = miss.Document,
        ["kind"] = miss.Kind,
        ["start"] = miss.Start,
        ["gold"] = miss.Gold,
        ["predicted"] = miss.Predicted,
    };
}
