using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

public sealed partial class InstrumentTable
{
    private const int MostStated = 50;
    private const int MostOffered = 12;

    private readonly Database database;

    internal InstrumentTable(Database database) => this.database = database;

    public async Task<InstrumentRecord?> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var row = await session.FirstAsync<InstrumentRow>($"SELECT {InstrumentRow.Columns} FROM instruments WHERE slug = @Slug", new { Slug = slug });
        if (row is null) return null;
        var dates = await session.QueryAsync<(int Date, int Documents)>(
            "SELECT date, sum(documents) FROM evidence WHERE instrument_slug = @Slug AND date > 0 GROUP BY date", new { Slug = slug });
        var issuers = await session.QueryAsync<(string Issuer, int Documents)>(
            "SELECT issuer, sum(documents) FROM evidence WHERE instrument_slug = @Slug AND issuer <> '' GROUP BY issuer", new { Slug = slug });
        var titles = await session.QueryAsync<(string Title, int Documents)>(
            "SELECT title, documents FROM instrument_titles WHERE slug = @Slug ORDER BY documents DESC, title LIMIT @MostStated", new { Slug = slug, MostStated });
        var same = await session.QueryAsync<InstrumentRow>(
            $"SELECT {InstrumentRow.Columns} FROM instruments WHERE group_key = @GroupKey AND type = @Type AND slug <> @Slug ORDER BY date, slug LIMIT @MostStated",
            new { row.GroupKey, row.Type, Slug = slug, MostStated });
        return new InstrumentRecord(
            row.ToSummary(), row.NumberKey, row.Series, row.Period,
            Majority(dates.Select(stated => new Stated<PartialDate>(PartialDate.FromSortKey(stated.Date), stated.Documents)), Stored.Date(row.Date)),
            Majority(issuers.Select(stated => new Stated<string>(stated.Issuer, stated.Documents)), row.Issuer),
            [.. titles.Select(stated => new Stated<string>(stated.Title, stated.Documents))],
            [.. same.Select(other => other.ToSummary())]);
    }

    /// <summary>The slug that took a replaced one's place, or null.</summary>
    public async Task<string?> RedirectAsync(string slug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<string>("SELECT target FROM redirects WHERE slug = @Slug", new { Slug = slug });
    }

    /// <summary>By canonical key, exactly or by its beginning, most cited first. A bare number asked for by its beginning finds just that
    /// number ("34" is no beginning of 345), with the year of its own if one is given ("06/2022" is 62022).</summary>
    /// <param name="typeSlug">Null: any type.</param>
    public async Task<IReadOnlyList<InstrumentSummary>> ByNumberAsync(string key, bool prefix, string? typeSlug, int limit, CancellationToken cancellation)
    {
        if (key.Length == 0) return [];
        await using var session = await database.ReadAsync(cancellation);
        var matches = !prefix ? "number_key = @Key"
            : !char.IsAsciiDigit(key[^1]) ? "number_key >= @Key AND number_key < @Beyond"
            : "(ordinal = @Key OR (number_key >= @Key AND number_key < @Beyond AND length(ordinal) + 4 = @Length))";
        var rows = await session.QueryAsync<InstrumentRow>(
            $"""
            SELECT {InstrumentRow.Columns} FROM instruments WHERE {matches} AND (@TypeSlug IS NULL OR type_slug = @TypeSlug)
            ORDER BY citing_documents DESC, slug LIMIT @Limit
            """,
            new { Key = key, Beyond = key + '\uffff', key.Length, TypeSlug = typeSlug, Limit = limit });
        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <summary>All that bear these numbers, by the group of the number.</summary>
    public async Task<ILookup<string, InstrumentSummary>> OfGroupsAsync(IReadOnlyCollection<string> groupKeys, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.QueryInAsync<InstrumentRow>(
            $"SELECT {InstrumentRow.Columns} FROM (SELECT i.*, row_number() OVER (PARTITION BY group_key ORDER BY citing_documents DESC, slug) AS place FROM instruments i WHERE group_key IN @Keys) ranked WHERE place <= @MostOffered",
            groupKeys, keys => new { Keys = keys, MostOffered })).ToLookup(row => row.GroupKey, row => row.ToSummary());
    }

    public async Task<IReadOnlyDictionary<string, InstrumentSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.QueryInAsync<InstrumentRow>($"SELECT {InstrumentRow.Columns} FROM instruments WHERE slug IN @Keys", slugs))
            .ToDictionary(row => row.Slug, row => row.ToSummary());
    }

    public async Task<IReadOnlyList<InstrumentSummary>> MostCitedAsync(int count, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<InstrumentRow>(
            $"SELECT {InstrumentRow.Columns} FROM instruments WHERE citing_documents > 0 ORDER BY citing_documents DESC, slug LIMIT @Count", new { Count = count });
        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <summary>The newest documents that cite an instrument, for one purpose or any.</summary>
    public async Task<IReadOnlyList<string>> CitingAsync(string slug, Relation? relation, int count, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.QueryAsync<string>(
            """
            SELECT d.id FROM documents d WHERE d.current IS NOT NULL AND d.set_aside_code IS NULL AND d.id IN (
                SELECT c.document_id FROM citations c JOIN evidence e ON e.id = c.evidence_id
                WHERE e.instrument_slug = @Slug AND (@Relation IS NULL OR c.relation = @Relation))
            ORDER BY d.date DESC, d.id LIMIT @Count
            """,
            new { Slug = slug, Relation = (int?)relation, Count = count });
    }

    /// <summary>Every mention of an instrument in some documents, in text order.</summary>
    public async Task<IReadOnlyList<Evidence>> EvidenceAsync(string slug, IReadOnlyCollection<string> documentIds, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryInAsync<CitationRow>(
            $"""
            SELECT {CitationRow.Columns} FROM citations c JOIN evidence e ON e.id = c.evidence_id
            WHERE c.document_id IN @Keys AND e.instrument_slug = @Slug ORDER BY c.document_id, c.position
            """,
            documentIds,
            keys => new { Keys = keys, Slug = slug });
        var texts = await DocumentReading.TextsAsync(session, [.. rows.Select(row => row.DocumentId).Distinct()]);
        return [.. rows.Where(row => texts.ContainsKey(row.DocumentId)).Select(row => Of(row.ToCitation(), texts[row.DocumentId]))];
    }

    /// <summary>The first number as it is counted, without leading zeros.</summary>
    internal static string Ordinal(string number)
    {
        var digits = number.TakeWhile(char.IsAsciiDigit).Count();
        return number[..digits].TrimStart('0');
    }

    private static Evidence Of(StoredCitation stored, string text) => new(
        stored.DocumentId, stored.Index, stored.Citation.Relation, stored.Citation.Sentence, stored.Citation.Sentence.In(text),
        stored.Citation.Span, stored.Citation.Text, stored.Confidence, stored.Warnings)
    {
        NumberKey = Anchors.NumberKey(stored.Citation),
    };

    /// <summary>Most documents first; the value that was decided on stands before its equals.</summary>
    private static IReadOnlyList<Stated<T>> Majority<T>(IEnumerable<Stated<T>> stated, object? decided) =>
        [.. stated.OrderByDescending(value => Equals(value.Value, decided)).ThenByDescending(value => value.Documents).Take(MostStated)];

    private class InstrumentRow
    {
        public const string Columns =
            "slug, group_key, type, number, number_key, series, period, date, issuer, title, held_document_id, citing_documents, citations";

        public string Slug { get; init; } = "";
        public string GroupKey { get; init; } = "";
        public string Type { get; init; } = "";
        public string Number { get; init; } = "";
        public string NumberKey { get; init; } = "";
        public string Series { get; init; } = "";
        public string? Period { get; init; }
        public int Date { get; init; }
        public string? Issuer { get; init; }
        public string? Title { get; init; }
        public string? HeldDocumentId { get; init; }
        public int CitingDocuments { get; init; }
        public int Citations { get; init; }

        public InstrumentSummary ToSummary() => new(Slug, Type, Number, Issuer, Stored.Date(Date), Title, HeldDocumentId, CitingDocuments, Citations);
    }
}
