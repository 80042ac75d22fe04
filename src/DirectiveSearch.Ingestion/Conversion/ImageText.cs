using System.Globalization;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the words of an image by machine (Tesseract, Vietnamese).</summary>
public static class ImageText
{
    /// <summary>In points, which a page of A4 has at 300 dpi.</summary>
    private const int LeastWidth = 2480;

    /// <summary>Of a picture that is read: A3 at 400 dpi.</summary>
    private const double MostPoints = 30_000_000;

    /// <summary>A page as it lies.</summary>
    public static async Task<ReadPage> ReadAsync(string imagePath, ConversionRequest request, CancellationToken cancellation, params string[] options)
    {
        var output = await RunAsync(imagePath, options, request, cancellation).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw output.Error.Contains("vie.traineddata", StringComparison.Ordinal)
                ? new ReasonException("missing-tool", "tesseract tiếng Việt (gói tesseract-ocr-vie)")
                : new ReasonException("damaged", "ảnh không đọc được");
        }

        return ReadPage.OfTable(Encoding.UTF8.GetString(output.Output));
    }

    /// <summary>An image whose pages are all there is, and the stamp of secrecy on its first page.</summary>
    public static async Task<PageReading> ReadAllAsync(ConversionRequest request, PictureSize size, CancellationToken cancellation)
    {
        var width = (int)Math.Min(Math.Max(LeastWidth, size.Width), Math.Sqrt(MostPoints * size.Width / Math.Max(1, size.Height)));
        var (pages, stamp) = (new List<ReadPage>(), (string?)null);
        for (var page = 0; page < size.Pages && await ImagePicture.PageAsync(request, page, cancellation).ConfigureAwait(false) is { } path; page++)
        {
            var drawn = await PdfPicture.DrawAsync(path, 0, ["-scale-to-x", $"{width}", "-scale-to-y", "-1"], request, cancellation).ConfigureAwait(false);
            var (read, found) = await PageRecognition.ReadAsync(drawn, page == 0, request, cancellation).ConfigureAwait(false);
            stamp ??= found;
            pages.Add(read.As(page));
            request.Progress(page);
        }

        // What a PDF cannot hold is read as it is, all pages at once.
        var isWhole = pages.Count > 0 && pages.Count == size.Pages;
        var all = PageReading.Of(isWhole ? ReadPage.Joined(pages) : await ReadAsync(request.Path, request, cancellation, "--psm", "1").ConfigureAwait(false));
        return stamp is null ? all : all.Below(stamp);
    }

    /// <summary>How often a page must be turned by 90 degrees clockwise to stand upright; 0 also when that cannot be told.</summary>
    public static async Task<int> QuartersAsync(string imagePath, ConversionRequest request, CancellationToken cancellation)
    {
        const string Label = "Rotate:";
        var output = await ExternalTool.RunAsync("tesseract", [imagePath, "stdout", "--psm", "0"], request, cancellation).ConfigureAwait(false);
        var line = Encoding.UTF8.GetString(output.Output).Split('\n').FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal));
        return int.TryParse(line.AsSpan()[Math.Min(Label.Length, line?.Length ?? 0)..], CultureInfo.InvariantCulture, out var degrees) ? degrees / 90 % 4 : 0;
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
