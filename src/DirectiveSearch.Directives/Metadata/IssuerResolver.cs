using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Chooses among the statements of an issuer and completes its place.</summary>
internal static class IssuerResolver
{
    /// <returns>The metadata with its issuer, and the statement that gave it; null: none did.</returns>
    public static (DocumentMetadata Metadata, IssuerStatement? By) Resolve(
        DocumentMetadata draft, PlaceEvidence places, IEnumerable<IssuerStatement> statements, PartialDate? on)
    {
        (DocumentMetadata Metadata, IssuerStatement By)? best = null;
        foreach (var statement in statements)
        {
            var resolved = Placed(draft, places, statement, on);
            if (resolved is null) continue;
            best ??= (statement.Evidence <= IssuerEvidence.Authority ? resolved : resolved with { Warnings = ["issuer-from-text"] }, statement);
            if (resolved.Level is null) continue;
            if (best.Value.Metadata.Level is null) best = (resolved, statement);
            break;
        }

        var (metadata, by) = best ?? (draft with { Province = places.Province?.Name, District = places.District }, null!);
        return (Warned(metadata), by);
    }

    private static DocumentMetadata? Placed(DocumentMetadata draft, PlaceEvidence places, IssuerStatement statement, PartialDate? on)
    {
        var (stated, evidence, _) = statement;
        var level = LevelOf(stated, places);
        var context = draft with
        {
            Province = level == Level.Central ? null : places.Province?.Name,
            District = level == Level.District ? places.District : null,
            Level = level,
        };
        if (Named(stated, context, whole: evidence == IssuerEvidence.Header) is not { } full) return null;
        var issuer = PlacedName.Lowest(full);
        if (evidence != IssuerEvidence.Header && OrganisationTable.Find(issuer) is null && UnitKindTable.Find(issuer) is null) return null;
        var (own, location) = UnitDirectory.Locate(UnitDirectory.PlacedIn(issuer, null), on);
        var around = UnitName.Parse(full, on).Places.Skip(1).ToList();
        var told = around.FirstOrDefault(place => place.Level == Level.Province) is { } above ? ProvinceTable.Find(above.Name)?.Name : null;
        var province = own == Level.Central ? null : location.Province?.Name ?? told ?? (own is null && level == Level.Central ? null : places.Province?.Name);
        return context with { Issuer = issuer, Province = province, District = location.District?.Name ?? around.FirstOrDefault(place => place.Level == Level.District)?.Name ?? District(issuer, own, places, on), Level = own ?? (location.Province is null ? null : level) };
    }

    private static string? District(string issuer, Level? level, PlaceEvidence places, PartialDate? on) =>
        level == Level.Commune && UnitName.Parse(issuer, on).Places is [var commune, ..] ? places.DistrictOf(commune.Name, on) : null;

    /// <summary>The head of a page, and an association of the whole country, are named whole, whatever their field is called.</summary>
    private static string? Named(string stated, DocumentMetadata context, bool whole)
    {
        var read = IssuerNames.Read(stated, 0, stated.Length, context);
        var cut = read is { Known: false } name && name.End < stated.Length;
        return cut && (whole || stated.EndsWith(" Việt Nam", StringComparison.Ordinal)) && UnitKindTable.Find(stated) is not null ? stated : read?.Name;
    }

    /// <summary>By the kind of place that the statement ends in, or names.</summary>
    private static Level? LevelOf(string stated, PlaceEvidence places)
    {
        if (OrganisationTable.Find(stated) is not null) return Level.Central;
        var lower = stated.ToLowerInvariant();
        if (lower.EndsWith(" xã", StringComparison.Ordinal) && !lower.EndsWith("thị xã", StringComparison.Ordinal) || lower.EndsWith(" phường", StringComparison.Ordinal) || lower.EndsWith(" thị trấn", StringComparison.Ordinal)) return Level.Commune;
        if (lower.EndsWith(" huyện", StringComparison.Ordinal) || lower.EndsWith(" quận", StringComparison.Ordinal) || lower.EndsWith(" thị xã", StringComparison.Ordinal)) return Level.District;
        if (lower.EndsWith(" thành phố", StringComparison.Ordinal)) return places.District is null ? Level.Province : Level.District;
        return places.District is not null && !lower.Contains(" tỉnh", StringComparison.Ordinal) ? Level.District : places.Province is null ? null : Level.Province;
    }

    private static DocumentMetadata Warned(DocumentMetadata metadata)
    {
        var warnings = new List<string>(metadata.Warnings);
        if (metadata.Issuer is null) warnings.Add("issuer-unknown");
        if (metadata.Type is null) warnings.Add("type-unknown");
        if (metadata.Number is null) warnings.Add("number-missing");
        if (metadata.Date is null) warnings.Add("date-missing");
        return metadata with { Warnings = warnings };
    }
}
