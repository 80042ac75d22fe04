using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The lines in capitals over a signature: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, BÍ THƯ.</summary>
internal static class OfficeTitles
{
    private static readonly string[] Beginnings = [.. DataTable.Rows("office-titles", 1).Select(cells => cells[0])];

    public static bool StartsWith(ReadOnlySpan<char> line)
    {
        if (line.HasLower()) return false;
        foreach (var beginning in Beginnings)
            if (line.StartsWith(beginning)) return true;
        return false;
    }
}
