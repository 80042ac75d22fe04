using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>The documents of each term or phrase, kept in memory once asked for. Ordinals are never used again, so a list stays true
/// and later documents are added to its end; deleted ones are masked by the snapshot.</summary>
internal sealed class Postings
{
    /// <summary>Bytes kept in all.</summary>
    private const int Capacity = 128 << 20;

    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> recent = new();
    private long kept;

    private sealed record Entry(string Expression, DocumentList Documents, int Count)
    {
        /// <summary>Of the list, the expression and what holds them.</summary>
        public long Bytes => Documents.Bytes + (Expression.Length * sizeof(char)) + 200;
    }

    /// <summary>The documents below <paramref name="count"/> that an expression of the full-text table matches; it may hold a few beyond.</summary>
    public DocumentList Find(SqliteConnection connection, int count, string expression)
    {
        Entry? known;
        lock (recent) known = Known(expression);
        if (known is not null && known.Count >= count) return known.Documents;
        var added = Read(connection, expression, known?.Count ?? 0, count);
        var entry = new Entry(expression, (known?.Documents ?? DocumentList.Empty).With(added, count), count);
        lock (recent) Keep(entry);
        return entry.Documents;
    }

    private Entry? Known(string expression)
    {
        if (!entries.TryGetValue(expression, out var node)) return null;
        recent.Remove(node);
        recent.AddFirst(node);
        return node.Value;
    }

    private void Keep(Entry entry)
    {
        if (entries.TryGetValue(entry.Expression, out var node))
        {
            if (node.Value.Count >= entry.Count) return;
            Drop(node);
        }

        entries[entry.Expression] = recent.AddFirst(entry);
        kept += entry.Bytes;
        while (kept > Capacity && recent.Last is { } last && recent.Count > 1) Drop(last);
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        recent.Remove(node);
        entries.Remove(node.Value.Expression);
        kept -= node.Value.Bytes;
    }

    private static List<int> Read(SqliteConnection connection, string expression, int from, int end)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM terms WHERE terms MATCH $expression AND rowid BETWEEN $from AND $last";
        command.Parameters.AddWithValue("$expression", expression);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$last", end - 1);
        using var reader = command.ExecuteReader();
        var ordinals = new List<int>();
        while (reader.Read()) ordinals.Add(reader.GetInt32(0));
        return ordinals;
    }
}
