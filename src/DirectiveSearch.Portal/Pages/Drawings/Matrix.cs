namespace DirectiveSearch.Portal.Pages.Drawings;

/// <summary>A column of the coverage matrix.</summary>
public sealed record MatrixColumn(string Key, string Name, string Address, int Rows);

/// <summary>A cell: how many documents, and the search that shows them.</summary>
public sealed record MatrixCell(int Documents, string Address);

/// <summary>A unit with a cell per column; null where nothing was found.</summary>
/// <param name="Line">What stands small below the name.</param>
public sealed record MatrixRow(string Name, string Address, string Line, IReadOnlyList<MatrixCell?> Cells)
{
    public int Filled => Cells.Count(cell => cell is not null);
}

/// <summary>Units of one province. With no rows: a province of which nothing is held.</summary>
public sealed record MatrixGroup(string? Name, IReadOnlyList<MatrixRow> Rows, string? Nothing = null);

/// <summary>Units by movements or instruments (partial _Matrix).</summary>
/// <param name="Rows">All rows, also those on other pages.</param>
public sealed record Matrix(string Label, IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixGroup> Groups, int Rows)
{
    /// <summary>1 to 4, by how often.</summary>
    public static int Shade(int documents) => documents switch { <= 1 => 1, <= 3 => 2, <= 9 => 3, _ => 4 };
}
