using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Units;

/// <summary>A line of what a unit was and became: the words, then the units with their pages where they have one.</summary>
public sealed record LineageLine(string Words, IReadOnlyList<(string Name, string? Href)> Units);

/// <summary>A step in the life of a unit.</summary>
/// <param name="Units">Canonical names.</param>
public sealed record UnitStep(string Words, IReadOnlyList<string> Units);

/// <summary>What a unit took over from others and what it became, in time.</summary>
public static class UnitSteps
{
    public static IReadOnlyList<UnitStep> Of(string name)
    {
        var before = UnitDirectory.PredecessorsOf(name).GroupBy(known => (known.End.Next, known.End.IsMerger)).OrderBy(step => step.Key.Next)
            .Select(step => new UnitStep($"Từ {OfficialDate.Format(step.Key.Next)} {(step.Key.IsMerger ? "có thêm phần nhập vào từ" : "kế tục")}", [.. step.Select(known => known.Name)]));
        return [.. before, .. UnitDirectory.EndOf(name) is { Successors.Count: > 0 } end ? [After(end)] : Array.Empty<UnitStep>()];
    }

    public static string Slug(string name) => UnitDirectory.Describe(name, null).Slug;

    private static UnitStep After(UnitEnd end)
    {
        var from = $"Từ {OfficialDate.Format(end.Next)}";
        return new UnitStep(end.IsMerger ? $"{from} nhập vào" : end.Successors.Count > 1 ? $"{from} chia thành" : $"{from} đơn vị kế tục là", end.Successors);
    }
}
