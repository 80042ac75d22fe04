namespace DirectiveSearch.Directives.Movements;

/// <summary>A row of movements.tsv.</summary>
/// <param name="Names">The national name and its other names, as folded words.</param>
/// <param name="Tails">What stays of the name in local variants; of two parts the local subject stands between.</param>
/// <param name="IsVaried">Local variants or renamings have been seen: the national name is a family's.</param>
/// <param name="Decisions">Numbers of what launched or renewed it.</param>
internal sealed record NationalMovement(
    string Name, MovementForm Form, IReadOnlyList<string> Names, IReadOnlyList<string[]> Tails, bool IsVaried, IReadOnlyList<string> Decisions)
{
    public static IReadOnlyList<NationalMovement> Table(Func<string, string> words) =>
        [.. DataTable.Rows("movements", 6).Select(cells => new NationalMovement(
            cells[0],
            cells[1] == "thi đua" ? MovementForm.EmulationMovement : MovementForm.Campaign,
            [.. DataTable.Parts(cells[2]).Prepend(cells[0]).Select(words)],
            [.. DataTable.Parts(cells[3]).Select(tail => tail.Split(" * ").Select(words).ToArray())],
            cells[4].Length > 0,
            DataTable.Parts(cells[5])))];
}
