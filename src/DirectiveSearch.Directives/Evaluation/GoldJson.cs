using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>What reasons need to be told to people: the lines of the text, and the words of the rules.</summary>
public sealed record Explained(TextLines Lines, Func<Reason, string> Words);

/// <summary>An extraction in the shape of the annotation files, with what is known beyond it as further fields.</summary>
public static class GoldJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="document">The file's name; spans count in its text as published.</param>
    /// <param name="explained">Given, every item says why its fields are as they are.</param>
    public static string Write(string document, Extraction extraction, Explained? explained = null) => new JsonObject
    {
        ["document"] = document,
        ["metadata"] = With(Metadata(extraction.Metadata), extraction.Metadata.Reasons, explained),
        ["citations"] = List(extraction.Citations, citation => With(Citation(citation), citation.Reasons, explained)),
        ["unnumbered"] = List(extraction.Unnumbered, Unnumbered),
        ["movements"] = List(extraction.Movements, movement => With(Movement(movement), movement.Reasons, explained)),
        ["short_forms"] = List(extraction.ShortForms, form => With(ShortForm(form), [form.Reason], explained)),
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

    private static JsonObject With(JsonObject item, IReadOnlyList<Reason> reasons, Explained? explained)
    {
        if (explained is not null) item["reasons"] = List(reasons, reason => Reason(reason, explained));
        return item;
    }

    private static JsonObject Reason(Reason reason, Explained explained) => new()
    {
        ["field"] = reason.Field,
        ["rule"] = reason.Rule,
        ["words"] = List(reason.Words, span => Spanned(span, new() { ["line"] = explained.Lines.Of(span.Start), ["text"] = explained.Lines.Quote(span) })),
        ["detail"] = reason.Detail,
        ["explanation"] = explained.Words(reason),
    };

    private static JsonObject Spanned(TextSpan span, JsonObject fields)
    {
        fields.Insert(0, "start", span.Start);
        fields.Insert(1, "end", span.End);
        return fields;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];
}
