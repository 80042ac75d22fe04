using System.Reflection;

namespace DirectiveSearch.Directives;

/// <summary>Reads the tab-separated tables that are embedded in this assembly.</summary>
internal static class DataTable
{
    /// <summary>The rows of Data/<paramref name="name"/>.tsv; comment lines (#) and blank lines are left out, missing cells are empty.</summary>
    public static IReadOnlyList<string[]> Rows(string name, int columns)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name + ".tsv")
            ?? throw new InvalidOperationException($"Không tìm thấy bảng dữ liệu {name}.tsv trong chương trình.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            rows.Add([.. Enumerable.Range(0, columns).Select(index => index < cells.Length ? cells[index].Trim() : "")]);
        }

        return rows;
    }

    /// <summary>The parts of a cell that holds several values joined by |.</summary>
    public static string[] Parts(string cell) =>
        cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
