namespace DirectiveSearch.Archive;

/// <summary>Errors that readers reported, open ones until an editor closes them.</summary>
public sealed class ReportTable
{
    public const int LongestText = 1000;

    /// <summary>Beyond this many open reports none is taken: nobody fills the archive from outside.</summary>
    private const int MostOpen = 2000;

    private readonly Database database;
    private readonly TimeProvider time;

    internal ReportTable(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <param name="place">The citation; an index below 0: the document as a whole.</param>
    /// <returns>False when there is no such document, or too many reports wait.</returns>
    public Task<bool> AddAsync(CitationPlace place, string text, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Receiving);
            if (await session.FirstAsync<int>("SELECT count(*) FROM documents WHERE id = @Id AND current IS NOT NULL AND set_aside_code IS NULL", new { Id = place.DocumentId }) == 0) return false;
            if (await session.FirstAsync<int>("SELECT count(*) FROM reports WHERE closed_at IS NULL") >= MostOpen) return false;
            var read = await CorrectionTable.CitationsAsync(session, [place.DocumentId]);
            var anchor = CorrectionTable.Stands(place, read) ? new ReportedAnchor(Anchors.Of(read[place.DocumentId], place.Index), StorableText.Beginning(read[place.DocumentId][place.Index].Text, 200)) : null;
            await session.ExecuteAsync(
                "INSERT INTO reports (document_id, anchor, text, sent_at) VALUES (@DocumentId, @Anchor, @Text, @Now)",
                new { place.DocumentId, Anchor = anchor is null ? null : Stored.Reported(anchor), Text = StorableText.Beginning(StorableText.Clean(text), LongestText), Now = Stored.Time(time.GetUtcNow()) });
            return true;
        },
        cancellation);

    /// <summary>Open ones the oldest first, closed ones the latest first.</summary>
    public async Task<Page<Report>> ListAsync(bool closed, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var which = closed ? "closed_at IS NOT NULL" : "closed_at IS NULL";
        var rows = await session.QueryAsync<ReportRow>(
            $"""
            SELECT r.id, r.document_id, coalesce(d.title, d.file_name) AS document_title, r.anchor, r.text, r.sent_at, r.closed_by, r.closed_at, r.closed_note
            FROM reports r LEFT JOIN documents d ON d.id = r.document_id AND d.current IS NOT NULL AND d.set_aside_code IS NULL
            WHERE r.{which} ORDER BY {(closed ? "r.closed_at DESC, r.id DESC" : "r.id")} LIMIT @Take OFFSET @Skip
            """,
            new { Skip = skip, Take = take });
        var read = await CorrectionTable.CitationsAsync(session, rows.Select(row => row.DocumentId));
        return new Page<Report>([.. rows.Select(row => row.ToReport(read.GetValueOrDefault(row.DocumentId)))], await session.FirstAsync<int>($"SELECT count(*) FROM reports WHERE {which}"));
    }

    /// <returns>False when it is closed already or was never there.</returns>
    public Task<bool> CloseAsync(long id, string note, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            var closed = await session.ExecuteAsync(
                "UPDATE reports SET closed_by = @Who, closed_at = @Now, closed_note = @Note WHERE id = @Id AND closed_at IS NULL",
                new { Id = id, entry.Who, Now = Stored.Time(time.GetUtcNow()), Note = StorableText.Beginning(StorableText.Clean(note), LongestText) });
            if (closed > 0) await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
            return closed > 0;
        },
        cancellation);

    private sealed class ReportRow
    {
        public long Id { get; init; }
        public string DocumentId { get; init; } = "";
        public string? DocumentTitle { get; init; }
        public string? Anchor { get; init; }
        public string Text { get; init; } = "";
        public long SentAt { get; init; }
        public string? ClosedBy { get; init; }
        public long? ClosedAt { get; init; }
        public string? ClosedNote { get; init; }

        public Report ToReport(IReadOnlyList<Directives.Citation>? citations)
        {
            var reported = Anchor is null ? null : Stored.Reported(Anchor);
            return new Report(
                Id, DocumentId, DocumentTitle, reported is null || citations is null ? null : Anchors.Find(citations, reported.Anchor), reported?.Cited, Text, Stored.Time(SentAt),
                ClosedBy, ClosedAt is { } at ? Stored.Time(at) : null, ClosedNote);
        }
    }
}

/// <summary>Where a reported citation stands, with its words for people.</summary>
internal sealed record ReportedAnchor(CitationAnchor Anchor, string Cited);
