namespace DirectiveSearch.Archive;

public sealed class DocumentTable
{
    private readonly Database database;
    private readonly OriginalFolder originals;

    internal DocumentTable(Database database, OriginalFolder originals)
    {
        this.database = database;
        this.originals = originals;
    }

    /// <param name="version">Null: the current one. An earlier one is read anew, and its citations are not resolved.</param>
    public async Task<DocumentRecord?> FindAsync(string id, int? version, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await DocumentReading.FindAsync(session, id, version);
    }

    /// <summary>The latest first; none for a document that readers may not see.</summary>
    public async Task<IReadOnlyList<DocumentVersion>> VersionsAsync(string id, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<VersionLine>(
            $"""
            SELECT v.version, v.added_at, v.source, v.locator, o.sha256, o.size, o.media_type, v.reading, CASE WHEN v.text IS NULL THEN 0 ELSE 1 END AS is_read, d.current
            FROM documents d JOIN versions v ON v.document_id = d.id JOIN originals o ON o.sha256 = v.sha256 WHERE d.id = @Id AND {DocumentReading.Readable} ORDER BY v.version DESC
            """,
            new { Id = id });
        return [.. rows.Select(row => row.ToVersion())];
    }

    /// <summary>The text of a version as published; null when it has none or readers may not see it.</summary>
    public async Task<string?> TextAsync(string id, int version, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<string?>(
            $"SELECT v.text FROM documents d JOIN versions v ON v.document_id = d.id WHERE d.id = @Id AND v.version = @Version AND {DocumentReading.Readable}", new { Id = id, Version = version });
    }

    /// <summary>Those that exist, by id.</summary>
    public async Task<IReadOnlyDictionary<string, DocumentSummary>> SummariesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await DocumentReading.SummariesAsync(session, ids);
    }

    /// <summary>Current texts as published, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await DocumentReading.TextsAsync(session, ids);
    }

    /// <summary>All citations of some documents, in text order, for result lists.</summary>
    public async Task<IReadOnlyList<StoredCitation>> CitationsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return [.. (await DocumentReading.CitationsAsync(session, ids)).Select(row => row.ToCitation())];
    }

    public async Task<IReadOnlyList<DocumentSummary>> LatestAsync(int count, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<SummaryRow>(
            $"SELECT {SummaryRow.Columns} FROM documents d WHERE {DocumentReading.Counted} ORDER BY d.added_at DESC, d.id LIMIT @Count",
            new { Count = count });
        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <summary>The bytes of the original, or null.</summary>
    public async Task<Stream?> OpenOriginalAsync(string sha256, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var known = await session.FirstAsync<int>(
            """
            SELECT count(*) FROM originals o WHERE o.sha256 = @Sha256 AND NOT EXISTS (
                SELECT 1 FROM versions v JOIN documents d ON d.id = v.document_id WHERE v.sha256 = o.sha256 AND d.set_aside_code IS NOT NULL)
            """,
            new { Sha256 = sha256 });
        return known > 0 && await originals.FindAsync(sha256, cancellation) is { } path ? File.OpenRead(path) : null;
    }

    /// <summary>The documents that readers see of one file, in their order.</summary>
    public async Task<IReadOnlyList<FilePart>> PartsAsync(string sha256, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var parts = await session.QueryAsync<(string Id, int Part)>(
            "SELECT d.id, v.part FROM versions v JOIN documents d ON d.id = v.document_id AND d.current = v.version WHERE v.sha256 = @Sha256 ORDER BY v.part, d.id", new { Sha256 = sha256 });
        if (parts.Count < 2) return [];
        var summaries = await DocumentReading.SummariesAsync(session, [.. parts.Select(part => part.Id)]);
        return [.. parts.Where(part => summaries.ContainsKey(part.Id)).Select(part => new FilePart(part.Part, summaries[part.Id]))];
    }

    /// <summary>What to convert, by id: the latest version, whether it is readable or not.</summary>
    public async Task<IReadOnlyDictionary<string, ConversionSource>> ConversionSourcesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryInAsync<ConversionRow>(
            """
            SELECT v.document_id, v.version, o.sha256, o.size, o.media_type, v.source, v.locator, v.part
            FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.latest JOIN originals o ON o.sha256 = v.sha256
            WHERE d.id IN @Keys
            """,
            ids);
        return rows.ToDictionary(row => row.DocumentId, row => row.ToSource());
    }

    /// <summary>The latest texts that were converted, by id, for extraction; documents without text are left out.</summary>
    public async Task<IReadOnlyDictionary<string, ReadableText>> ConvertedTextsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryInAsync<(string Id, string Text, string? Edits, string? Scan)>(
            """
            SELECT d.id, coalesce(v.converted, v.text), v.edits, v.scan FROM documents d JOIN versions v ON v.document_id = d.id
            WHERE d.id IN @Keys AND d.set_aside_code IS NULL
                AND v.version = (SELECT max(w.version) FROM versions w WHERE w.document_id = d.id AND w.text IS NOT NULL)
            """,
            ids);
        var (fields, words) = (await Correcting.FieldsAsync(session, ids), await Correcting.WordsAsync(session, ids));
        return rows.ToDictionary(row => row.Id, row => new ReadableText(row.Text, row.Scan is null ? null : Stored.Scan(row.Scan))
        {
            Fields = [.. fields[row.Id]],
            Words = [.. words[row.Id]],
            WasCorrected = row.Edits is not null,
        });
    }

    /// <summary>Documents as the index is to hold them, by id; one that is left out must not be in the index.</summary>
    public async Task<IReadOnlyDictionary<string, IndexableDocument>> IndexableAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await DocumentReading.IndexableAsync(session, ids);
    }

    /// <summary>The highest revision that was ever given; 0 before the first.</summary>
    public async Task<long> RevisionAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<long>("SELECT coalesce(max(value), 0) FROM state WHERE name = 'revision'");
    }

    /// <summary>Ids and revisions of what the index is to hold, in the order of ids, for rebuilding and verifying.</summary>
    /// <param name="after">The last id of the batch before; "" to begin.</param>
    public async Task<IReadOnlyList<(string Id, long Revision)>> RevisionsAsync(string after, int count, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.QueryAsync<(string, long)>(
            $"SELECT d.id, d.revision FROM documents d WHERE d.id > @After AND {DocumentReading.Counted} ORDER BY d.id LIMIT @Count",
            new { After = after, Count = count });
    }

    private sealed class VersionLine
    {
        public int Version { get; init; }
        public long AddedAt { get; init; }
        public string Source { get; init; } = "";
        public string Locator { get; init; } = "";
        public string Sha256 { get; init; } = "";
        public long Size { get; init; }
        public string MediaType { get; init; } = "";
        public int Reading { get; init; }
        public int IsRead { get; init; }
        public int? Current { get; init; }

        public DocumentVersion ToVersion() =>
            new(Version, Stored.Time(AddedAt), Source, Locator, new Original(Sha256, Size, MediaType), (Reading)Reading, IsRead != 0, Version == Current);
    }

    private sealed class ConversionRow
    {
        public string DocumentId { get; init; } = "";
        public int Version { get; init; }
        public string Sha256 { get; init; } = "";
        public long Size { get; init; }
        public string MediaType { get; init; } = "";
        public string Source { get; init; } = "";
        public string Locator { get; init; } = "";
        public int Part { get; init; }

        public ConversionSource ToSource() =>
            new(DocumentId, Version, new Original(Sha256, Size, MediaType), Source, Locator, Locators.FileName(Locator)) { Part = Part };
    }
}
