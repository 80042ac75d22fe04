using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;

namespace DirectiveSearch.Archive;

/// <summary>Reads documents whole, one or many, within one session.</summary>
internal static class DocumentReading
{
    public const string Readable = "d.current IS NOT NULL AND d.set_aside_code IS NULL";

    /// <summary>What counts and is in the index: a twin of another document is neither.</summary>
    public const string Counted = $"{Readable} AND d.twin_of IS NULL";

    /// <summary>Nobody reads a longer list of files that are one document.</summary>
    private const int MostCopies = 100;

    private const string VersionColumns =
        "d.id AS document_id, v.version, d.latest, d.current, d.revision, d.cited_steps, d.twin_of, d.metadata, o.sha256, o.size, o.media_type, v.reading AS version_reading, v.text";

    public static async Task<DocumentRecord?> FindAsync(Session session, string id, int? version)
    {
        var row = await session.FirstAsync<VersionRow>(
            $"""
            SELECT {VersionColumns}, v.scan, v.edits FROM documents d JOIN versions v ON v.document_id = d.id JOIN originals o ON o.sha256 = v.sha256
            WHERE d.id = @Id AND v.version = coalesce(@Version, d.current) AND v.text IS NOT NULL AND {Readable}
            """,
            new { Id = id, Version = version });
        if (row is null) return null;
        var summary = (await SummariesAsync(session, [id]))[id];
        var addresses = await AddressesAsync(session, [id]);
        var fields = (await Correcting.FieldsAsync(session, [id]))[id].ToList();
        if (row.Version != row.Current) return Earlier(row, summary, addresses, fields);
        var copies = await CopiesAsync(session, id, row.TwinOf ?? id);
        return row.TwinOf is { } lead
            ? Twin(row, summary, addresses, fields, (await CitationsAsync(session, [lead])).ToLookup(cited => Anchors.NumberKey(cited.ToCitation().Citation), cited => cited.InstrumentSlug)) with { Copies = copies }
            : Current(row, summary, addresses, await PartsAsync(session, [id])) with { Doubts = await DoubtsAsync(session, id), Copies = copies };
    }

    /// <summary>The other files of a document, the one that counts first.</summary>
    private static async Task<IReadOnlyList<TwinCopy>> CopiesAsync(Session session, string id, string lead) => [.. (await session.QueryAsync<CopyRow>(
        $"""
        SELECT {SummaryRow.Columns}, d.twin_rule, o.media_type FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.current JOIN originals o ON o.sha256 = v.sha256
        WHERE (d.id = @Lead OR d.twin_of = @Lead) AND d.id <> @Id AND {Readable} ORDER BY CASE WHEN d.twin_of IS NULL THEN 0 ELSE 1 END, d.id LIMIT @MostCopies
        """,
        new { Id = id, Lead = lead, MostCopies })).Select(row => row.ToCopy())];

    public static async Task<IReadOnlyDictionary<string, IndexableDocument>> IndexableAsync(Session session, IReadOnlyCollection<string> ids)
    {
        var rows = await session.QueryInAsync<VersionRow>(
            $"""
            SELECT {VersionColumns} FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.current JOIN originals o ON o.sha256 = v.sha256
            WHERE d.id IN @Keys AND {Counted}
            """,
            ids);
        var summaries = await SummariesAsync(session, ids);
        var addresses = await AddressesAsync(session, ids);
        var parts = await PartsAsync(session, ids);
        return rows.ToDictionary(
            row => row.DocumentId,
            row => new IndexableDocument(Current(row, summaries[row.DocumentId], addresses, parts), row.Revision, row.CitedSteps));
    }

    public static async Task<IReadOnlyDictionary<string, DocumentSummary>> SummariesAsync(Session session, IReadOnlyCollection<string> ids) =>
        (await session.QueryInAsync<SummaryRow>($"SELECT {SummaryRow.Columns} FROM documents d WHERE d.id IN @Keys AND {Readable}", ids))
            .ToDictionary(row => row.Id, row => row.ToSummary());

    public static async Task<IReadOnlyDictionary<string, string>> TextsAsync(Session session, IReadOnlyCollection<string> ids) =>
        (await session.QueryInAsync<(string Id, string Text)>(
            $"SELECT d.id, v.text FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.current WHERE d.id IN @Keys AND {Readable}",
            ids)).ToDictionary(row => row.Id, row => row.Text);

    public static Task<List<CitationRow>> CitationsAsync(Session session, IReadOnlyCollection<string> ids) =>
        session.QueryInAsync<CitationRow>(
            $"SELECT {CitationRow.Columns} FROM citations c JOIN evidence e ON e.id = c.evidence_id WHERE c.document_id IN @Keys ORDER BY c.document_id, c.position",
            ids);

    public static Task<List<MovementRow>> MovementsAsync(Session session, IReadOnlyCollection<string> ids) =>
        session.QueryInAsync<MovementRow>(
            $"SELECT {MovementRow.Columns} FROM movement_mentions m WHERE m.document_id IN @Keys ORDER BY m.document_id, m.position", ids);

    private static async Task<ILookup<string, DocumentAddress>> AddressesAsync(Session session, IReadOnlyCollection<string> ids) =>
        (await session.QueryInAsync<AddressRow>(
            "SELECT document_id, source, locator, first_seen, last_seen FROM addresses WHERE document_id IN @Keys ORDER BY source, locator", ids))
            .ToLookup(row => row.DocumentId, row => row.ToAddress());

    private static async Task<Parts> PartsAsync(Session session, IReadOnlyCollection<string> ids) => new(
        (await session.QueryInAsync<SectionRow>(
            "SELECT document_id, position, span_start, span_end, title, depth FROM sections WHERE document_id IN @Keys ORDER BY document_id, position", ids))
            .ToLookup(row => row.DocumentId, row => row.ToSection()),
        (await CitationsAsync(session, ids)).ToLookup(row => row.DocumentId, row => row.ToCitation()),
        (await session.QueryInAsync<UnnumberedRow>(
            "SELECT document_id, position, span_start, span_end, text, title FROM unnumbered WHERE document_id IN @Keys ORDER BY document_id, position", ids))
            .ToLookup(row => row.DocumentId, row => row.ToReference()),
        (await MovementsAsync(session, ids)).ToLookup(row => row.DocumentId, row => row.ToMovement()),
        (await session.QueryInAsync<ShortFormRow>(
            $"SELECT {ShortFormRow.Columns} FROM short_forms WHERE document_id IN @Keys ORDER BY document_id, position", ids))
            .ToLookup(row => row.DocumentId, row => row.ToShortForm()));

    private static DocumentRecord Current(VersionRow row, DocumentSummary summary, ILookup<string, DocumentAddress> addresses, Parts parts) => new(
        summary, Stored.Metadata(row.Metadata!), row.Version, row.Latest, OriginalOf(row), row.Text, [.. addresses[summary.Id]],
        [.. parts.Sections[summary.Id]], [.. parts.Citations[summary.Id]], [.. parts.Unnumbered[summary.Id]], [.. parts.Movements[summary.Id]])
    {
        ShortForms = [.. parts.ShortForms[summary.Id]],
        Scan = ScanOf(row),
    };

    /// <summary>Only what readers usually see is kept read; an earlier version is read again when asked for.</summary>
    private static DocumentRecord Earlier(VersionRow row, DocumentSummary summary, ILookup<string, DocumentAddress> addresses, IReadOnlyList<MetadataCorrection> decided)
    {
        var extraction = ReadAnew(row, decided);
        var metadata = extraction.Metadata;
        var then = summary with
        {
            Type = metadata.Type,
            Number = metadata.Number,
            Title = metadata.Title ?? summary.FileName,
            Date = metadata.Date,
            Year = metadata.Year ?? metadata.Date?.Year,
            Reading = (Reading)row.VersionReading,
        };
        return Of(row, then, metadata, addresses, extraction, _ => null);
    }

    private static async Task<IReadOnlyList<ReadingDoubt>> DoubtsAsync(Session session, string id) =>
        [.. (await session.QueryAsync<DoubtRow>($"SELECT {DoubtRow.Columns} FROM doubts WHERE document_id = @Id ORDER BY position", new { Id = id })).Select(row => row.ToDoubt())];

    /// <summary>What a twin says is not kept either. Its citations mean what those of the document that counts mean, as far as these mean one thing.</summary>
    private static DocumentRecord Twin(VersionRow row, DocumentSummary summary, ILookup<string, DocumentAddress> addresses, IReadOnlyList<MetadataCorrection> decided, ILookup<string, string?> meanings)
    {
        var metadata = Stored.Metadata(row.Metadata!);
        return Of(
            row, summary with { IssuerSlug = ExtractionStoring.UnitOf(metadata)?.Slug }, metadata, addresses, ReadAnew(row, decided),
            citation => meanings[Anchors.NumberKey(citation)].Distinct().ToList() is [{ } slug] ? slug : null) with { TwinOf = row.TwinOf };
    }

    private static Extraction ReadAnew(VersionRow row, IReadOnlyList<MetadataCorrection> decided) => DoubtfulWords.Mark(Extractor.Extract(row.Text, decided), ScanOf(row)?.Doubts ?? []);

    private static DocumentRecord Of(
        VersionRow row, DocumentSummary summary, DocumentMetadata metadata, ILookup<string, DocumentAddress> addresses, Extraction extraction, Func<Citation, string?> meaning) => new(
        summary, metadata, row.Version, row.Latest, OriginalOf(row), row.Text, [.. addresses[summary.Id]], extraction.Sections,
        [.. extraction.Citations.Select((citation, index) => new StoredCitation(summary.Id, index, citation, meaning(citation), citation.Confidence, citation.Warnings, []))],
        extraction.Unnumbered,
        [.. extraction.Movements.Select((mention, index) => new StoredMovement(summary.Id, index, mention, StoredMovementSlug.Of(mention)))])
    {
        ShortForms = extraction.ShortForms,
        Scan = ScanOf(row),
    };

    private static Scan? ScanOf(VersionRow row) => row.Scan is null ? null : Stored.Scan(row.Scan).With(row.Edits is null ? [] : Stored.Edits(row.Edits));

    private static Original OriginalOf(VersionRow row) => new(row.Sha256, row.Size, row.MediaType);

    private sealed record Parts(
        ILookup<string, Section> Sections, ILookup<string, StoredCitation> Citations, ILookup<string, UnnumberedReference> Unnumbered,
        ILookup<string, StoredMovement> Movements, ILookup<string, ShortForm> ShortForms);
}
