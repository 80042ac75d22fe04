using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Corrections;

/// <summary>The name of a unit as somebody typed it.</summary>
public static class TypedUnit
{
    private static readonly string[] Kinds = ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy"];

    /// <summary>With its abbreviations spelled out: UBND tỉnh Tây Ninh is Ủy ban nhân dân tỉnh Tây Ninh.</summary>
    public static string Spelled(string typed) => Abbreviations.Expand(string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Whether it begins like an office, or is a body of the centre.</summary>
    public static bool IsOffice(string name) => OrganisationTable.Find(name) is not null || UnitKindTable.Find(name) is not null;

    /// <summary>Whether it ends where its place should be named: Ủy ban nhân dân tỉnh.</summary>
    public static bool LacksPlace(string name) => Kinds.Any(kind => name.Equals(kind, StringComparison.OrdinalIgnoreCase) || name.EndsWith($" {kind}", StringComparison.OrdinalIgnoreCase));
}
