namespace DirectiveSearch.Archive;

/// <summary>Which of the instruments that are cited but not held; null: any.</summary>
/// <param name="TypeSlug">Of their type.</param>
/// <param name="Years">The first and the last one in which they were issued; zero twice: whose year is not known.</param>
public sealed record WantedFilter(string? TypeSlug = null, (int First, int Last)? Years = null);

/// <summary>A type of instruments with how many of them are wanted.</summary>
public sealed record WantedType(string Slug, string Name, int Count);

public sealed partial class InstrumentTable
{
    /// <summary>Cited by something that counts; its text is not in the archive.</summary>
    private const string Wanted = "held_document_id IS NULL AND citing_documents > 0";

    private const string WantedHere = $"{Wanted} AND (@TypeSlug IS NULL OR type_slug = @TypeSlug) AND (@First IS NULL OR date BETWEEN @First AND @Last)";

    private const int OneYear = 10_000;

    /// <summary>Cited but not held, those that most documents cite first; copies of one document count once.</summary>
    public async Task<IReadOnlyList<InstrumentSummary>> WantedAsync(int skip, int take, CancellationToken cancellation) =>
        (await WantedAsync(new WantedFilter(), skip, take, cancellation)).Items;

    public async Task<Page<InstrumentSummary>> WantedAsync(WantedFilter filter, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { filter.TypeSlug, First = filter.Years?.First * OneYear, Last = (filter.Years is { Last: var last } ? last * OneYear + (last == 0 ? 0 : OneYear - 1) : (int?)null), Skip = skip, Take = take };
        var rows = await session.QueryAsync<InstrumentRow>(
            $"SELECT {InstrumentRow.Columns} FROM instruments WHERE {WantedHere} ORDER BY citing_documents DESC, slug LIMIT @Take OFFSET @Skip", arguments);
        return new Page<InstrumentSummary>([.. rows.Select(row => row.ToSummary())], await session.FirstAsync<int>($"SELECT count(*) FROM instruments WHERE {WantedHere}", arguments));
    }

    /// <summary>The types of what is wanted, those of which most is wanted first.</summary>
    public async Task<IReadOnlyList<WantedType>> WantedTypesAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<(string Slug, string Name, int Count)>(
            $"SELECT type_slug, min(type), count(*) FROM instruments WHERE {Wanted} GROUP BY type_slug ORDER BY count(*) DESC, type_slug");
        return [.. rows.Select(row => new WantedType(row.Slug, row.Name, row.Count))];
    }
}
