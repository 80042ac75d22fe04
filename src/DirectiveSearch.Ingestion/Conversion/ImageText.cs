using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the words of an image by machine (Tesseract, Vietnamese).</summary>
public static class ImageText
{
    public static async Task<PageReading> ReadAsync(string imagePath, ConversionRequest request, CancellationToken cancellation)
    {
        var output = await ExternalTool.RunAsync("tesseract", [imagePath, "stdout", "-l", "vie", "tsv"], request, cancellation).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw output.Error.Contains("vie.traineddata", StringComparison.Ordinal)
                ? new ReasonException("missing-tool", "tesseract tiếng Việt (gói tesseract-ocr-vie)")
                : new ReasonException("damaged", "ảnh không đọc được");
        }

        return PageReading.OfTable(Encoding.UTF8.GetString(output.Output));
    }
}
