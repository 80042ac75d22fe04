using System.Diagnostics;
using System.Globalization;
using DirectiveSearch.Directives;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Real plans printed and scanned badly – askew, noisy, blurred, with a red stamp over the head, every second page upside down – say the same, or
/// say that they are in doubt. The long form, DIRECTIVESEARCH_TEST_FORMATS=64, takes all texts; without LibreOffice and ImageMagick it is skipped.</summary>
public sealed class DegradedScanTests(ITestOutputHelper output) : IDisposable
{
    private const int Width = 1654, Height = 2339;

    private const double Promised = 0.98;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_bad_scan_gives_the_same_citations_or_flags_them()
    {
        foreach (var tool in new[] { "soffice", "convert", "pdfunite" }) Assert.SkipWhen(ExternalTool.Find(tool) is null, $"Skipped: {tool} is not installed.");
        foreach (var tool in new[] { "tesseract", "pdftoppm", "pdftotext" }) Component.Require(tool);
        var most = int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_FORMATS"), CultureInfo.InvariantCulture, out var texts) ? texts : 1;
        var documents = Directory.EnumerateFiles(TestData.Require("data/documents"), "*.md").Concat(Directory.EnumerateFiles(TestData.Require("seeds"), "*.txt"))
            .OrderBy(path => new FileInfo(path).Length).ThenBy(path => path, StringComparer.Ordinal).Where(path => new FileInfo(path).Length > 6_000).Take(most).ToList();
        var (expected, right, flagged) = (0, 0, 0);
        foreach (var path in documents)
        {
            var said = (await ReadAsync(path)).Citations.Select(Key).ToList();
            var read = (await ReadAsync(Scan(path, (await ConvertAsync(path)).Text))).Citations;
            var wrong = read.ExceptBy(said, Key).Where(citation => !citation.Warnings.Any(warning => warning.EndsWith("doubtful", StringComparison.Ordinal))).ToList();
            Assert.True(wrong.Count == 0, $"{Path.GetFileName(path)}: {string.Join("; ", wrong.Select(citation => citation.Text))}");
            var found = said.CountBy(key => key).Sum(count => Math.Min(count.Value, read.Count(citation => Key(citation) == count.Key)));
            (expected, right, flagged) = (expected + said.Count, right + found, flagged + Math.Min(said.Count - found, read.Count(citation => !said.Contains(Key(citation)))));
            output.WriteLine($"{Path.GetFileName(path)}: {found} of {said.Count}");
        }

        Assert.True(right + flagged >= Promised * expected, $"{right} right and {flagged} flagged of {expected}");
    }

    private static string Key(Citation citation) => $"{citation.Type} {citation.Number}";

    private async Task<Extraction> ReadAsync(string path)
    {
        var converted = await ConvertAsync(path);
        return DoubtfulWords.Mark(Extractor.Extract(converted.Text), converted.Scan?.Doubts ?? []);
    }

    private async Task<ConvertedText> ConvertAsync(string path)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder.Path, "work")).FullName;
        var result = await FileConverter.ConvertAsync(new ConversionRequest(path, Path.GetFileName(path), work, new IngestionLimits(), _ => { }), Cancellation);
        return result.Converted ?? throw new InvalidOperationException(result.Failure!.Code);
    }

    /// <summary>The path of the scan.</summary>
    private string Scan(string document, string text)
    {
        var name = Path.GetFileNameWithoutExtension(document);
        var docx = folder.Write($"{name}.docx", Fixtures.Docx((_, body) => body.Append(text.Split('\n').Select(Fixtures.Paragraph))));
        Run("soffice", "--headless", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder.Path, docx);
        var pages = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        Run("pdftoppm", "-r", "200", Path.Combine(folder.Path, name + ".pdf"), Path.Combine(pages, "p"));
        var random = new Random(name.Length + (int)new FileInfo(document).Length);
        var scans = Directory.EnumerateFiles(pages, "*.ppm").Order(StringComparer.Ordinal).Select((page, index) => Degrade(page, index, random)).ToList();
        var scan = Path.Combine(folder.Path, name + "-scan.pdf");
        if (scans.Count == 1) return scans[0];
        Run("pdfunite", [.. scans, scan]);
        return scan;
    }

    private string Degrade(string page, int index, Random random)
    {
        string Between(double low, double high) => (low + (random.NextDouble() * (high - low))).ToString("0.00", CultureInfo.InvariantCulture);
        string[] stamp = index > 0 ? [] : ["-fill", "none", "-stroke", "#d02030", "-strokewidth", "5", "-draw", "circle 420,330 420,210"];
        var jpeg = Path.ChangeExtension(page, ".jpg");
        Run("convert", [page, .. stamp, "-background", "#f4f2ee", "-rotate", Between(-2, 2), "-attenuate", Between(0.1, 0.3), "+noise", "Gaussian", "-blur", "0x" + Between(0.5, 0.9),
            "-rotate", index % 2 == 1 ? "180" : "0", "-gravity", "center", "-extent", $"{Width}x{Height}", "-quality", $"{random.Next(40, 60)}", jpeg]);
        var path = Path.ChangeExtension(page, ".pdf");
        File.WriteAllBytes(path, Fixtures.ScannedPdf(File.ReadAllBytes(jpeg), Width, Height));
        return path;
    }

    private static void Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(ExternalTool.Find(tool)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }
}
