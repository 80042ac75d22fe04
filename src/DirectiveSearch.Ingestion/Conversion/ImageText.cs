using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the words of an image by machine (Tesseract, Vietnamese).</summary>
public static class ImageText
{
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

    /// <summary>When figures are in doubt, the same image again with another way of telling ink from paper, by the light and shade around.</summary>
    public static async Task<PageReading> ReadTwiceAsync(string imagePath, ConversionRequest request, CancellationToken cancellation)
    {
        var page = await ReadAsync(imagePath, request, cancellation).ConfigureAwait(false);
        if (!page.IsDoubtful || page.IsTurned) return PageReading.Of(page);
        var second = await RunAsync(imagePath, ["-c", "thresholding_method=2"], request, cancellation).ConfigureAwait(false);
        return PageReading.Of(second.ExitCode == 0 ? page.Beside(ReadPage.OfTable(Encoding.UTF8.GetString(second.Output))) : page);
    }

    /// <summary>Words that stand here and there, as in stamps.</summary>
    public static async Task<string> ReadSparseAsync(string imagePath, ConversionRequest request, CancellationToken cancellation) =>
        string.Join('\n', ReadPage.OfTable(Encoding.UTF8.GetString((await RunAsync(imagePath, ["--psm", "11"], request, cancellation).ConfigureAwait(false)).Output))
            .Words.GroupBy(word => word.Line).Select(line => string.Join(' ', line.Select(word => word.Text))));

    private static Task<ToolOutput> RunAsync(string imagePath, IReadOnlyList<string> options, ConversionRequest request, CancellationToken cancellation) =>
        ExternalTool.RunAsync("tesseract", [imagePath, "stdout", "-l", "vie", .. options, "tsv"], request, cancellation);
}
