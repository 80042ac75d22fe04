using System.Collections.Concurrent;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>What every search needs of every document, held in arrays by ordinal. Ordinals only grow and are never used again,
/// so a later snapshot shares the arrays of an earlier one and fills what lies behind its count.</summary>
/// <param name="Count">One past the highest ordinal.</param>
/// <param name="Facets">Ids of all facet values of each document.</param>
/// <param name="Heads">Ids of the folded syllables of title, number and issuer.</param>
/// <param name="Values">Field and value by value id.</param>
internal sealed record Snapshot(
    long Change, long Removal, int Count, string[] Ids, int[] Dates, int[] Lengths, int[][] Facets, int[][] Heads, DocumentSet Alive,
    (FacetField Field, string Value)[] Values, ConcurrentDictionary<string, int> HeadTerms)
{
    public static Snapshot Empty { get; } = new(-1, 0, 0, [], [], [], [], [], new DocumentSet(0), [], new ConcurrentDictionary<string, int>());

    public int Documents { get; } = Alive.Count;

    public double AverageLength { get; } = Average(Alive, Lengths);

    private static double Average(DocumentSet alive, int[] lengths)
    {
        var ordinals = alive.ToArray();
        return ordinals.Length == 0 ? 1 : Math.Max(1, ordinals.Average(ordinal => (double)lengths[ordinal]));
    }
}
