namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads a page that was drawn: upright and level, then again what matters on it.</summary>
internal static class PageRecognition
{
    /// <returns>Lines stand on the page as it was scanned; the stamp is one of secrecy.</returns>
    public static async Task<(ReadPage Read, string? Stamp)> ReadAsync(Pixmap drawn, bool mayBeStamped, ConversionRequest request, CancellationToken cancellation)
    {
        var image = Path.Combine(request.WorkFolder, "page.pgm");
        var page = UprightPage.Of(drawn, 0);
        var first = await FirstAsync(page).ConfigureAwait(false);
        if (first.IsTurned && await ImageText.QuartersAsync(image, request, cancellation).ConfigureAwait(false) is > 0 and var quarters)
        {
            var turned = UprightPage.Of(drawn, quarters);
            var upright = await FirstAsync(turned).ConfigureAwait(false);
            if (upright.SureShare > first.SureShare) (page, first) = (turned, upright);
        }

        var (stamp, isStamped) = mayBeStamped ? await SecondReading.StampAsync(page.Picture, request, cancellation).ConfigureAwait(false) : default;
        return (page.AsScanned(await SecondReading.BesideAsync(first, isStamped, (page.Black, request), cancellation).ConfigureAwait(false)), stamp);

        async Task<ReadPage> FirstAsync(UprightPage upright)
        {
            await upright.Shades.WriteAsync(image, cancellation).ConfigureAwait(false);
            return await ImageText.ReadAsync(image, request, cancellation).ConfigureAwait(false);
        }
    }
}
