using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DirectiveSearch.Cli.Generation;

/// <summary>The gold annotation of one document; spans count UTF-16 units of its text.</summary>
public sealed record GoldDocument(
    string Document,
    GoldMetadata Metadata,
    IReadOnlyList<GoldCitation> Citations,
    IReadOnlyList<GoldUnnumbered> Unnumbered,
    IReadOnlyList<GoldMovement> Movements,
    [property: JsonPropertyName("short_forms")] IReadOnlyList<GoldShortForm> ShortForms)
{
    public string ToJson() => JsonSerializer.Serialize(this, GoldJson.Readable.GoldDocument);
}

/// <summary>What a document says of itself; null: not in the text. The date is ISO 8601.</summary>
public sealed record GoldMetadata(
    string Type,
    string Title,
    string? Number,
    string? Place,
    string? Date,
    int? Year,
    string Issuer,
    string? Province,
    string? District,
    string Level,
    string? Signer,
    IReadOnlyList<string> Recipients);

public sealed record GoldCitation(
    int Start, int End, string Text, string Type, string Number, string? Date, string? Issuer, string Relation, int? Within)
{
    public string? Pinpoint { get; init; }

    /// <summary>What tells the instrument that is meant from all others.</summary>
    public string? Instrument { get; init; }
}

/// <param name="Citation">Index of the latest mention of what it stands for.</param>
public sealed record GoldShortForm(int Start, int End, string Text, int Citation);

public sealed record GoldUnnumbered(int Start, int End, string Text, string Title);

public sealed record GoldMovement(int Start, int End, string Text, string Name, string Form, string? Family, bool Quoted);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(GoldDocument))]
internal sealed partial class GoldJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters as they are, not escaped.</summary>
    public static GoldJson Readable => field ??= new GoldJson(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    });
}
