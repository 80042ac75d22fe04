using System.Globalization;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A part of a page.</summary>
/// <param name="Page">From 0.</param>
public sealed record PageCrop(int Page, PageBox Box);

/// <summary>Parts of a PDF's pages as pictures.</summary>
internal static class PdfPicture
{
    /// <summary>Pixels over the width of a page: about 190 dpi of A4, which is enough to tell figures apart.</summary>
    private const int PageWidth = 1600;

    /// <returns>A JPEG.</returns>
    /// <exception cref="ReasonException">damaged, missing-tool, conversion-timeout …</exception>
    public static async Task<byte[]> ReadAsync(ConversionRequest request, PageCrop crop, CancellationToken cancellation)
    {
        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        static string Pixels(int thousandths) => Number(thousandths * PageWidth / 1000);
        var picture = Path.Combine(request.WorkFolder, "crop");
        var (page, box) = (Number(crop.Page + 1), crop.Box);
        await ExternalTool.RunAsync(
            "pdftoppm",
            [
                "-f", page, "-l", page, "-scale-to-x", Number(PageWidth), "-scale-to-y", "-1", "-x", Pixels(box.Left), "-y", Pixels(box.Top),
                "-W", Pixels(box.Width), "-H", Pixels(box.Height), "-gray", "-jpeg", "-singlefile", request.Path, picture,
            ],
            request, cancellation).ConfigureAwait(false);
        return File.Exists(picture + ".jpg") ? await File.ReadAllBytesAsync(picture + ".jpg", cancellation).ConfigureAwait(false) : throw new ReasonException("damaged", $"trang {page}");
    }

    /// <summary>A page in its colours.</summary>
    /// <param name="page">From 0.</param>
    /// <param name="size">Options of pdftoppm.</param>
    /// <exception cref="ReasonException">damaged, missing-tool, conversion-timeout …</exception>
    public static async Task<Pixmap> DrawAsync(string path, int page, IReadOnlyList<string> size, ConversionRequest request, CancellationToken cancellation)
    {
        var (image, number) = (Path.Combine(request.WorkFolder, "colours"), (page + 1).ToString(CultureInfo.InvariantCulture));
        await ExternalTool.RunAsync("pdftoppm", ["-f", number, "-l", number, .. size, "-singlefile", path, image], request, cancellation).ConfigureAwait(false);
        if (!File.Exists(image + ".ppm")) throw new ReasonException("damaged", $"trang {number}");
        var picture = await File.ReadAllBytesAsync(image + ".ppm", cancellation).ConfigureAwait(false);
        File.Delete(image + ".ppm");
        return Pixmap.Of(picture);
    }
}
