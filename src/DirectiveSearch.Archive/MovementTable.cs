using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

public sealed partial class MovementTable
{
    private const int MostNames = 200;

    private readonly Database database;

    internal MovementTable(Database database) => this.database = database;

    /// <summary>Most carried first.</summary>
    public async Task<Page<MovementSummary>> ListAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<SummaryRow>(
            "SELECT slug, name, form, documents, units FROM movements ORDER BY documents DESC, slug LIMIT @Take OFFSET @Skip", new { Skip = skip, Take = take });
        return new Page<MovementSummary>([.. rows.Select(row => row.ToSummary())], await session.FirstAsync<int>("SELECT count(*) FROM movements"));
    }

    public async Task<MovementRecord?> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var row = await session.FirstAsync<SummaryRow>("SELECT slug, name, form, documents, units FROM movements WHERE slug = @Slug", new { Slug = slug });
        if (row is null) return null;
        var names = await session.QueryAsync<(string Name, int Documents)>(
            "SELECT name, documents FROM movement_names WHERE slug = @Slug ORDER BY documents DESC, name LIMIT @MostNames", new { Slug = slug, MostNames });
        return new MovementRecord(row.ToSummary(), [.. names.Select(name => new Stated<string>(name.Name, name.Documents))]);
    }

    public async Task<IReadOnlyDictionary<string, MovementSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.QueryInAsync<SummaryRow>("SELECT slug, name, form, documents, units FROM movements WHERE slug IN @Keys", slugs))
            .ToDictionary(row => row.Slug, row => row.ToSummary());
    }

    /// <summary>Every mention of a movement in some documents, in text order.</summary>
    public async Task<IReadOnlyList<Evidence>> EvidenceAsync(string slug, IReadOnlyCollection<string> documentIds, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryInAsync<MovementRow>(
            $"SELECT {MovementRow.Columns} FROM movement_mentions m WHERE m.document_id IN @Keys AND m.movement_slug = @Slug ORDER BY m.document_id, m.position",
            documentIds,
            keys => new { Keys = keys, Slug = slug });
        var texts = await DocumentReading.TextsAsync(session, [.. rows.Select(row => row.DocumentId).Distinct()]);
        return [.. rows.Where(row => texts.ContainsKey(row.DocumentId)).Select(row => Of(row.ToMovement(), texts[row.DocumentId]))];
    }

    private static Evidence Of(StoredMovement stored, string text) => new(
        stored.DocumentId, stored.Index, null, stored.Mention.Sentence, stored.Mention.Sentence.In(text), stored.Mention.Span, stored.Mention.Text, 1, []);

    private sealed class SummaryRow
    {
        public string Slug { get; init; } = "";
        public string Name { get; init; } = "";
        public int Form { get; init; }
        public int Documents { get; init; }
        public int Units { get; init; }

        public MovementSummary ToSummary() => new(Slug, Name, (MovementForm)Form, Documents, Units);
    }
}
