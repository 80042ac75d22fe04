namespace DirectiveSearch.Archive;

/// <summary>Adds up the evidence of a batch of documents and writes each distinct piece once, leaving touched the groups that must be resolved again.</summary>
internal sealed class EvidenceTally
{
    private readonly Dictionary<EvidenceKey, Counted> counted = [];

    public void Count(string documentId, IReadOnlyList<EvidenceKey> citations, EvidenceKey? held)
    {
        foreach (var key in citations.GroupBy(key => key)) Add(documentId, key.Key, key.Count());
        if (held is not null) Add(documentId, held, 0);
    }

    /// <returns>The ids of all evidence that was counted.</returns>
    public async Task<IReadOnlyDictionary<EvidenceKey, long>> WriteAsync(Session session)
    {
        var ids = new Dictionary<EvidenceKey, long>(counted.Count);
        var known = new List<(EvidenceKey Key, string Slug)>();
        var touched = new List<EvidenceKey>();
        var written = await session.FirstEachAsync<WrittenRow>(Upsert, counted.Select(pair => Arguments(pair.Key, pair.Value)));
        foreach (var ((key, count), row) in counted.Zip(written))
        {
            ids[key] = row.Id;
            // What one document alone states may be a slip; a second one may make it none.
            if (row.Documents - count.Documents < 2 || row.Resolved == 0) touched.Add(key);
            else if (row.InstrumentSlug is not null) known.Add((key, row.InstrumentSlug));
        }

        touched.AddRange(await AgainstMajorityAsync(session, known));
        await TouchAsync(session, touched.Select(key => (counted[key].DocumentId, key.GroupKey)));
        return ids;
    }

    /// <summary>Takes the evidence of these documents out of the counts; what falls to zero goes when its group is resolved.</summary>
    public static async Task SubtractAsync(Session session, IReadOnlyCollection<string> documentIds)
    {
        var rows = await session.QueryInAsync<UsedRow>(
            """
            SELECT c.document_id, e.id, e.group_key, count(*) AS citations FROM citations c JOIN evidence e ON e.id = c.evidence_id
            WHERE c.document_id IN @Keys GROUP BY c.document_id, e.id, e.group_key
            """,
            documentIds);
        rows.AddRange(await session.QueryInAsync<UsedRow>(
            "SELECT held_document_id AS document_id, id, group_key, 0 AS citations FROM evidence WHERE documents > 0 AND held_document_id IN @Keys", documentIds));
        await session.ExecuteAsync("UPDATE evidence SET documents = documents - 1, citations = citations - @Citations WHERE id = @Id", rows);
        await TouchAsync(session, rows.Select(row => (row.DocumentId, row.GroupKey)));
    }

    private const string Upsert =
        """
        INSERT INTO evidence (group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, theme, term, documents, citations)
        VALUES (@GroupKey, @Type, @Number, @Date, @Issuer, @Province, @CitingDate, @HeldDocumentId, @Decided, @Theme, @Term, @Documents, @Citations)
        ON CONFLICT (group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, theme, term) DO UPDATE SET
            documents = evidence.documents + excluded.documents, citations = evidence.citations + excluded.citations
        RETURNING id, documents, resolved, instrument_slug
        """;

    private static object Arguments(EvidenceKey key, Counted count) => new
    {
        key.GroupKey,
        key.Type,
        key.Number,
        key.Date,
        key.Issuer,
        key.Province,
        key.CitingDate,
        key.HeldDocumentId,
        key.Decided,
        key.Theme,
        key.Term,
        count.Documents,
        count.Citations,
    };

    /// <summary>More of what was decided already decides nothing new; more of anything else may turn a majority.</summary>
    private static async Task<IEnumerable<EvidenceKey>> AgainstMajorityAsync(Session session, IReadOnlyCollection<(EvidenceKey Key, string Slug)> known)
    {
        var decided = (await session.QueryInAsync<(string Slug, string Type, string Number, int Date, string? Issuer)>(
            "SELECT slug, type, number, date, issuer FROM instruments WHERE slug IN @Keys", known.Select(pair => pair.Slug))).ToDictionary(row => row.Slug);
        return known.Where(pair => !decided.TryGetValue(pair.Slug, out var row)
            || pair.Key.Type != row.Type
            || pair.Key.Number != row.Number
            || (pair.Key.Date != 0 && pair.Key.Date != row.Date)
            || (pair.Key.Issuer.Length > 0 && pair.Key.Issuer != row.Issuer)).Select(pair => pair.Key);
    }

    private static Task TouchAsync(Session session, IEnumerable<(string DocumentId, string GroupKey)> groups) =>
        session.ExecuteAsync(
            "INSERT INTO touched_groups (document_id, group_key) VALUES (@DocumentId, @GroupKey) ON CONFLICT (document_id, group_key) DO NOTHING",
            groups.Distinct().Select(group => new { group.DocumentId, group.GroupKey }));

    private void Add(string documentId, EvidenceKey key, int citations) =>
        counted[key] = counted.TryGetValue(key, out var count)
            ? count with { Documents = count.Documents + 1, Citations = count.Citations + citations }
            : new Counted(documentId, 1, citations);

    /// <param name="DocumentId">One of the batch: the one whose resolve step settles the group.</param>
    private sealed record Counted(string DocumentId, int Documents, int Citations);

    private sealed class WrittenRow
    {
        public long Id { get; init; }
        public int Documents { get; init; }
        public int Resolved { get; init; }
        public string? InstrumentSlug { get; init; }
    }

    private sealed class UsedRow
    {
        public string DocumentId { get; init; } = "";
        public long Id { get; init; }
        public string GroupKey { get; init; } = "";
        public int Citations { get; init; }
    }
}
