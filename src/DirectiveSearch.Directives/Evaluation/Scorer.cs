using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>Compares what was extracted with what was annotated; a citation is matched when spans overlap and the number agrees, one to one.</summary>
public static class Scorer
{
    /// <param name="extraction">Of the very text that was annotated.</param>
    public static Score Compare(GoldDocument gold, Extraction extraction)
    {
        var misses = new List<Miss>();
        var (citations, fields) = Citations(gold, extraction.Citations, misses);
        var quoted = gold.Movements?.Where(movement => movement.Quoted).ToList();
        var unquoted = gold.Movements?.Where(movement => !movement.Quoted).ToList();
        var found = extraction.Movements.ToLookup(movement => movement.Quoted);
        var (movements, forms) = Movements(gold.Document, quoted, [.. found[true]], misses);
        var (shortForms, antecedents) = ShortForms(gold, extraction, misses);
        return new Score(
            citations,
            fields,
            Unnumbered(gold, extraction.Unnumbered, misses),
            movements,
            forms,
            Movements(gold.Document, unquoted, [.. found[false]], misses).Match,
            Metadata(gold, extraction.Metadata, misses),
            misses)
        { ShortForms = shortForms, Antecedents = antecedents };
    }

    private static (MatchScore Match, Dictionary<string, FieldScore> Fields) Citations(GoldDocument gold, IReadOnlyList<Citation> found, List<Miss> misses)
    {
        if (gold.Citations is not { } wanted) return (MatchScore.None, []);
        var pairs = PairCitations(gold, found);
        Report(gold.Document, "citation", wanted, found, pairs, misses, item => (item.Span, item.Text), item => (item.Span, item.Text));
        var fields = new FieldTally(gold.Document, "citation", misses);
        foreach (var (left, right) in pairs)
        {
            var (annotated, citation) = (wanted[left], found[right]);
            fields.Compare("type", annotated.Span.Start, annotated.Type, citation.Type);
            fields.Compare("date", annotated.Span.Start, annotated.Date, citation.StatedDate?.ToString());
            fields.Compare("issuer", annotated.Span.Start, annotated.Issuer, citation.Issuer);
            fields.Compare("relation", annotated.Span.Start, annotated.Relation, GoldJson.RelationName(citation.Relation));
            if (annotated.Pinpoint is { } pinpoint) fields.Compare("pinpoint", annotated.Span.Start, pinpoint, citation.Pinpoint);
            fields.Compare("within", annotated.Span.Start, Number(annotated.Within, wanted), Outer(citation.Within, wanted, found, pairs));
        }

        return (new MatchScore(wanted.Count, found.Count, pairs.Count), fields.Scores);
    }

    /// <summary>Indexes of annotated citations with those of the found ones they meet.</summary>
    internal static Dictionary<int, int> PairCitations(GoldDocument gold, IReadOnlyList<Citation> found) =>
        Pair(gold.Citations ?? [], found, (left, right) => left.Span.Overlaps(right.Span) && Comparison.SameNumber(left.Number, right.Number));

    private static string? Number(int? index, IReadOnlyList<GoldCitation> citations) => index is { } at && at < citations.Count ? $"{at} {citations[at].Number}" : null;

    /// <summary>The annotated citation to which the outer one of a found citation was matched.</summary>
    private static string? Outer(int? within, IReadOnlyList<GoldCitation> wanted, IReadOnlyList<Citation> found, Dictionary<int, int> pairs)
    {
        if (within is not { } index) return null;
        var matched = pairs.Where(pair => pair.Value == index).Select(pair => (int?)pair.Key).FirstOrDefault();
        return Number(matched, wanted) ?? $"? {found[index].Number}";
    }

    private static MatchScore Unnumbered(GoldDocument gold, IReadOnlyList<UnnumberedReference> found, List<Miss> misses)
    {
        if (gold.Unnumbered is not { } wanted) return MatchScore.None;
        var pairs = Pair(wanted, found, (left, right) => left.Span.Overlaps(right.Span));
        Report(gold.Document, "unnumbered", wanted, found, pairs, misses, item => (item.Span, item.Text), item => (item.Span, item.Text));
        return new MatchScore(wanted.Count, found.Count, pairs.Count);
    }

    /// <summary>A short form stands for an instrument, so any mention of its number is right.</summary>
    private static (MatchScore Match, FieldScore Antecedents) ShortForms(GoldDocument gold, Extraction extraction, List<Miss> misses)
    {
        if (gold.ShortForms is not { } wanted) return (MatchScore.None, new FieldScore(0, 0));
        var found = extraction.ShortForms;
        var pairs = Pair(wanted, found, (left, right) => left.Span.Overlaps(right.Span));
        Report(gold.Document, "short", wanted, found, pairs, misses, item => (item.Span, item.Text), item => (item.Span, item.Text));
        var fields = new FieldTally(gold.Document, "short", misses);
        foreach (var (left, right) in pairs)
        {
            var (meant, read) = (wanted[left].Citation, found[right].Citation);
            fields.Compare(
                "citation", wanted[left].Span.Start, meant is { } index && index < gold.Citations?.Count ? gold.Citations[index].Number : null,
                read is { } at ? extraction.Citations[at].Number : null);
        }

        return (new MatchScore(wanted.Count, found.Count, pairs.Count), fields.Scores.GetValueOrDefault("citation") ?? new FieldScore(0, 0));
    }

    private static (MatchScore Match, Dictionary<string, FieldScore> Fields) Movements(
        string document, List<GoldMovement>? wanted, List<MovementMention> found, List<Miss> misses)
    {
        if (wanted is null) return (MatchScore.None, []);
        var pairs = Pair(wanted, found, (left, right) => left.Span.Overlaps(right.Span) && Comparison.SameName(left.Name, right.Name));
        Report(document, "movement", wanted, found, pairs, misses, item => (item.Span, item.Name), item => (item.Span, item.Name));
        var fields = new FieldTally(document, "movement", misses);
        foreach (var (left, right) in pairs)
        {
            fields.Compare("form", wanted[left].Span.Start, wanted[left].Form, GoldJson.FormName(found[right].Form));
            fields.Compare("family", wanted[left].Span.Start, wanted[left].Family, found[right].Family);
        }

        return (new MatchScore(wanted.Count, found.Count, pairs.Count), fields.Scores);
    }

    /// <summary>Fields that are null in the annotation are not compared, nor are the recipients.</summary>
    private static Dictionary<string, FieldScore> Metadata(GoldDocument gold, DocumentMetadata metadata, List<Miss> misses)
    {
        var found = GoldJson.Metadata(metadata);
        var fields = new FieldTally(gold.Document, "metadata", misses);
        foreach (var (field, wanted) in gold.Metadata)
        {
            fields.Count(field, -1, wanted, found[field]?.ToString(), Comparison.SameField(field, wanted, found[field]?.ToString()));
        }

        return fields.Scores;
    }

    /// <summary>Indexes of wanted and found items that meet, in text order.</summary>
    private static Dictionary<int, int> Pair<TGold, TFound>(IReadOnlyList<TGold> wanted, IReadOnlyList<TFound> found, Func<TGold, TFound, bool> meet)
    {
        var pairs = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        for (var left = 0; left < wanted.Count; left++)
        {
            var right = Enumerable.Range(0, found.Count).FirstOrDefault(index => !taken.Contains(index) && meet(wanted[left], found[index]), -1);
            if (right < 0) continue;
            taken.Add(right);
            pairs[left] = right;
        }

        return pairs;
    }

    private static void Report<TGold, TFound>(
        string document, string kind, IReadOnlyList<TGold> wanted, IReadOnlyList<TFound> found, Dictionary<int, int> pairs, List<Miss> misses,
        Func<TGold, (TextSpan Span, string Text)> gold, Func<TFound, (TextSpan Span, string Text)> predicted)
    {
        misses.AddRange(wanted.Where((_, index) => !pairs.ContainsKey(index)).Select(gold).Select(item => new Miss(document, kind + ".missed", item.Span.Start, item.Text, null)));
        misses.AddRange(found.Where((_, index) => !pairs.ContainsValue(index)).Select(predicted).Select(item => new Miss(document, kind + ".extra", item.Span.Start, null, item.Text)));
    }

    /// <summary>Counts right fields and notes the wrong ones.</summary>
    private sealed class FieldTally(string document, string kind, List<Miss> misses)
    {
        public Dictionary<string, FieldScore> Scores { get; } = [];

        public void Compare(string field, int start, string? gold, string? predicted) =>
            Count(field, start, gold, predicted, Comparison.SameName(gold, predicted));

        public void Count(string field, int start, string? gold, string? predicted, bool right)
        {
            var score = Scores.GetValueOrDefault(field) ?? new FieldScore(0, 0);
            Scores[field] = new FieldScore(score.Right + (right ? 1 : 0), score.Of + 1);
            if (!right) misses.Add(new Miss(document, $"{kind}.{field}", start, gold, predicted));
        }
    }
}
