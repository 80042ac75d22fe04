namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads again what matters on a page, somewhat smaller and without its coloured inks (stamps lie over numbers). The two readings are laid beside each
/// other: what both read alike is no longer in doubt, figures that differ are.</summary>
internal static class SecondReading
{
    private const double HardToRead = 0.9, Scale = 0.8;

    /// <summary>Mostly the lines alone on which numbers, dates or doubts stand. A page that is hard to read, stamped or turned is read again whole.</summary>
    /// <param name="first">All pages of an image, or one of a PDF.</param>
    /// <param name="page">Of them; from 0.</param>
    public static async Task<ReadPage> BesideAsync(ReadPage first, int page, bool isStamped, (Pixmap Drawn, ConversionRequest Request) work, CancellationToken cancellation)
    {
        var isWhole = isStamped || first.SureShare <= HardToRead || !first.IsUpright;
        var lines = first.LinesOfWeight(page);
        if (!isWhole && lines.Count == 0) return first;
        var black = work.Drawn.Black();
        var image = Path.Combine(work.Request.WorkFolder, "again.pgm");
        if (!isWhole)
        {
            var picture = LinePicture.Of(black, first, lines);
            await picture.Picture.Smaller(Scale).WriteAsync(image, cancellation).ConfigureAwait(false);
            return first.Beside(picture.OnPage(await ImageText.ReadBlockAsync(image, work.Request, cancellation).ConfigureAwait(false), page));
        }

        await black.Smaller(Scale).WriteAsync(image, cancellation).ConfigureAwait(false);
        var second = await ImageText.ReadAsync(image, work.Request, cancellation).ConfigureAwait(false);
        if (first.Pages > 1) return first.Beside(second.As(page));
        return second.SureWords > first.SureWords ? second.Beside(first) : first.Beside(second);
    }

    /// <summary>A stamp of secrecy in red ink on the upper half of a page, and whether any stamp is there.</summary>
    /// <param name="drawn">RedInk knows strokes of about 300 dpi.</param>
    public static async Task<(string? Stamp, bool IsStamped)> StampAsync(Pixmap drawn, ConversionRequest request, CancellationToken cancellation)
    {
        var (letters, isStamped) = RedInk.Read(drawn, drawn.Height / 2);
        if (letters is null) return (null, isStamped);
        var image = Path.Combine(request.WorkFolder, "stamp.pgm");
        await letters.WriteAsync(image, cancellation).ConfigureAwait(false);
        return (SecrecyStamp.FindRed(await ImageText.ReadSparseAsync(image, request, cancellation).ConfigureAwait(false)), isStamped);
    }
}
