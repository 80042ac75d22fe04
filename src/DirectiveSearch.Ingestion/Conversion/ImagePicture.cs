namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Parts of scans that are images: one page of the image goes into a PDF, and poppler draws its part, so that no further program opens what strangers sent.</summary>
internal static class ImagePicture
{
    private const long LargestTiff = 256 << 20;

    /// <returns>A JPEG.</returns>
    /// <exception cref="ReasonException">damaged, missing-tool, image-too-large, conversion-timeout …</exception>
    public static async Task<byte[]> ReadAsync(ConversionRequest request, PageCrop crop, CancellationToken cancellation)
    {
        PictureGuard.Check(request.Path, request.Limits);
        return await PageAsync(request, crop.Page, cancellation).ConfigureAwait(false) is { } pdf
            ? await PdfPicture.ReadAsync(request with { Path = pdf }, crop with { Page = 0 }, cancellation).ConfigureAwait(false)
            : throw new ReasonException("damaged", "ảnh không đọc được");
    }

    /// <summary>One page of an image that was checked, as the only page of a PDF; null when it is made in a way that a PDF does not know.</summary>
    /// <param name="number">From 0.</param>
    public static async Task<string?> PageAsync(ConversionRequest request, int number, CancellationToken cancellation)
    {
        var page = Path.Combine(request.WorkFolder, "page");
        File.Delete(page + ".pdf");
        if (FileKinds.ImageType(FileConverter.Head(request.Path)) != "image/tiff") await AskTesseractAsync(page, request, cancellation).ConfigureAwait(false);
        else if (new FileInfo(request.Path).Length <= LargestTiff && TiffPages.ToPdf(await File.ReadAllBytesAsync(request.Path, cancellation).ConfigureAwait(false), number) is { } pdf)
            await File.WriteAllBytesAsync(page + ".pdf", pdf, cancellation).ConfigureAwait(false);
        return File.Exists(page + ".pdf") ? page + ".pdf" : null;
    }

    /// <summary>Read as one line of words, a JPEG or PNG costs no recognition to speak of. Of a TIFF it would make files outside its folder.</summary>
    private static Task AskTesseractAsync(string page, ConversionRequest request, CancellationToken cancellation) =>
        ExternalTool.RunAsync("tesseract", [request.Path, page, "-l", "vie", "--psm", "13", "pdf"], request, cancellation);
}
