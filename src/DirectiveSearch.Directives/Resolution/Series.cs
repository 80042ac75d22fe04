using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>A row of numbers that one office counts.</summary>
/// <param name="Key">TW for all central Party bodies, else the unit's slug.</param>
/// <param name="ByCode">The number's code alone tells the series, so it needs no place in an address.</param>
/// <param name="Merged">Its province was made anew on 2025-07-01, and counts from 1 again from that day.</param>
internal sealed record Series(string Key, bool IsParty, bool IsCentral, bool ByCode, bool Merged)
{
    private static readonly Dictionary<string, (string Name, bool IsLocal)> Codes = DataTable.Rows("issuer-codes", 3)
        .DistinctBy(cells => Folding.Fold(cells[0]))
        .ToDictionary(cells => Folding.Fold(cells[0]), cells => (cells[1], cells[2].Length > 0));

    private static readonly HashSet<string> MadeAnew =
        [.. ProvinceTable.All.Where(row => row.To?.SortKey == Periods.Merger - 71).Select(row => row.Today)];

    /// <summary>What the code leaves to one office is that office's, whatever issuer a text states; else the issuer decides. Null: unknown.</summary>
    public static Series? Of(NumberParts number, string? issuer, PartialDate? date)
    {
        if (OfficeOf(number) is { IsLocal: false } office) return office.Name == "" ? Party : Central(office.Name);
        if (issuer is null) return null;
        var unit = UnitDirectory.Describe(issuer, date);
        var isCentral = unit.Level is Level.Central;
        return new Series(unit.Slug, unit.Kind == UnitKind.Party, isCentral, false, unit.ProvinceToday is { } today && MadeAnew.Contains(today));
    }

    /// <summary>The place that stands for a series in an address: the province alone where the code tells the office.</summary>
    public string Place(NumberParts number)
    {
        if (OfficeOf(number) is not { IsLocal: true } office) return Key;
        var heads = office.Name == "Tỉnh ủy" ? (string[])["tinh-uy", "thanh-uy"] : [UnitDirectory.Slug(office.Name)];
        return UnitDirectory.Provinces.Select(province => province.Slug)
            .FirstOrDefault(province => heads.Any(head => Key == $"{head}-{province}" || Key == $"{head}-tinh-{province}" || Key == $"{head}-thanh-pho-{province}"))
            ?? Key;
    }

    private static Series Party { get; } = new("TW", true, true, true, false);

    private static Series Central(string name) =>
        UnitDirectory.Describe(name, null).Kind == UnitKind.Party ? Party : new(UnitDirectory.Slug(name), false, true, true, false);

    /// <summary>Of the codes behind the type's the first that is known; the name is empty for the Party's centre as a whole.</summary>
    private static (string Name, bool IsLocal)? OfficeOf(NumberParts number)
    {
        var afterType = number.Codes.Count > 1 && TypeFamilies.OfCode(number.Codes[0]).Count > 0 ? 1 : 0;
        foreach (var code in number.Codes.Skip(afterType))
        {
            if (code.Equals("TW", StringComparison.OrdinalIgnoreCase)) return ("", false);
            if (Codes.TryGetValue(Folding.Fold(code), out var office) || Codes.TryGetValue(Folding.Fold(TypeFamilies.WithoutTerm(code)), out office)) return office;
        }

        return null;
    }
}
