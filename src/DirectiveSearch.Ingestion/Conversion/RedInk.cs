using System.Text;

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

    /// <param name="picture">A portable pixmap (P6).</param>
    /// <returns>A graymap (P5), or null when there are hardly any; and whether there is red at all, frames and rings with it.</returns>
    public static (byte[]? Letters, bool IsStamped) Read(byte[] picture)
    {
        var (width, height, from) = PageInks.Head(picture);
        if (width <= 0 || height <= 0 || from + ((long)width * height * 3) > picture.Length) return default;
        var red = new bool[width * height];
        for (var point = 0; point < red.Length; point++)
        {
            var at = from + (point * 3);
            red[point] = picture[at] - Math.Max(picture[at + 1], picture[at + 2]) > Redness;
        }

        var head = Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n");
        var letters = new byte[head.Length + red.Length];
        letters.AsSpan().Fill(255);
        head.CopyTo(letters, 0);
        var (ink, all) = (0, 0);
        for (var point = 0; point < red.Length; point++)
        {
            if (!red[point]) continue;
            var stroke = Stroke(red, point, width);
            if (stroke.Count >= LeastStroke) all += stroke.Count;
            if (!IsLetter(stroke, width)) continue;
            ink += stroke.Count;
            foreach (var part in stroke) letters[head.Length + part] = 0;
        }

        return (ink < LeastInk ? null : letters, all >= LeastInk);
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
