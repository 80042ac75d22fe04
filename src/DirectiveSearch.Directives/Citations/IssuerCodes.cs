using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>What the code of a number says about its issuer.</summary>
internal static class IssuerCodes
{
    private static readonly Dictionary<string, (string Name, string Place)> Table = DataTable.Rows("issuer-codes", 3)
        .DistinctBy(cells => Folding.Fold(cells[0]))
        .ToDictionary(cells => Folding.Fold(cells[0]), cells => (cells[1], cells[2]));

    public static bool IsKnown(string part) => Find(part) is not null;

    /// <summary>The one issuer that the code leaves, in a document of this place; null when it leaves several.</summary>
    public static string? Issuer(NumberMatch number, DocumentMetadata metadata)
    {
        if (IssuerPart(number) is not { } found) return null;
        // A district's own department submits to it; that of the centre has the same letters.
        if (found.Place.Length == 0) return number.Parts[0] == "TTr" && metadata.Level is Level.District or Level.Commune ? null : found.Name;
        if (metadata.Province is null || (found.Place == "cấp" && metadata.Level is not Level.Province)) return null;
        var city = ProvinceTable.Find(metadata.Province) is { IsCity: true };
        return IssuerNames.Canonical(city ? found.Name.Replace("Tỉnh ủy", "Thành ủy") : found.Name, metadata);
    }

    /// <summary>Whether a stated issuer cannot be the code's: another central office, or another kind of local one.</summary>
    public static bool Contradicts(NumberMatch number, string issuer)
    {
        if (IssuerPart(number) is not { } found) return false;
        // The department of a province or district for the ministry's field.
        if (found.Name.StartsWith("Bộ ", StringComparison.Ordinal) && issuer.AsSpan(issuer.IndexOf(' ') + 1).StartsWith(found.Name.AsSpan(3)) && (issuer.StartsWith("Sở ", StringComparison.Ordinal) || issuer.StartsWith("Phòng ", StringComparison.Ordinal))) return false;
        if (found.Place.Length == 0) return !issuer.Equals(found.Name, StringComparison.OrdinalIgnoreCase) && !issuer.StartsWith(found.Name, StringComparison.OrdinalIgnoreCase);
        return found.Name is "Ủy ban nhân dân" or "Hội đồng nhân dân" && !issuer.Contains(IssuerNames.Canonical(found.Name, DocumentMetadata.Empty) ?? found.Name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Of the parts behind the type code the first that is known; of a code without type the first part of all.</summary>
    private static (string Name, string Place)? IssuerPart(NumberMatch number)
    {
        if (number.Parts[0].StartsWith("QH", StringComparison.Ordinal) || number.Parts[0].StartsWith("UBTVQH", StringComparison.Ordinal)) return Find(number.Parts[0]);
        var from = number.Parts.Length > 1 && TypeWords.IsCode(number.Parts[0]) ? 1 : 0;
        return from < number.Parts.Length ? Find(number.Parts[from]) : null;
    }

    private static (string Name, string Place)? Find(string part)
    {
        // Whose it is, the code does not say: it is written for TU and for TW.
        if (part == "TƯ") return null;
        var key = Folding.Fold(part);
        if (Table.TryGetValue(key, out var found)) return found;
        return Table.TryGetValue(key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), out found) ? found : null;
    }
}
