using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Archive;

/// <summary>What movements and units are called and where they belong: decided by all documents that name them, so that the order in which documents came decides nothing.</summary>
internal static class Describing
{
    /// <summary>A movement has its family's name, else the one that most documents write; and the form that most documents give it.</summary>
    /// <param name="slugs">Of what changed.</param>
    public static async Task MovementsAsync(Session session, IReadOnlyCollection<string> slugs)
    {
        var rows = await session.QueryInAsync<MovementColumns>(
            """
            SELECT m.slug, m.name, m.form,
                (SELECT f.form FROM movement_forms f WHERE f.slug = m.slug ORDER BY f.documents DESC, f.form LIMIT 1) AS most_form
            FROM movements m WHERE m.slug IN @Keys
            """,
            slugs);
        var names = (await session.QueryInAsync<(string Slug, string Name)>(
            """
            SELECT m.slug, coalesce(
                (SELECT min(f.family) FROM movement_mentions f WHERE f.movement_slug = m.slug AND f.family IS NOT NULL),
                (SELECT n.name FROM movement_names n WHERE n.slug = m.slug ORDER BY n.documents DESC, n.name LIMIT 1))
            FROM movements m WHERE m.slug IN @Keys
            """,
            slugs)).ToDictionary(row => row.Slug, row => row.Name);
        await session.ExecuteAsync(
            "UPDATE movements SET name = @Name, form = @Form WHERE slug = @Slug",
            rows.Select(row => (Row: row, Name: names[row.Slug]))
                .Where(decided => decided.Row.Name != decided.Name || decided.Row.Form != decided.Row.MostForm)
                .Select(decided => new { decided.Row.Slug, decided.Name, Form = decided.Row.MostForm }));
    }

    /// <summary>A unit is described as its newest document describes it; among equally new ones the first by id counts.</summary>
    public static async Task UnitsAsync(Session session, IReadOnlyCollection<string> slugs)
    {
        var written = (await session.QueryInAsync<UnitColumns>(
            "SELECT slug, name, short_name, kind, level, province, province_slug, province_today, province_today_slug, district FROM units WHERE slug IN @Keys", slugs))
            .ToDictionary(row => row.Slug);
        var newest = await session.QueryInAsync<(string Slug, string Metadata)>(
            """
            SELECT u.slug, d.metadata FROM units u JOIN documents d ON d.id = (
                SELECT e.id FROM documents e WHERE e.issuer_slug = u.slug ORDER BY e.date DESC, e.id LIMIT 1)
            WHERE u.slug IN @Keys
            """,
            slugs);
        await session.ExecuteAsync(
            """
            UPDATE units SET name = @Name, short_name = @ShortName, kind = @Kind, level = @Level, province = @Province, province_slug = @ProvinceSlug,
                province_today = @ProvinceToday, province_today_slug = @ProvinceTodaySlug, district = @District
            WHERE slug = @Slug
            """,
            newest.Select(row => ExtractionStoring.UnitOf(Stored.Metadata(row.Metadata)) is { } unit ? UnitColumns.Of(row.Slug, unit) : written[row.Slug])
                .Where(row => row != written[row.Slug]));
    }

    private sealed class MovementColumns
    {
        public string Slug { get; init; } = "";
        public string Name { get; init; } = "";
        public int Form { get; init; }
        public int MostForm { get; init; }
    }
}

/// <summary>A unit as its table holds it.</summary>
internal sealed record UnitColumns
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string ShortName { get; init; } = "";
    public string Kind { get; init; } = "";
    public int? Level { get; init; }
    public string? Province { get; init; }
    public string? ProvinceSlug { get; init; }
    public string? ProvinceToday { get; init; }
    public string? ProvinceTodaySlug { get; init; }
    public string? District { get; init; }
    public int Documents { get; init; }

    public static UnitColumns Of(string slug, UnitDescription unit) => new()
    {
        Slug = slug,
        Name = unit.Name,
        ShortName = unit.ShortName,
        Kind = unit.Kind.ToString(),
        Level = (int?)unit.Level,
        Province = unit.Province,
        ProvinceSlug = unit.Province is null ? null : UnitDirectory.Slug(unit.Province),
        ProvinceToday = unit.ProvinceToday,
        ProvinceTodaySlug = unit.ProvinceToday is null ? null : UnitDirectory.Slug(unit.ProvinceToday),
        District = unit.District,
    };
}
