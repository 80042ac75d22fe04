using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;

namespace DirectiveSearch.Archive;

/// <summary>Reads documents whole, one or many, within one session.</summary>
internal static class DocumentReading
{
    public const string Readable = "d.current IS NOT NULL AND d.set_aside_code IS NULL";

    private const string VersionColumns =
        "d.id AS document_id, v.version, d.latest, d.current, d.revision, d.cited_steps, d.metadata, o.sha256, o.size, o.media_type, v.reading AS version_reading, v.text";

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
        return row.Version == row.Current
            ? Current(row, summary, addresses, await PartsAsync(session, [id])) with { Doubts = await DoubtsAsync(session, id) }
            : Earlier(row, summary, addresses, [.. (await Correcting.FieldsAsync(session, [id]))[id]]);
    }

    public static async Task<IReadOnlyDictionary<string, IndexableDocument>> IndexableAsync(Session session, IReadOnlyCollection<string> ids)
    {
        var rows = await session.QueryInAsync<VersionRow>(
            $"""
            SELECT {VersionColumns} FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.current JOIN originals o ON o.sha256 = v.sha256
            WHERE d.id IN @Keys AND {Readable}
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
        var scan = ScanOf(row);
        var extraction = DoubtfulWords.Mark(Extractor.Extract(row.Text, decided), scan?.Doubts ?? []);
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
        return new DocumentRecord(
            then, metadata, row.Version, row.Latest, OriginalOf(row), row.Text, [.. addresses[summary.Id]], extraction.Sections,
            [.. extraction.Citations.Select((citation, index) => new StoredCitation(summary.Id, index, citation, null, citation.Confidence, citation.Warnings, []))],
            extraction.Unnumbered,
            [.. extraction.Movements.Select((mention, index) => new StoredMovement(summary.Id, index, mention, StoredMovementSlug.Of(mention)))])
        {
            ShortForms = extraction.ShortForms,
            Scan = scan,
        };
    }

    private static async Task<IReadOnlyList<ReadingDoubt>> DoubtsAsync(Session session, string id) =>
        [.. (await session.QueryAsync<DoubtRow>($"SELECT {DoubtRow.Columns} FROM doubts WHERE document_id = @Id ORDER BY position", new { Id = id })).Select(row => row.ToDoubt())];

    private static Scan? ScanOf(VersionRow row) => row.Scan is null ? null : Stored.Scan(row.Scan).With(row.Edits is null ? [] : Stored.Edits(row.Edits));

    private static Original OriginalOf(VersionRow row) => new(row.Sha256, row.Size, row.MediaType);

    private sealed record Parts(
        ILookup<string, Section> Sections, ILookup<string, StoredCitation> Citations, ILookup<string, UnnumberedReference> Unnumbered,
        ILookup<string, StoredMovement> Movements, ILookup<string, ShortForm> ShortForms);
}
