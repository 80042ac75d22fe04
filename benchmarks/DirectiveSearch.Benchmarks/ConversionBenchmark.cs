using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DocumentFormat.OpenXml.Packaging;

namespace DirectiveSearch.Benchmarks;

/// <summary>Documents per second of each format through a converter's one child, and pages per second of scans, beside the bare library or tool that reads the same files
/// one after the other and does nothing with what it reads.</summary>
internal static class ConversionBenchmark
{
    private const string Scan = ".pdf scan";
    private static readonly string[] Images = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];

    /// <param name="folder">Its files, and those of all folders below, are told apart by their extensions; PDF without text of its own is a scan.</param>
    public static async Task RunAsync(string folder, int rounds)
    {
        // A scan takes as long as it takes: the benchmark measures, it does not give up.
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits { ConversionTime = TimeSpan.FromHours(1) });
        Console.WriteLine($"{"format",-10}{"files",6}{"pages",6}{"KB each",9}{"per second",12}{"bare/s",10}{"share",7}");
        foreach (var kind in (await KindsAsync(folder)).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var read = await ReadableAsync(converter, kind);
            if (read.Count == 0) continue;
            var times = kind.Key == Scan ? 1 : rounds;
            var product = await BestAsync(times, read, file => converter.ConvertAsync(file, Path.GetFileName(file), default));
            var pages = kind.Key == Scan ? await PagesAsync(read) : 0;
            var count = pages > 0 ? pages : read.Count;
            var bare = BareOf(kind.Key) is { } tool ? await BestAsync(times, read, tool) : (double?)null;
            Console.WriteLine(
                $"{kind.Key,-10}{read.Count,6}{(pages > 0 ? $"{pages}" : "–"),6}{read.Average(file => new FileInfo(file).Length) / 1000,9:F0}{count / product,12:F2}"
                + (bare is { } seconds ? $"{count / seconds,10:F2}{seconds / product,7:P0}" : $"{"–",10}{"–",7}"));
        }
    }

    private static async Task<IReadOnlyList<IGrouping<string, string>>> KindsAsync(string folder)
    {
        var files = new List<(string Path, string Kind)>();
        foreach (var file in Directory.EnumerateFiles(Path.GetFullPath(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var extension = Path.GetExtension(file).ToLowerInvariant();
            files.Add((file, extension == ".pdf" && (await OutputAsync("pdftotext", file, "-")).Count(char.IsLetter) < 100 ? Scan : extension));
        }

        return [.. files.Where(file => !Images.Contains(file.Kind)).GroupBy(file => file.Kind, file => file.Path)];
    }

    /// <summary>Those that become a text; the first also starts the child.</summary>
    private static async Task<List<string>> ReadableAsync(Converter converter, IGrouping<string, string> kind)
    {
        if (kind.Key == Scan) return [.. kind];
        var read = new List<string>();
        foreach (var file in kind)
            if ((await converter.ConvertAsync(file, Path.GetFileName(file), default)).Failure is null) read.Add(file);
        return read;
    }

    private static Func<string, Task>? BareOf(string kind) => kind switch
    {
        Scan => ReadScanAsync,
        ".pdf" => file => OutputAsync("pdftotext", file, "-"),
        ".doc" => file => OutputAsync("catdoc", "-w", file),
        ".docx" => file => Task.Run(() =>
        {
            using var document = WordprocessingDocument.Open(file, false);
            return document.MainDocumentPart!.Document!.InnerText.Length;
        }),
        ".odt" => file => Task.Run(() =>
        {
            using var package = ZipFile.OpenRead(file);
            using var content = package.GetEntry("content.xml")!.Open();
            return XDocument.Load(content).Root!.Value.Length;
        }),
        ".html" or ".htm" => async file =>
        {
            await using var content = File.OpenRead(file);
            using var page = await new HtmlParser().ParseDocumentAsync(content);
            _ = page.Body!.TextContent.Length;
        },
        ".txt" or ".md" => file => File.ReadAllTextAsync(file),
        _ => null,
    };

    /// <summary>Each page drawn grey at 300 dpi and read once in Vietnamese, with one thread.</summary>
    private static async Task ReadScanAsync(string file)
    {
        var folder = Directory.CreateTempSubdirectory();
        await OutputAsync("pdftoppm", "-r", "300", "-gray", file, Path.Combine(folder.FullName, "page"));
        foreach (var page in folder.EnumerateFiles()) await OutputAsync("tesseract", page.FullName, "stdout", "-l", "vie");
        folder.Delete(recursive: true);
    }

    private static async Task<int> PagesAsync(IReadOnlyList<string> files)
    {
        var pages = 0;
        foreach (var file in files)
        {
            var line = (await OutputAsync("pdfinfo", file)).Split('\n').First(told => told.StartsWith("Pages:", StringComparison.Ordinal));
            pages += int.Parse(line["Pages:".Length..], CultureInfo.InvariantCulture);
        }

        return pages;
    }

    private static async Task<double> BestAsync(int rounds, IReadOnlyList<string> files, Func<string, Task> read)
    {
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var file in files) await read(file);
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, Environment = { ["OMP_THREAD_LIMIT"] = "1" } };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
