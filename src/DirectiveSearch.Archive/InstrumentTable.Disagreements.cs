using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

public sealed partial class InstrumentTable
{
    private const int MostOutliers = 6;
    private const int MostDocuments = 3;
    private const int MostAlike = 3;

    /// <summary>Beyond this many citations it is not looked up who words a title how.</summary>
    private const int MostSearched = 20_000;

    /// <summary>What is stated otherwise: the dates, issuers and titles beside the majority.</summary>
    private sealed record Outliers(IReadOnlyList<PartialDate> Dates, IReadOnlyList<string> Issuers, IReadOnlyList<string> Titles)
    {
        public static Outliers Of(InstrumentRecord record) => new(
            Beside(record.StatedDates), Beside(record.StatedIssuers), record.Summary.Citations > MostSearched ? [] : Beside(record.StatedTitles));

        private static IReadOnlyList<T> Beside<T>(IReadOnlyList<Stated<T>> stated) => [.. stated.Skip(1).Take(MostOutliers).Select(value => value.Value)];
    }

    public async Task<Disagreements> DisagreementsAsync(InstrumentRecord record, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var outliers = Outliers.Of(record);
        var stating = await StatingAsync(session, record.Summary.Slug, outliers);
        var sameDay = await SameDayAsync(session, record, outliers.Dates);
        return new Disagreements(
            [.. outliers.Dates.Select(date => new Outlier<PartialDate>(date, [.. stating["date", $"{Stored.Date(date)}"]], [.. sameDay.Issued[Stored.Date(date)]]))],
            [.. outliers.Issuers.Select(issuer => new Outlier<string>(issuer, [.. stating["issuer", issuer]], []))],
            [.. outliers.Titles.Select(title => new Outlier<string>(title, [.. stating["title", title]], []))],
            sameDay.Alike);
    }

    /// <summary>Some of the documents that state each outlier.</summary>
    private static async Task<Stating> StatingAsync(Session session, string slug, Outliers outliers)
    {
        var facts = new List<string>();
        if (outliers.Dates.Count > 0) facts.Add(Fact("date", "e.date", "Dates"));
        if (outliers.Issuers.Count > 0) facts.Add(Fact("issuer", "e.issuer", "Issuers"));
        if (outliers.Titles.Count > 0) facts.Add(Fact("title", "c.subject", "Titles"));
        if (facts.Count == 0) return new Stating([]);
        return new Stating(await session.QueryAsync<StatingRow>(
            $"""
            SELECT f.fact, f.value, {SummaryRow.Columns} FROM ({string.Join(" UNION ALL ", facts)}) f JOIN documents d ON d.id = f.document_id
            WHERE f.place <= @MostDocuments AND {DocumentReading.Readable} ORDER BY d.id
            """,
            new { Slug = slug, Dates = outliers.Dates.Select(date => Stored.Date(date)).ToArray(), outliers.Issuers, outliers.Titles, MostDocuments }));
    }

    private static string Fact(string name, string column, string values) =>
        $"""
        SELECT '{name}' AS fact, CAST({column} AS TEXT) AS value, c.document_id, row_number() OVER (PARTITION BY {column} ORDER BY c.document_id) AS place
        FROM evidence e JOIN citations c ON c.evidence_id = e.id WHERE e.instrument_slug = @Slug AND {column} IN @{values} GROUP BY {column}, c.document_id
        """;

    /// <summary>What the same office issued on those days, and what has the same digits and day under another code.</summary>
    private static async Task<(ILookup<int, InstrumentSummary> Issued, IReadOnlyList<InstrumentSummary> Alike)> SameDayAsync(Session session, InstrumentRecord record, IReadOnlyList<PartialDate> stated)
    {
        var instrument = record.Summary;
        var days = stated.Where(date => date.Day is not null).Select(date => Stored.Date(date)).ToArray();
        var sets = new List<string>();
        if (days.Length > 0) sets.Add(Ranked(0, "i.series = @Series AND i.date IN @Days"));
        if (instrument.Date is { Day: not null }) sets.Add(Ranked(1, "i.ordinal = @Ordinal AND i.date = @Date AND i.group_key <> (SELECT group_key FROM instruments WHERE slug = @Slug)"));
        var rows = sets.Count == 0 ? [] : await session.QueryAsync<SameDayRow>(
            $"SELECT alike, {InstrumentRow.Columns} FROM ({string.Join(" UNION ALL ", sets)}) ranked WHERE place <= @MostAlike ORDER BY citing_documents DESC, slug",
            new { record.Series, Days = days, Ordinal = Ordinal(instrument.Number), Date = Stored.Date(instrument.Date), instrument.Slug, MostAlike });
        return (rows.Where(row => row.Alike == 0).ToLookup(row => row.Date, row => row.ToSummary()), [.. rows.Where(row => row.Alike == 1).Select(row => row.ToSummary())]);
    }

    private static string Ranked(int alike, string condition) =>
        $"SELECT {alike} AS alike, i.*, row_number() OVER (PARTITION BY i.date ORDER BY i.citing_documents DESC, i.slug) AS place FROM instruments i WHERE {condition} AND i.slug <> @Slug";

    private sealed class Stating(IEnumerable<StatingRow> rows)
    {
        private readonly ILookup<(string Fact, string Value), DocumentSummary> documents = rows.ToLookup(row => (row.Fact, row.Value), row => row.ToSummary());

        public IEnumerable<DocumentSummary> this[string fact, string value] => documents[(fact, value)];
    }

    private sealed class StatingRow : SummaryRow
    {
        public string Fact { get; init; } = "";
        public string Value { get; init; } = "";
    }

    private sealed class SameDayRow : InstrumentRow
    {
        public int Alike { get; init; }
    }
}
