using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Archive;

internal sealed partial class SqliteDatabase
{
    public override async Task<IReadOnlyList<TableSchema>> TablesAsync(Session session)
    {
        var tables = new List<TableSchema>();
        foreach (var name in await session.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"))
        {
            var columns = await session.QueryAsync<(string Name, string Type, int Key)>("SELECT name, type, pk FROM pragma_table_info(@Name)", new { Name = name });
            tables.Add(new TableSchema(
                name,
                [.. columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new ColumnSchema(column.Name, Kind(column.Type), column.Type))],
                [.. columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name)],
                await session.QueryAsync<string>("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(@Name)", new { Name = name })));
        }

        return tables;
    }

    public override async Task FillAsync(Session session, TableSchema table, IAsyncEnumerable<object?[]> rows)
    {
        await using var command = (SqliteCommand)session.CreateCommand(
            $"INSERT INTO {TableSchema.Quoted(table.Name)} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, index) => $"@p{index}"))})");
        var parameters = table.Columns.Select((_, index) => command.Parameters.Add(new SqliteParameter($"@p{index}", null))).ToList();
        await foreach (var row in rows)
        {
            for (var index = 0; index < row.Length; index++) parameters[index].Value = row[index] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(session.Cancellation);
        }
    }

    /// <summary>A writing session is alone already.</summary>
    public override Task LockTablesAsync(Session session, IReadOnlyList<TableSchema> tables) => Task.CompletedTask;

    public override async Task<long> LastIdAsync(Session session, TableSchema table)
    {
        if (!await CountsAsync(session)) return 0;
        return await session.FirstAsync<long?>("SELECT seq FROM sqlite_sequence WHERE name = @Name", new { table.Name }) ?? 0;
    }

    /// <summary>Tables without a counter of their own go on behind their highest id anyway.</summary>
    public override async Task CountOnAsync(Session session, TableSchema table, long lastId)
    {
        if (!await CountsAsync(session) || await session.FirstAsync<int>("SELECT count(*) FROM sqlite_master WHERE name = @Name AND sql LIKE '%AUTOINCREMENT%'", new { table.Name }) == 0) return;
        var last = Math.Max(lastId, await session.FirstAsync<long>($"SELECT coalesce(max({TableSchema.Quoted(table.Key[0])}), 0) FROM {TableSchema.Quoted(table.Name)}"));
        await session.ExecuteAsync("DELETE FROM sqlite_sequence WHERE name = @Name", new { table.Name });
        await session.ExecuteAsync("INSERT INTO sqlite_sequence (name, seq) VALUES (@Name, @Last)", new { table.Name, Last = last });
    }

    /// <summary>Brings everything into the one file, so that it can be moved and read without writing beside it.</summary>
    public async Task SealAsync(CancellationToken cancellation)
    {
        await using (var connection = await OpenAsync(cancellation))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE";
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellation);
        }

        using var pool = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(pool);
    }

    protected override string ByCodePoints(string column) => column;

    private static async Task<bool> CountsAsync(Session session) =>
        await session.FirstAsync<int>("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'") > 0;

    private static ColumnKind Kind(string type) => type.ToUpperInvariant() switch
    {
        "INTEGER" or "BIGINT" => ColumnKind.Integer,
        "REAL" => ColumnKind.Real,
        "TEXT" => ColumnKind.Text,
        "BLOB" => ColumnKind.Bytes,
        _ => throw new NotSupportedException($"Columns of type {type} are not copied."),
    };
}
