namespace DirectiveSearch.Directives.Units;

/// <summary>Names that tell units apart: "Ủy ban nhân dân huyện Châu Thành" is ten offices, each in a province of its own.</summary>
internal static class PlacedName
{
    /// <summary>With the district and province that a name below province level needs, without those that it does not.</summary>
    /// <param name="province">Of the document that speaks; counts where the name itself tells none.</param>
    public static string Of(string canonicalName, UnitName name, string? province)
    {
        if (name.Places is not [{ Level: not Level.Province } lowest, ..]) return canonicalName;
        var above = name.Places.Skip(1).ToList();
        var stated = above.FirstOrDefault(place => place.Level == Level.Province) is { } place ? ProvinceTable.Find(place.Name) : null;
        var district = above.FirstOrDefault(place => place.Level == Level.District);
        var lies = stated ?? ProvinceOf(district ?? lowest, province is null ? null : ProvinceTable.Find(province));
        var bare = above.Count == 0 ? canonicalName : UnitName.IsCommittee(name.Core) ? $"{name.Core} {lowest.Name}" : $"{name.Core} {lowest}";
        if (lowest.Level == Level.District && UnitLocation.ProvinceOf(lowest, null) is { } only && (lies is null || lies.Today == only.Today)) return bare;
        return lies is null ? canonicalName : string.Join(", ", ((string?[])[bare, district?.ToString(), lies.Titled]).OfType<string>());
    }

    /// <summary>Its address: kinds of the places above say nothing more.</summary>
    public static string Slug(string placedName)
    {
        var name = UnitName.Parse(placedName, null);
        if (name.Places is not [{ Level: not Level.Province } lowest, _, ..]) return UnitDirectory.Slug(placedName);
        var above = name.Places.Skip(1).Select(place => place.Name);
        return UnitDirectory.Slug($"{name.Core} {(UnitName.IsCommittee(name.Core) ? lowest.Name : $"{lowest}")} {string.Join(' ', above)}");
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
