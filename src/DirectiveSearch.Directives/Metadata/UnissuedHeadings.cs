namespace DirectiveSearch.Directives.Metadata;

/// <summary>Headings of tables and registers, which are no issued documents: the types that they name are those of others.</summary>
internal static class UnissuedHeadings
{
    private static readonly ILookup<char, string> ByInitial = DataTable.Rows("unissued-headings", 1).ToLookup(cells => cells[0][0], cells => cells[0]);

    public static bool Begins(string line)
    {
        if (line.Length == 0) return false;
        foreach (var heading in ByInitial[line[0]])
            if (line.StartsWith(heading, StringComparison.Ordinal)) return true;
        return false;
    }
}
