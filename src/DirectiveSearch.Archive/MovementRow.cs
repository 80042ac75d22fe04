using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

#pragma warning disable CA1812 // Dapper makes the rows.

internal sealed record MovementRow
{
    public const string Columns = """
        m.document_id, m.position, m.span_start, m.span_end, m.text, m.name, m.form, m.family, m.quoted, m.sentence_start, m.sentence_end, m.reasons, m.movement_slug,
        m.name_slug, m.possible_family, m.decided
        """;

    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Text { get; init; } = "";
    public string Name { get; init; } = "";
    public int Form { get; init; }
    public string? Family { get; init; }
    public int Quoted { get; init; }
    public int SentenceStart { get; init; }
    public int SentenceEnd { get; init; }
    public string Reasons { get; init; } = "[]";
    public string MovementSlug { get; init; } = "";
    public string NameSlug { get; init; } = "";
    public string? PossibleFamily { get; init; }
    public int Decided { get; init; }

    /// <param name="families">What people decided, by the slug of the name.</param>
    public static MovementRow Of(string documentId, int position, MovementMention mention, IReadOnlyDictionary<string, string?> families)
    {
        var name = UnitDirectory.Slug(mention.Name);
        var decided = families.TryGetValue(name, out var family);
        if (!decided) family = mention.Family;
        return Of(documentId, position, mention) with
        {
            Family = family,
            MovementSlug = family is null ? name : UnitDirectory.Slug(family),
            NameSlug = name,
            PossibleFamily = mention.PossibleFamily,
            Decided = Stored.Flag(decided),
        };
    }

    private static MovementRow Of(string documentId, int position, MovementMention mention) => new()
    {
        DocumentId = documentId,
        Position = position,
        SpanStart = mention.Span.Start,
        SpanEnd = mention.Span.End,
        Text = mention.Text,
        Name = mention.Name,
        Form = (int)mention.Form,
        Quoted = Stored.Flag(mention.Quoted),
        SentenceStart = mention.Sentence.Start,
        SentenceEnd = mention.Sentence.End,
        Reasons = Stored.Reasons(mention.Reasons),
    };

    public StoredMovement ToMovement() => new(
        DocumentId,
        Position,
        new MovementMention(
            new TextSpan(SpanStart, SpanEnd), Text, Name, (MovementForm)Form, Family, Quoted != 0, new TextSpan(SentenceStart, SentenceEnd))
        {
            Reasons = Stored.Reasons(Reasons),
        },
        MovementSlug)
    {
        IsDecided = Decided != 0,
    };
}

/// <summary>The address of a movement: of its family, or of itself where no family is known.</summary>
internal static class StoredMovementSlug
{
    public static string Of(MovementMention mention) => UnitDirectory.Slug(mention.Family ?? mention.Name);
}
