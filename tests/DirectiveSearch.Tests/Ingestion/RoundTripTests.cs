using System.Diagnostics;
using DirectiveSearch.Directives;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Real plans, saved by a word processor in every format, say the same. Needs LibreOffice, which is no part of the program and takes
/// long to install: without it the test is skipped.</summary>
public sealed class RoundTripTests : IDisposable
{
    /// <summary>The long form, DIRECTIVESEARCH_TEST_FORMATS=64, takes all of them.</summary>
    private static readonly int Texts = int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_FORMATS"), out var texts) ? texts : 4;

    private static readonly (string Folder, string Filter)[] Formats =
        [("doc", "doc:MS Word 97"), ("odt", "odt"), ("rtf", "rtf"), ("html", "html:HTML (StarWriter)"), ("pdf", "pdf:writer_pdf_Export")];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_format_gives_the_same_citations()
    {
        var office = ExternalTool.Find("soffice");
        Assert.SkipWhen(office is null, "Skipped: LibreOffice is not installed (libreoffice-writer-nogui).");
        Component.Require("pdftotext");
        var documents = Directory.EnumerateFiles(TestData.Require("data/documents")).Order(StringComparer.Ordinal).Where(path => Texts > 4 || new FileInfo(path).Length < 30_000).Take(Texts).ToList();
        foreach (var path in documents)
        {
            var text = await TextOf(path);
            folder.Write(
                $"docx/{Path.GetFileNameWithoutExtension(path)}.docx",
                Fixtures.Docx((_, body) => body.Append(text.Split('\n').Select(Fixtures.Paragraph))));
        }

        foreach (var (format, filter) in Formats) Save(office!, filter, Path.Combine(folder.Path, format));
        foreach (var path in documents)
        {
            var expected = Extractor.Extract(await TextOf(path));
            foreach (var format in Formats.Select(format => format.Folder).Prepend("docx"))
            {
                var read = Extractor.Extract(await TextOf(Path.Combine(folder.Path, format, Path.GetFileNameWithoutExtension(path) + "." + format)));
                Assert.Equal($"{format} {Path.GetFileName(path)}\n{Said(expected)}", $"{format} {Path.GetFileName(path)}\n{Said(read)}");
            }
        }
    }

    /// <summary>All files by one start of the program.</summary>
    private void Save(string office, string filter, string target)
    {
        var start = new ProcessStartInfo(office) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--headless", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", filter, "--outdir", target }) start.ArgumentList.Add(argument);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder.Path, "docx"))) start.ArgumentList.Add(path);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }

    private async Task<string> TextOf(string path)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder.Path, "work")).FullName;
        var result = await FileConverter.ConvertAsync(new ConversionRequest(path, Path.GetFileName(path), work, new IngestionLimits(), _ => { }), Cancellation);
        Assert.Null(result.Failure);
        return result.Converted!.Text;
    }

    private static string Said(Extraction extraction) => string.Join(
        '\n',
        extraction.Citations.Select(citation => $"{citation.Type}|{citation.Number}|{citation.Date}|{citation.Issuer}|{citation.Relation}|{citation.Within}|{citation.Pinpoint}")
            .Prepend($"{extraction.Metadata.Type}|{extraction.Metadata.Number}|{extraction.Metadata.Date}|{extraction.Metadata.Issuer}|{extraction.Metadata.Title}"));
}
