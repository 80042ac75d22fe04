using DirectiveSearch.Directives.Twins;

namespace DirectiveSearch.Archive;

public sealed partial class CorrectionTable
{
    /// <summary>Two files are one document, or two, whatever their texts say; it holds at once.</summary>
    public Task<CorrectionOutcome> SetTwinsAsync(TwinDecision decision, string note, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Counting);
            var leads = (await session.QueryInAsync<(string Id, string Lead)>(
                $"SELECT d.id, coalesce(d.twin_of, d.id) FROM documents d WHERE d.id IN @Keys AND {DocumentReading.Readable}", [decision.One, decision.Other])).ToDictionary(row => row.Id, row => row.Lead);
            if (leads.Count < 2) return CorrectionOutcome.Outdated;
            if ((leads[decision.One] == leads[decision.Other]) == decision.Same) return CorrectionOutcome.Same;
            await InsertAsync(session, new Row(
                NewBatch(), Correcting.Twins, decision.One, decision.One, decision.Other, "", decision.Same ? Correcting.Same : Correcting.Apart, note, entry.Who));
            await DecideTwinsAsync(session, decision.One, decision.Other);
            await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
            return CorrectionOutcome.Done;
        },
        cancellation);

    /// <summary>What was decided about a document and others being one; the latest first.</summary>
    public async Task<IReadOnlyList<Correction>> OfTwinsAsync(string documentId, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await ToCorrectionsAsync(session, await session.QueryAsync<CorrectionRow>(
            $"SELECT {CorrectionRow.Columns} FROM corrections WHERE kind = '{Correcting.Twins}' AND (group_key = @Id OR target_key = @Id) ORDER BY id DESC LIMIT @Shown", new { Id = documentId, Shown }));
    }

    private async Task DecideTwinsAsync(Session session, string one, string other)
    {
        var (tally, now) = (new Tally(), time.GetUtcNow());
        // Whom either belonged to before the decision may have other twins now.
        var leads = await session.QueryInAsync<string>("SELECT DISTINCT coalesce(twin_of, id) FROM documents WHERE id IN @Keys", [one, other]);
        var around = await session.QueryInAsync<string>("SELECT id FROM documents WHERE id IN @Keys OR twin_of IN @Keys", leads);
        await TwinStoring.DecideAsync(session, [.. around, one, other], [], tally, now);
        await tally.WriteAsync(session);
    }
}
