using DirectiveSearch.Text;

namespace DirectiveSearch.Directives;

/// <summary>Marks what was read out of words whose very characters are in doubt, as those of a scan may be.</summary>
public static class DoubtfulWords
{
    private const string Number = "number-read-doubtful";

    /// <summary>The fields whose characters decide which instrument is meant, and the warning of each.</summary>
    private static readonly (string Field, string Warning)[] Watched = [("number", Number), ("date", "date-read-doubtful"), ("issuer", "issuer-read-doubtful")];

    /// <param name="doubts">Spans in the text as published, in text order, none within another.</param>
    public static Extraction Mark(Extraction read, IReadOnlyList<TextSpan> doubts) => doubts.Count == 0 ? read : read with
    {
        Citations = [.. read.Citations.Select(citation => Mark(citation, doubts))],
        Metadata = WarningsOf(read.Metadata.Reasons, doubts) is { Count: > 0 } warnings
            ? read.Metadata with { Warnings = [.. read.Metadata.Warnings, .. warnings] } : read.Metadata,
    };

    private static Citation Mark(Citation citation, IReadOnlyList<TextSpan> doubts)
    {
        var warnings = WarningsOf(citation.Reasons, doubts);
        if (!warnings.Contains(Number) && From(doubts, citation.Span.Start).TakeWhile(doubt => doubt.Start < citation.Span.End).Any(doubt => IsOfNumber(citation, doubt))) warnings.Insert(0, Number);
        return warnings.Count == 0 ? citation : citation with
        {
            Warnings = [.. citation.Warnings, .. warnings],
            Confidence = Math.Round(Math.Max(0.1, citation.Confidence - (0.15 * warnings.Count)), 2),
        };
    }

    private static List<string> WarningsOf(IReadOnlyList<Reason> reasons, IReadOnlyList<TextSpan> doubts) =>
        [.. Watched.Where(watched => reasons.Any(reason => reason.Field == watched.Field && reason.Words.Any(words => IsIn(words, doubts)))).Select(watched => watched.Warning)];

    /// <summary>The mention holds type words, blanks and the number; only the number has figures and separators.</summary>
    private static bool IsOfNumber(Citation citation, TextSpan doubt)
    {
        var word = citation.Text.AsSpan(Math.Max(0, doubt.Start - citation.Span.Start)..Math.Min(citation.Text.Length, doubt.End - citation.Span.Start));
        return word.ContainsAnyInRange('0', '9') || word.ContainsAny('/', '-');
    }

    private static bool IsIn(TextSpan words, IReadOnlyList<TextSpan> doubts) => From(doubts, words.Start).Take(1).Any(doubt => doubt.Start < words.End);

    /// <summary>The doubts that end behind a place.</summary>
    private static IEnumerable<TextSpan> From(IReadOnlyList<TextSpan> doubts, int start)
    {
        for (var index = Sorted.FirstBehind(doubts, static doubt => doubt.End, start); index < doubts.Count; index++) yield return doubts[index];
    }
}
