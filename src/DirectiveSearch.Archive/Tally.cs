using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Archive;

/// <summary>Adds up what a batch of documents changes in the counts of movements and units, then writes each count once.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int> movements = [];
    private readonly Dictionary<(string Slug, string Name), int> names = [];
    private readonly Dictionary<(string Slug, int Form), int> forms = [];
    private readonly Dictionary<(string Slug, string Unit), int> carriers = [];
    private readonly Dictionary<string, (UnitDescription? Unit, int Documents)> units = [];
    private readonly Dictionary<(string Slug, int Year), int> years = [];

    /// <param name="sign">1 for a document that came, -1 for one that goes.</param>
    public void CountMovements(int sign, string? unitSlug, IEnumerable<MovementRow> mentions)
    {
        foreach (var movement in mentions.GroupBy(mention => mention.MovementSlug))
        {
            movements[movement.Key] = sign + movements.GetValueOrDefault(movement.Key);
            foreach (var form in movement.Select(mention => mention.Form).Distinct())
                forms[(movement.Key, form)] = sign + forms.GetValueOrDefault((movement.Key, form));
            foreach (var name in movement.Select(mention => mention.Name).Distinct())
                names[(movement.Key, name)] = sign + names.GetValueOrDefault((movement.Key, name));
            if (unitSlug is not null) carriers[(movement.Key, unitSlug)] = sign + carriers.GetValueOrDefault((movement.Key, unitSlug));
        }
    }

    /// <param name="unit">Null when the unit is known already, because a document of it goes.</param>
    public void CountUnit(int sign, string slug, int? year, UnitDescription? unit)
    {
        var counted = units.GetValueOrDefault(slug);
        units[slug] = (unit ?? counted.Unit, counted.Documents + sign);
        years[(slug, year ?? 0)] = sign + years.GetValueOrDefault((slug, year ?? 0));
    }

    public async Task WriteAsync(Session session)
    {
        await WriteMovementsAsync(session);
        await WriteCarriersAsync(session);
        await WriteUnitsAsync(session);
        await SweepAsync(session);
        await Describing.MovementsAsync(session, movements.Keys);
        await Describing.UnitsAsync(session, units.Keys);
    }

    private async Task WriteMovementsAsync(Session session)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO movements (slug, name, form, documents, units) VALUES (@Slug, '', 0, @Documents, 0)
            ON CONFLICT (slug) DO UPDATE SET documents = movements.documents + excluded.documents
            """,
            movements.Where(row => row.Value != 0).Select(row => new { Slug = row.Key, Documents = row.Value }));
        await session.ExecuteAsync(
            """
            INSERT INTO movement_names (slug, name, documents) VALUES (@Slug, @Name, @Documents)
            ON CONFLICT (slug, name) DO UPDATE SET documents = movement_names.documents + excluded.documents
            """,
            names.Where(row => row.Value != 0).Select(row => new { row.Key.Slug, row.Key.Name, Documents = row.Value }));
        await session.ExecuteAsync(
            """
            INSERT INTO movement_forms (slug, form, documents) VALUES (@Slug, @Form, @Documents)
            ON CONFLICT (slug, form) DO UPDATE SET documents = movement_forms.documents + excluded.documents
            """,
            forms.Where(row => row.Value != 0).Select(row => new { row.Key.Slug, row.Key.Form, Documents = row.Value }));
    }

    private async Task WriteCarriersAsync(Session session)
    {
        var changed = new Dictionary<string, int>();
        var counted = carriers.Where(row => row.Value != 0).ToList();
        var written = await session.FirstEachAsync<int>(
            """
            INSERT INTO movement_units (slug, unit_slug, documents) VALUES (@Slug, @Unit, @Documents)
            ON CONFLICT (slug, unit_slug) DO UPDATE SET documents = movement_units.documents + excluded.documents RETURNING documents
            """,
            counted.Select(row => new { row.Key.Slug, row.Key.Unit, Documents = row.Value }));
        foreach (var (((slug, _), documents), after) in counted.Zip(written))
        {
            if (after == documents) changed[slug] = changed.GetValueOrDefault(slug) + 1;
            else if (after == 0) changed[slug] = changed.GetValueOrDefault(slug) - 1;
        }

        await session.ExecuteAsync(
            "UPDATE movements SET units = units + @Units WHERE slug = @Slug", changed.Select(row => new { Slug = row.Key, Units = row.Value }));
    }

    private async Task WriteUnitsAsync(Session session)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO units (slug, name, short_name, kind, level, province, province_slug, province_today, province_today_slug, district, documents)
            VALUES (@Slug, @Name, @ShortName, @Kind, @Level, @Province, @ProvinceSlug, @ProvinceToday, @ProvinceTodaySlug, @District, @Documents)
            ON CONFLICT (slug) DO UPDATE SET documents = units.documents + excluded.documents
            """,
            units.Where(row => row.Value is { Documents: not 0, Unit: not null }).Select(row => UnitColumns.Of(row.Key, row.Value.Unit!) with { Documents = row.Value.Documents }));
        await session.ExecuteAsync(
            "UPDATE units SET documents = documents + @Documents WHERE slug = @Slug",
            units.Where(row => row.Value is { Documents: not 0, Unit: null }).Select(row => new { Slug = row.Key, row.Value.Documents }));
        await session.ExecuteAsync(
            """
            INSERT INTO unit_years (slug, year, documents) VALUES (@Slug, @Year, @Documents)
            ON CONFLICT (slug, year) DO UPDATE SET documents = unit_years.documents + excluded.documents
            """,
            years.Where(row => row.Value != 0).Select(row => new { row.Key.Slug, row.Key.Year, Documents = row.Value }));
    }

    /// <summary>What no document carries any more goes.</summary>
    private async Task SweepAsync(Session session)
    {
        var slugs = movements.Where(row => row.Value < 0).Select(row => row.Key)
            .Concat(names.Where(row => row.Value < 0).Select(row => row.Key.Slug))
            .Concat(forms.Where(row => row.Value < 0).Select(row => row.Key.Slug))
            .Concat(carriers.Where(row => row.Value < 0).Select(row => row.Key.Slug)).ToHashSet();
        await session.ExecuteInAsync("DELETE FROM movements WHERE documents <= 0 AND slug IN @Keys", slugs);
        await session.ExecuteInAsync("DELETE FROM movement_names WHERE documents <= 0 AND slug IN @Keys", slugs);
        await session.ExecuteInAsync("DELETE FROM movement_forms WHERE documents <= 0 AND slug IN @Keys", slugs);
        await session.ExecuteInAsync("DELETE FROM movement_units WHERE documents <= 0 AND slug IN @Keys", slugs);
        var gone = years.Where(row => row.Value < 0).Select(row => row.Key.Slug).ToHashSet();
        await session.ExecuteInAsync("DELETE FROM units WHERE documents <= 0 AND slug IN @Keys", gone);
        await session.ExecuteInAsync("DELETE FROM unit_years WHERE documents <= 0 AND slug IN @Keys", gone);
    }
}
