using System.Globalization;
using System.Text;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a PDF: its text layer, and by machine those pages that are pictures of text.</summary>
public static class PdfText
{
    /// <summary>A stamp or a watermark has fewer letters than this; a page of text has more.</summary>
    private const int LettersOfText = 200;

    /// <summary>Vietnamese prose has about a quarter of letters with marks; a layer far below was read by something that knew no Vietnamese.</summary>
    private const double LeastMarked = 0.12;

    /// <summary>A picture over this share of the page is a scan.</summary>
    private const double ScanShare = 0.6;

    private const int LettersAtOnce = 1 << 19;

    private const int ScanResolution = 300;

    private const int LongestEdge = 5000;

    private sealed record PageBox(double Width, double Height);

    public static async Task<ConvertedText> ReadAsync(ConversionRequest request, CancellationToken cancellation)
    {
        var boxes = await PagesAsync(request, cancellation).ConfigureAwait(false);
        var layer = await TextLayerAsync(request, boxes.Count, cancellation).ConfigureAwait(false);
        var scanned = await ScannedAsync(request, boxes, cancellation).ConfigureAwait(false);
        var wanted = Enumerable.Range(0, boxes.Count).Where(page => scanned[page] && !IsVietnameseText(layer[page])).ToList();
        if (wanted.Count == 0 && !layer.Any(page => page.Any(char.IsLetter))) wanted = [.. Enumerable.Range(0, boxes.Count)];
        if (wanted.Count > request.Limits.LargestScanPages) throw new ReasonException("too-many-pages", $"{wanted.Count}");
        var read = new Dictionary<int, PageReading>();
        foreach (var page in wanted)
        {
            read[page] = await RecognizeAsync(request, page, boxes[page], cancellation).ConfigureAwait(false);
            layer[page] = read[page].Text;
            request.Progress(page);
        }

        // A good layer under a scan was read by a machine too, only earlier.
        var byMachine = wanted.Count > 0 || scanned.Count(page => page) * 2 > boxes.Count;
        return Join(layer, byMachine ? Reading.ByMachine : Reading.Exact, read);
    }

    private static async Task<IReadOnlyList<PageBox>> PagesAsync(ConversionRequest request, CancellationToken cancellation)
    {
        var info = await ExternalTool.RunAsync("pdfinfo", ["-f", "1", "-l", "100000", request.Path], request, cancellation).ConfigureAwait(false);
        if (info.Error.Contains("Incorrect password", StringComparison.Ordinal)) throw new ReasonException("encrypted");
        var boxes = new List<PageBox>();
        foreach (var line in Encoding.UTF8.GetString(info.Output).Split('\n'))
        {
            // "Page    1 size:  842.04 x 595.44 pts (A4)"
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Page", _, "size:", var width, "x", var height, ..] && Parse(width) is { } w && Parse(height) is { } h) boxes.Add(new PageBox(w, h));
        }

        return info.ExitCode == 0 && boxes.Count > 0 ? boxes : throw new ReasonException("damaged", "PDF");
    }

    private static double? Parse(string number) => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>One text per page, in the order in which a reader goes, paragraphs whole where their lines are certain.</summary>
    private static async Task<string[]> TextLayerAsync(ConversionRequest request, int pages, CancellationToken cancellation)
    {
        var output = await ExternalTool.RunAsync("pdftotext", ["-enc", "UTF-8", request.Path, "-"], request, cancellation).ConfigureAwait(false);
        var texts = Encoding.UTF8.GetString(output.Output).Split('\f');
        Array.Resize(ref texts, pages);
        texts = [.. texts.Select(text => (text ?? "").Trim('\n'))];
        if (!texts.Any(page => page.Any(char.IsLetter))) return texts;
        var lines = await LinesAsync(request, texts, cancellation).ConfigureAwait(false);
        var columns = PdfColumn.Of(lines);
        return [.. texts.Select((page, index) => index < lines.Count ? PdfParagraphs.Join(page, lines[index], columns[index]) : page)];
    }

    /// <summary>Where the lines of the pages stand. That takes many times the letters themselves, so it is asked for some pages at a time.</summary>
    private static async Task<List<PdfPage>> LinesAsync(ConversionRequest request, string[] texts, CancellationToken cancellation)
    {
        var pages = new List<PdfPage>();
        while (pages.Count < texts.Length)
        {
            var (first, last, letters) = (pages.Count, pages.Count, texts[pages.Count].Length);
            if (letters > LettersAtOnce) break;
            while (last + 1 < texts.Length && (letters += texts[last + 1].Length) <= LettersAtOnce) last++;
            var output = await ExternalTool.RunAsync("pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-f", $"{first + 1}", "-l", $"{last + 1}", request.Path, "-"], request, cancellation).ConfigureAwait(false);
            pages.AddRange(PdfPage.Read(output.Output));
            if (pages.Count != last + 1) break;
        }

        return pages;
    }

    /// <summary>For each page, whether pictures cover most of it.</summary>
    private static async Task<bool[]> ScannedAsync(ConversionRequest request, IReadOnlyList<PageBox> boxes, CancellationToken cancellation)
    {
        var output = await ExternalTool.RunAsync("pdfimages", ["-list", request.Path], request, cancellation).ConfigureAwait(false);
        var covered = new double[boxes.Count];
        foreach (var line in Encoding.UTF8.GetString(output.Output).Split('\n'))
        {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 14 || cells[2] is not ("image" or "stencil") || !int.TryParse(cells[0], out var page) || page < 1 || page > boxes.Count) continue;
            if (Parse(cells[3]) is { } width && Parse(cells[4]) is { } height && Parse(cells[12]) is > 0 and { } across && Parse(cells[13]) is > 0 and { } down)
                covered[page - 1] += width / across * 72 * (height / down) * 72;
        }

        return [.. covered.Select((area, page) => area >= boxes[page].Width * boxes[page].Height * ScanShare)];
    }

    private static bool IsVietnameseText(string page)
    {
        var letters = page.Count(char.IsLetter);
        return letters >= LettersOfText && page.Count(letter => letter > 127 && char.IsLetter(letter)) >= letters * LeastMarked;
    }

    /// <summary>A page is read as it is, then again what matters on it.</summary>
    private static async Task<PageReading> RecognizeAsync(ConversionRequest request, int page, PageBox box, CancellationToken cancellation)
    {
        IReadOnlyList<string> size = Math.Max(box.Width, box.Height) / 72 * ScanResolution > LongestEdge ? ["-scale-to", $"{LongestEdge}"] : ["-r", $"{ScanResolution}"];
        var drawn = await PdfPicture.DrawAsync(request.Path, page, size, request, cancellation).ConfigureAwait(false);
        var (read, stamp) = await PageRecognition.ReadAsync(drawn, page == 0, request, cancellation).ConfigureAwait(false);
        return stamp is null ? PageReading.Of(read) : PageReading.Of(read).Below(stamp);
    }

    private static ConvertedText Join(IReadOnlyList<string> pages, Reading reading, Dictionary<int, PageReading> read)
    {
        var text = new StringBuilder();
        var starts = new List<int>();
        foreach (var page in pages)
        {
            if (text.Length > 0) text.Append(PageBreak.RunsOn(text, page) ? "\n" : "\n\n");
            starts.Add(text.Length);
            text.Append(page);
        }

        var scans = read.OrderBy(page => page.Key).Select(page => page.Value.At(starts[page.Key], page.Key)).ToList();
        return new ConvertedText(text.ToString(), "application/pdf", reading, starts)
        {
            Scan = scans.Count == 0 ? null : new Scan([.. scans.SelectMany(scan => scan.Lines)], [.. scans.SelectMany(scan => scan.Doubts)]),
        };
    }
}
