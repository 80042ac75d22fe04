using System.Reflection;

namespace DirectiveSearch.Text;

/// <summary>Reads the tab-separated tables that an assembly carries; lines that begin with "# " state source and columns.</summary>
public static class EmbeddedTable
{
    public static IEnumerable<string[]> Read(Assembly owner, string name)
    {
        using var stream = owner.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)) yield return line.Split('\t');
        }
    }
}
