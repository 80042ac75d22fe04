namespace DirectiveSearch.Search.Sqlite;

/// <summary>The documents of a term in order: as numbers, or as bits where these are fewer bytes.</summary>
internal sealed class DocumentList
{
    private readonly int[] numbers = [];
    private readonly DocumentSet? bits;

    private DocumentList(int[] numbers, DocumentSet? bits, int count)
    {
        (this.numbers, this.bits, Count) = (numbers, bits, count);
        Bytes = bits?.Bytes ?? numbers.Length * sizeof(int);
    }

    public static DocumentList Empty { get; } = new([], null, 0);

    public int Count { get; }

    public int Bytes { get; }

    /// <param name="added">All behind the documents held, below the capacity.</param>
    public DocumentList With(List<int> added, int capacity)
    {
        var count = Count + added.Count;
        if (count < capacity / 32) return new DocumentList([.. numbers, .. added], null, count);
        var set = new DocumentSet(capacity);
        AddTo(set);
        foreach (var ordinal in added) set.Add(ordinal);
        return new DocumentList([], set, count);
    }

    public DocumentSet ToSet(int capacity)
    {
        var set = new DocumentSet(capacity);
        AddTo(set);
        return set;
    }

    /// <summary>Visits the documents below a bound in order.</summary>
    public void Visit(int bound, Action<int> visit)
    {
        if (bits is not null)
        {
            bits.Visit(bound, visit);
            return;
        }

        foreach (var ordinal in numbers)
        {
            if (ordinal >= bound) break;
            visit(ordinal);
        }
    }

    private void AddTo(DocumentSet set)
    {
        if (bits is not null) set.Or(bits);
        else Visit(set.Capacity, set.Add);
    }
}
