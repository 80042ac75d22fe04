namespace DirectiveSearch.Archive;

/// <summary>Bytes that a document had.</summary>
public sealed record HistoricVersion(int Version, Original Original, string Source, string Locator, DateTimeOffset AddedAt, Reading Reading);

/// <summary>A file of a run that held this document.</summary>
/// <param name="At">When the run last told of it.</param>
public sealed record Receipt(long RunId, string RunLabel, DateTimeOffset RunStartedAt, string Locator, RunItemState State, DateTimeOffset At);

/// <summary>A step as it was done with one version.</summary>
/// <param name="Stamp">Version of the step; 0 where it has none, and for failures.</param>
/// <param name="Times">How often, the last time at <paramref name="LastAt"/>.</param>
public sealed record StepRecord(
    int Version, WorkStep Step, int Stamp, StepOutcome Outcome, string ReasonCode, string? Reason, int Times, DateTimeOffset FirstAt, DateTimeOffset LastAt, StepFacts? Facts);

/// <summary>A step that waits, runs, or was put away.</summary>
public sealed record PendingStep(WorkStep Step, bool IsDead, bool IsLeased, int Attempts, DateTimeOffset AvailableAt, string? Reason);

/// <summary>What became of a document from its originals to the index; also of one that nobody may read.</summary>
/// <param name="Title">Null as long as none was read.</param>
/// <param name="Current">The version that readers see; null when there is none.</param>
/// <param name="Revision">Rises with each change that the index must know.</param>
/// <param name="Stamps">By which version each step up to resolving was done last; 0: not yet.</param>
public sealed record DocumentHistory(
    string Id, string FileName, string? Title, int? Current, SetAside? SetAside, long Revision, IReadOnlyDictionary<WorkStep, int> Stamps,
    IReadOnlyList<HistoricVersion> Versions, IReadOnlyList<Receipt> Receipts, IReadOnlyList<StepRecord> Steps, IReadOnlyList<PendingStep> Pending);

/// <summary>Tells the history of single documents.</summary>
public sealed class HistoryTable
{
    private const int Shown = 200;

    private readonly Database database;

    internal HistoryTable(Database database) => this.database = database;

    public async Task<DocumentHistory?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var row = await session.FirstAsync<HistoryRow>(
            "SELECT id, file_name, title, current, set_aside_code, set_aside_reason, revision, convert_stamp, extract_stamp, resolve_stamp FROM documents WHERE id = @Id", new { Id = id });
        if (row is null) return null;
        var key = new { Id = id, Shown };
        return new DocumentHistory(
            row.Id, row.FileName, row.Title, row.Current, row.SetAsideCode is { } code ? new SetAside(code, row.SetAsideReason ?? "") : null, row.Revision,
            new Dictionary<WorkStep, int> { [WorkStep.Convert] = row.ConvertStamp, [WorkStep.Extract] = row.ExtractStamp, [WorkStep.Resolve] = row.ResolveStamp },
            await VersionsAsync(session, key), await ReceiptsAsync(session, key), await StepsAsync(session, key), await PendingAsync(session, key));
    }

    private static async Task<IReadOnlyList<HistoricVersion>> VersionsAsync(Session session, object key) =>
        [.. (await session.QueryAsync<VersionRow>(
            """
            SELECT v.version, v.sha256, o.size, o.media_type, v.source, v.locator, v.added_at, v.reading
            FROM versions v JOIN originals o ON o.sha256 = v.sha256 WHERE v.document_id = @Id ORDER BY v.version LIMIT @Shown
            """,
            key)).Select(row => new HistoricVersion(
                row.Version, new Original(row.Sha256, row.Size, row.MediaType), row.Source, row.Locator, Stored.Time(row.AddedAt), (Reading)row.Reading))];

    private static async Task<IReadOnlyList<Receipt>> ReceiptsAsync(Session session, object key) =>
        [.. (await session.QueryAsync<ReceiptRow>(
            """
            SELECT i.run_id, r.label, r.started_at, i.locator, i.state, i.updated_at FROM run_items i JOIN runs r ON r.id = i.run_id
            WHERE i.document_id = @Id ORDER BY i.run_id DESC, i.id DESC LIMIT @Shown
            """,
            key)).Select(row => new Receipt(row.RunId, row.Label, Stored.Time(row.StartedAt), row.Locator, (RunItemState)row.State, Stored.Time(row.UpdatedAt)))];

    private static async Task<IReadOnlyList<StepRecord>> StepsAsync(Session session, object key) =>
        [.. (await session.QueryAsync<StepRow>(
            """
            SELECT version, step, stamp, outcome, reason_code, reason, times, first_at, last_at, facts FROM document_steps
            WHERE document_id = @Id ORDER BY version, first_at, step, outcome DESC LIMIT @Shown
            """,
            key)).Select(row => new StepRecord(
                row.Version, (WorkStep)row.Step, row.Stamp, (StepOutcome)row.Outcome, row.ReasonCode, row.Reason, row.Times, Stored.Time(row.FirstAt), Stored.Time(row.LastAt), StepLog.Facts(row.Facts)))];

    private static async Task<IReadOnlyList<PendingStep>> PendingAsync(Session session, object key) =>
        [.. (await session.QueryAsync<PendingRow>("SELECT step, dead, leased, attempts, available_at, reason FROM work WHERE document_id = @Id ORDER BY step", key))
            .Select(row => new PendingStep((WorkStep)row.Step, row.Dead != 0, row.Leased != 0, row.Attempts, Stored.Time(row.AvailableAt), row.Reason))];

    private sealed class HistoryRow
    {
        public string Id { get; init; } = "";
        public string FileName { get; init; } = "";
        public string? Title { get; init; }
        public int? Current { get; init; }
        public string? SetAsideCode { get; init; }
        public string? SetAsideReason { get; init; }
        public long Revision { get; init; }
        public int ConvertStamp { get; init; }
        public int ExtractStamp { get; init; }
        public int ResolveStamp { get; init; }
    }

    private sealed class VersionRow
    {
        public int Version { get; init; }
        public string Sha256 { get; init; } = "";
        public long Size { get; init; }
        public string MediaType { get; init; } = "";
        public string Source { get; init; } = "";
        public string Locator { get; init; } = "";
        public long AddedAt { get; init; }
        public int Reading { get; init; }
    }

    private sealed class ReceiptRow
    {
        public long RunId { get; init; }
        public string Label { get; init; } = "";
        public long StartedAt { get; init; }
        public string Locator { get; init; } = "";
        public int State { get; init; }
        public long UpdatedAt { get; init; }
    }

    private sealed class StepRow
    {
        public int Version { get; init; }
        public int Step { get; init; }
        public int Stamp { get; init; }
        public int Outcome { get; init; }
        public string ReasonCode { get; init; } = "";
        public string? Reason { get; init; }
        public int Times { get; init; }
        public long FirstAt { get; init; }
        public long LastAt { get; init; }
        public string? Facts { get; init; }
    }

    private sealed class PendingRow
    {
        public int Step { get; init; }
        public int Dead { get; init; }
        public int Leased { get; init; }
        public int Attempts { get; init; }
        public long AvailableAt { get; init; }
        public string? Reason { get; init; }
    }
}
