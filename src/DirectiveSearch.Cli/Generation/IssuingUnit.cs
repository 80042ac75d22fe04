namespace DirectiveSearch.Cli.Generation;

/// <summary>Where a unit sits; district and commune are empty above their level and the district after 2025-07-01.</summary>
internal sealed record Locality(string ProvinceKind, string Province, string Seat, string DistrictKind, string District, string CommuneKind, string Commune)
{
    public string ProvinceName => ProvinceKind == "thành phố" ? $"thành phố {Province}" : $"tỉnh {Province}";

    public string DistrictName => $"{DistrictKind} {District}";

    public string CommuneName => $"{CommuneKind} {Commune}";

    /// <summary>Puts the names of this place into a template of the tables.</summary>
    public string Fill(string template) => template
        .Replace("{P}", ProvinceName).Replace("{p}", Province).Replace("{k}", ProvinceKind)
        .Replace("{B}", ProvinceKind == "thành phố" ? "Thành" : "Tỉnh")
        .Replace("{D}", DistrictName).Replace("{d}", District).Replace("{l}", DistrictKind)
        .Replace("{C}", CommuneName).Replace("{c}", Commune).Replace("{m}", CommuneKind)
        .Replace("{upper}", District.Length > 0 ? DistrictName : ProvinceName);
}

/// <summary>The invented unit that issues a plan.</summary>
internal sealed record IssuingUnit(
    UnitRow Row, Locality Locality, string Canonical, string Own, IReadOnlyList<string> HeaderLines, string NumberPattern, string Place)
{
    private static readonly DateOnly Mergers = new(2025, 7, 1);

    /// <summary>The province as it was before the mergers; null before them, and where it was not merged.</summary>
    public Locality? Former { get; init; }

    /// <summary>Whether the province was made anew by the mergers of 2025, before or after them.</summary>
    public bool IsNew { get; init; }

    /// <summary>The name with the places above it, which tells it from its namesakes.</summary>
    public string PlacedName => Row.Level is 'c' or 'p' ? Canonical : $"{Canonical}, {Locality.District}, {Locality.Province}";

    /// <summary>The province of a day, and whether it is another one than today's.</summary>
    public (Locality Locality, bool IsOld) LocalityOn(DateOnly day) => day < Mergers && Former is { } former ? (former, true) : (Locality, false);

    public bool IsParty => Row.Branch == "party";

    public string Level => Row.Level switch { 'c' => "trung ương", 'p' => "tỉnh", 'd' => "huyện", _ => "xã" };

    /// <summary>The name with the places above it, as an opening states it.</summary>
    public string FullName => Row.Level switch
    {
        'd' => $"{Canonical}, {Locality.ProvinceName}",
        'x' when Locality.District.Length > 0 => $"{Canonical}, {Locality.DistrictName}, {Locality.ProvinceName}",
        'x' => $"{Canonical}, {Locality.ProvinceName}",
        _ => Canonical,
    };

    public string LocalSubject => Row.Level switch { 'd' => Locality.District, 'x' => Locality.Commune, _ => Locality.Province };

    public static IssuingUnit Invent(Dice dice, Lexicon lexicon, DateOnly date)
    {
        var row = PickRow(dice, lexicon, afterMergers: date >= Mergers);
        var province = dice.Pick(lexicon.Provinces);
        var locality = InventLocality(dice, lexicon, row, province, date >= Mergers);
        var isNew = lexicon.Names("unmerged").All(name => name[0] != province.NameAfter);
        var association = dice.Pick(lexicon.Names("association"))[0];
        var department = dice.Pick(lexicon.Names("department"));
        string Fill(string template) => locality.Fill(template)
            .Replace("{A}", association).Replace("{S}", department[0]).Replace("{s}", department[1]);
        return new IssuingUnit(
            row,
            locality,
            Fill(row.Canonical),
            Fill(row.Own),
            [.. Fill(row.Header).ToUpperInvariant().Split('|')],
            Fill(row.Number),
            row.Level switch { 'c' => "Hà Nội", 'd' => locality.District, 'x' => locality.Commune, _ => locality.Seat })
        {
            IsNew = isNew,
            Former = isNew && date >= Mergers ? new Locality(province.Kind, province.Name, province.Place, "", "", "", "") : null,
        };
    }

    private static UnitRow PickRow(Dice dice, Lexicon lexicon, bool afterMergers)
    {
        var rows = lexicon.Units.Where(row => !(afterMergers && row.Level == 'd')).ToArray();
        var at = dice.Below(rows.Sum(row => row.Weight));
        return rows.First(row => (at -= row.Weight) < 0);
    }

    private static Locality InventLocality(Dice dice, Lexicon lexicon, UnitRow row, ProvinceRow province, bool afterMergers)
    {
        var (kind, name, seat) = afterMergers ? (province.KindAfter, province.NameAfter, province.NameAfter) : (province.Kind, province.Name, province.Place);
        var hasDistrict = row.Level is 'd' or 'x' && !afterMergers;
        var districtKind = row.Branch == "party" || dice.Chance(80) ? "huyện" : kind == "thành phố" ? "quận" : "thị xã";
        return new Locality(
            kind, name, seat,
            hasDistrict ? districtKind : "", hasDistrict ? InventName(dice, lexicon) : "",
            row.Level == 'x' ? dice.Chance(75) ? "xã" : "phường" : "", row.Level == 'x' ? InventName(dice, lexicon) : "");
    }

    private static string InventName(Dice dice, Lexicon lexicon)
    {
        string name;
        do name = $"{dice.Pick(lexicon.Names("first"))[0]} {dice.Pick(lexicon.Names("second"))[0]}";
        while (lexicon.Names("avoid").Any(row => row[0] == name));
        return name;
    }
}
