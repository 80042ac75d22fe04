namespace DirectiveSearch.Search.Sqlite;

/// <summary>Orders of documents in which no two are equal, and the first of many in such an order.</summary>
internal static class Ordering
{
    public static Comparison<int> ByScore(Snapshot snapshot, double[] scores)
    {
        var newest = Newest(snapshot);
        return (left, right) => scores[right].CompareTo(scores[left]) is var order and not 0 ? order : newest(left, right);
    }

    public static Comparison<int> Newest(Snapshot snapshot) => (left, right) =>
        snapshot.Dates[right].CompareTo(snapshot.Dates[left]) is var order and not 0 ? order : string.CompareOrdinal(snapshot.Ids[left], snapshot.Ids[right]);

    /// <summary>Undated documents come last here too.</summary>
    public static Comparison<int> Oldest(Snapshot snapshot) => (left, right) =>
        ((uint)snapshot.Dates[left] - 1).CompareTo((uint)snapshot.Dates[right] - 1) is var order and not 0 ? order : string.CompareOrdinal(snapshot.Ids[left], snapshot.Ids[right]);

    /// <summary>Those that come behind a cursor in its order.</summary>
    public static int[] Behind(int[] ordinals, ResultCursor cursor, Snapshot snapshot, double[] scores) => Array.FindAll(ordinals, ordinal =>
    {
        var byScore = cursor.Score.CompareTo(scores[ordinal]);
        var byDate = cursor.Sort == SearchSort.Oldest ? ((uint)snapshot.Dates[ordinal] - 1).CompareTo((uint)cursor.Date - 1) : cursor.Date.CompareTo(snapshot.Dates[ordinal]);
        return (byScore, byDate) switch
        {
            ( > 0, _) => true,
            (0, > 0) => true,
            (0, 0) => string.CompareOrdinal(snapshot.Ids[ordinal], cursor.Id) > 0,
            _ => false,
        };
    });

    /// <summary>The first <paramref name="count"/> in order, by a bounded heap.</summary>
    public static int[] Best(int[] ordinals, int count, Comparison<int> order)
    {
        if (count <= 0) return [];
        var heap = new PriorityQueue<int, int>(Comparer<int>.Create((left, right) => order(right, left)));
        foreach (var ordinal in ordinals)
        {
            if (heap.Count < count) heap.Enqueue(ordinal, ordinal);
            else if (order(ordinal, heap.Peek()) < 0) heap.EnqueueDequeue(ordinal, ordinal);
        }

        var best = new int[heap.Count];
        for (var place = best.Length - 1; place >= 0; place--) best[place] = heap.Dequeue();
        return best;
    }
}
