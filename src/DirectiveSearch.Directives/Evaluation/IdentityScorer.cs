using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>Whether citations of one instrument were brought together, and those of different ones kept apart. Pairs are pairs of citations.</summary>
/// <param name="Citations">Matched ones whose instrument is annotated.</param>
/// <param name="WrongMerges">Pairs of different instruments under one slug; no reader should ever be told so.</param>
/// <param name="WrongSplits">Pairs of one instrument under two slugs.</param>
/// <param name="Abstained">Citations that were left without an instrument.</param>
public sealed record IdentityScore(int Citations, int Instruments, long WrongMerges, long WrongSplits, int Abstained, IReadOnlyList<Miss> Misses);

/// <summary>Resolves the evidence of many documents together and compares the outcome with the annotated instruments.</summary>
public sealed class IdentityScorer
{
    private readonly Dictionary<Evidence, (long Id, int Documents)> evidence = [];
    private readonly List<(string Document, Evidence Key, GoldCitation Gold)> mentions = [];

    /// <summary>Adds what one document states, held ones' own numbers included.</summary>
    public void Add(GoldDocument gold, Extraction extraction)
    {
        var keys = Stating.Of(extraction.Citations, extraction.Metadata);
        foreach (var key in keys.Distinct()) Count(key);
        if (Stating.OfHeld(gold.Document, extraction.Metadata) is { } held) Count(held);
        foreach (var (left, right) in Scorer.PairCitations(gold, extraction.Citations))
        {
            if (gold.Citations![left].Instrument is not null) mentions.Add((gold.Document, keys[right], gold.Citations[left]));
        }
    }

    /// <returns>Null when no annotation names instruments.</returns>
    public IdentityScore? Score()
    {
        if (mentions.Count == 0) return null;
        var slugs = Resolve();
        var resolved = mentions.Select(mention => (mention.Document, mention.Gold, Slug: slugs[evidence[mention.Key].Id])).ToList();
        var told = resolved.Where(mention => mention.Slug is not null).ToList();
        var merged = told.GroupBy(mention => mention.Slug!).Where(group => group.DistinctBy(mention => mention.Gold.Instrument).Skip(1).Any()).ToList();
        var split = told.GroupBy(mention => mention.Gold.Instrument!).Where(group => group.DistinctBy(mention => mention.Slug).Skip(1).Any()).ToList();
        var misses = merged.Select(group => Example("instrument.merged", group.ToList(), group.Key, mention => mention.Gold.Instrument!))
            .Concat(split.Select(group => Example("instrument.split", group.ToList(), group.Key, mention => mention.Slug!)));
        return new IdentityScore(
            mentions.Count, mentions.DistinctBy(mention => mention.Gold.Instrument).Count(),
            merged.Sum(group => MixedPairs(group.Select(mention => mention.Gold.Instrument!))),
            split.Sum(group => MixedPairs(group.Select(mention => mention.Slug!))),
            resolved.Count - told.Count, [.. misses]);
    }

    private void Count(Evidence key) =>
        evidence[key] = evidence.TryGetValue(key, out var known) ? (known.Id, known.Documents + 1) : (evidence.Count + 1, 1);

    private Dictionary<long, string?> Resolve() => evidence
        .Select(entry => entry.Key with { Id = entry.Value.Id, Documents = entry.Value.Documents })
        .GroupBy(piece => Resolver.GroupKey(piece.Type, piece.Number))
        .SelectMany(group => Resolver.Resolve([.. group]).Assignments)
        .ToDictionary(assignment => assignment.EvidenceId, assignment => assignment.Slug);

    /// <summary>Pairs whose two members differ.</summary>
    private static long MixedPairs(IEnumerable<string> names)
    {
        var counts = names.GroupBy(name => name).Select(group => (long)group.Count()).ToList();
        return Pairs(counts.Sum()) - counts.Sum(Pairs);
    }

    private static long Pairs(long count) => count * (count - 1) / 2;

    /// <summary>A member of the smallest part shows the trouble best: the others are what it should not, or should, be with.</summary>
    private static Miss Example(string kind, List<(string Document, GoldCitation Gold, string? Slug)> group, string common, Func<(string Document, GoldCitation Gold, string? Slug), string> part)
    {
        var odd = group.GroupBy(part).OrderBy(members => members.Count()).ThenBy(members => members.Key, StringComparer.Ordinal).First().First();
        var others = string.Join(" | ", group.Select(part).Distinct().Order(StringComparer.Ordinal).Take(4));
        return kind.EndsWith("merged", StringComparison.Ordinal)
            ? new Miss(odd.Document, kind, odd.Gold.Span.Start, others, common)
            : new Miss(odd.Document, kind, odd.Gold.Span.Start, common, others);
    }
}
