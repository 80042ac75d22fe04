using DirectiveSearch.Directives;

namespace DirectiveSearch.Archive;

public sealed class UnitTable
{
    private const string Summaries =
        """
        SELECT u.slug, u.name, u.short_name, u.kind, u.level, u.province, u.province_today, u.district, u.documents,
            coalesce((SELECT min(y.year) FROM unit_years y WHERE y.slug = u.slug AND y.year > 0), 0) AS first_year,
            coalesce((SELECT max(y.year) FROM unit_years y WHERE y.slug = u.slug AND y.year > 0), 0) AS last_year
        FROM units u
        """;

    private readonly Database database;

    internal UnitTable(Database database) => this.database = database;

    /// <summary>From the centre down, then by name.</summary>
    /// <param name="provinceSlug">Of a province of today or of before the mergers; null: all.</param>
    public async Task<Page<UnitSummary>> ListAsync(string? provinceSlug, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var where = provinceSlug is null ? "" : "WHERE u.province_slug = @ProvinceSlug OR u.province_today_slug = @ProvinceSlug";
        var arguments = new { ProvinceSlug = provinceSlug, Skip = skip, Take = take };
        var rows = await session.QueryAsync<SummaryRow>(
            $"{Summaries} {where} ORDER BY coalesce(u.level, 9), u.province_today_slug, u.slug LIMIT @Take OFFSET @Skip", arguments);
        return new Page<UnitSummary>(
            [.. rows.Select(row => row.ToSummary())], await session.FirstAsync<int>($"SELECT count(*) FROM units u {where}", arguments));
    }

    public async Task<UnitSummary?> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.FirstAsync<SummaryRow>($"{Summaries} WHERE u.slug = @Slug", new { Slug = slug }))?.ToSummary();
    }

    public async Task<IReadOnlyDictionary<string, UnitSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.QueryInAsync<SummaryRow>($"{Summaries} WHERE u.slug IN @Keys", slugs)).ToDictionary(row => row.Slug, row => row.ToSummary());
    }

    /// <summary>Names of units, those of most documents first.</summary>
    /// <param name="slugPart">What their slug holds; "": anything.</param>
    /// <param name="provinceSlug">Of a province of today or of before the mergers: its units come first; null: none do.</param>
    public async Task<IReadOnlyList<string>> NamesAsync(string slugPart, string? provinceSlug, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.QueryAsync<string>(
            """
            SELECT u.name FROM units u WHERE u.slug LIKE @Like
            ORDER BY CASE WHEN u.province_slug = @ProvinceSlug OR u.province_today_slug = @ProvinceSlug THEN 0 ELSE 1 END, u.documents DESC, u.slug LIMIT @Take
            """,
            new { Like = $"%{slugPart}%", ProvinceSlug = provinceSlug ?? "", Take = take });
    }

    private sealed class SummaryRow
    {
        public string Slug { get; init; } = "";
        public string Name { get; init; } = "";
        public string ShortName { get; init; } = "";
        public string Kind { get; init; } = "";
        public int? Level { get; init; }
        public string? Province { get; init; }
        public string? ProvinceToday { get; init; }
        public string? District { get; init; }
        public int Documents { get; init; }
        public int FirstYear { get; init; }
        public int LastYear { get; init; }

        public UnitSummary ToSummary() => new(
            Slug, Name, ShortName, Kind, (Level?)Level, Province, ProvinceToday, District, Documents,
            FirstYear == 0 ? null : FirstYear, LastYear == 0 ? null : LastYear);
    }
}
