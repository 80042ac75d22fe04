using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>Names of movements that wait for a decision.</summary>
/// <param name="Families">National movements that they may belong to, with how many names wait.</param>
/// <param name="Family">The one that is chosen; null: any.</param>
public sealed record DoubtfulMovementPage(
    IReadOnlyList<DoubtfulMovement> Rows, IReadOnlyList<Stated<string>> Families, string? Family, int Total, Paging Paging, string? Notice)
{
    /// <summary>This page of the list, to come back to.</summary>
    public string Here => Paging.AddressOf(Math.Max(1, Paging.Page));

    public static string Slug(string family) => UnitDirectory.Slug(family);

    /// <summary>Where the example stands in its document.</summary>
    public static string Place(DoubtfulMovement movement) => $"{Address.Document(movement.Example.DocumentId)}#neu-{movement.Example.Index + 1}";
}

/// <summary>What editors answer about a name.</summary>
public static class FamilyAnswer
{
    public const string Belongs = "thuoc";
    public const string Apart = "rieng";
}

/// <summary>The pages on which editors see to what is doubtful or wrong.</summary>
public static class CorrectionTabs
{
    public static IReadOnlyList<Link> At(string address) =>
    [
        new("Báo lỗi của bạn đọc", Address.Reports, address == Address.Reports),
        new("Phong trào chưa rõ", Address.DoubtfulMovements, address == Address.DoubtfulMovements),
        new("Chữ đọc chưa chắc", Address.DoubtfulWords, address == Address.DoubtfulWords),
        new("Đính chính", Address.Corrections, address == Address.Corrections),
    ];
}
