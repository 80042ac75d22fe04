using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>What one reading gave for one mention, as a saved run keeps it; a document's own metadata is one such line too.</summary>
/// <param name="Kind">citation, unnumbered, short, movement or metadata.</param>
/// <param name="Span">In the text as published; empty for metadata.</param>
/// <param name="Text">As the text writes it, on one line.</param>
/// <param name="Fields">What is known, in a fixed order; what is not known is left out.</param>
public sealed record RunLine(string Document, string Kind, TextSpan Span, string Text, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public string? this[string field] => Fields.FirstOrDefault(pair => pair.Key == field).Value;

    /// <summary>All lines of one document, in text order.</summary>
    public static IReadOnlyList<RunLine> Of(string document, Extraction extraction) =>
    [
        Line(document, "metadata", default, "", Metadata(extraction.Metadata)),
        .. extraction.Citations.Select(citation => Line(document, "citation", citation.Span, citation.Text, Citation(citation, extraction.Citations)))
            .Concat(extraction.Unnumbered.Select(reference => Line(document, "unnumbered", reference.Span, reference.Text, [("title", reference.Title)])))
            .Concat(extraction.ShortForms.Select(form => Line(document, "short", form.Span, form.Text, ShortForm(form, extraction.Citations))))
            .Concat(extraction.Movements.Select(movement => Line(document, "movement", movement.Span, movement.Text, Movement(movement))))
            .OrderBy(line => line.Span.Start).ThenBy(line => line.Span.End).ThenBy(line => line.Kind, StringComparer.Ordinal),
    ];

    private static (string, string?)[] Metadata(DocumentMetadata metadata) =>
    [
        ("type", metadata.Type), ("title", metadata.Title), ("number", metadata.Number), ("place", metadata.Place), ("date", metadata.Date?.ToString()),
        ("year", metadata.Year?.ToString()), ("issuer", metadata.Issuer), ("province", metadata.Province), ("district", metadata.District),
        ("level", metadata.Level is { } level ? GoldJson.LevelName(level) : null), ("signer", metadata.Signer),
        ("recipients", string.Join("; ", metadata.Recipients)), ("warnings", string.Join(", ", metadata.Warnings)),
    ];

    private static (string, string?)[] Citation(Citation citation, IReadOnlyList<Citation> all) =>
    [
        ("type", citation.Type), ("number", citation.Number), ("date", citation.StatedDate?.ToString()),
        ("resolved_date", citation.Date == citation.StatedDate ? null : citation.Date?.ToString()), ("issuer", citation.Issuer),
        ("relation", GoldJson.RelationName(citation.Relation)), ("within", citation.Within is { } outer ? all[outer].Number : null),
        ("pinpoint", citation.Pinpoint), ("subject", citation.Subject), ("warnings", string.Join(", ", citation.Warnings)),
    ];

    private static (string, string?)[] ShortForm(ShortForm form, IReadOnlyList<Citation> all) => form.Citation is { } meant
        ? [("citation", all[meant].Number)]
        : [("candidates", string.Join(", ", form.Candidates.Select(candidate => all[candidate].Number)))];

    private static (string, string?)[] Movement(MovementMention movement) =>
    [
        ("name", movement.Name), ("form", GoldJson.FormName(movement.Form)), ("family", movement.Family), ("quoted", movement.Quoted ? "yes" : "no"),
    ];

    /// <summary>Tabs and line breaks part the columns and lines of a run, so no value may hold them.</summary>
    private static RunLine Line(string document, string kind, TextSpan span, string text, (string Name, string? Value)[] fields) => new(
        Blanks.OneLine(document), kind, span, Blanks.OneLine(text),
        [.. fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => KeyValuePair.Create(field.Name, Blanks.OneLine(field.Value!)))]);
}
