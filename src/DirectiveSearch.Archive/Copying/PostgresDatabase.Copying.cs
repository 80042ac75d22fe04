using Npgsql;
using NpgsqlTypes;

namespace DirectiveSearch.Archive;

internal sealed partial class PostgresDatabase
{
    /// <summary>A source may be slow to give its next row.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public override async Task<IReadOnlyList<TableSchema>> TablesAsync(Session session)
    {
        var columns = (await session.QueryAsync<(string Table, string Name, string Type)>(
            """
            SELECT c.table_name, c.column_name, c.udt_name FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND t.table_name NOT LIKE 'qrtz%'
            """)).ToLookup(column => column.Table);
        var keys = (await session.QueryAsync<(string Table, string Name)>(
            """
            SELECT t.relname, a.attname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (number, position) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
            WHERE i.indisprimary AND n.nspname = current_schema() ORDER BY t.relname, k.position
            """)).ToLookup(key => key.Table, key => key.Name);
        var references = (await session.QueryAsync<(string Table, string Referenced)>(
            """
            SELECT DISTINCT t.relname, r.relname AS referenced FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace WHERE c.contype = 'f' AND n.nspname = current_schema()
            """)).ToLookup(reference => reference.Table, reference => reference.Referenced);
        return [.. columns.OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => new TableSchema(
            table.Key,
            [.. table.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new ColumnSchema(column.Name, Kind(column.Type), column.Type))],
            [.. keys[table.Key]],
            [.. references[table.Key]]))];
    }

    public override async Task FillAsync(Session session, TableSchema table, IAsyncEnumerable<object?[]> rows)
    {
        var types = table.Columns.Select(column => Type(column.Type)).ToList();
        await using var writer = await ((NpgsqlConnection)session.Connection).BeginBinaryImportAsync(
            $"COPY {TableSchema.Quoted(table.Name)} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", session.Cancellation);
        writer.Timeout = Longest;
        await foreach (var row in rows)
        {
            await writer.StartRowAsync(session.Cancellation);
            for (var index = 0; index < row.Length; index++)
            {
                if (row[index] is not { } value) await writer.WriteNullAsync(session.Cancellation);
                else if (types[index] == NpgsqlDbType.Integer) await writer.WriteAsync(checked((int)(long)value), NpgsqlDbType.Integer, session.Cancellation);
                else await writer.WriteAsync(value, types[index], session.Cancellation);
            }
        }

        await writer.CompleteAsync(session.Cancellation);
    }

    public override async Task LockTablesAsync(Session session, IReadOnlyList<TableSchema> tables)
    {
        await using var command = session.CreateCommand($"LOCK TABLE {string.Join(", ", tables.Select(table => TableSchema.Quoted(table.Name)))} IN EXCLUSIVE MODE");
        await command.ExecuteNonQueryAsync(session.Cancellation);
    }

    public override async Task<long> LastIdAsync(Session session, TableSchema table) =>
        await SequenceAsync(session, table) is not { } sequence ? 0
        : await session.FirstAsync<long>($"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}");

    public override async Task CountOnAsync(Session session, TableSchema table, long lastId)
    {
        if (await SequenceAsync(session, table) is not { } sequence) return;
        await session.FirstAsync<long>(
            $"SELECT setval(@Sequence::regclass, greatest(@LastId, (SELECT coalesce(max({TableSchema.Quoted(table.Key[0])}), 0) FROM {TableSchema.Quoted(table.Name)})) + 1, false)",
            new { Sequence = sequence, LastId = lastId });
    }

    protected override string ByCodePoints(string column) => $"{column} COLLATE \"C\"";

    private static async Task<string?> SequenceAsync(Session session, TableSchema table) => table.Key.Count != 1 ? null
        : await session.FirstAsync<string?>("SELECT pg_get_serial_sequence(@Name, @Column)", new { Name = TableSchema.Quoted(table.Name), Column = table.Key[0] });

    private static ColumnKind Kind(string type) => type switch
    {
        "int4" or "int8" => ColumnKind.Integer,
        "float8" => ColumnKind.Real,
        "text" => ColumnKind.Text,
        "bytea" => ColumnKind.Bytes,
        _ => throw new NotSupportedException($"Columns of type {type} are not copied."),
    };

    private static NpgsqlDbType Type(string type) => type switch
    {
        "int4" => NpgsqlDbType.Integer,
        "int8" => NpgsqlDbType.Bigint,
        "float8" => NpgsqlDbType.Double,
        "text" => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bytea,
    };
}
