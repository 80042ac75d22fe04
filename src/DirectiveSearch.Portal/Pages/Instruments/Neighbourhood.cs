using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>A unit that cites the instrument, or an instrument that is cited beside it.</summary>
/// <param name="Relation">Of the citing unit; null for an instrument beside it.</param>
/// <param name="Hollow">Its text is not held.</param>
public sealed record Neighbour(string Label, string Href, Relation? Relation, bool Hollow);

/// <param name="Y">Of the middle of the row, in the drawing's units.</param>
public sealed record Spoke(Neighbour Neighbour, string Label, double Y, string Path, string Style);

/// <summary>A small drawing of what stands directly around an instrument: rows of names, joined to it by lines.</summary>
public sealed record Neighbourhood(string Hub, bool HubHollow, IReadOnlyList<Spoke> Spokes, double Height)
{
    public const double Width = 320;
    public const double HubX = 30;
    public const double SpokeX = 118;
    private const double Row = 27;
    private const double Top = 26;
    private const int LongestLabel = 27;

    public double HubY => Height / 2;

    public static Neighbourhood Draw(string hub, bool hubHollow, IReadOnlyList<Neighbour> citing, IReadOnlyList<Neighbour> beside)
    {
        var all = citing.Concat(beside).ToList();
        var gap = citing.Count > 0 && beside.Count > 0 ? Row / 2 : 0;
        var height = Math.Max((2 * Top) + (Row * Math.Max(0, all.Count - 1)) + gap, 120);
        var spokes = all.Select((neighbour, index) => Of(neighbour, Top + (Row * index) + (index >= citing.Count ? gap : 0), height / 2));
        return new Neighbourhood(hub, hubHollow, [.. spokes], height);
    }

    private static Spoke Of(Neighbour neighbour, double y, double middle)
    {
        var bend = (HubX + SpokeX) / 2;
        var style = neighbour.Relation is { } relation ? $"edge {Words.Code(relation)}" : "edge beside";
        return new Spoke(neighbour, Cut(neighbour.Label), y, FormattableString.Invariant($"M{HubX} {middle}C{bend} {middle} {bend} {y} {SpokeX} {y}"), style);
    }

    private static string Cut(string label) => label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)].TrimEnd() + "…";
}
