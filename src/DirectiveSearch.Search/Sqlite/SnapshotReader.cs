using System.Collections.Concurrent;
using Dapper;
using DirectiveSearch.Text;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Brings a snapshot up to what the file holds now, reading only what was written since, by whatever process.</summary>
internal static class SnapshotReader
{
    public static Snapshot Refresh(SqliteConnection connection, Snapshot old)
    {
        if (connection.ExecuteScalar<long>("SELECT number FROM change") == old.Change) return old;
        using var transaction = connection.BeginTransaction(deferred: true);
        var change = connection.ExecuteScalar<long>("SELECT number FROM change", transaction: transaction);
        var count = (int)connection.ExecuteScalar<long>("SELECT coalesce(max(ordinal), 0) + 1 FROM document", transaction: transaction);
        var terms = old.Change < 0 ? new ConcurrentDictionary<string, int>() : old.HeadTerms;
        var next = Grown(old, Math.Max(count, old.Count)) with
        {
            Change = change, HeadTerms = terms, Values = ReadValues(connection, transaction, old.Values),
        };
        var alive = new DocumentSet(next.Count).Or(Resized(old.Alive, next.Count));
        ReadDocuments(connection, transaction, next, old.Count, alive);
        var removal = ReadRemovals(connection, transaction, old.Removal, alive);
        return new Snapshot(change, removal, next.Count, next.Ids, next.Dates, next.Cited, next.Lengths, next.Facets, next.Single, next.Heads, alive, next.Values, terms);
    }

    private static Snapshot Grown(Snapshot old, int count)
    {
        if (count <= old.Ids.Length) return old with { Count = count };
        var capacity = Math.Max(count, old.Ids.Length * 3 / 2);
        return old with
        {
            Count = count, Ids = Resized(old.Ids, capacity), Dates = Resized(old.Dates, capacity), Cited = Resized(old.Cited, capacity), Lengths = Resized(old.Lengths, capacity),
            Facets = Resized(old.Facets, capacity), Single = Resized(old.Single, capacity), Heads = Resized(old.Heads, capacity),
        };
    }

    private static T[] Resized<T>(T[] array, int capacity)
    {
        Array.Resize(ref array, capacity);
        return array;
    }

    private static DocumentSet Resized(DocumentSet old, int capacity) => DocumentSet.Of(old.ToArray(), capacity);

    private static (FacetField, string)[] ReadValues(SqliteConnection connection, SqliteTransaction transaction, (FacetField, string)[] known)
    {
        var values = new List<(FacetField, string)>(known);
        using var command = Command(connection, transaction, "SELECT id, field, value FROM facet_value WHERE id >= $from ORDER BY id", known.Length);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            while (values.Count < reader.GetInt32(0)) values.Add((default, ""));
            values.Add(((FacetField)reader.GetInt32(1), reader.GetString(2)));
        }

        return [.. values];
    }

    private static void ReadDocuments(SqliteConnection connection, SqliteTransaction transaction, Snapshot next, int from, DocumentSet alive)
    {
        using var command = Command(connection, transaction, "SELECT ordinal, id, date, tokens, facets, head, cited FROM document WHERE ordinal >= $from ORDER BY ordinal", from);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var ordinal = reader.GetInt32(0);
            next.Ids[ordinal] = reader.GetString(1);
            next.Dates[ordinal] = reader.GetInt32(2);
            next.Lengths[ordinal] = reader.GetInt32(3);
            var facets = FacetBlob.Read((byte[])reader.GetValue(4));
            var single = Array.FindAll(facets, id => !Snapshot.IsCombined(next.Values[id].Field));
            next.Facets[ordinal] = [.. single, .. facets.Where(id => Snapshot.IsCombined(next.Values[id].Field))];
            next.Single[ordinal] = single.Length;
            next.Heads[ordinal] = [.. Folding.Fold(reader.GetString(5)).Split(' ').Select(term => next.HeadTerms.GetOrAdd(term, static (_, terms) => terms.Count, next.HeadTerms))];
            next.Cited[ordinal] = reader.GetInt32(6);
            alive.Add(ordinal);
        }
    }

    private static long ReadRemovals(SqliteConnection connection, SqliteTransaction transaction, long last, DocumentSet alive)
    {
        using var command = Command(connection, transaction, "SELECT sequence, ordinal FROM removal WHERE sequence > $from ORDER BY sequence", last);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            last = reader.GetInt64(0);
            alive.Remove(reader.GetInt32(1));
        }

        return last;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, long from)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", from);
        return command;
    }
}
