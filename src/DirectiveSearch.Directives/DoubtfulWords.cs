using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives;

/// <summary>A word whose characters are in doubt and decide which instrument is meant.</summary>
/// <param name="Fields">What hangs on it: number, date, issuer, title.</param>
/// <param name="Citation">Index of the first citation that hangs on it; null: only the document's own number, date, issuer or title does.</param>
public sealed record DoubtfulReading(TextSpan Span, IReadOnlyList<string> Fields, int? Citation);

/// <summary>Marks what was read out of words whose very characters are in doubt, as those of a scan may be.</summary>
public static class DoubtfulWords
{
    private const string Number = "number";
    private const string IssuerInDoubt = "issuer-read-doubtful";

    /// <summary>The fields whose characters decide which instrument is meant, the title by which people know it, and the warning of each.</summary>
    private static readonly (string Field, string Warning)[] Watched =
        [(Number, "number-read-doubtful"), ("date", "date-read-doubtful"), ("issuer", IssuerInDoubt), ("title", "title-read-doubtful")];

    /// <param name="doubts">Spans in the text as published, in text order, none within another.</param>
    public static Extraction Mark(Extraction read, IReadOnlyList<TextSpan> doubts) => doubts.Count == 0 ? read : read with
    {
        Citations = [.. read.Citations.Select(citation => Mark(citation, doubts))],
        Metadata = WarningsOf(Doubted(read.Metadata.Reasons, doubts)) is { Count: > 0 } warnings
            ? read.Metadata with { Warnings = [.. read.Metadata.Warnings, .. warnings] } : read.Metadata,
    };

    /// <summary>Each doubtful word on which something hangs, once, in text order.</summary>
    /// <param name="doubts">As for <see cref="Mark(Extraction, IReadOnlyList{TextSpan})"/>.</param>
    public static IReadOnlyList<DoubtfulReading> Of(Extraction read, IReadOnlyList<TextSpan> doubts)
    {
        if (doubts.Count == 0) return [];
        var all = read.Citations.SelectMany((citation, index) => Doubted(citation, doubts).Select(doubted => (doubted.Field, doubted.Span, Citation: (int?)index)))
            .Concat(Doubted(read.Metadata.Reasons, doubts).Select(doubted => (doubted.Field, doubted.Span, Citation: (int?)null)));
        return [.. all.GroupBy(doubted => doubted.Span).OrderBy(group => group.Key.Start).Select(group => new DoubtfulReading(
            group.Key,
            [.. Watched.Select(watched => watched.Field).Where(field => group.Any(doubted => doubted.Field == field))],
            group.Select(doubted => doubted.Citation).FirstOrDefault(citation => citation is not null)))];
    }

    private static Citation Mark(Citation citation, IReadOnlyList<TextSpan> doubts)
    {
        var warnings = WarningsOf(Doubted(citation, doubts));
        if (!warnings.Contains(IssuerInDoubt) && IsUnknownIssuer(citation)) warnings.Add(IssuerInDoubt);
        return warnings.Count == 0 ? citation : citation with
        {
            Warnings = [.. citation.Warnings, .. warnings],
            Confidence = Math.Round(Math.Max(0.1, citation.Confidence - (0.15 * warnings.Count)), 2),
        };
    }

    /// <summary>"Thủ Tướ Ng Chính Phủ": where letters are in doubt at all, a name that no table knows may be a known one that was misread.</summary>
    private static bool IsUnknownIssuer(Citation citation) =>
        citation.Issuer is { } issuer && citation.Reasons.Any(reason => reason.Field == "issuer" && reason.Words.Count > 0) && IssuerNames.Read(issuer, 0, issuer.Length, DocumentMetadata.Empty) is not { Known: true };

    private static List<string> WarningsOf(IEnumerable<(string Field, TextSpan Span)> doubted)
    {
        var fields = doubted.Select(one => one.Field).ToHashSet();
        return [.. Watched.Where(watched => fields.Contains(watched.Field)).Select(watched => watched.Warning)];
    }

    private static IEnumerable<(string Field, TextSpan Span)> Doubted(Citation citation, IReadOnlyList<TextSpan> doubts) =>
        Doubted(citation.Reasons, doubts).Concat(Within(citation.Span, doubts).Where(doubt => IsOfNumber(citation, doubt)).Select(doubt => (Number, doubt)));

    private static IEnumerable<(string Field, TextSpan Span)> Doubted(IReadOnlyList<Reason> reasons, IReadOnlyList<TextSpan> doubts) =>
        reasons.Where(reason => Watched.Any(watched => watched.Field == reason.Field))
            .SelectMany(reason => reason.Words.SelectMany(words => Within(words, doubts)).Select(doubt => (reason.Field, doubt)));

    /// <summary>The mention holds type words, blanks and the number; only the number has figures and separators.</summary>
    private static bool IsOfNumber(Citation citation, TextSpan doubt)
    {
        var word = citation.Text.AsSpan(Math.Max(0, doubt.Start - citation.Span.Start)..Math.Min(citation.Text.Length, doubt.End - citation.Span.Start));
        return word.ContainsAnyInRange('0', '9') || word.ContainsAny('/', '-');
    }

    /// <summary>The doubts that share a character with these words.</summary>
    private static IEnumerable<TextSpan> Within(TextSpan words, IReadOnlyList<TextSpan> doubts)
    {
        for (var index = Sorted.FirstBehind(doubts, static doubt => doubt.End, words.Start); index < doubts.Count && doubts[index].Start < words.End; index++) yield return doubts[index];
    }
}
