using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Archive;

/// <summary>Stores what was read out of documents, and takes it back.</summary>
internal static class ExtractionStoring
{
    /// <summary>Replaces what was read of these documents; counts follow, and what is left to do is enqueued. A twin of another document counts nowhere.</summary>
    public static async Task StoreAsync(Session session, IReadOnlyList<Extracted> results, int version, DateTimeOffset now)
    {
        var tally = new Tally();
        var around = await Twinning.AroundAsync(session, [.. results.Select(Id)]);
        var read = await session.QueryInAsync<string>("SELECT id FROM documents WHERE current IS NOT NULL AND id IN @Keys", results.Select(Id));
        await ForgetAsync(session, read, tally);
        await UpdateDocumentsAsync(session, results, version);
        await CorrectTextsAsync(session, [.. results.Where(result => result.Corrected is not null)]);
        await Twinning.WriteKeysAsync(session, [.. results.Select(result => (Id(result), result.Print, FactsOf(result)))]);
        var twins = await TwinStoring.DecideAsync(session, around, [.. results.Select(Id)], tally, now);
        await StoreLeadsAsync(session, [.. results.Where(result => !twins.Contains(Id(result)))], tally);
        await tally.WriteAsync(session);
        await Changes.EnqueueAsync(session, results.Select(Id), WorkStep.Resolve, now);
    }

    private static async Task StoreLeadsAsync(Session session, IReadOnlyList<Extracted> results, Tally tally)
    {
        var evidence = new EvidenceTally();
        var citations = new List<(CitationRow Row, EvidenceKey Key)>();
        var decisions = await Correcting.DecisionsAsync(session, results.Select(Id));
        foreach (var result in results)
        {
            var cited = result.Extraction.Citations;
            var decided = Correcting.Decided(cited, decisions[Id(result)]);
            var keys = Stating.Of(cited, result.Extraction.Metadata).Select((stated, index) => EvidenceKey.Of(stated, decided[index])).ToList();
            citations.AddRange(cited.Select((citation, index) => (CitationRow.Of(Id(result), index, citation), keys[index])));
            evidence.Count(Id(result), keys, EvidenceKey.OfHeld(Id(result), result.Extraction.Metadata));
        }

        var ids = await evidence.WriteAsync(session);
        foreach (var (row, key) in citations) row.EvidenceId = ids[key];
        await InsertAsync(session, results, citations.Select(citation => citation.Row));
        await CountAsync(session, results, tally);
    }

    /// <summary>Removes what was read of these documents and takes it out of the counts; their groups of evidence are left touched.</summary>
    public static async Task ForgetAsync(Session session, IReadOnlyCollection<string> ids, Tally tally)
    {
        if (ids.Count == 0) return;
        await EvidenceTally.SubtractAsync(session, ids);
        var units = await session.QueryInAsync<UnitRow>("SELECT id, issuer_slug, year FROM documents WHERE id IN @Keys", ids);
        var movements = (await DocumentReading.MovementsAsync(session, ids)).ToLookup(row => row.DocumentId);
        foreach (var row in units)
        {
            tally.CountMovements(-1, row.IssuerSlug, movements[row.Id]);
            if (row.IssuerSlug is not null) tally.CountUnit(-1, row.IssuerSlug, row.Year, null);
        }

        foreach (var table in (string[])["citations", "sections", "unnumbered", "movement_mentions", "short_forms", "doubts"])
            await session.ExecuteInAsync($"DELETE FROM {table} WHERE document_id IN @Keys", ids);
        await session.ExecuteInAsync("UPDATE documents SET issuer_slug = NULL WHERE id IN @Keys", ids);
    }

    private static TwinFacts? FactsOf(Extracted result) =>
        result.Print is { } print ? TwinFacts.Of(print, result.Extraction.Metadata, UnitOf(result.Extraction.Metadata)) : null;

    private static string Id(Extracted result) => result.Item.DocumentId;

    private static async Task InsertAsync(Session session, IReadOnlyList<Extracted> results, IEnumerable<CitationRow> citations)
    {
        await session.InsertAsync(
            "citations", "document_id, position, span_start, span_end, text, type, number, stated_date, date, issuer, subject, pinpoint, relation, within_position, sentence_start, sentence_end, confidence, warnings, reasons, evidence_id",
            citations);
        await session.InsertAsync(
            "short_forms", ShortFormRow.Columns,
            results.SelectMany(result => result.Extraction.ShortForms.Select((form, index) => ShortFormRow.Of(Id(result), index, form))));
        await session.InsertAsync("doubts", DoubtRow.Columns, results.SelectMany(result => result.Doubts.Select((doubt, index) => DoubtRow.Of(Id(result), index, doubt))));
        await session.InsertAsync(
            "sections", "document_id, position, span_start, span_end, title, depth",
            results.SelectMany(result => result.Extraction.Sections.Select((section, index) => new SectionRow
            {
                DocumentId = Id(result),
                Position = index,
                SpanStart = section.Span.Start,
                SpanEnd = section.Span.End,
                Title = section.Title,
                Depth = section.Depth,
            })));
        await session.InsertAsync(
            "unnumbered", "document_id, position, span_start, span_end, text, title",
            results.SelectMany(result => result.Extraction.Unnumbered.Select((reference, index) => new UnnumberedRow
            {
                DocumentId = Id(result),
                Position = index,
                SpanStart = reference.Span.Start,
                SpanEnd = reference.Span.End,
                Text = reference.Text,
                Title = reference.Title,
            })));
    }

    private static async Task CountAsync(Session session, IReadOnlyList<Extracted> results, Tally tally)
    {
        var families = await Correcting.FamiliesAsync(session, results.SelectMany(result => result.Extraction.Movements).Select(mention => UnitDirectory.Slug(mention.Name)));
        var rows = new List<MovementRow>();
        foreach (var result in results)
        {
            var metadata = result.Extraction.Metadata;
            var unit = UnitOf(metadata);
            var mentions = result.Extraction.Movements.Select((mention, index) => MovementRow.Of(Id(result), index, mention, families)).ToList();
            rows.AddRange(mentions);
            tally.CountMovements(1, unit?.Slug, mentions);
            if (unit is not null) tally.CountUnit(1, unit.Slug, YearOf(metadata), unit);
        }

        await session.ExecuteAsync(
            "UPDATE documents SET issuer_slug = @Slug WHERE id = @Id",
            results.Select(result => new { Id = Id(result), UnitOf(result.Extraction.Metadata)?.Slug }).Where(row => row.Slug is not null));
        await session.InsertAsync(
            "movement_mentions", "document_id, position, span_start, span_end, text, name, form, family, quoted, sentence_start, sentence_end, reasons, movement_slug, name_slug, possible_family, decided",
            rows);
    }

    private static Task UpdateDocumentsAsync(Session session, IReadOnlyList<Extracted> results, int version) =>
        session.ExecuteAsync(
            """
            UPDATE documents SET
                current = (SELECT max(v.version) FROM versions v WHERE v.document_id = documents.id AND v.text IS NOT NULL),
                reading = (SELECT v.reading FROM versions v WHERE v.document_id = documents.id AND v.text IS NOT NULL ORDER BY v.version DESC LIMIT 1),
                extract_stamp = @Stamp, type = @Type, type_slug = @TypeSlug, number = @Number, title = @Title, issuer = @Issuer,
                issuer_slug = NULL, province = @Province, level = @Level, date = @Date, year = @Year, metadata = @Metadata
            WHERE id = @Id
            """,
            results.Select(result => Columns(Id(result), result.Extraction.Metadata, version)));

    /// <summary>The text changes together with what was read of it, so that its spans are always true.</summary>
    private static async Task CorrectTextsAsync(Session session, IReadOnlyList<Extracted> results)
    {
        await session.ExecuteAsync(
            """
            UPDATE versions SET text = @Text, converted = @Converted, edits = @Edits
            WHERE document_id = @Id AND version = (SELECT max(v.version) FROM versions v WHERE v.document_id = @Id AND v.text IS NOT NULL)
            """,
            results.Select(result => (Id: Id(result), Corrected: result.Corrected!)).Select(result => new
            {
                result.Id,
                result.Corrected.Text,
                Converted = result.Corrected.Text == result.Corrected.Converted ? null : result.Corrected.Converted,
                Edits = result.Corrected.Edits.Count == 0 ? null : Stored.Edits(result.Corrected.Edits),
            }));
        await session.ExecuteAsync(
            "UPDATE corrections SET lost = @Lost WHERE id = @Id",
            results.SelectMany(result => result.Corrected!.Applied).Select(applied => new { applied.Id, Lost = Stored.Flag(!applied.Found) }));
    }

    private static object Columns(string id, DocumentMetadata metadata, int version) => new
    {
        Id = id,
        Stamp = version,
        metadata.Type,
        TypeSlug = metadata.Type is null ? null : UnitDirectory.Slug(metadata.Type),
        metadata.Number,
        Title = string.IsNullOrWhiteSpace(metadata.Title) ? null : metadata.Title,
        Issuer = UnitOf(metadata)?.Name,
        metadata.Province,
        Level = (int?)metadata.Level,
        Date = Stored.Date(metadata.Date),
        Year = YearOf(metadata),
        Metadata = Stored.Metadata(metadata),
    };

    /// <summary>By its name; where the name tells no place, the document does.</summary>
    public static UnitDescription? UnitOf(DocumentMetadata metadata)
    {
        if (metadata.Issuer is null) return null;
        var unit = UnitDirectory.Describe(metadata.Issuer, metadata.Date, metadata.Province, metadata.District);
        if (unit.Province is not null || unit.Level == Level.Central || metadata.Province is not { } province) return unit;
        var today = UnitDirectory.Provinces.FirstOrDefault(known => known.Slug == UnitDirectory.Slug(province))?.TodayName;
        return unit with { Level = unit.Level ?? metadata.Level, Province = province, ProvinceToday = today, District = unit.District ?? metadata.District };
    }

    private static int? YearOf(DocumentMetadata metadata) => metadata.Date?.Year ?? metadata.Year;

    private sealed class UnitRow
    {
        public string Id { get; init; } = "";
        public string? IssuerSlug { get; init; }
        public int? Year { get; init; }
    }
}
