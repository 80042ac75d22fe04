namespace DirectiveSearch.Archive;

public sealed partial class WorkTable
{
    /// <summary>Enqueues a step for every document whose stamp of it is older and that has nothing of it left to do; the steps behind follow from it.
    /// What was put away gets another try once for each version.</summary>
    /// <returns>The number of documents.</returns>
    public Task<int> EnqueueStaleAsync(WorkStep step, int version, CancellationToken cancellation)
    {
        var (stamp, given) = Stamp(step);
        return database.ChangeAsync(
            async session =>
            {
                await session.LockAsync(ArchiveLock.Counting);
                var again = await session.FirstAsync<long>("SELECT coalesce(max(value), 0) FROM state WHERE name = @Name", new { Name = $"{stamp}_tried" }) < version;
                var stale = await session.QueryAsync<string>(
                    $"""
                    SELECT d.id FROM documents d WHERE d.{stamp} < @Version AND {given} AND d.set_aside_code IS NULL
                        AND NOT EXISTS (SELECT 1 FROM work w WHERE w.document_id = d.id AND w.step <= @Step AND (w.dead = 0 OR @Again = 0))
                    """,
                    new { Version = version, Step = (int)step, Again = Stored.Flag(again) });
                if (again)
                    await session.ExecuteAsync(
                        "INSERT INTO state (name, value) VALUES (@Name, @Version) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        new { Name = $"{stamp}_tried", Version = (long)version });
                await EnqueueAsync(session, stale, step);
                return stale.Count;
            },
            cancellation);
    }

    /// <summary>Enqueues a step for these documents, or for all, whatever their stamps say; what is set aside stays so, and what was put away gets another try.</summary>
    /// <returns>The number of documents; ids that are not known are left out.</returns>
    public Task<int> EnqueueAsync(WorkStep step, IReadOnlyCollection<string>? documentIds, CancellationToken cancellation)
    {
        var query = $"SELECT d.id FROM documents d WHERE {Stamp(step).Given} AND d.set_aside_code IS NULL";
        return database.ChangeAsync(
            async session =>
            {
                await session.LockAsync(ArchiveLock.Counting);
                var known = documentIds is null
                    ? await session.QueryAsync<string>(query)
                    : await session.QueryInAsync<string>($"{query} AND d.id IN @Keys", documentIds);
                await EnqueueAsync(session, known, step);
                return known.Count;
            },
            cancellation);
    }

    /// <summary>The column that says by which version a step was done last, and what a document must have for it.</summary>
    private static (string Column, string Given) Stamp(WorkStep step) => step switch
    {
        WorkStep.Convert => ("convert_stamp", "1 = 1"),
        WorkStep.Extract => ("extract_stamp", "d.current IS NOT NULL"),
        WorkStep.Resolve => ("resolve_stamp", "d.current IS NOT NULL"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), "The index holds its own versions: rebuild it."),
    };

    private async Task EnqueueAsync(Session session, List<string> documentIds, WorkStep step)
    {
        if (step == WorkStep.Resolve) await ResolutionStoring.TouchAllAsync(session, documentIds);
        await Changes.EnqueueAsync(session, documentIds, step, time.GetUtcNow());
    }
}
