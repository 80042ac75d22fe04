namespace DirectiveSearch.Archive;

/// <summary>Brings decisions about twins to what counts: who stands for another leaves the counts and the index, who comes back is read again.</summary>
internal static class TwinStoring
{
    /// <param name="around">Documents whose twins may be others now.</param>
    /// <param name="read">Documents whose extraction is just being stored; what counts of them the caller stores.</param>
    /// <param name="tally">The caller writes it.</param>
    /// <returns>All that do not count, of those that were decided about.</returns>
    public static async Task<IReadOnlySet<string>> DecideAsync(Session session, IReadOnlyCollection<string> around, IReadOnlyCollection<string> read, Tally tally, DateTimeOffset now)
    {
        var changes = await Twinning.DecideAsync(session, [.. around.Union(read)]);
        var gone = changes.Gone.Except(read).ToList();
        await ExtractionStoring.ForgetAsync(session, gone, tally);
        await Changes.EnqueueAsync(session, gone, WorkStep.Resolve, now);
        var again = await ReadAgainAsync(session, changes);
        await Changes.EnqueueAsync(session, again.Except(read).Except(changes.Twins), WorkStep.Extract, now);
        return changes.Twins;
    }

    /// <summary>Documents go, or are seen by no reader any more: others take the places of those that counted.</summary>
    /// <param name="tally">What was read of them is out of it already; the caller writes it.</param>
    public static async Task LeaveAsync(Session session, IReadOnlyCollection<string> ids, Tally tally, DateTimeOffset now)
    {
        var around = await Twinning.AroundAsync(session, ids);
        var leads = await session.QueryInAsync<string>(
            $"SELECT DISTINCT d.twin_of FROM documents d JOIN corrections c ON c.document_id = d.id WHERE c.kind = '{Correcting.Set}' AND d.twin_of IS NOT NULL AND d.id IN @Keys", ids);
        await Twinning.ForgetKeysAsync(session, ids);
        await session.ExecuteInAsync("UPDATE documents SET current = NULL, twin_of = NULL, twin_rule = NULL WHERE id IN @Keys", ids);
        var twins = await DecideAsync(session, around, [], tally, now);
        await Changes.EnqueueAsync(session, leads.Except(ids).Except(twins), WorkStep.Extract, now);
    }

    /// <summary>Those that count from now on, and leads that win or lose what people decided about a twin's citations.</summary>
    private static async Task<IEnumerable<string>> ReadAgainAsync(Session session, TwinChanges changes)
    {
        var decided = (await session.QueryInAsync<string>(
            $"SELECT DISTINCT document_id FROM corrections WHERE kind = '{Correcting.Set}' AND document_id IN @Keys", changes.Moved.Select(moved => moved.Id))).ToHashSet();
        var leads = changes.Moved.Where(moved => decided.Contains(moved.Id)).Select(moved => moved.Lead);
        return await session.QueryInAsync<string>($"SELECT d.id FROM documents d WHERE d.id IN @Keys AND {DocumentReading.Readable}", changes.Come.Concat(leads));
    }
}
