namespace DirectiveSearch.Archive;

/// <summary>Keeps for each instrument how many documents cite it, how often, and what they call it.</summary>
internal static class CitationCounts
{
    private const int LongestTitle = 500;

    /// <param name="documentIds">Whose citations may have changed.</param>
    /// <param name="slugs">Further instruments whose title may have changed.</param>
    /// <returns>All instruments whose counts or title may have changed.</returns>
    public static async Task<IReadOnlyCollection<string>> RecountAsync(Session session, IReadOnlyCollection<string> documentIds, IEnumerable<string> slugs)
    {
        var touched = slugs.ToHashSet();
        foreach (var chunk in documentIds.Chunk(500)) touched.UnionWith(await RecountChunkAsync(session, chunk));
        await session.ExecuteInAsync(
            """
            UPDATE instruments SET title = coalesce(
                (SELECT d.title FROM documents d WHERE d.id = instruments.held_document_id),
                (SELECT t.title FROM instrument_titles t WHERE t.slug = instruments.slug ORDER BY t.documents DESC, t.title LIMIT 1))
            WHERE slug IN @Keys
            """,
            touched);
        return touched;
    }

    private static async Task<IReadOnlyCollection<string>> RecountChunkAsync(Session session, string[] documentIds)
    {
        var before = (await session.QueryAsync<CitingRow>(
            "SELECT document_id, instrument_slug, citations, titles FROM citing WHERE document_id IN @Keys", new { Keys = documentIds }))
            .ToDictionary(row => (row.DocumentId, row.InstrumentSlug));
        var now = (await session.QueryAsync<(string DocumentId, string Slug, string? Subject)>(
            """
            SELECT c.document_id, e.instrument_slug, c.subject FROM citations c JOIN evidence e ON e.id = c.evidence_id
            WHERE c.document_id IN @Keys AND e.instrument_slug IS NOT NULL
            """,
            new { Keys = documentIds }))
            .GroupBy(row => (row.DocumentId, row.Slug))
            .ToDictionary(group => group.Key, group => new CitingRow
            {
                DocumentId = group.Key.DocumentId,
                InstrumentSlug = group.Key.Slug,
                Citations = group.Count(),
                Titles = Stored.List([.. group.Select(row => Title(row.Subject)).OfType<string>().Distinct().Order(StringComparer.Ordinal)]),
            });
        var gone = before.Where(pair => !now.TryGetValue(pair.Key, out var row) || !row.Says(pair.Value)).Select(pair => pair.Value).ToList();
        var come = now.Where(pair => !before.TryGetValue(pair.Key, out var row) || !row.Says(pair.Value)).Select(pair => pair.Value).ToList();
        await session.ExecuteAsync("DELETE FROM citing WHERE document_id = @DocumentId AND instrument_slug = @InstrumentSlug", gone);
        await session.InsertAsync("citing", "document_id, instrument_slug, citations, titles", come);
        return await ApplyAsync(session, [.. come.Select(row => (1, row)), .. gone.Select(row => (-1, row))]);
    }

    private static async Task<IReadOnlyCollection<string>> ApplyAsync(Session session, List<(int Sign, CitingRow Row)> changes)
    {
        var counts = changes.GroupBy(change => change.Row.InstrumentSlug).Select(group => new
        {
            Slug = group.Key,
            Documents = group.Sum(change => change.Sign),
            Citations = group.Sum(change => change.Sign * change.Row.Citations),
        }).ToList();
        await session.ExecuteAsync(
            "UPDATE instruments SET citing_documents = citing_documents + @Documents, citations = citations + @Citations WHERE slug = @Slug", counts);
        var titles = changes.SelectMany(change => Stored.List(change.Row.Titles).Select(title => (change.Row.InstrumentSlug, Title: title, change.Sign)))
            .GroupBy(change => (change.InstrumentSlug, change.Title))
            .Select(group => new { Slug = group.Key.InstrumentSlug, group.Key.Title, Documents = group.Sum(change => change.Sign) })
            .Where(row => row.Documents != 0).ToList();
        await session.ExecuteAsync(
            """
            INSERT INTO instrument_titles (slug, title, documents) VALUES (@Slug, @Title, @Documents)
            ON CONFLICT (slug, title) DO UPDATE SET documents = instrument_titles.documents + excluded.documents
            """,
            titles);
        await session.ExecuteInAsync(
            "DELETE FROM instrument_titles WHERE documents <= 0 AND slug IN @Keys", titles.Where(row => row.Documents < 0).Select(row => row.Slug));
        return [.. counts.Select(row => row.Slug)];
    }

    private static string? Title(string? subject)
    {
        var title = subject?.Trim();
        return string.IsNullOrEmpty(title) ? null : StorableText.Beginning(title, LongestTitle);
    }

    private sealed class CitingRow
    {
        public string DocumentId { get; init; } = "";
        public string InstrumentSlug { get; init; } = "";
        public int Citations { get; init; }
        public string Titles { get; init; } = "[]";

        public bool Says(CitingRow other) => Citations == other.Citations && Titles == other.Titles;
    }
}
