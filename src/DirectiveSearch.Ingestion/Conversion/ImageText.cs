using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the words of an image by machine (Tesseract, Vietnamese).</summary>
public static class ImageText
{
    /// <summary>In points, which a page of A4 has at 300 dpi.</summary>
    private const int LeastWidth = 2480;

    /// <summary>A page that lies on its side or stands on its head is turned first.</summary>
    public static async Task<ReadPage> ReadAsync(string imagePath, ConversionRequest request, CancellationToken cancellation)
    {
        var output = await RunAsync(imagePath, [], request, cancellation).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw output.Error.Contains("vie.traineddata", StringComparison.Ordinal)
                ? new ReasonException("missing-tool", "tesseract tiếng Việt (gói tesseract-ocr-vie)")
                : new ReasonException("damaged", "ảnh không đọc được");
        }

        var page = ReadPage.OfTable(Encoding.UTF8.GetString(output.Output));
        if (!page.IsTurned) return page;
        var turned = await RunAsync(imagePath, ["--psm", "1"], request, cancellation).ConfigureAwait(false);
        return turned.ExitCode == 0 && ReadPage.OfTable(Encoding.UTF8.GetString(turned.Output)) is var upright && upright.SureShare > page.SureShare ? upright : page;
    }

    /// <summary>An image whose pages are all there is, and the stamp of secrecy on its first page.</summary>
    public static async Task<PageReading> ReadTwiceAsync(ConversionRequest request, CancellationToken cancellation)
    {
        var read = await ReadAsync(request.Path, request, cancellation).ConfigureAwait(false);
        string? stamp = null;
        for (var page = 0; page < read.Pages; page++)
        {
            if (await ImagePicture.PageAsync(request, page, cancellation).ConfigureAwait(false) is not { } path) break;
            var drawn = await PdfPicture.DrawAsync(path, 0, ["-scale-to-x", $"{Math.Max(read.Width, LeastWidth)}", "-scale-to-y", "-1"], request, cancellation).ConfigureAwait(false);
            var isStamped = false;
            if (page == 0) (stamp, isStamped) = await SecondReading.StampAsync(drawn, request, cancellation).ConfigureAwait(false);
            read = await SecondReading.BesideAsync(read, page, isStamped, (drawn, request), cancellation).ConfigureAwait(false);
            request.Progress(page);
        }

        return stamp is null ? PageReading.Of(read) : PageReading.Of(read).Below(stamp);
    }

    /// <summary>Lines set one below the other, all of one column.</summary>
    public static async Task<ReadPage> ReadBlockAsync(string imagePath, ConversionRequest request, CancellationToken cancellation) =>
        ReadPage.OfTable(Encoding.UTF8.GetString((await RunAsync(imagePath, ["--psm", "6"], request, cancellation).ConfigureAwait(false)).Output));

    /// <summary>Words that stand here and there, as in stamps.</summary>
    public static async Task<string> ReadSparseAsync(string imagePath, ConversionRequest request, CancellationToken cancellation) =>
        string.Join('\n', ReadPage.OfTable(Encoding.UTF8.GetString((await RunAsync(imagePath, ["--psm", "11"], request, cancellation).ConfigureAwait(false)).Output))
            .Words.GroupBy(word => word.Line).Select(line => string.Join(' ', line.Select(word => word.Text))));

    private static Task<ToolOutput> RunAsync(string imagePath, IReadOnlyList<string> options, ConversionRequest request, CancellationToken cancellation) =>
        ExternalTool.RunAsync("tesseract", [imagePath, "stdout", "-l", "vie", .. options, "tsv"], request, cancellation);
}
