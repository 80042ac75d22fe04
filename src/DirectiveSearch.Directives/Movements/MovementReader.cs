using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>Finds the named movements and campaigns that a document carries.</summary>
public static class MovementReader
{
    /// <summary>In text order; spans count in the text as published.</summary>
    public static IReadOnlyList<MovementMention> Read(NormalizedText text, DocumentMetadata metadata)
    {
        var quoted = QuotedMovements.Read(text.Text).ToList();
        return [.. quoted.Concat(UnquotedMovements.Read(text.Text, quoted)).OrderBy(found => found.Start).Select(found => Mention(text, found, metadata.Title))];
    }

    private static MovementMention Mention(NormalizedText text, FoundMovement found, string? title)
    {
        var span = text.ToPublished(new TextSpan(found.Start, found.End));
        var name = InTitleCase(MovementName.OneLine(text.Text[found.Start..found.End]), title);
        var sentence = text.ToPublished(MovementName.Sentence(text.Text, found.Start, found.End));
        return new MovementMention(span, span.In(text.Published), name, found.Form, MovementFamilies.FamilyOf(name), found.Quoted, sentence);
    }

    /// <summary>A name in a title in capitals takes the case that the title was given.</summary>
    private static string InTitleCase(string name, string? title)
    {
        if (title is null || name.Any(char.IsLower)) return name;
        var at = title.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? name : char.ToUpperInvariant(title[at]) + title[(at + 1)..(at + name.Length)];
    }
}
