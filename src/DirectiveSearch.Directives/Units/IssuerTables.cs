using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>How a head's place is named when the text leaves it out.</summary>
internal enum PlaceRule
{
    None,
    Province,
    ProvinceName,
    CityName,
    DistrictName,
    OwnLevel,
}

internal sealed record IssuerHead(string Name, PlaceRule Place);

/// <summary>Names, heads and signing titles by their folded words.</summary>
internal static class IssuerTables
{
    public static readonly NameTable<string> Names = Spellings("issuer-names", cells => cells[0]);

    public static readonly NameTable<IssuerHead> Heads =
        Spellings("issuer-heads", cells => new IssuerHead(cells[0], Rule(cells[2])));

    /// <summary>Signing titles, with the marks by which "Trưởng" is no school ("Trường").</summary>
    public static readonly NameTable<string> Roles =
        new(DataTable.Rows("issuer-roles", 1).DistinctBy(cells => Key(cells[0])).ToDictionary(cells => Key(cells[0]), cells => cells[0].Replace(",", "").ToLowerInvariant()));

    private static NameTable<T> Spellings<T>(string table, Func<string[], T> value) => new(DataTable.Rows(table, 3)
        .SelectMany(cells => DataTable.Parts(cells[1]).Prepend(cells[0]).Select(name => (Key: Key(name), Value: value(cells))))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.Value));

    private static string Key(string name) =>
        string.Join(' ', new IssuerWords(name, 0, name.Length).All().Select(word => word.Folded));

    private static PlaceRule Rule(string cell) => cell switch
    {
        "" => PlaceRule.None,
        "tỉnh" => PlaceRule.Province,
        "tên tỉnh" => PlaceRule.ProvinceName,
        "tên thành phố" => PlaceRule.CityName,
        "tên huyện" => PlaceRule.DistrictName,
        "cấp" => PlaceRule.OwnLevel,
        _ => throw new InvalidOperationException($"Bảng issuer-heads.tsv có cách gọi địa danh không rõ: {cell}."),
    };
}
