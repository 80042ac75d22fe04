using System.Collections.Concurrent;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>What every search needs of every document, held in arrays by ordinal. Ordinals only grow and are never used again,
/// so a later snapshot shares the arrays of an earlier one and fills what lies behind its count.</summary>
/// <param name="Count">One past the highest ordinal.</param>
/// <param name="Cited">Steps of how many documents cite each one.</param>
/// <param name="Facets">Ids of all facet values of each document, those of combined keys last.</param>
/// <param name="Single">How many of these are no combined keys.</param>
/// <param name="Heads">Ids of the folded syllables of title, number and issuer.</param>
/// <param name="Values">Field and value by value id.</param>
internal sealed record Snapshot(
    long Change, long Removal, int Count, string[] Ids, int[] Dates, int[] Cited, int[] Lengths, int[][] Facets, int[] Single, int[][] Heads, DocumentSet Alive,
    (FacetField Field, string Value)[] Values, ConcurrentDictionary<string, int> HeadTerms)
{
    public static Snapshot Empty { get; } = new(-1, 0, 0, [], [], [], [], [], [], [], new DocumentSet(0), [], new ConcurrentDictionary<string, int>());

    private int[]? totals;

    public int Documents { get; } = Alive.Count;

    public double AverageLength { get; } = Average(Alive, Lengths);

    /// <summary>Documents of each value, by value id; counted when first asked for.</summary>
    public int[] Totals => Volatile.Read(ref totals) ?? (totals = Faceting.Counted(this, Alive.ToArray(), combined: true));

    /// <summary>There are many times more combined keys than other values, and few searches ask for them.</summary>
    public static bool IsCombined(FacetField field) => field >= FacetField.InstrumentRelation;

    public ReadOnlySpan<int> FacetsOf(int ordinal, bool combined) => combined ? Facets[ordinal] : Facets[ordinal].AsSpan(0, Single[ordinal]);

    /// <summary>The value's id, or -1.</summary>
    public int FindValue(FacetField field, string value) => Array.FindIndex(Values, known => known.Field == field && known.Value == value);

    private static double Average(DocumentSet alive, int[] lengths)
    {
        var ordinals = alive.ToArray();
        return ordinals.Length == 0 ? 1 : Math.Max(1, ordinals.Average(ordinal => (double)lengths[ordinal]));
    }
}
