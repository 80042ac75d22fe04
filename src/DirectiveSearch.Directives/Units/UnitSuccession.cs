namespace DirectiveSearch.Directives.Units;

/// <summary>What became of units that ended: ministries, departments, Party boards, and whatever bore the name of a former province.</summary>
internal static class UnitSuccession
{
    private const string ProvincialCommittee = "Tỉnh ủy";
    private const string CityCommittee = "Thành ủy";

    private static readonly IReadOnlyList<(string Head, PartialDate To, string Successor)> Offices =
        [.. DataTable.Rows("office-lineage", 3).Select(cells => (cells[0], ProvinceTable.Day(cells[1])!.Value, cells[2])).OrderByDescending(row => row.Item1.Length)];

    private static readonly UnitEnd OfDistricts = new(new PartialDate(2025, 6, 30), [], false);

    /// <summary>The canonical name of what a unit is on a day, itself included; null when it ended without one successor (districts, divided provinces).</summary>
    public static string? On(string canonicalName, PartialDate day)
    {
        var name = canonicalName;
        for (var steps = 0; steps < 8; steps++)
        {
            if (EndOf(name) is not { } end || day <= end.Last) return name;
            if (end.Successors is not [var next]) return null;
            name = next;
        }

        return name;
    }

    /// <summary>The earliest end of the office itself and of the place that it is named after.</summary>
    public static UnitEnd? EndOf(string name)
    {
        if (OrganisationTable.Find(name) is { } row) return row.To is { } last ? new UnitEnd(last, row.Successor is { } successor ? [successor] : [], false) : null;
        return (OfficeEnd(name), PlaceEnd(name)) switch
        {
            ({ } office, { } place) => office.Last <= place.Last ? office : place,
            var (office, place) => office ?? place,
        };
    }

    /// <summary>Whatever may have ended in this unit, as far as the tables tell; those that did.</summary>
    public static IReadOnlyList<(string Name, UnitEnd End)> Before(string name) =>
        [.. Candidates(name).Distinct().Select(candidate => (Name: candidate, End: EndOf(candidate)))
            .Where(pair => pair.End is { } end && end.Successors.Contains(name)).Select(pair => (pair.Name, pair.End!)).OrderByDescending(pair => pair.Item2.Last)];

    private static UnitEnd? OfficeEnd(string name)
    {
        foreach (var (head, to, successor) in Offices)
            if (name.StartsWith(head + " ", StringComparison.Ordinal)) return new UnitEnd(to, [successor + name[head.Length..]], false);
        return null;
    }

    private static UnitEnd? PlaceEnd(string name)
    {
        var parsed = UnitName.Parse(name, null);
        if (parsed.Places is not [var lowest, ..]) return null;
        if (lowest.Level == Level.District) return OfDistricts;
        if (lowest.Level != Level.Province || UnitLocation.Of(parsed, null).Province is not { To: { } to } province) return null;
        var next = ProvinceTable.SuccessorsOf(province.Name).Select(successor => ProvinceTable.Find(successor) ?? ProvinceTable.FindFormer(successor)).OfType<ProvinceRow>().ToList();
        return new UnitEnd(to, [.. next.Select(row => Moved(parsed.Core, row))], next is [var only] && !(only.From > to));
    }

    /// <summary>The same organisation in another province.</summary>
    private static string Moved(string core, ProvinceRow to)
    {
        if (!core.EndsWith(ProvincialCommittee, StringComparison.Ordinal)) return $"{core} {to.Titled}";
        if (!to.IsCity) return $"{core} {to.Name}";
        return $"{core[..^ProvincialCommittee.Length]}{CityCommittee} {(to.Name == "Hồ Chí Minh" ? to.Titled : to.Name)}";
    }

    private static IEnumerable<string> Candidates(string name)
    {
        foreach (var row in OrganisationTable.All)
            if (row.Successor == name) yield return row.Name;
        foreach (var (head, _, successor) in Offices)
            if (name.StartsWith(successor + " ", StringComparison.Ordinal)) yield return head + name[successor.Length..];
        var parsed = UnitName.Parse(name, null);
        if (parsed.Places is not [{ Level: Level.Province }, ..] || UnitLocation.Of(parsed, null).Province is not { } province) yield break;
        var core = parsed.Core.EndsWith(CityCommittee, StringComparison.Ordinal) ? parsed.Core[..^CityCommittee.Length] + ProvincialCommittee : parsed.Core;
        foreach (var former in ProvinceTable.All.Where(row => row.To is not null).Concat(ProvinceTable.Former.Select(row => ProvinceTable.FindFormer(row.Name)!)))
            if (ProvinceTable.SuccessorsOf(former.Name).Contains(province.Name)) yield return Moved(core, former);
    }
}
