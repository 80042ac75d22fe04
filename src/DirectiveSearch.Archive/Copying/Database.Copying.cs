using System.Data.Common;
using System.Runtime.CompilerServices;

namespace DirectiveSearch.Archive;

internal abstract partial class Database
{
    /// <summary>All tables of the archive.</summary>
    public abstract Task<IReadOnlyList<TableSchema>> TablesAsync(Session session);

    /// <summary>Writes rows, each with its values in the order of the columns, in the database's fastest way.</summary>
    public abstract Task FillAsync(Session session, TableSchema table, IAsyncEnumerable<object?[]> rows);

    /// <summary>Lets no other session change these tables until this one ends; readers go on.</summary>
    public abstract Task LockTablesAsync(Session session, IReadOnlyList<TableSchema> tables);

    /// <summary>The highest id that a table's counter ever gave; 0 when it counts no ids.</summary>
    public abstract Task<long> LastIdAsync(Session session, TableSchema table);

    /// <summary>Makes a table's counter go on behind an id and behind all that the table holds.</summary>
    public abstract Task CountOnAsync(Session session, TableSchema table, long lastId);

    /// <summary>Orders a text column by its code points, in UTF-8, as both databases can.</summary>
    protected abstract string ByCodePoints(string column);

    /// <summary>All rows in the order of the key, one at a time; texts as every database takes them.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(Session session, TableSchema table, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var key = table.Key.Count > 0 ? table.Key : [.. table.Columns.Select(column => column.Name)];
        var order = key.Select(name => table.Columns.First(column => column.Name == name))
            .Select(column => column.Kind == ColumnKind.Text ? ByCodePoints(TableSchema.Quoted(column.Name)) : TableSchema.Quoted(column.Name));
        await using var command = session.CreateCommand($"SELECT {table.ColumnList} FROM {TableSchema.Quoted(table.Name)} ORDER BY {string.Join(", ", order)}");
        await using var reader = await command.ExecuteReaderAsync(session.Cancellation);
        while (await reader.ReadAsync(session.Cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var row = new object?[table.Columns.Count];
            for (var index = 0; index < row.Length; index++) row[index] = reader.IsDBNull(index) ? null : Value(reader, index, table.Columns[index].Kind);
            yield return row;
        }
    }

    public static async Task<long> CountAsync(Session session, TableSchema table)
    {
        await using var command = session.CreateCommand($"SELECT count(*) FROM {TableSchema.Quoted(table.Name)}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(session.Cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static object Value(DbDataReader reader, int index, ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => reader.GetInt64(index),
        ColumnKind.Real => reader.GetDouble(index),
        ColumnKind.Text => StorableText.Clean(reader.GetString(index)),
        _ => reader.GetFieldValue<byte[]>(index),
    };
}
