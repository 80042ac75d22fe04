using System.Security.Cryptography;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Twins;

namespace DirectiveSearch.Archive;

/// <summary>What people decided about citations, instruments and movements. Each change leaves the work that brings it about in the same transaction, and a line in the log.</summary>
public sealed partial class CorrectionTable
{
    private const int LongestNote = 1000;
    private const int Shown = 200;

    private readonly Database database;
    private readonly TimeProvider time;

    internal CorrectionTable(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>These citations mean that instrument, whatever they state.</summary>
    /// <param name="into">Known or not; it must say whose number it is (<see cref="Resolver.Identifies"/>).</param>
    public Task<CorrectionOutcome> SetAsync(IReadOnlyCollection<CitationPlace> places, Statement into, string note, AuditEntry entry, CancellationToken cancellation)
    {
        if (!Resolver.Identifies(into)) throw new ArgumentException("The statement does not say whose number it is.", nameof(into));
        return database.ChangeAsync(
            async session =>
            {
                await session.LockAsync(ArchiveLock.Counting);
                var read = await CitationsAsync(session, places.Select(place => place.DocumentId));
                if (places.Count == 0 || places.Any(place => !Stands(place, read))) return CorrectionOutcome.Outdated;
                var batch = NewBatch();
                foreach (var place in places)
                {
                    var anchor = Anchors.Of(read[place.DocumentId], place.Index);
                    await InsertAsync(session, new Row(batch, Correcting.Set, place.DocumentId, anchor.NumberKey, KeyOf(into), Stored.Anchor(anchor), Stored.Statement(into), note, entry.Who));
                }

                await ReadAgainAsync(session, places.Select(place => place.DocumentId));
                await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
                return CorrectionOutcome.Done;
            },
            cancellation);
    }

    /// <summary>Two instruments are one, from now on under the address of the second.</summary>
    public Task<CorrectionOutcome> MergeAsync(InstrumentSummary from, InstrumentSummary into, string note, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Counting);
            var (one, other) = (StatementOf(from), StatementOf(into));
            if (Resolver.AreOne(one, other)) return CorrectionOutcome.Same;
            if (!Resolver.Identifies(one) || !Resolver.Identifies(other)) return CorrectionOutcome.Outdated;
            await InsertAsync(session, new Row(NewBatch(), Correcting.Merge, null, KeyOf(one), KeyOf(other), Stored.Statement(one), Stored.Statement(other), note, entry.Who));
            await ResolveAgainAsync(session, [KeyOf(one), KeyOf(other)]);
            await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
            return CorrectionOutcome.Done;
        },
        cancellation);

    /// <summary>Takes back what was decided at once.</summary>
    /// <returns>False when there is no such decision, or it was taken back before.</returns>
    public Task<bool> UndoAsync(string batch, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Counting);
            var rows = await session.QueryAsync<CorrectionRow>($"SELECT {CorrectionRow.Columns} FROM corrections WHERE batch = @Batch AND undone_at IS NULL", new { Batch = batch });
            if (rows.Count == 0) return false;
            await session.ExecuteAsync(
                "UPDATE corrections SET undone_by = @Who, undone_at = @Now WHERE batch = @Batch AND undone_at IS NULL", new { entry.Who, Batch = batch, Now = Stored.Time(time.GetUtcNow()) });
            await ReadAgainAsync(session, rows.Where(row => row.Kind != Correcting.Twins).Select(row => row.DocumentId).OfType<string>());
            foreach (var row in rows.Where(row => row.Kind == Correcting.Twins)) await DecideTwinsAsync(session, row.GroupKey, row.TargetKey);
            foreach (var row in rows.Where(row => row.Kind == Correcting.Family)) await ReadAgainAsync(session, await CarryingAsync(session, row.GroupKey));
            if (rows.Any(row => row.Kind == Correcting.Merge)) await ResolveAgainAsync(session, [.. rows.Where(row => row.Kind == Correcting.Merge).SelectMany(row => (string[])[row.GroupKey, row.TargetKey])]);
            await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
            return true;
        },
        cancellation);

    /// <summary>The first document of whose citations a batch decides; null when it decides of none.</summary>
    public async Task<string?> DocumentAsync(string batch, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<string?>("SELECT min(document_id) FROM corrections WHERE batch = @Batch", new { Batch = batch });
    }

    /// <summary>What was decided about a document's citations, the latest first.</summary>
    public async Task<IReadOnlyList<Correction>> OfDocumentAsync(string documentId, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await ToCorrectionsAsync(session, await session.QueryAsync<CorrectionRow>(
            $"SELECT {CorrectionRow.Columns} FROM corrections WHERE document_id = @Id AND kind <> '{Correcting.Twins}' ORDER BY id DESC LIMIT @Shown", new { Id = documentId, Shown }));
    }

    /// <summary>What was decided about an instrument: citations that were said to mean it, and others that were said to be it; the latest first.</summary>
    public async Task<IReadOnlyList<Correction>> OfInstrumentAsync(InstrumentSummary instrument, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var statement = StatementOf(instrument);
        var rows = await session.QueryAsync<CorrectionRow>($"SELECT {CorrectionRow.Columns} FROM corrections WHERE target_key = @Key AND kind IN ('{Correcting.Set}', '{Correcting.Merge}') ORDER BY id DESC LIMIT @Shown", new { Key = KeyOf(statement), Shown });
        return await ToCorrectionsAsync(session, [.. rows.Where(row => Resolver.AreOne(Stored.Statement(row.Value), statement))]);
    }

    /// <summary>All that was ever decided, the latest first.</summary>
    public async Task<Page<Correction>> ListAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<CorrectionRow>($"SELECT {CorrectionRow.Columns} FROM corrections ORDER BY id DESC LIMIT @Take OFFSET @Skip", new { Skip = skip, Take = take });
        return new Page<Correction>(await ToCorrectionsAsync(session, rows), await session.FirstAsync<int>("SELECT count(*) FROM corrections"));
    }

    /// <summary>As people would name it.</summary>
    public static Statement StatementOf(InstrumentSummary instrument) => new(instrument.Type, instrument.Number, instrument.Issuer, instrument.Date);

    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<Directives.Citation>>> CitationsAsync(Session session, IEnumerable<string> documentIds) =>
        (await DocumentReading.CitationsAsync(session, [.. documentIds.Distinct()])).GroupBy(row => row.DocumentId)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Directives.Citation>)[.. group.Select(row => row.ToCitation().Citation)]);

    internal static bool Stands(CitationPlace place, IReadOnlyDictionary<string, IReadOnlyList<Directives.Citation>> read) =>
        read.TryGetValue(place.DocumentId, out var citations) && place.Index >= 0 && place.Index < citations.Count && Anchors.NumberKey(citations[place.Index]) == place.NumberKey;

    private static string KeyOf(Statement statement) => Resolver.GroupKey(statement.Type, statement.Number);

    private static string NewBatch() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private Task InsertAsync(Session session, Row row) => session.ExecuteAsync(
        """
        INSERT INTO corrections (batch, kind, document_id, group_key, target_key, anchor, value, note, made_by, made_at)
        VALUES (@Batch, @Kind, @DocumentId, @GroupKey, @TargetKey, @Anchor, @Value, @Note, @MadeBy, @Now)
        """,
        new
        {
            row.Batch, row.Kind, row.DocumentId, row.GroupKey, row.TargetKey, row.Anchor, row.Value, Note = StorableText.Beginning(StorableText.Clean(row.Note), LongestNote), row.MadeBy,
            Now = Stored.Time(time.GetUtcNow()),
        });

    /// <summary>Reading a document once more is what brings decisions to its citations.</summary>
    private async Task ReadAgainAsync(Session session, IEnumerable<string> documentIds) => await Changes.EnqueueAsync(
        session,
        await session.QueryInAsync<string>("SELECT id FROM documents WHERE current IS NOT NULL AND set_aside_code IS NULL AND id IN @Keys UNION SELECT twin_of FROM documents WHERE twin_of IS NOT NULL AND id IN @Keys", documentIds), WorkStep.Extract, time.GetUtcNow());

    /// <summary>One document of any of the groups is enough to have them all resolved.</summary>
    private async Task ResolveAgainAsync(Session session, IReadOnlyCollection<string> groupKeys)
    {
        var document = await session.FirstAsync<string>(
            """
            SELECT coalesce(
                (SELECT min(c.document_id) FROM citations c JOIN evidence e ON e.id = c.evidence_id WHERE e.group_key IN @Keys),
                (SELECT min(e.held_document_id) FROM evidence e WHERE e.group_key IN @Keys AND e.held_document_id <> ''))
            """,
            new { Keys = groupKeys.Distinct().ToArray() });
        if (document is null) return;
        await session.ExecuteAsync(
            "INSERT INTO touched_groups (document_id, group_key) VALUES (@Id, @Key) ON CONFLICT (document_id, group_key) DO NOTHING",
            groupKeys.Distinct().Select(key => new { Id = document, Key = key }));
        await Changes.EnqueueAsync(session, [document], WorkStep.Resolve, time.GetUtcNow());
    }

    private static async Task<IReadOnlyList<Correction>> ToCorrectionsAsync(Session session, List<CorrectionRow> rows)
    {
        var ids = rows.Select(row => row.DocumentId).OfType<string>().ToList();
        var (read, changes) = (await CitationsAsync(session, ids), await Correcting.ChangesAsync(session, ids));
        return [.. rows.Select(row => row.ToCorrection(row.DocumentId is { } id ? read.GetValueOrDefault(id) : null, changes[row.DocumentId ?? ""]))];
    }

    private sealed record Row(string Batch, string Kind, string? DocumentId, string GroupKey, string TargetKey, string Anchor, string Value, string Note, string MadeBy);

    private sealed class CorrectionRow
    {
        public const string Columns = "id, batch, kind, document_id, group_key, target_key, anchor, value, note, made_by, made_at, undone_by, undone_at, lost";

        public long Id { get; init; }
        public string Batch { get; init; } = "";
        public string Kind { get; init; } = "";
        public string? DocumentId { get; init; }
        public string GroupKey { get; init; } = "";
        public string TargetKey { get; init; } = "";
        public string Anchor { get; init; } = "";
        public string Value { get; init; } = "";
        public string Note { get; init; } = "";
        public string MadeBy { get; init; } = "";
        public long MadeAt { get; init; }
        public string? UndoneBy { get; init; }
        public long? UndoneAt { get; init; }
        public int Lost { get; init; }

        private CorrectionKind KindOf => Kind switch
        {
            Correcting.Merge => CorrectionKind.Merge,
            Correcting.Family => CorrectionKind.Family,
            Correcting.Field => CorrectionKind.Field,
            Correcting.Words => CorrectionKind.Words,
            Correcting.Twins => CorrectionKind.Twins,
            _ => CorrectionKind.Set,
        };

        public Correction ToCorrection(IReadOnlyList<Directives.Citation>? citations, IEnumerable<WordChange> changes) => new(
            Id, Batch, KindOf, DocumentId,
            Kind == Correcting.Set && citations is not null ? Anchors.Find(citations, Stored.Anchor(Anchor), changes) : null,
            Kind == Correcting.Merge ? Stored.Statement(Anchor) : null, Kind is Correcting.Set or Correcting.Merge ? Stored.Statement(Value) : null, Note, MadeBy, Stored.Time(MadeAt),
            UndoneBy, UndoneAt is { } at ? Stored.Time(at) : null)
        {
            Movement = Kind == Correcting.Family ? new FamilyDecision(Anchor, Value.Length == 0 ? null : Value) : null,
            Field = Kind == Correcting.Field ? FieldDecision.Of(Anchor, Value) : null,
            Words = Kind == Correcting.Words ? Stored.Words(Anchor, Value) : null,
            IsLost = Lost != 0,
            Twins = Kind == Correcting.Twins ? new TwinDecision(GroupKey, TargetKey, Value == Correcting.Same) : null,
        };
    }
}
