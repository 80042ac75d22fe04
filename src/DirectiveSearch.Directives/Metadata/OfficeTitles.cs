using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The lines in capitals over a signature: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, BÍ THƯ.</summary>
internal static class OfficeTitles
{
    private static readonly string[] Beginnings = [.. DataTable.Rows("office-titles", 1).Select(cells => cells[0])];

    public static bool StartsWith(string line) =>
        !line.Any(char.IsLower) && Beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal));
}
