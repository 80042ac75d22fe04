using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Pages that lie askew, on their side or on their head are read upright and level, and their lines are found again where they stand.</summary>
public sealed class UprightPageTests
{
    private const int Width = 800, Height = 1000;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.02)]
    [InlineData(-0.033)]
    [InlineData(0.05)]
    public void How_far_lines_sink_is_told_by_their_ink(double slope) => Assert.InRange(PageSlope.Of(Lines(slope)), slope - 0.002, slope + 0.002);

    [Fact]
    public void An_empty_page_is_level() => Assert.Equal(0, PageSlope.Of(new GrayPicture(Width, Height, [.. Enumerable.Repeat(byte.MaxValue, Width * Height)])));

    [Theory]
    [InlineData(0.02)]
    [InlineData(-0.033)]
    public void Level_lines_stand_in_the_same_rows_from_end_to_end(double slope)
    {
        var level = Lines(slope).Level(slope);
        int First(int column) => Enumerable.Range(0, level.Height).First(row => level.Points[(row * Width) + column] == 0);
        Assert.InRange(First(60) - First(Width - 60), -2, 2);
        Assert.Equal(Lines(slope).Points.Count(point => point == 0), level.Points.Count(point => point == 0));
        Assert.Same(level, level.Level(0));
    }

    /// <summary>Three points in a row, red, green and blue.</summary>
    [Theory]
    [InlineData(0, 3, 1, "rgb")]
    [InlineData(1, 1, 3, "rgb")]
    [InlineData(2, 3, 1, "bgr")]
    [InlineData(3, 1, 3, "bgr")]
    public void A_picture_is_turned_by_quarters(int quarters, int width, int height, string colours)
    {
        var turned = Pixmap.Of([.. "P6\n3 1\n255\n"u8.ToArray(), 255, 0, 0, 0, 255, 0, 0, 0, 255]).Turned(quarters);
        Assert.Equal((width, height), (turned.Width, turned.Height));
        Assert.Equal(colours, string.Concat(turned.Rows(height).ToArray().Chunk(3).Select(point => "rgb"[Array.IndexOf(point, byte.MaxValue)])));
    }

    /// <summary>A page twice as high as wide; the line stands near its upper left corner when it is upright.</summary>
    [Theory]
    [InlineData(0, 0.0, 100, 200, 300, 20)]
    [InlineData(2, 0.0, 600, 1780, 300, 20)]
    [InlineData(1, 0.0, 400, 1200, 40, 600)]
    [InlineData(3, 0.0, 560, 200, 40, 600)]
    [InlineData(0, 0.1, 100, 110, 300, 50)]
    [InlineData(0, -0.1, 100, 160, 300, 50)]
    public void A_line_is_found_where_it_stands_on_the_scanned_page(int quarters, double slope, int left, int top, int width, int height)
    {
        var upright = quarters % 2 == 0 ? (Width: 100, Height: 200) : (Width: 200, Height: 100);
        var picture = Pixmap.Of([.. System.Text.Encoding.ASCII.GetBytes($"P6\n{upright.Width} {upright.Height}\n255\n"), .. new byte[upright.Width * upright.Height * 3]]);
        var read = new ReadPage([], [(0, new PageBox(100, 200, 300, 20), true)]);
        Assert.Equal(new PageBox(left, top, width, height), new UprightPage(picture, quarters, slope).AsScanned(read).Lines[0].Box);
    }

    /// <summary>Rows of strokes eight points high, thirty apart.</summary>
    private static GrayPicture Lines(double slope)
    {
        var points = Enumerable.Repeat(byte.MaxValue, Width * Height).ToArray();
        for (var line = 100; line < Height - 100; line += 30)
        {
            for (var column = 50; column < Width - 50; column++)
            {
                if (column % 10 > 6) continue;
                for (var row = 0; row < 8; row++) points[((line + row + (int)Math.Round(slope * column)) * Width) + column] = 0;
            }
        }

        return new GrayPicture(Width, Height, points);
    }
}
