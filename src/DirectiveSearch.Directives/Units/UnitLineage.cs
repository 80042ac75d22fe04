namespace DirectiveSearch.Directives.Units;

/// <summary>Whom a unit answers to, up to the centre.</summary>
internal static class UnitLineage
{
    private const string Government = "Ủy ban nhân dân";

    /// <summary>The first day without districts (Nghị quyết số 203/2025/QH15).</summary>
    public static readonly PartialDate DistrictsEnd = new(2025, 7, 1);

    /// <summary>Canonical names, nearest first.</summary>
    public static IReadOnlyList<string> Above(string canonicalName, UnitName name, UnitLocation location, PartialDate? date)
    {
        if (name.Places.Count == 0 && OrganisationTable.Find(canonicalName) is { } central) return Chain(central.Above);
        if (name.Places.Count == 0 || UnitKindTable.Find(canonicalName) is not { } kind) return [];
        var levels = Levels(name.Places[0], location, date);
        return kind.Lineage switch
        {
            Lineage.Same => [.. levels.Skip(1).Select(place => $"{name.Core} {place}"), .. Chain(kind.Apex)],
            Lineage.State => [.. levels.Select(place => $"{Government} {place}"), .. Chain("Chính phủ")],
            Lineage.Party => [.. levels.Select(Committee).Where(committee => committee != canonicalName), .. Chain(kind.Apex)],
            _ => Chain(kind.Apex),
        };
    }

    /// <summary>The place itself and those around it, upwards; districts ended on 2025-07-01.</summary>
    private static List<UnitPlace> Levels(UnitPlace lowest, UnitLocation location, PartialDate? date)
    {
        var levels = new List<UnitPlace> { lowest };
        if (lowest.Level == Level.Commune && location.District is { } district && !(date >= DistrictsEnd)) levels.Add(district);
        if (lowest.Level != Level.Province && location.Province is { } province)
            levels.Add(new UnitPlace(province.Kind, province.Name, Level.Province));
        return levels;
    }

    private static string Committee(UnitPlace place) => place.Level switch
    {
        Level.Province when place.Name == "Hồ Chí Minh" => "Thành ủy Thành phố Hồ Chí Minh",
        Level.Province => place.Kind == "tỉnh" ? $"Tỉnh ủy {place.Name}" : $"Thành ủy {place.Name}",
        Level.District => place.Kind switch
        {
            "thành phố" => $"Thành ủy {place.Name}",
            "thị xã" => $"Thị ủy {place.Name}",
            "quận" => $"Quận ủy {place.Name}",
            _ => $"Huyện ủy {place.Name}",
        },
        _ => $"Đảng ủy {place}",
    };

    private static List<string> Chain(string? name)
    {
        var chain = new List<string>();
        for (; name is not null && !chain.Contains(name); name = OrganisationTable.Find(name)?.Above) chain.Add(name);
        return chain;
    }
}
