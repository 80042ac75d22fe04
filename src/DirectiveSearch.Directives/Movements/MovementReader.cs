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
        var sentence = MovementName.Sentence(text.Text, found.Start, found.End);
        var (family, why) = Family(text, span, name, sentence);
        return new MovementMention(span, span.In(text.Published), name, found.Form, family, found.Quoted, text.ToPublished(sentence))
        {
            Reasons = [Naming("name", found.Rule, found, text, span), Naming("form", found.Cue is null ? "form-of-known-name" : "form-of-label", found, text, span), .. why],
        };
    }

    private static Reason Naming(string field, string rule, FoundMovement found, NormalizedText text, TextSpan name) =>
        new(field, rule, [found.Cue is { } cue ? text.ToPublished(cue) : name]);

    /// <summary>The family with its reason; a doubtful one is only the reason.</summary>
    private static (string? Family, IReadOnlyList<Reason> Why) Family(NormalizedText text, TextSpan span, string name, TextSpan sentence)
    {
        var match = MovementFamilies.Match(name);
        if (match is { } known && MovementFamilies.IsFamily(known))
        {
            var rule = known.Evidence switch
            {
                FamilyEvidence.NationalName => "family-national-name",
                FamilyEvidence.OtherName => "family-other-name",
                _ => "family-local-variant",
            };
            return (known.Movement.Name, [new Reason("family", rule, [span], known.Movement.Name)]);
        }

        if (match is not null) return (null, []);
        var around = sentence.In(text.Text);
        if (MovementFamilies.LaunchedBy(around, name) is { } launched)
        {
            var at = sentence.Start + around.IndexOf(launched.Number, StringComparison.Ordinal);
            return (launched.Movement.Name, [new Reason("family", "family-of-decision", [text.ToPublished(new TextSpan(at, at + launched.Number.Length)), span], launched.Movement.Name)]);
        }

        return (null, MovementFamilies.Resembled(name) is { } doubtful ? [new Reason("family", "family-doubtful", [span], doubtful)] : []);
    }

    /// <summary>A name in a title in capitals takes the case that the title was given.</summary>
    private static string InTitleCase(string name, string? title)
    {
        if (title is null || name.HasLower()) return name;
        var at = title.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? name : char.ToUpperInvariant(title[at]) + title[(at + 1)..(at + name.Length)];
    }
}
