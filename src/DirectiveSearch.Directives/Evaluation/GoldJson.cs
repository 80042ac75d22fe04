using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>An extraction in the shape of the annotation files, with what is known beyond it as further fields.</summary>
public static class GoldJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="document">The file's name; spans count in its text as published.</param>
    public static string Write(string document, Extraction extraction) => new JsonObject
    {
        ["document"] = document,
        ["metadata"] = Metadata(extraction.Metadata),
        ["citations"] = List(extraction.Citations, Citation),
        ["unnumbered"] = List(extraction.Unnumbered, Unnumbered),
        ["movements"] = List(extraction.Movements, Movement),
        ["short_forms"] = List(extraction.ShortForms, ShortForm),
        ["sections"] = List(extraction.Sections, section => Spanned(section.Span, new() { ["title"] = section.Title, ["depth"] = section.Depth })),
    }.ToJsonString(Options);

    public static string LevelName(Level level) => level switch
    {
        Level.Central => "trung ương",
        Level.Province => "tỉnh",
        Level.District => "huyện",
        _ => "xã",
    };

    public static string FormName(MovementForm form) => form == MovementForm.Campaign ? "cuộc vận động" : "phong trào thi đua";

    internal static JsonObject Metadata(DocumentMetadata metadata) => new()
    {
        ["type"] = metadata.Type,
        ["title"] = metadata.Title,
        ["number"] = metadata.Number,
        ["place"] = metadata.Place,
        ["date"] = metadata.Date?.ToString(),
        ["year"] = metadata.Year,
        ["issuer"] = metadata.Issuer,
        ["province"] = metadata.Province,
        ["district"] = metadata.District,
        ["level"] = metadata.Level is { } level ? LevelName(level) : null,
        ["signer"] = metadata.Signer,
        ["recipients"] = List(metadata.Recipients, recipient => JsonValue.Create(recipient)),
        ["warnings"] = List(metadata.Warnings, warning => JsonValue.Create(warning)),
    };

    private static JsonObject Citation(Citation citation) => Spanned(citation.Span, new()
    {
        ["text"] = citation.Text,
        ["type"] = citation.Type,
        ["number"] = citation.Number,
        ["date"] = citation.StatedDate?.ToString(),
        ["issuer"] = citation.Issuer,
        ["relation"] = RelationName(citation.Relation),
        ["within"] = citation.Within,
        ["resolved_date"] = citation.Date?.ToString(),
        ["subject"] = citation.Subject,
        ["pinpoint"] = citation.Pinpoint,
        ["sentence"] = Spanned(citation.Sentence, []),
        ["confidence"] = citation.Confidence,
        ["warnings"] = List(citation.Warnings, warning => JsonValue.Create(warning)),
    });

    internal static string RelationName(Relation relation) => relation.ToString().ToLowerInvariant();

    private static JsonObject Unnumbered(UnnumberedReference reference) =>
        Spanned(reference.Span, new() { ["text"] = reference.Text, ["title"] = reference.Title });

    private static JsonObject Movement(MovementMention movement) => Spanned(movement.Span, new()
    {
        ["text"] = movement.Text,
        ["name"] = movement.Name,
        ["form"] = FormName(movement.Form),
        ["family"] = movement.Family,
        ["quoted"] = movement.Quoted,
        ["sentence"] = Spanned(movement.Sentence, []),
    });

    private static JsonObject ShortForm(ShortForm form) => Spanned(form.Span, new()
    {
        ["text"] = form.Text,
        ["citation"] = form.Citation,
        ["candidates"] = List(form.Candidates, candidate => JsonValue.Create(candidate)),
        ["sentence"] = Spanned(form.Sentence, []),
    });

    private static JsonObject Spanned(TextSpan span, JsonObject fields)
    {
        fields.Insert(0, "start", span.Start);
        fields.Insert(1, "end", span.End);
        return fields;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];
}
