using System.Data.Common;
using System.Reflection;
using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Ingestion;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Tests.Copying;

/// <summary>Archives as the program before wrote them (schema 2), opened by this one.</summary>
public sealed class UpgradeTests(PostgresServer server)
{
    private const int Before = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_lost_and_work_goes_on(bool postgres)
    {
        await using var old = await OldArchive.CreateAsync(server, postgres);
        using var harness = await IngestionHarness.CreateAsync(open: old.OpenAsync);
        Assert.Equal(old.Rows, await old.DescribeAsync());
        Assert.Equal(["hong.docx"], (await harness.Archive.Runs.ItemsAsync(1, RunItemState.Failed, 0, 10, Cancellation)).Items.Select(item => item.Locator));

        await harness.Archive.Work.TakeOverAsync(TimeSpan.FromMinutes(1), Cancellation);
        await harness.Archive.Runs.CloseAbandonedAsync(TimeSpan.FromMinutes(1), Cancellation);
        await harness.Worker.DrainAsync(Cancellation);
        Assert.Equal((0, 9L), (await harness.Archive.Work.PendingAsync(Cancellation), (await harness.Archive.CountAsync(Cancellation)).Documents));
        Assert.All((await harness.Archive.Runs.ListAsync(0, 10, Cancellation)).Items, run => Assert.Equal(RunState.Finished, run.State));
        // What the program before had in its index this test's new one has not.
        await Reconciler.RunAsync(harness.Archive, harness.Index, new Progress<ReconcileProgress>(), Cancellation);
        Assert.Equal(9, harness.Index.Entries.Count);
        await harness.AssertIndexEqualsArchiveAsync();
        harness.Archive.Dispose();
    }

    /// <summary>The script breaks off at its last statement.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_migration_that_is_interrupted_leaves_the_schema_as_it_was(bool postgres)
    {
        await using var old = await OldArchive.CreateAsync(server, postgres);
        await old.ExecuteAsync("CREATE TABLE schedules (name TEXT)");
        await Assert.ThrowsAnyAsync<DbException>(() => old.OpenAsync(old.Folder));
        await using (var connection = old.Connect()) Assert.Equal(Before, await connection.QuerySingleAsync<int>("SELECT max(number) FROM migrations"));
        Assert.DoesNotContain("workers", await old.TablesAsync());
        await old.ExecuteAsync("DROP TABLE schedules");
        (await old.OpenAsync(old.Folder)).Dispose();
        Assert.Equal(old.Rows, await old.DescribeAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Programs_that_start_at_once_migrate_once(bool postgres)
    {
        await using var old = await OldArchive.CreateAsync(server, postgres);
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => old.OpenAsync(old.Folder), Cancellation)));
        foreach (var store in stores) store.Dispose();
        Assert.Equal(old.Rows, await old.DescribeAsync());
    }

    /// <summary>A backup of the program before: it is brought up to date on the way, and stays as it is.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_of_the_schema_before_is_restored(bool postgres)
    {
        await using var old = await OldArchive.CreateAsync(server, postgres: false);
        await File.WriteAllTextAsync(Path.Combine(old.Folder, "manifest.json"), """{ "program": "0", "schema": 2, "createdAt": "2026-01-01T00:00:00Z", "tables": [], "originals": { "count": 0, "bytes": 0, "shared": 0, "damaged": [] } }""", Cancellation);
        await using var target = await CopyHarness.CreateAsync(server, postgres);
        await ArchiveBackup.RestoreAsync(old.Folder, target.Archive, Path.Combine(target.Ingestion.Folder.Path, "work"), replace: false, new Watcher(), Cancellation);
        await target.SettleAsync();
        Assert.Equal(9, target.Ingestion.Index.Entries.Count);
        await using var connection = old.Connect();
        Assert.Equal(Before, await connection.QuerySingleAsync<int>("SELECT max(number) FROM migrations"));
    }

    /// <summary>A working archive written into the tables of the schema before: documents that are done, one that waits, one that somebody had, a dead letter, a run that was left open.</summary>
    private sealed class OldArchive : IAsyncDisposable
    {
        private static readonly Assembly Program = typeof(ArchiveStore).Assembly;

        private readonly TemporaryFolder folder = new();
        private readonly PostgresServer server;
        private readonly string? database;

        private OldArchive(PostgresServer server, string? database) => (this.server, this.database) = (server, database);

        public string Folder => Path.Combine(folder.Path, "old");

        /// <summary>Rows of all tables, in the columns of that schema.</summary>
        public IReadOnlyList<string> Rows { get; private set; } = [];

        private Dictionary<string, string> Columns { get; } = [];

        public static async Task<OldArchive> CreateAsync(PostgresServer server, bool postgres)
        {
            var old = new OldArchive(server, postgres ? await server.CreateDatabaseAsync() : null);
            Directory.CreateDirectory(old.Folder);
            await old.ExecuteAsync("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
            foreach (var name in Program.GetManifestResourceNames().Where(name => name.StartsWith(postgres ? "Postgres/" : "Sqlite/", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
            {
                var number = int.Parse(name.AsSpan(name.IndexOf('/', StringComparison.Ordinal) + 1, 4), System.Globalization.NumberStyles.None);
                if (number > Before) break;
                using var script = new StreamReader(Program.GetManifestResourceStream(name)!);
                await old.ExecuteAsync(await script.ReadToEndAsync(Cancellation));
                await old.ExecuteAsync($"INSERT INTO migrations (number, name, applied_at) VALUES ({number}, 'x', 0)");
            }

            await old.FillAsync();
            old.Rows = await old.DescribeAsync();
            return old;
        }

        public DbConnection Connect() => database is null ? ArchiveRows.Sqlite(Folder) : ArchiveRows.Postgres(database);

        public Task<ArchiveStore> OpenAsync(string copies) => database is null
            ? ArchiveStore.OpenAsync(Folder, TimeProvider.System, Cancellation)
            : ArchiveStore.OpenPostgresAsync(Folder, database, TimeProvider.System, Cancellation);

        public async Task<IReadOnlyList<string>> TablesAsync()
        {
            await using var connection = Connect();
            return await ArchiveRows.TablesAsync(connection);
        }

        public async Task ExecuteAsync(string sql)
        {
            await using var connection = Connect();
            await connection.ExecuteAsync(sql);
        }

        public async Task<IReadOnlyList<string>> DescribeAsync()
        {
            await using var connection = Connect();
            var lines = new List<string>();
            foreach (var (table, columns) in Columns.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                await using var rows = await connection.ExecuteReaderAsync($"SELECT {columns} FROM {table}");
                var from = lines.Count;
                while (await rows.ReadAsync(Cancellation)) lines.Add($"{table}: {string.Join("|", Enumerable.Range(0, rows.FieldCount).Select(index => rows.IsDBNull(index) ? "-" : $"{rows.GetValue(index)}"))}");
                lines.Sort(from, lines.Count - from, StringComparer.Ordinal);
            }

            return lines;
        }

        public async ValueTask DisposeAsync()
        {
            folder.Dispose();
            if (database is not null) await server.DropAsync(database);
        }

        private async Task FillAsync()
        {
            using var harness = await IngestionHarness.CreateAsync();
            var files = ShuffledFiles.Of(7);
            await harness.Ingester.OfferAsync("ingest", "thử", files.Take(7).Append(files.Single(file => file.Locator == "hong.docx")).Select(Offered).ToAsyncEnumerable(), Cancellation);
            await harness.Worker.DrainAsync(Cancellation);
            await harness.Ingester.OfferAsync("ingest", "thử", files.Where(file => file.Locator.StartsWith("noi/", StringComparison.Ordinal)).Take(2).Select(Offered).ToAsyncEnumerable(), Cancellation);
            harness.Archive.Dispose();
            await using (var from = ArchiveRows.Sqlite(harness.ArchiveFolder))
            await using (var to = Connect())
            {
                await from.ExecuteAsync(WithoutSubjects);
                foreach (var table in await InOrderAsync(to)) await CopyAsync(from, to, table);
            }

            // Somebody had one of them when the program was ended, and the run was still being filled. Ids go on behind what is there.
            await ExecuteAsync($"UPDATE work SET leased = 1, attempts = 1, token = 1, available_at = {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 1000} WHERE id = (SELECT max(id) FROM work WHERE dead = 0); UPDATE runs SET closed = 0 WHERE id = 2");
            if (database is not null)
                foreach (var table in (string[])["addresses", "evidence", "runs", "run_items", "work"]) await ExecuteAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)");
            foreach (var file in Directory.EnumerateFiles(Path.Combine(harness.ArchiveFolder, "originals"), "*", SearchOption.AllDirectories))
            {
                var place = Path.Combine(Folder, Path.GetRelativePath(harness.ArchiveFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Copy(file, place);
            }
        }

        /// <summary>That schema does not tell evidence apart by subject and term.</summary>
        private const string WithoutSubjects =
            """
            CREATE TEMP TABLE kept AS SELECT id, min(id) OVER (PARTITION BY group_key, type, number, date, issuer, province, citing_date, held_document_id) AS first FROM evidence;
            UPDATE citations SET evidence_id = (SELECT first FROM kept WHERE kept.id = citations.evidence_id);
            DELETE FROM evidence WHERE id NOT IN (SELECT first FROM kept);
            UPDATE evidence SET citations = (SELECT count(*) FROM citations c WHERE c.evidence_id = evidence.id),
                documents = (SELECT count(DISTINCT c.document_id) FROM citations c WHERE c.evidence_id = evidence.id) + (held_document_id <> '');
            """;

        private static OfferedFile Offered(ShuffledFile file) => IngestionHarness.File(file.Locator, file.Content);

        /// <summary>Referenced tables first.</summary>
        private static async Task<IEnumerable<string>> InOrderAsync(DbConnection connection)
        {
            string[] first = ["sources", "originals", "documents", "evidence", "runs"];
            return (await ArchiveRows.TablesAsync(connection)).Where(table => table is not ("migrations" or "sqlite_sequence" or "original_pieces"))
                .OrderBy(table => Array.IndexOf(first, table) is >= 0 and var index ? index : first.Length);
        }

        private async Task CopyAsync(SqliteConnection from, DbConnection to, string table)
        {
            var names = new List<string>();
            await using (var empty = await to.ExecuteReaderAsync($"SELECT * FROM {table} WHERE 1 = 0")) names.AddRange(Enumerable.Range(0, empty.FieldCount).Select(empty.GetName));
            Columns[table] = string.Join(", ", names.Where(name => !(table == "work" && name == "leased")));
            foreach (IDictionary<string, object> row in await from.QueryAsync($"SELECT {string.Join(", ", names)} FROM {table}"))
                await to.ExecuteAsync($"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select(name => "@" + name))})", new DynamicParameters(row));
        }
    }
}
