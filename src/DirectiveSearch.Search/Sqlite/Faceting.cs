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
        var wanted = filters.ToLookup(filter => (filter.Field, filter.Value));
        for (var id = 0; id < masks.Length; id++)
        {
            foreach (var filter in wanted[snapshot.Values[id]]) masks[id] |= filter.Exclude ? excluded : 1UL << fields.IndexOf(filter.Field);
        }

        return Array.FindAll(ordinals, ordinal =>
        {
            var seen = 0UL;
            foreach (var id in snapshot.Facets[ordinal]) seen |= masks[id];
            return seen == required;
        });
    }

    public static IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Count(Snapshot snapshot, int[] matches, IReadOnlyList<FacetRequest> requests)
    {
        if (requests.Count == 0) return new Dictionary<FacetField, IReadOnlyList<FacetCount>>();
        var counts = new int[snapshot.Values.Length];
        foreach (var ordinal in matches)
        {
            foreach (var id in snapshot.Facets[ordinal]) counts[id]++;
        }

        var byField = requests.Select(request => request.Field).Distinct().ToDictionary(field => field, _ => new List<FacetCount>());
        for (var id = 0; id < counts.Length; id++)
        {
            if (counts[id] > 0 && byField.TryGetValue(snapshot.Values[id].Field, out var list)) list.Add(new FacetCount(snapshot.Values[id].Value, counts[id]));
        }

        return requests.DistinctBy(request => request.Field).ToDictionary(request => request.Field, request => Top(byField[request.Field], request.Limit));
    }

    private static IReadOnlyList<FacetCount> Top(List<FacetCount> counts, int limit)
    {
        counts.Sort((left, right) => right.Documents.CompareTo(left.Documents) is var order and not 0 ? order : string.CompareOrdinal(left.Value, right.Value));
        return limit == 0 || counts.Count <= limit ? counts : counts.GetRange(0, limit);
    }
}
