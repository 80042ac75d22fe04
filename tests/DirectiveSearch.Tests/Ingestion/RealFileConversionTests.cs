using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class RealFileConversionTests(ITestOutputHelper output)
{
    /// <summary>Reading a scanned page by machine takes seconds: of each kind of scan the first few files must do.</summary>
    private const int ScansOfAKind = 1;

    [Fact]
    public async Task Every_real_file_becomes_text()
    {
        foreach (var tool in ExternalTool.Packages.Keys) Component.Require(tool);
        using var converter = new Converter(new ConversionOptions(), new IngestionLimits());
        var cancellation = TestContext.Current.CancellationToken;
        var results = await Task.WhenAll(Paths().Select(async path => (Path: path, Result: await converter.ConvertAsync(path, Path.GetFileName(path), cancellation))));
        var table = new StringBuilder();
        foreach (var (path, result) in results)
        {
            table.AppendLine(result.Converted is { } text
                ? $"{Path.GetFileName(path)}\t{text.MediaType}\t{text.Reading}\t{text.Text.Length}\t{text.PageStarts.Count} pages"
                : $"{Path.GetFileName(path)}\t{result.Failure!.Code}\t{result.Failure.Sentence}");
        }

        output.WriteLine(table.ToString());
        Assert.DoesNotContain(results, result => result.Result.Failure is not null);
        Assert.All(results.Where(result => result.Path.Contains("pdf_scan", StringComparison.Ordinal)), result => Assert.Equal(Reading.ByMachine, result.Result.Converted!.Reading));
    }

    private static IEnumerable<string> Paths() =>
        Directory.EnumerateFiles(TestData.Require("data/files"), "*", SearchOption.AllDirectories)
            .GroupBy(path => Path.GetDirectoryName(path)!)
            .SelectMany(kind => kind.Key.Contains("pdf_scan", StringComparison.Ordinal) ? kind.OrderBy(path => new FileInfo(path).Length).Take(ScansOfAKind) : kind.Order(StringComparer.Ordinal));
}
