namespace DirectiveSearch.Archive;

public sealed partial class CorrectionTable
{
    /// <summary>A name belongs to a family, or is a movement of its own, in every document that has it and will have it.</summary>
    public Task<CorrectionOutcome> SetFamilyAsync(FamilyDecision decision, string note, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Counting);
            var carrying = await CarryingAsync(session, decision.NameSlug);
            if (carrying.Count == 0) return CorrectionOutcome.Outdated;
            if ((await Correcting.FamiliesAsync(session, [decision.NameSlug])).TryGetValue(decision.NameSlug, out var family) && family == decision.Family) return CorrectionOutcome.Same;
            await InsertAsync(session, new Row(NewBatch(), Correcting.Family, null, decision.NameSlug, decision.MovementSlug, decision.Name, decision.Family ?? "", note, entry.Who));
            await ReadAgainAsync(session, carrying);
            await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
            return CorrectionOutcome.Done;
        },
        cancellation);

    /// <summary>What was decided about the names of a movement, joined to it or kept apart; the latest first.</summary>
    public async Task<IReadOnlyList<Correction>> OfMovementAsync(string slug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await ToCorrectionsAsync(session, await session.QueryAsync<CorrectionRow>(
            $"SELECT {CorrectionRow.Columns} FROM corrections WHERE kind = '{Correcting.Family}' AND (target_key = @Slug OR group_key = @Slug) ORDER BY id DESC LIMIT @Shown", new { Slug = slug, Shown }));
    }

    private static Task<List<string>> CarryingAsync(Session session, string nameSlug) =>
        session.QueryAsync<string>("SELECT DISTINCT document_id FROM movement_mentions WHERE name_slug = @Slug", new { Slug = nameSlug });
}
