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
    public static readonly Dictionary<string, string> Names = Spellings("issuer-names", cells => cells[0]);

    public static readonly Dictionary<string, IssuerHead> Heads =
        Spellings("issuer-heads", cells => new IssuerHead(cells[0], Rule(cells[2])));

    /// <summary>Signing titles, with the marks by which "Trưởng" is no school ("Trường").</summary>
    public static readonly Dictionary<string, string> Roles =
        DataTable.Rows("issuer-roles", 1).DistinctBy(cells => Key(cells[0])).ToDictionary(cells => Key(cells[0]), cells => cells[0].Replace(",", "").ToLowerInvariant());

    private const int LongestKey = 14;

    /// <summary>The longest run of words from <paramref name="from"/> that the table knows; 0 words when none.</summary>
    public static (int Words, T? Value) Longest<T>(Dictionary<string, T> table, List<IssuerWord> words, int from)
    {
        var known = table.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<int> ends = stackalloc int[LongestKey];
        Span<char> key = stackalloc char[256];
        int count = 0, length = 0;
        for (; count < LongestKey && from + count < words.Count; count++)
        {
            var word = words[from + count].Folded;
            if (length + word.Length + 1 > key.Length) break;
            if (count > 0) key[length++] = ' ';
            word.CopyTo(key[length..]);
            ends[count] = length += word.Length;
        }

        for (; count > 0; count--)
        {
            if (known.TryGetValue(key[..ends[count - 1]], out var value)) return (count, value);
        }

        return (0, default);
    }

    private static Dictionary<string, T> Spellings<T>(string table, Func<string[], T> value) => DataTable.Rows(table, 3)
        .SelectMany(cells => DataTable.Parts(cells[1]).Prepend(cells[0]).Select(name => (Key: Key(name), Value: value(cells))))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    private static string Key(string name) =>
        string.Join(' ', IssuerWords.Read(name, 0, name.Length).Select(word => word.Folded));

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
