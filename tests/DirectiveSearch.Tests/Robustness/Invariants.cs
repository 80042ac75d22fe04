using System.Globalization;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Robustness;

/// <summary>What holds of every reading of every text.</summary>
internal static class Invariants
{
    private static readonly DocumentMetadata Nothing = new(null, null, null, null, null, null, null, null, null, null, null, [], []);

    /// <summary>The first one that is broken, with the words; null when all hold.</summary>
    public static string? Broken(string text, Extraction read) =>
        Spans(text, read).Concat(Indices(read)).Concat(Dates(read)).Concat(Alone(text, read)).FirstOrDefault();

    private static IEnumerable<string> Spans(string text, Extraction read)
    {
        foreach (var citation in read.Citations)
        {
            if (!Holds(text, citation.Span, citation.Text)) yield return $"citation {citation.Span} is not its text «{citation.Text}»";
            if (!Lies(text, citation.Sentence) || !citation.Sentence.Contains(citation.Span)) yield return $"the sentence {citation.Sentence} does not hold the citation {citation.Span}";
            foreach (var words in citation.Reasons.SelectMany(reason => reason.Words))
                if (!Lies(text, words)) yield return $"a reason of «{citation.Text}» lies outside: {words}";
        }

        foreach (var form in read.ShortForms)
            if (!Holds(text, form.Span, form.Text) || !Lies(text, form.Sentence)) yield return $"short form {form.Span} is not its text «{form.Text}»";
        foreach (var reference in read.Unnumbered)
            if (!Holds(text, reference.Span, reference.Text)) yield return $"reference {reference.Span} is not its text «{reference.Text}»";
        foreach (var movement in read.Movements)
            if (!Holds(text, movement.Span, movement.Text) || !Lies(text, movement.Sentence)) yield return $"movement {movement.Span} is not its text «{movement.Text}»";
        foreach (var section in read.Sections)
            if (!Lies(text, section.Span) || section.Depth < 1) yield return $"section {section.Span} lies outside";
        foreach (var words in read.Metadata.Reasons.Concat(read.Movements.SelectMany(movement => movement.Reasons)).SelectMany(reason => reason.Words))
            if (!Lies(text, words)) yield return $"a reason lies outside: {words}";
        if (!InOrder(read.Citations.Select(citation => citation.Span))) yield return "citations overlap or are out of order";
        if (!InOrder(read.Unnumbered.Select(reference => reference.Span))) yield return "references overlap or are out of order";
    }

    private static IEnumerable<string> Indices(Extraction read)
    {
        for (var index = 0; index < read.Citations.Count; index++)
            if (read.Citations[index].Within is { } outer && (outer < 0 || outer >= index)) yield return $"citation {index} stands within {outer}";
        foreach (var form in read.ShortForms)
        {
            if (form.Candidates.Any(index => index < 0 || index >= read.Citations.Count || read.Citations[index].Span.End > form.Span.Start)) yield return $"«{form.Text}» stands for no earlier citation";
            if (form.Citation is { } known && !form.Candidates.Contains(known)) yield return $"«{form.Text}» stands for {known}, which is no candidate";
        }
    }

    private static IEnumerable<string> Dates(Extraction read) =>
        read.Citations.SelectMany(citation => new[] { citation.StatedDate, citation.Date }).Append(read.Metadata.Date)
            .Where(date => date is { } known && !IsDay(known)).Select(date => $"there is no day {date}");

    /// <summary>A mention that states its type says the same when it stands alone.</summary>
    private static IEnumerable<string> Alone(string text, Extraction read)
    {
        foreach (var (index, citation) in read.Citations.Index().DistinctBy(pair => pair.Item.Text).Take(20))
        {
            if (!citation.Text.StartsWith(citation.Type, StringComparison.Ordinal)) continue;
            var again = CitationReader.Read(TextNormalizer.Normalize(Alone(text, read.Citations, index)), Nothing);
            if (!again.Any(other => other.Number == citation.Number && other.Type == citation.Type)) yield return $"«{citation.Text}» alone is not {citation.Type} {citation.Number} but {string.Join(" | ", again.Select(other => $"{other.Type} {other.Number}"))}";
        }
    }

    /// <summary>With the number that lends its code, where only a serial stands.</summary>
    internal static string Alone(string published, IReadOnlyList<Citation> citations, int index)
    {
        var last = index;
        while (last + 1 < citations.Count && !citations[last].Text.AsSpan().ContainsAny('/', '-')) last++;
        return published[citations[index].Span.Start..citations[last].Span.End];
    }

    private static bool Holds(string text, TextSpan span, string words) => Lies(text, span) && span.In(text) == words;

    private static bool Lies(string text, TextSpan span) => span.Start >= 0 && span.Start <= span.End && span.End <= text.Length;

    private static bool InOrder(IEnumerable<TextSpan> spans) => spans.Zip(spans.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);

    private static bool IsDay(PartialDate date) =>
        date.Month is null || DateTime.TryParseExact($"{date.Year:D4}-{date.Month:D2}-{date.Day ?? 1:D2}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
