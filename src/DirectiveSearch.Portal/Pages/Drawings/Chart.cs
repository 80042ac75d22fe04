namespace DirectiveSearch.Portal.Pages.Drawings;

/// <param name="Role">Code of a relation, or "all": names its colour and pattern.</param>
public sealed record ChartSeries(string Name, string Role, IReadOnlyList<int> Values);

/// <summary>A line at a category, such as the year of issue.</summary>
public sealed record ChartMark(string Category, string Label);

/// <summary>Stacked bars per category (partial _Chart). Drawn on the server; the same data goes to the script.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Label">What the drawing shows, for those who cannot see it.</param>
/// <param name="Links">Where a category leads, or null.</param>
public sealed record Chart(
    string Id, string Label, IReadOnlyList<string> Categories, IReadOnlyList<string?> Links, IReadOnlyList<ChartSeries> Series, ChartMark? Mark = null);

/// <summary>A rectangle of a drawn chart, with its role.</summary>
public sealed record Bar(double X, double Y, double Width, double Height, string Role, string Title, string? Link);

public sealed record AxisLabel(double X, string Text);

/// <summary>Where everything of a chart stands, in units of its view box.</summary>
public sealed record ChartDrawing(
    double Width, double Height, double Base, IReadOnlyList<Bar> Bars, IReadOnlyList<AxisLabel> Labels, IReadOnlyList<(double X, double Y, string Text)> Totals, double? MarkX)
{
    private const double Step = 52;
    private const double BarShare = .62;
    private const double Plot = 150;
    private const double Head = 30;
    private const double Foot = 26;

    public static ChartDrawing Of(Chart chart)
    {
        var count = chart.Categories.Count;
        var totals = Enumerable.Range(0, count).Select(index => chart.Series.Sum(series => series.Values[index])).ToList();
        var highest = Math.Max(1, totals.DefaultIfEmpty(0).Max());
        var width = Math.Max(360, count * Step);
        var step = width / Math.Max(1, count);
        double Middle(int index) => (index + .5) * step;
        var mark = chart.Mark is { } line ? chart.Categories.ToList().IndexOf(line.Category) : -1;
        return new ChartDrawing(
            width, Head + Plot + Foot, Head + Plot,
            [.. Enumerable.Range(0, count).SelectMany(index => Stack(chart, index, Middle(index), step * BarShare, Plot / highest))],
            [.. chart.Categories.Select((name, index) => new AxisLabel(Middle(index), name))],
            [.. totals.Select((total, index) => (Middle(index), Head + Plot - (total * Plot / highest) - 6, total == 0 ? "" : Wording.OfficialDate.Number(total))).Where(total => total.Item3.Length > 0)],
            mark < 0 ? null : Middle(mark));
    }

    private static IEnumerable<Bar> Stack(Chart chart, int index, double middle, double width, double scale)
    {
        var top = Head + Plot;
        foreach (var series in chart.Series)
        {
            var height = series.Values[index] * scale;
            if (height <= 0) continue;
            top -= height;
            yield return new Bar(middle - (width / 2), top, width, height, series.Role, $"{chart.Categories[index]}: {series.Name} {Wording.OfficialDate.Number(series.Values[index])}", chart.Links[index]);
        }
    }
}
