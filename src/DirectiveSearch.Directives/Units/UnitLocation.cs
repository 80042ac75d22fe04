namespace DirectiveSearch.Directives.Units;

/// <summary>Where a unit lies, as far as its name and the gazetteer tell.</summary>
/// <param name="Province">Null for bodies of the centre, and for a district of a name that several provinces bear.</param>
internal sealed record UnitLocation(ProvinceRow? Province, UnitPlace? District)
{
    public static UnitLocation Of(UnitName name, PartialDate? date)
    {
        var district = name.Places.FirstOrDefault(place => place.Level == Level.District);
        var province = name.Places.FirstOrDefault(place => place.Level == Level.Province);
        if (province is not null) return new UnitLocation(ProvinceTable.Find(province.Name) ?? ProvinceTable.FindFormer(province.Name), district);
        return new UnitLocation(district is null ? null : ProvinceOf(district, date), district);
    }

    /// <summary>The province of a district, when the gazetteer leaves only one.</summary>
    public static ProvinceRow? ProvinceOf(UnitPlace district, PartialDate? date)
    {
        var standing = DistrictTable.Find(district.Name, district.Kind.ToLowerInvariant(), date);
        var rows = standing.Count > 0 ? standing : DistrictTable.Find(district.Name, null, date);
        return rows.Select(row => row.Province).Distinct().ToList() is [var only] ? only : null;
    }
}
