using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>A movement that the document carries, with every mention.</summary>
/// <param name="Name">As this document writes it first.</param>
/// <param name="Family">The family's name where it differs from the name here.</param>
public sealed record CarriedMovement(
    string Card, string Slug, string Name, MovementForm Form, string? Family, IReadOnlyList<MovementPlace> Places, IReadOnlyList<Mark> Marks)
{
    /// <summary>Of the first mention.</summary>
    public Why? Why { get; init; }

    /// <summary>People said which movement this is.</summary>
    public bool IsDecided { get; init; }

    /// <summary>A national movement that it may belong to; null where there is no doubt, or none left.</summary>
    public string? PossibleFamily { get; init; }

    public string Href => Address.Movement(Slug);

    public static IReadOnlyList<CarriedMovement> Group(DocumentRecord document, IReadOnlyDictionary<string, MovementSummary> known, TextLines lines) =>
        [.. document.Movements.GroupBy(stored => stored.MovementSlug).Select((group, index) => Of($"pt-{index + 1}", [.. group], document.Text, known) with
        {
            // What people decided stands against what was read of the family.
            Why = Why.Of(group.First().Mention.Name, group.First().Mention.Reasons.Where(reason => reason.Field != "family" || !group.First().IsDecided), lines),
            IsDecided = group.Any(stored => stored.IsDecided),
            PossibleFamily = group.Where(stored => !stored.IsDecided).Select(stored => stored.Mention.PossibleFamily).FirstOrDefault(family => family is not null),
        })];

    private static CarriedMovement Of(string card, IReadOnlyList<StoredMovement> mentions, string text, IReadOnlyDictionary<string, MovementSummary> known)
    {
        var first = mentions[0];
        var family = known.GetValueOrDefault(first.MovementSlug)?.Name ?? first.Mention.Family;
        return new CarriedMovement(
            card, first.MovementSlug, first.Mention.Name, first.Mention.Form,
            family is null || string.Equals(family, first.Mention.Name, StringComparison.OrdinalIgnoreCase) ? null : family,
            [.. mentions.Select(mention => Place(mention, text))],
            [.. mentions.Select(mention => new Mark(mention.Mention.Span, Anchor(mention), card, "move", Words.Of(mention.Mention.Form)))]);
    }

    private static MovementPlace Place(StoredMovement stored, string text)
    {
        var (span, sentence) = (stored.Mention.Span, stored.Mention.Sentence);
        return new MovementPlace(Anchor(stored), Excerpt.Around(sentence.In(text), new TextSpan(span.Start - sentence.Start, span.End - sentence.Start)));
    }

    private static string Anchor(StoredMovement stored) => $"neu-{stored.Index + 1}";
}

/// <summary>One place where the text names a movement.</summary>
public sealed record MovementPlace(string Anchor, Excerpt Sentence);
