namespace DirectiveSearch.Directives.Units;

/// <summary>Names that tell units apart: "Ủy ban nhân dân huyện Châu Thành" is ten offices, each in a province of its own.</summary>
internal static class PlacedName
{
    /// <summary>With the district and province that a name below province level needs, without those that it does not.</summary>
    /// <param name="province">Of the document that speaks; counts where the name itself tells none.</param>
    /// <param name="around">District of the document that speaks; counts for a commune that names none.</param>
    public static string Of(string canonicalName, UnitName name, string? province, string? around = null)
    {
        if (name.Places is not [{ Level: not Level.Province } lowest, ..]) return canonicalName;
        var above = name.Places.Skip(1).ToList();
        var stated = above.FirstOrDefault(place => place.Level == Level.Province) is { } place ? ProvinceTable.Find(place.Name) : null;
        var district = above.FirstOrDefault(place => place.Level == Level.District) ?? (lowest.Level == Level.Commune && stated is null ? Around(around, province) : null);
        var lies = stated ?? ProvinceOf(district ?? lowest, province is null ? null : ProvinceTable.Find(province));
        var bare = above.Count == 0 ? canonicalName : UnitName.IsCommittee(name.Core) ? $"{name.Core} {lowest.Name}" : $"{name.Core} {lowest}";
        if (lowest.Level == Level.District && UnitLocation.ProvinceOf(lowest, null) is { } only && (lies is null || lies.Today == only.Today)) return bare;
        return lies is null ? canonicalName : string.Join(", ", ((string?[])[bare, district?.ToString(), lies.Titled]).OfType<string>());
    }

    /// <summary>The name with its lowest place alone: a document's own district and province are fields of their own.</summary>
    public static string Lowest(string canonicalName)
    {
        var name = UnitName.Parse(canonicalName, null);
        if (name.Places is not [{ Level: not Level.Province } lowest, _, ..]) return canonicalName;
        return UnitName.IsCommittee(name.Core) ? $"{name.Core} {lowest.Name}" : $"{name.Core} {lowest}";
    }

    /// <summary>Its address: kinds of the places above say nothing more.</summary>
    public static string Slug(string placedName)
    {
        var name = UnitName.Parse(placedName, null);
        if (name.Places is not [{ Level: not Level.Province } lowest, _, ..]) return UnitDirectory.Slug(placedName);
        var above = name.Places.Skip(1).Select(place => place.Name);
        return UnitDirectory.Slug($"{name.Core} {(UnitName.IsCommittee(name.Core) ? lowest.Name : $"{lowest}")} {string.Join(' ', above)}");
    }

    /// <summary>The document's own district with its kind; a town and the district it was raised from go by the last kind.</summary>
    private static UnitPlace? Around(string? district, string? province)
    {
        if (district is null || province is null || ProvinceTable.Find(province) is not { } lies) return null;
        var rows = DistrictTable.Find(district, null, null).Where(row => row.Province.Today == lies.Today).ToList();
        return rows is [var row, ..] ? new UnitPlace(row.Kind, row.Name, Level.District) : null;
    }

    /// <summary>Where a place of this name lies when a document of a province speaks of it; null when that cannot be told.
    /// After a merger the document's province stands for the former one that had the district.</summary>
    private static ProvinceRow? ProvinceOf(UnitPlace place, ProvinceRow? speaking)
    {
        if (place.Level == Level.Commune) return speaking;
        var known = DistrictTable.Named(place.Name, place.Kind.ToLowerInvariant()).Select(row => row.Province).Distinct().ToList();
        if (known.Count == 0 || speaking is null) return UnitLocation.ProvinceOf(place, null) ?? speaking;
        if (known.Contains(speaking)) return speaking;
        return known.Where(row => row.Today == speaking.Name).ToList() is [var former] ? former : UnitLocation.ProvinceOf(place, null);
    }
}
