using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

public sealed partial class MovementTable
{
    private const string Undecided =
        $"m.possible_family IS NOT NULL AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.group_key = m.name_slug AND c.kind = '{Correcting.Family}' AND c.undone_at IS NULL)";

    /// <summary>National movements that names may belong to, with how many names wait for a decision; most first.</summary>
    public async Task<IReadOnlyList<Stated<string>>> DoubtfulFamiliesAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<(string Family, int Names)>(
            $"SELECT m.possible_family, count(DISTINCT m.name_slug) FROM movement_mentions m WHERE {Undecided} GROUP BY m.possible_family ORDER BY 2 DESC, 1");
        return [.. rows.Select(row => new Stated<string>(row.Family, row.Names))];
    }

    /// <summary>Names that wait for a decision, in most documents first.</summary>
    /// <param name="family">The national movement that they may belong to; null: any.</param>
    public async Task<IReadOnlyList<DoubtfulMovement>> DoubtfulAsync(string? family, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<DoubtfulRow>(
            $"""
            SELECT m.name_slug AS slug, m.possible_family AS family, min(m.name) AS name, count(DISTINCT m.document_id) AS documents, min(m.document_id) AS document_id
            FROM movement_mentions m WHERE {Undecided} {(family is null ? "" : "AND m.possible_family = @Family")}
            GROUP BY m.name_slug, m.possible_family ORDER BY 4 DESC, 1, 2 LIMIT @Take OFFSET @Skip
            """,
            new { Family = family, Skip = skip, Take = take });
        var documents = rows.Select(row => row.DocumentId).Distinct().ToList();
        var mentions = (await DocumentReading.MovementsAsync(session, documents)).ToLookup(row => (row.DocumentId, row.NameSlug));
        var texts = await DocumentReading.TextsAsync(session, documents);
        return [.. rows.Where(row => texts.ContainsKey(row.DocumentId)).Select(row => new DoubtfulMovement(
            row.Slug, row.Name, row.Family, row.Documents, Of(mentions[(row.DocumentId, row.Slug)].First(mention => mention.PossibleFamily == row.Family).ToMovement(), texts[row.DocumentId])))];
    }

    /// <summary>The movement that a name was joined to by people, when its own address is asked for.</summary>
    public async Task<string?> JoinedIntoAsync(string nameSlug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await Correcting.FamiliesAsync(session, [nameSlug])).GetValueOrDefault(nameSlug) is { } family ? new FamilyDecision(family, null).MovementSlug : null;
    }

    private sealed class DoubtfulRow
    {
        public string Slug { get; init; } = "";
        public string Family { get; init; } = "";
        public string Name { get; init; } = "";
        public int Documents { get; init; }
        public string DocumentId { get; init; } = "";
    }
}
