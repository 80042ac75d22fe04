using System.Globalization;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Parts of scans that are images.</summary>
internal static class ImagePicture
{
    /// <summary>Tesseract puts one page of whatever image it reads into a PDF, and poppler draws its part: no other program opens images of strangers.
    /// Read as one line of words, the page costs no recognition to speak of.</summary>
    /// <returns>A JPEG.</returns>
    /// <exception cref="ReasonException">damaged, missing-tool, image-too-large, conversion-timeout …</exception>
    public static async Task<byte[]> ReadAsync(ConversionRequest request, PageCrop crop, CancellationToken cancellation)
    {
        PictureGuard.Check(request.Path, request.Limits);
        var page = Path.Combine(request.WorkFolder, "page");
        await ExternalTool.RunAsync(
            "tesseract",
            [request.Path, page, "-l", "vie", "--psm", "13", "-c", string.Create(CultureInfo.InvariantCulture, $"tessedit_page_number={crop.Page}"), "pdf"],
            request, cancellation).ConfigureAwait(false);
        return File.Exists(page + ".pdf")
            ? await PdfPicture.ReadAsync(request with { Path = page + ".pdf" }, crop with { Page = 0 }, cancellation).ConfigureAwait(false)
            : throw new ReasonException("damaged", "ảnh không đọc được");
    }
}
