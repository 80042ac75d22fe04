using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>The documents of each term or phrase, kept in memory once asked for. Ordinals are never used again, so a list stays true
/// and later documents are added to its end; deleted ones are masked by the snapshot.</summary>
internal sealed class Postings
{
    /// <summary>Ordinals kept in all, four bytes each.</summary>
    private const int Capacity = 32 << 20;

    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> recent = new();
    private long kept;

    private sealed record Entry(string Expression, int[] Ordinals, int Count);

    /// <summary>The documents below <paramref name="count"/>, in order, in which the syllables stand side by side; it may hold a few beyond.</summary>
    public int[] Phrase(SqliteConnection connection, int count, params IEnumerable<string> syllables)
    {
        var expression = $"\"{string.Join(' ', syllables)}\"";
        Entry? known;
        lock (recent) known = Find(expression);
        if (known is not null && known.Count >= count) return known.Ordinals;
        var added = Read(connection, expression, known?.Count ?? 0);
        var entry = new Entry(expression, known is null ? added : [.. known.Ordinals, .. added], count);
        lock (recent) Keep(entry);
        return entry.Ordinals;
    }

    private Entry? Find(string expression)
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
        kept += entry.Ordinals.Length;
        while (kept > Capacity && recent.Last is { } last && recent.Count > 1) Drop(last);
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        recent.Remove(node);
        entries.Remove(node.Value.Expression);
        kept -= node.Value.Ordinals.Length;
    }

    private static int[] Read(SqliteConnection connection, string expression, int from)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM terms WHERE terms MATCH $expression AND rowid >= $from";
        command.Parameters.AddWithValue("$expression", expression);
        command.Parameters.AddWithValue("$from", from);
        using var reader = command.ExecuteReader();
        var ordinals = new List<int>();
        while (reader.Read()) ordinals.Add(reader.GetInt32(0));
        return [.. ordinals];
    }
}
