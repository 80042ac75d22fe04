namespace DirectiveSearch.Archive;

/// <summary>Stores what originals were converted to.</summary>
internal static class ConversionStoring
{
    public static async Task StoreAsync(Session session, IReadOnlyList<Conversion> results, int version, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            UPDATE originals SET media_type = @MediaType WHERE sha256 = (
                SELECT v.sha256 FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.latest WHERE d.id = @Id)
            """,
            results.Select(result => new { Id = Id(result), result.MediaType }));
        await session.ExecuteInAsync(
            "UPDATE documents SET convert_stamp = @Version WHERE id IN @Keys", results.Select(Id), keys => new { Keys = keys, Version = version });
        await StoreTextsAsync(session, [.. results.Where(result => result is { SetAside: null, Text: not null })], now);
        await PartStoring.StoreAsync(session, results, now);
        await SetAsideAsync(session, [.. results.Where(result => result.SetAside is not null)], now);
        await RunProgress.DoneAsync(session, [.. results.Where(result => result is { SetAside: null, Text: null }).Select(Id)], now);
        await StepLog.DoneAsync(session, WorkStep.Convert, version, results.Where(result => result.SetAside is null).Select(result => (Id(result), result.Facts)), now);
        await StepLog.SetAsideAsync(session, results.Where(result => result.SetAside is not null).Select(result => (Id(result), result.SetAside!)), version, now);
    }

    private static string Id(Conversion result) => result.Item.DocumentId;

    private static async Task StoreTextsAsync(Session session, List<Conversion> results, DateTimeOffset now)
    {
        // The same words again leave what people corrected in them; in others it is looked for when they are read.
        await session.ExecuteAsync(
            """
            UPDATE versions SET reading = @Reading, scan = @Scan,
                text = CASE WHEN coalesce(converted, text) = @Text THEN text ELSE @Text END,
                edits = CASE WHEN coalesce(converted, text) = @Text THEN edits END,
                converted = CASE WHEN coalesce(converted, text) = @Text THEN converted END
            WHERE document_id = @Id AND version = (SELECT latest FROM documents WHERE id = @Id)
            """,
            results.Select(result => new { Id = Id(result), result.Text, Reading = (int)result.Reading, Scan = result.Scan is { } scan ? Stored.Scan(scan) : null }));
        await session.ExecuteInAsync("UPDATE documents SET set_aside_code = NULL, set_aside_reason = NULL WHERE set_aside_code IS NOT NULL AND id IN @Keys", results.Select(Id));
        await RunProgress.WorkingAsync(session, [.. results.Select(Id)], now);
        await Changes.EnqueueAsync(session, results.Select(Id), WorkStep.Extract, now);
    }

    /// <summary>A document marked secret goes wholly: earlier versions may tell what the mark is to hide.</summary>
    private static async Task SetAsideAsync(Session session, List<Conversion> results, DateTimeOffset now)
    {
        if (results.Count == 0) return;
        var ids = results.Select(Id).ToList();
        var tally = new Tally();
        await ExtractionStoring.ForgetAsync(session, await session.QueryInAsync<string>("SELECT id FROM documents WHERE current IS NOT NULL AND id IN @Keys", ids), tally);
        await session.ExecuteAsync(
            """
            UPDATE documents SET set_aside_code = @ReasonCode, set_aside_reason = @Reason, current = NULL, extract_stamp = 0, resolve_stamp = 0, type = NULL,
                type_slug = NULL, number = NULL, title = NULL, issuer = NULL, issuer_slug = NULL, province = NULL, level = NULL, date = 0, year = NULL,
                reading = 0, metadata = NULL
            WHERE id = @Id
            """,
            results.Select(result => new { Id = Id(result), result.SetAside!.ReasonCode, result.SetAside.Reason }));
        await TwinStoring.LeaveAsync(session, ids, tally, now);
        await tally.WriteAsync(session);
        await session.ExecuteInAsync("UPDATE versions SET text = NULL, converted = NULL, edits = NULL, reading = 0, scan = NULL WHERE document_id IN @Keys", ids);
        await session.ExecuteInAsync("DELETE FROM work WHERE document_id IN @Keys", ids);
        await Changes.PublishAsync(session, await ResolutionStoring.SettleAsync(session, ids), now);
        foreach (var result in results) await RunProgress.SetAsideAsync(session, Id(result), result.SetAside!, now);
    }
}
