namespace DirectiveSearch.Archive;

/// <summary>The archive in one folder: the truth from which every index can be rebuilt. Safe for use by many threads.</summary>
public sealed class ArchiveStore : IDisposable
{
    private readonly Database database;
    private readonly string folder;
    private readonly TimeProvider time;

    private ArchiveStore(Database database, string folder, OriginalFolder originals, TimeProvider time)
    {
        this.database = database;
        this.folder = folder;
        this.time = time;
        Originals = originals;
        Documents = new DocumentTable(database, originals);
        History = new HistoryTable(database);
        Instruments = new InstrumentTable(database);
        Movements = new MovementTable(database);
        Units = new UnitTable(database);
        Runs = new RunTable(database, WorkerId, time);
        Work = new WorkTable(database, WorkerId, time);
        Workers = new WorkerTable(database, WorkerId, time);
        IndexWork = new IndexWork(database, time);
        Schedules = new ScheduleTable(database, time);
        Jobs = new JobTable(database, time);
        Accounts = new AccountTable(database, time);
        Sessions = new SessionTable(database, time);
        SignInFailures = new SignInFailureTable(database, time);
        Audit = new AuditTable(database, time);
        Corrections = new CorrectionTable(database, time);
        Reports = new ReportTable(database, time);
        Keys = new KeyTable(database);
        Crawls = new CrawlTable(database, WorkerId, time);
    }

    /// <summary>What this opening of the archive is called in leases, runs and the table of workers.</summary>
    public string WorkerId { get; } = WorkerTable.NewId();

    /// <summary>Whether any number of programs, on other machines too, may work on it at once (PostgreSQL), or one (SQLite).</summary>
    public bool IsShared => database.IsShared;

    internal Database Database => database;

    internal DateTimeOffset Now => time.GetUtcNow();

    public OriginalFolder Originals { get; }

    public DocumentTable Documents { get; }

    public HistoryTable History { get; }

    public InstrumentTable Instruments { get; }

    public MovementTable Movements { get; }

    public UnitTable Units { get; }

    public RunTable Runs { get; }

    public WorkTable Work { get; }

    public WorkerTable Workers { get; }

    public IndexWork IndexWork { get; }

    public ScheduleTable Schedules { get; }

    public JobTable Jobs { get; }

    public AccountTable Accounts { get; }

    public SessionTable Sessions { get; }

    public SignInFailureTable SignInFailures { get; }

    public AuditTable Audit { get; }

    public CorrectionTable Corrections { get; }

    public ReportTable Reports { get; }

    public KeyTable Keys { get; }

    public CrawlTable Crawls { get; }

    /// <summary>Opens or creates the archive in a folder and brings its schema up to date.</summary>
    /// <exception cref="ArchiveTooNewException">The folder was written by a later program.</exception>
    public static Task<ArchiveStore> OpenAsync(string folder, TimeProvider time, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return OpenAsync(new SqliteDatabase(Path.Combine(folder, "archive.db")), folder, new OriginalFolder(folder, null), time, cancellation);
    }

    /// <summary>Opens the archive in a PostgreSQL database, which others may use at the same time.</summary>
    /// <param name="folder">For copies of originals.</param>
    /// <param name="connectionString">In Npgsql's form: Host=…;Database=…;Username=…;Password=….</param>
    public static Task<ArchiveStore> OpenPostgresAsync(string folder, string connectionString, TimeProvider time, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var database = new PostgresDatabase(connectionString);
        return OpenAsync(database, folder, new OriginalFolder(folder, new OriginalPieces(database)), time, cancellation);
    }

    /// <summary>Opens the archive of a backup to be read, which changes nothing there; one of an earlier schema is brought up to date in a copy.</summary>
    /// <param name="workFolder">For that copy; the caller removes it.</param>
    internal static async Task<ArchiveStore> OpenBackupAsync(string folder, string workFolder, CancellationToken cancellation)
    {
        var originals = new OriginalFolder(folder, null, readOnly: true);
        var database = new SqliteDatabase(Path.Combine(folder, "archive.db"), readOnly: true);
        if (await Migrator.FoundAsync(database, cancellation) == Migrator.Known(database)) return new ArchiveStore(database, folder, originals, TimeProvider.System);
        database.Dispose();
        Directory.CreateDirectory(workFolder);
        File.Copy(Path.Combine(folder, "archive.db"), Path.Combine(workFolder, "archive.db"), overwrite: true);
        return await OpenAsync(new SqliteDatabase(Path.Combine(workFolder, "archive.db")), workFolder, originals, TimeProvider.System, cancellation);
    }

    private static async Task<ArchiveStore> OpenAsync(Database database, string folder, OriginalFolder originals, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await Migrator.MigrateAsync(database, time, cancellation);
            return new ArchiveStore(database, folder, originals, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The right to work for a folder, which one process at a time has; null when another has it. Disposing gives it back.</summary>
    public static IDisposable? TryAcquireWriter(string folder) => FolderLock.TryAcquire(folder, "writer.lock");

    /// <summary>The right to work on this archive: everybody has it on a shared one, on another one process at a time; null when that is another.</summary>
    public IDisposable? TryAcquireWriter() => IsShared ? new SharedRight() : TryAcquireWriter(folder);

    /// <summary>The right to reindex, which one program at a time has, on a shared archive one of all machines; null when another has it. Disposing gives it back.</summary>
    public Task<IDisposable?> TryAcquireReindexAsync(CancellationToken cancellation) => database.TryAcquireReindexAsync(folder, cancellation);

    public Task<Statistics> CountAsync(CancellationToken cancellation) => CountAsync(true, cancellation);

    /// <param name="orSample">Whether the sample is counted when it is all there is.</param>
    public async Task<Statistics> CountAsync(bool orSample, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        if (!orSample && await HoldsSampleAsync(session)) return new Statistics(0, 0, 0, 0, 0, 0);
        return new Statistics(
            await session.FirstAsync<long>($"SELECT count(*) FROM documents d WHERE {DocumentReading.Counted}"),
            await session.FirstAsync<long>("SELECT count(*) FROM instruments WHERE citing_documents > 0"),
            await session.FirstAsync<long>("SELECT count(*) FROM citations"),
            await session.FirstAsync<long>("SELECT count(*) FROM movements"),
            await session.FirstAsync<long>("SELECT count(*) FROM units"),
            await session.FirstAsync<long>(
                """
                SELECT (SELECT count(*) FROM work WHERE dead = 1)
                    + (SELECT count(DISTINCT i.locator) FROM run_items i WHERE i.state = @Failed AND i.document_id IS NULL)
                """,
                new { Failed = (int)RunItemState.Failed }));
    }

    /// <summary>When anything that readers see last changed.</summary>
    public async Task<DateTimeOffset?> ChangedAtAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<long>("SELECT value FROM state WHERE name = 'changed_at'") is var at and > 0 ? Stored.Time(at) : null;
    }

    /// <summary>Whether all there is comes from the sample corpus.</summary>
    public async Task<bool> HoldsSampleAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await HoldsSampleAsync(session);
    }

    /// <summary>Removes a source with all documents that no other source has; the work table then takes them out of the index.
    /// The bytes of their originals stay in the folder.</summary>
    /// <returns>The number of documents removed.</returns>
    public async Task<int> RemoveSourceAsync(string source, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.Receiving);
        await session.LockAsync(ArchiveLock.Counting);
        var removed = await SourceRemoval.RemoveAsync(session, source, time.GetUtcNow());
        await session.CommitAsync();
        return removed;
    }

    /// <summary>Goes on counting revisions beyond one that the index was seen to hold, as after the archive was brought back from a copy:
    /// the index takes nothing older than what it has. These documents get a revision of their own and are enqueued for the index.</summary>
    public async Task OvertakeAsync(IReadOnlyCollection<string> documentIds, long version, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.Counting);
        await session.ExecuteAsync(
            """
            INSERT INTO state (name, value) VALUES ('revision', @Version)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE state.value < excluded.value
            """,
            new { Version = version });
        await Changes.PublishAsync(session, documentIds, time.GetUtcNow());
        await session.CommitAsync();
    }

    /// <summary>What the database needs to stay quick: its statistics of what the tables hold, and with SQLite a short log.</summary>
    public Task KeepUpAsync(CancellationToken cancellation) => database.KeepUpAsync(cancellation);

    /// <summary>Engine and schema as they are now; another program may have changed the schema since this one opened it.</summary>
    public Task<ArchiveDescription> DescribeAsync(CancellationToken cancellation) => ArchiveDescription.OfAsync(database, cancellation);

    public void Dispose() => database.Dispose();

    private sealed class SharedRight : IDisposable
    {
        public void Dispose()
        {
        }
    }

    private static async Task<bool> HoldsSampleAsync(Session session) =>
        await session.FirstAsync<int>(
            """
            SELECT count(*) WHERE EXISTS (SELECT 1 FROM documents WHERE source = @Sample)
                AND NOT EXISTS (SELECT 1 FROM documents WHERE source <> @Sample)
            """,
            new { Sources.Sample }) > 0;
}
