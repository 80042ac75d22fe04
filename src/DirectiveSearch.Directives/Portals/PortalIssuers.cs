using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Portals;

/// <summary>Compares issuers as a portal names them, "UBND TỈNH", with the unit that a text names.</summary>
internal static class PortalIssuers
{
    public static Agreement Compare(string stated, string read, DocumentMetadata metadata)
    {
        var known = UnitDirectory.Slug(read);
        // One field of "Cơ quan ban hành/Chức danh/Người ký", or several bodies of one document.
        var said = stated.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(stated).Distinct().ToList();
        if (said.Exists(part => IsSame(part, known, metadata))) return Agreement.Agrees;
        return said is [var only] && IsAnother(only, read, metadata) ? Agreement.Disagrees : Agreement.Unknown;
    }

    private static bool IsSame(string stated, string known, DocumentMetadata metadata) =>
        new[] { Abbreviations.Expand(stated), Name(stated, metadata)?.Name }.OfType<string>().Select(UnitDirectory.Slug).Any(slug => slug == known || Begins(slug, known) || Begins(known, slug));

    /// <summary>Both are units whose names the tables know, and neither took the other's place.</summary>
    private static bool IsAnother(string stated, string read, DocumentMetadata metadata)
    {
        if (Name(stated, metadata) is not { Known: true } said || Name(read, metadata) is not { Known: true } || IssuerNames.LacksPlace(said.Name)) return false;
        return !Follows(read, said.Name) && !Follows(said.Name, read);
    }

    private static StatedIssuer? Name(string stated, DocumentMetadata metadata)
    {
        var full = Abbreviations.Expand(stated);
        return IssuerNames.Read(full, 0, full.Length, metadata);
    }

    /// <summary>Portals list what a merged unit issued under the one that took its place.</summary>
    private static bool Follows(string before, string after) =>
        UnitDirectory.EndOf(before) is { } end && end.Successors.Any(next => UnitDirectory.Slug(next) == UnitDirectory.Slug(after));

    private static bool Begins(string slug, string with) => with.Contains('-', StringComparison.Ordinal) && slug.StartsWith(with + "-", StringComparison.Ordinal);

    private static readonly char[] Separators = [';', '/', '|', '\n', ','];
}
