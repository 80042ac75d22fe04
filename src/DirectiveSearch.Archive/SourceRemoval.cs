namespace DirectiveSearch.Archive;

/// <summary>Removes a source with what it alone brought.</summary>
internal static class SourceRemoval
{
    public static async Task<int> RemoveAsync(Session session, string source, DateTimeOffset now)
    {
        var arguments = new { Source = source, Sources.Sample };
        await PartStoring.AddressAsync(session, await session.QueryAsync<string>("SELECT DISTINCT document_id FROM addresses WHERE source = @Source", arguments));
        var gone = await session.QueryAsync<string>(
            """
            SELECT DISTINCT a.document_id FROM addresses a WHERE a.source = @Source
                AND NOT EXISTS (SELECT 1 FROM addresses b WHERE b.document_id = a.document_id AND b.source <> @Source)
            """,
            arguments);
        await RemoveDocumentsAsync(session, gone, now);
        await LeaveAsync(session, await session.QueryAsync<string>("SELECT DISTINCT document_id FROM addresses WHERE source = @Source", arguments), source, now);
        await session.ExecuteAsync("DELETE FROM run_items WHERE run_id IN (SELECT id FROM runs WHERE source = @Source)", arguments);
        foreach (var table in (string[])["crawl_alarms", "crawl_runs"])
            await session.ExecuteAsync($"DELETE FROM {table} WHERE run_id IN (SELECT id FROM runs WHERE source = @Source)", arguments);
        await session.ExecuteAsync("DELETE FROM crawl_former_fields WHERE address_id IN (SELECT id FROM crawl_addresses WHERE source = @Source)", arguments);
        await session.ExecuteAsync("DELETE FROM crawl_addresses WHERE source = @Source", arguments);
        await session.ExecuteAsync("DELETE FROM runs WHERE source = @Source", arguments);
        await session.ExecuteAsync("DELETE FROM sources WHERE slug = @Source", arguments);
        return gone.Count;
    }

    /// <summary>What other sources have too is named by the first of the addresses that remain.</summary>
    private static async Task LeaveAsync(Session session, List<string> ids, string source, DateTimeOffset now)
    {
        await session.ExecuteAsync("DELETE FROM addresses WHERE source = @Source", new { Source = source });
        var named = (await session.QueryInAsync<AddressRow>(
            $"SELECT document_id, source, locator, first_seen, last_seen FROM addresses WHERE document_id IN @Keys ORDER BY {Sources.Order}", ids,
            keys => new { Keys = keys, Sources.Sample })).DistinctBy(row => row.DocumentId)
            .Select(row => new { Id = row.DocumentId, row.Source, row.Locator, FileName = Locators.FileName(row.Locator), Gone = source }).ToList();
        await session.ExecuteAsync("UPDATE documents SET source = @Source, file_name = @FileName WHERE id = @Id", named);
        await session.ExecuteAsync("UPDATE versions SET source = @Source, locator = @Locator WHERE document_id = @Id AND source = @Gone", named);
        await Changes.PublishAsync(
            session,
            await session.QueryInAsync<string>("SELECT id FROM documents WHERE current IS NOT NULL AND set_aside_code IS NULL AND id IN @Keys", ids), now);
    }

    /// <summary>Removes documents with all that was read out of them, and originals that nothing else has.</summary>
    internal static async Task RemoveDocumentsAsync(Session session, List<string> ids, DateTimeOffset now)
    {
        if (ids.Count == 0) return;
        var tally = new Tally();
        await ExtractionStoring.ForgetAsync(session, await session.QueryInAsync<string>("SELECT id FROM documents WHERE current IS NOT NULL AND id IN @Keys", ids), tally);
        await TwinStoring.LeaveAsync(session, ids, tally, now);
        await tally.WriteAsync(session);
        await session.ExecuteInAsync("DELETE FROM work WHERE document_id IN @Keys", ids);
        await Changes.PublishAsync(session, await ResolutionStoring.SettleAsync(session, ids), now);
        foreach (var table in (string[])["addresses", "versions", "citing", "document_steps"])
            await session.ExecuteInAsync($"DELETE FROM {table} WHERE document_id IN @Keys", ids);
        await session.ExecuteInAsync("DELETE FROM documents WHERE id IN @Keys", ids);
        await session.ExecuteAsync("DELETE FROM originals WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.sha256 = originals.sha256)");
    }
}
