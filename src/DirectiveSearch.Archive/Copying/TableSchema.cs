namespace DirectiveSearch.Archive;

/// <summary>What a column holds, on whatever database: 64-bit integers, doubles, texts or bytes.</summary>
internal enum ColumnKind
{
    Integer,
    Real,
    Text,
    Bytes,
}

/// <param name="Type">As its database calls it.</param>
internal sealed record ColumnSchema(string Name, ColumnKind Kind, string Type);

/// <summary>A table as its database describes it.</summary>
/// <param name="Columns">By name, so that two databases list them alike.</param>
/// <param name="Key">Columns of the primary key.</param>
/// <param name="References">Tables that must be filled before.</param>
internal sealed record TableSchema(string Name, IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> References)
{
    /// <summary>Kept by each database for itself: its own schema, the programs that work on it, and originals (which are copied by their hash).</summary>
    private static readonly string[] NotCopied = ["migrations", "workers", "original_pieces"];

    public string ColumnList => string.Join(", ", Columns.Select(column => Quoted(column.Name)));

    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>What both databases have, referenced tables first. Tables of the clock are its own.</summary>
    /// <exception cref="InvalidOperationException">A table of one has other columns in the other.</exception>
    public static IReadOnlyList<(TableSchema Source, TableSchema Target)> Common(IReadOnlyList<TableSchema> source, IReadOnlyList<TableSchema> target)
    {
        var there = target.ToDictionary(table => table.Name);
        var common = source.Where(table => there.ContainsKey(table.Name) && !NotCopied.Contains(table.Name) && !table.Name.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var table in common)
        {
            if (!table.Columns.Select(column => (column.Name, column.Kind)).SequenceEqual(there[table.Name].Columns.Select(column => (column.Name, column.Kind))))
                throw new InvalidOperationException($"The table {table.Name} has other columns in the other database.");
        }

        return [.. InOrder(common).Select(table => (table, there[table.Name]))];
    }

    private static List<TableSchema> InOrder(IReadOnlyCollection<TableSchema> tables)
    {
        var ordered = new List<TableSchema>();
        var left = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(table => !table.References.Any(name => name != table.Name && left.Any(other => other.Name == name)))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", left.Select(table => table.Name))} reference each other in a circle.");
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }
}
