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

    /// <summary>With its kind: "huyện Nghi Lộc".</summary>
    District,

    /// <summary>Since districts ended the commune: "xã Đô Lương".</summary>
    DistrictOrCommune,
    OwnLevel,
}

internal sealed record IssuerHead(string Name, PlaceRule Place);

/// <summary>Names, heads and signing titles by their folded words.</summary>
internal static class IssuerTables
{
    private static readonly IReadOnlyList<Department> Departments = Department.Read();

    public static readonly NameTable<string> Names =
        Table(Spellings("issuer-names", cells => cells[0]).Concat(OfBody("Bộ", department => department.Name)));

    public static readonly NameTable<IssuerHead> Heads = Table(
        Spellings("issuer-heads", cells => new IssuerHead(cells[0], Rule(cells[2])))
            .Concat(OfBody("Sở", department => new IssuerHead(department.Name, PlaceRule.Province)))
            .Concat(OfBody("Phòng", department => new IssuerHead(department.Name, department.OfCommunes ? PlaceRule.DistrictOrCommune : PlaceRule.District))));

    /// <summary>Signing titles, with the marks by which "Trưởng" is no school ("Trường").</summary>
    public static readonly NameTable<string> Roles =
        new(DataTable.Rows("issuer-roles", 1).DistinctBy(cells => Key(cells[0])).ToDictionary(cells => Key(cells[0]), cells => cells[0].Replace(",", "").ToLowerInvariant()));

    /// <summary>Of what is spelled alike the first stands.</summary>
    private static NameTable<T> Table<T>(IEnumerable<(string Spelled, T Value)> names) =>
        new(names.Select(name => (Key: Key(name.Spelled), name.Value)).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value));

    private static IEnumerable<(string Spelled, T Value)> Spellings<T>(string table, Func<string[], T> value) =>
        DataTable.Rows(table, 3).SelectMany(cells => DataTable.Parts(cells[1]).Prepend(cells[0]).Select(name => (name, value(cells))));

    private static IEnumerable<(string Spelled, T Value)> OfBody<T>(string body, Func<Department, T> value) =>
        Departments.Where(department => department.Body == body).SelectMany(department => department.Spellings.Select(spelled => (spelled, value(department))));

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
