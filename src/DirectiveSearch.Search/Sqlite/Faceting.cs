namespace DirectiveSearch.Search.Sqlite;

/// <summary>Filters matches and counts the values of all fields, in one pass over the documents' value ids.</summary>
internal static class Faceting
{
    /// <summary>The matches that every filter lets pass: values of one field are alternatives, fields and exclusions add up.</summary>
    public static int[] Filter(Snapshot snapshot, DocumentSet matches, IReadOnlyList<SearchFilter> filters)
    {
        var ordinals = matches.ToArray();
        if (filters.Count == 0) return ordinals;
        var fields = filters.Where(filter => !filter.Exclude).Select(filter => filter.Field).Distinct().ToList();
        var required = (1UL << fields.Count) - 1;
        var excluded = 1UL << fields.Count;
        var masks = new ulong[snapshot.Values.Length];
        var filtered = filters.Aggregate(0U, (bits, filter) => bits | (1U << (int)filter.Field));
        var wanted = filters.ToLookup(filter => (filter.Field, filter.Value));
        for (var id = 0; id < masks.Length; id++)
        {
            if ((filtered >> (int)snapshot.Values[id].Field & 1) == 0) continue;
            foreach (var filter in wanted[snapshot.Values[id]]) masks[id] |= filter.Exclude ? excluded : 1UL << fields.IndexOf(filter.Field);
        }

        var combined = filters.Any(filter => Snapshot.IsCombined(filter.Field));
        return Array.FindAll(ordinals, ordinal =>
        {
            var seen = 0UL;
            foreach (var id in snapshot.FacetsOf(ordinal, combined)) seen |= masks[id];
            return seen == required;
        });
    }

    public static IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Count(Snapshot snapshot, int[] matches, IReadOnlyList<FacetRequest> requests)
    {
        if (requests.Count == 0) return new Dictionary<FacetField, IReadOnlyList<FacetCount>>();
        var combined = requests.Any(request => Snapshot.IsCombined(request.Field));
        var counts = CountIds(snapshot, matches, combined);
        var byField = new List<int>?[Enum.GetValues<FacetField>().Length];
        foreach (var request in requests) byField[(int)request.Field] = [];
        for (var id = 0; id < counts.Length; id++)
        {
            if (counts[id] > 0) byField[(int)snapshot.Values[id].Field]?.Add(id);
        }

        return requests.DistinctBy(request => request.Field)
            .ToDictionary(request => request.Field, request => Top(snapshot, [.. byField[(int)request.Field]!], counts, request.Limit));
    }

    /// <summary>Documents of each value: of the matches, or those of all less those of the others when most documents match.</summary>
    private static int[] CountIds(Snapshot snapshot, int[] matches, bool combined)
    {
        if (matches.Length <= snapshot.Documents / 2) return Counted(snapshot, matches, combined);
        var counts = (int[])snapshot.Totals.Clone();
        if (matches.Length == snapshot.Documents) return counts;
        var others = new DocumentSet(snapshot.Count).Or(snapshot.Alive).Without(DocumentSet.Of(matches, snapshot.Count)).ToArray();
        foreach (var ordinal in others)
        {
            foreach (var id in snapshot.FacetsOf(ordinal, combined)) counts[id]--;
        }

        return counts;
    }

    public static int[] Counted(Snapshot snapshot, int[] matches, bool combined)
    {
        var counts = new int[snapshot.Values.Length];
        foreach (var ordinal in matches)
        {
            foreach (var id in snapshot.FacetsOf(ordinal, combined)) counts[id]++;
        }

        return counts;
    }

    private static IReadOnlyList<FacetCount> Top(Snapshot snapshot, int[] ids, int[] counts, int limit) =>
        [.. Ordering.Best(ids, limit == 0 ? ids.Length : limit, (left, right) => counts[right].CompareTo(counts[left]) is var order and not 0
            ? order : string.CompareOrdinal(snapshot.Values[left].Value, snapshot.Values[right].Value)).Select(id => new FacetCount(snapshot.Values[id].Value, counts[id]))];
}
