namespace DirectiveSearch.Directives.Units;

/// <summary>What became of units that ended: ministries, departments, Party boards, and whatever bore the name of a former province.</summary>
internal static class UnitSuccession
{
    private static readonly IReadOnlyList<(string Head, PartialDate To, string Successor)> Offices =
        [.. DataTable.Rows("office-lineage", 3).Select(cells => (cells[0], ProvinceTable.Day(cells[1])!.Value, cells[2])).OrderByDescending(row => row.Item1.Length)];

    /// <summary>The canonical name of what a unit is on a day, itself included; null when it ended without one successor (districts, divided provinces).</summary>
    public static string? On(string canonicalName, PartialDate day)
    {
        var name = canonicalName;
        for (var steps = 0; steps < 8; steps++)
        {
            var next = After(name, day);
            if (next is null || next == name) return next;
            name = next;
        }

        return name;
    }

    /// <summary>One step on; the name itself when it still stood on the day.</summary>
    private static string? After(string name, PartialDate day)
    {
        if (OrganisationTable.Find(name) is { } row) return row.To is { } to && day > to ? row.Successor : name;
        foreach (var (head, to, successor) in Offices)
            if (day > to && name.StartsWith(head + " ", StringComparison.Ordinal)) return successor + name[head.Length..];
        return InProvince(name, day);
    }

    private static string? InProvince(string name, PartialDate day)
    {
        var parsed = UnitName.Parse(name, null);
        if (parsed.Places is not [var lowest, ..]) return name;
        if (lowest.Level == Level.District && day >= UnitLineage.DistrictsEnd) return null;
        if (lowest.Level != Level.Province || UnitLocation.Of(parsed, null).Province is not { To: { } to } province || day <= to) return name;
        if (ProvinceTable.SuccessorsOf(province.Name) is not [var only] || ProvinceTable.Find(only) is not { } next) return null;
        if (!parsed.Core.EndsWith("Tỉnh ủy", StringComparison.Ordinal)) return $"{parsed.Core} {next.Titled}";
        if (!next.IsCity) return $"{parsed.Core} {next.Name}";
        return $"{parsed.Core[..^"Tỉnh ủy".Length]}Thành ủy {(next.Name == "Hồ Chí Minh" ? next.Titled : next.Name)}";
    }
}
