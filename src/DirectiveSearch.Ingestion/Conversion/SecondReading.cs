namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads again what matters on a page, somewhat smaller and without its coloured inks (stamps lie over numbers). The two readings are laid beside each
/// other: what both read alike is no longer in doubt, figures that differ are.</summary>
internal static class SecondReading
{
    private const double HardToRead = 0.9, Scale = 0.8;

    /// <summary>Mostly the lines alone on which numbers, dates or doubts stand. A page that is hard to read or stamped is read again whole.</summary>
    public static async Task<ReadPage> BesideAsync(ReadPage first, bool isStamped, (GrayPicture Black, ConversionRequest Request) work, CancellationToken cancellation)
    {
        var isWhole = isStamped || first.SureShare <= HardToRead;
        var lines = first.LinesOfWeight;
        if (!isWhole && lines.Count == 0) return first;
        var image = Path.Combine(work.Request.WorkFolder, "again.pgm");
        if (!isWhole)
        {
            var picture = LinePicture.Of(work.Black, first, lines);
            await picture.Picture.Smaller(Scale).WriteAsync(image, cancellation).ConfigureAwait(false);
            return first.Beside(picture.OnPage(await ImageText.ReadBlockAsync(image, work.Request, cancellation).ConfigureAwait(false)));
        }

        await work.Black.Smaller(Scale).WriteAsync(image, cancellation).ConfigureAwait(false);
        var second = await ImageText.ReadAsync(image, work.Request, cancellation).ConfigureAwait(false);
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
