using DirectiveSearch.Directives;

namespace DirectiveSearch.Archive;

public sealed partial class InstrumentTable
{
    private const int MostOutliers = 6;
    private const int MostDocuments = 3;
    private const int MostAlike = 3;

    /// <summary>Beyond this many citations it is not looked up who words a title how.</summary>
    private const int MostSearched = 20_000;

    public async Task<Disagreements> DisagreementsAsync(InstrumentRecord record, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var instrument = record.Summary;
        var dates = new List<Outlier<PartialDate>>();
        foreach (var stated in record.StatedDates.Skip(1).Take(MostOutliers))
            dates.Add(new Outlier<PartialDate>(
                stated.Value, await StatingAsync(session, "e.date = @Value", instrument.Slug, Stored.Date(stated.Value)), await SameDayAsync(session, record, stated.Value)));
        var issuers = new List<Outlier<string>>();
        foreach (var stated in record.StatedIssuers.Skip(1).Take(MostOutliers))
            issuers.Add(new Outlier<string>(stated.Value, await StatingAsync(session, "e.issuer = @Value", instrument.Slug, stated.Value), []));
        var titles = new List<Outlier<string>>();
        foreach (var stated in record.StatedTitles.Skip(1).Take(instrument.Citations > MostSearched ? 0 : MostOutliers))
            titles.Add(new Outlier<string>(stated.Value, await StatingAsync(session, "c.subject = @Value", instrument.Slug, stated.Value), []));
        return new Disagreements(dates, issuers, titles, await AlikeAsync(session, instrument));
    }

    private static async Task<IReadOnlyList<DocumentSummary>> StatingAsync(Session session, string condition, string slug, object value)
    {
        var ids = await session.QueryAsync<string>(
            $"SELECT DISTINCT c.document_id FROM evidence e JOIN citations c ON c.evidence_id = e.id WHERE e.instrument_slug = @Slug AND {condition} ORDER BY c.document_id LIMIT @MostDocuments",
            new { Slug = slug, Value = value, MostDocuments });
        return [.. (await DocumentReading.SummariesAsync(session, ids)).Values];
    }

    private static async Task<IReadOnlyList<InstrumentSummary>> SameDayAsync(Session session, InstrumentRecord record, PartialDate date) =>
        date.Day is null ? [] : Summaries(await session.QueryAsync<InstrumentRow>(
            $"SELECT {InstrumentRow.Columns} FROM instruments WHERE series = @Series AND date = @Date AND slug <> @Slug ORDER BY citing_documents DESC, slug LIMIT @MostAlike",
            new { record.Series, Date = Stored.Date(date), record.Summary.Slug, MostAlike }));

    private static async Task<IReadOnlyList<InstrumentSummary>> AlikeAsync(Session session, InstrumentSummary instrument) =>
        instrument.Date is not { Day: not null } date ? [] : Summaries(await session.QueryAsync<InstrumentRow>(
            $"""
            SELECT {InstrumentRow.Columns} FROM instruments WHERE ordinal = @Ordinal AND date = @Date AND slug <> @Slug
                AND group_key <> (SELECT group_key FROM instruments WHERE slug = @Slug) ORDER BY citing_documents DESC, slug LIMIT @MostAlike
            """,
            new { Ordinal = Ordinal(instrument.Number), Date = Stored.Date(date), instrument.Slug, MostAlike }));

    private static IReadOnlyList<InstrumentSummary> Summaries(IEnumerable<InstrumentRow> rows) => [.. rows.Select(row => row.ToSummary())];
}
