namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The letters of red stamps on a picture of a page, without their frames: what stands in a frame is taken for a picture by Tesseract.</summary>
public static class RedInk
{
    /// <summary>How far red outshines the other colours.</summary>
    private const int Redness = 50;

    /// <summary>In points of a picture at 300 dpi; smaller ones are dirt.</summary>
    private const int LeastStroke = 20;

    private const int LeastFrame = 120;

    /// <summary>A frame or ring covers less of its box than letters do.</summary>
    private const double MostOfFrame = 0.22;

    private const int LeastInk = 500;

    /// <param name="rows">The uppermost ones, which are looked at.</param>
    /// <returns>Null when there are hardly any letters; and whether there is red at all, frames and rings with it.</returns>
    public static (GrayPicture? Letters, bool IsStamped) Read(Pixmap picture, int rows)
    {
        var colours = picture.Rows(rows);
        var red = new bool[colours.Length / 3];
        for (var point = 0; point < red.Length; point++) red[point] = colours[point * 3] - Math.Max(colours[(point * 3) + 1], colours[(point * 3) + 2]) > Redness;
        var letters = new byte[red.Length];
        letters.AsSpan().Fill(byte.MaxValue);
        var (ink, all) = (0, 0);
        for (var point = 0; point < red.Length; point++)
        {
            if (!red[point]) continue;
            var stroke = Stroke(red, point, picture.Width);
            if (stroke.Count >= LeastStroke) all += stroke.Count;
            if (!IsLetter(stroke, picture.Width)) continue;
            ink += stroke.Count;
            foreach (var part in stroke) letters[part] = 0;
        }

        return (ink < LeastInk ? null : new GrayPicture(picture.Width, letters.Length / picture.Width, letters), all >= LeastInk);
    }

    /// <summary>All red points that hang together with one; they are red no longer.</summary>
    private static List<int> Stroke(bool[] red, int point, int width)
    {
        var stroke = new List<int> { point };
        red[point] = false;
        for (var next = 0; next < stroke.Count; next++)
        {
            for (var side = 0; side < 9; side++)
            {
                var beside = stroke[next] + (((side / 3) - 1) * width) + (side % 3) - 1;
                if (beside < 0 || beside >= red.Length || !red[beside]) continue;
                red[beside] = false;
                stroke.Add(beside);
            }
        }

        return stroke;
    }

    private static bool IsLetter(List<int> stroke, int width)
    {
        if (stroke.Count < LeastStroke) return false;
        var (left, right) = (stroke.Min(point => point % width), stroke.Max(point => point % width));
        var across = right - left + 1;
        var down = (stroke.Max() / width) - (stroke.Min() / width) + 1;
        return across <= LeastFrame || stroke.Count >= MostOfFrame * across * down;
    }
}
