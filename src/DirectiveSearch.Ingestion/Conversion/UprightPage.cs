using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A page as it is read: turned upright and made level.</summary>
/// <param name="Picture">Upright, in its colours.</param>
/// <param name="Quarters">How often it was turned by 90 degrees clockwise.</param>
/// <param name="Slope">How far its lines sink for each step to the right before it is made level.</param>
public sealed record UprightPage(Pixmap Picture, int Quarters, double Slope)
{
    private const double Thousandths = 1000;

    public static UprightPage Of(Pixmap drawn, int quarters)
    {
        var picture = drawn.Turned(quarters);
        return new UprightPage(picture, quarters, PageSlope.Of(picture.Shades()));
    }

    public GrayPicture Shades => Picture.Shades().Level(Slope);

    public GrayPicture Black => Picture.Black().Level(Slope);

    /// <summary>With its lines where they stand on the page as it was scanned.</summary>
    public ReadPage AsScanned(ReadPage read) =>
        Quarters == 0 && Slope == 0 ? read : read with { Lines = [.. read.Lines.Select(line => line with { Box = Turned(Sunk(line.Box)) })] };

    private PageBox Sunk(PageBox box)
    {
        if (Slope == 0) return box;
        var (left, right) = (GrayPicture.Moved(Slope, Thousandths, box.Left), GrayPicture.Moved(Slope, Thousandths, box.Left + box.Width));
        return box with { Top = (int)(box.Top - Math.Max(left, right)), Height = box.Height + (int)Math.Ceiling(Math.Abs(left - right)) };
    }

    private PageBox Turned(PageBox box)
    {
        if (Quarters == 0) return box;
        var tall = Picture.Height * Thousandths / Picture.Width;
        var (right, below) = (Thousandths - box.Left - box.Width, tall - box.Top - box.Height);
        var scale = Quarters == 2 ? 1 : Thousandths / tall;
        int Scaled(double length) => (int)Math.Round(length * scale);
        return Quarters switch
        {
            1 => new PageBox(Scaled(box.Top), Scaled(right), Scaled(box.Height), Scaled(box.Width)),
            2 => new PageBox(Scaled(right), Scaled(below), Scaled(box.Width), Scaled(box.Height)),
            _ => new PageBox(Scaled(below), Scaled(box.Left), Scaled(box.Height), Scaled(box.Width)),
        };
    }
}
