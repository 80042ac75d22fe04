using System.Diagnostics;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Conversion in a child process: whatever a file does to it, the others are converted and the file gets its reason.</summary>
public sealed class ConverterTests : IDisposable
{
    private static string Page(int number) => $"<html><body><p>Kế hoạch số {number}</p></body></html>";

    private readonly TemporaryFolder folder = new();

    private static readonly IngestionLimits Limits = new() { ConversionTime = TimeSpan.FromSeconds(1) };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_child_converts_file_after_file()
    {
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits());
        for (var number = 1; number <= 5; number++)
        {
            var result = await ConvertAsync(converter, folder.Write("a.html", Page(number)));
            Assert.Equal($"Kế hoạch số {number}", result.Converted!.Text);
        }
    }

    [Theory]
    [InlineData("exec sleep 600", "conversion-timeout")]
    [InlineData("exec yes", "conversion-output")]
    [InlineData("exit 3", "conversion-crash")]
    [InlineData("exec tail /dev/zero", "conversion-memory")]
    public async Task A_child_that_misbehaves_is_stopped(string misdeed, string code)
    {
        var options = new ConversionOptions { Command = [folder.Script("child", misdeed)], Processes = 1 };
        using var converter = new Converter(options, Limits with { ConversionMemoryBytes = 128 << 20 });
        var failure = (await ConvertAsync(converter, folder.Write("a.pdf", Fixtures.Pdf("x")))).Failure!;
        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public async Task A_PDF_that_hangs_its_tool_is_stopped_with_all_it_started()
    {
        var options = WithTool("pdfinfo", $"echo $$ > {folder.Path}/pid; exec sleep 600");
        using var converter = new Converter(options, Limits);
        var clock = Stopwatch.StartNew();
        var failure = (await ConvertAsync(converter, folder.Write("a.pdf", Fixtures.Pdf("x")))).Failure!;
        Assert.Equal(new Reason("conversion-timeout", "1 giây"), failure);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        var pid = (await File.ReadAllTextAsync(Path.Combine(folder.Path, "pid"), TestContext.Current.CancellationToken)).Trim();
        Assert.False(IsAlive(pid));
        Assert.Equal("Kế hoạch số 1", (await ConvertAsync(converter, folder.Write("b.html", Page(1)))).Converted!.Text);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_a_batch_loses_only_its_file()
    {
        // The tool kills the child that started it through timeout(1), as the system does when memory runs out.
        var options = WithTool("pdfinfo", "kill -9 $(cut -d' ' -f4 /proc/$PPID/stat)");
        using var converter = new Converter(options, new IngestionLimits());
        var pages = Enumerable.Range(0, 12).Select(number => folder.Write($"{number}.html", Page(number))).ToList();
        var paths = pages.Take(6).Append(folder.Write("bad.pdf", Fixtures.Pdf("x"))).Concat(pages.Skip(6)).ToList();
        var results = await Task.WhenAll(paths.Select(path => ConvertAsync(converter, path)));
        Assert.Equal("conversion-crash", results[6].Failure!.Code);
        Assert.Equal(12, results.Count(result => result.Converted is not null));
    }

    [Fact]
    public async Task A_missing_tool_names_its_package()
    {
        var options = new ConversionOptions { Environment = new Dictionary<string, string> { ["PATH"] = folder.Path } };
        using var converter = new Converter(options, new IngestionLimits());
        var failure = (await ConvertAsync(converter, folder.Write("a.pdf", Fixtures.Pdf("x")))).Failure!;
        Assert.Equal("missing-tool", failure.Code);
        Assert.Contains("poppler-utils", failure.Sentence, StringComparison.Ordinal);
    }

    private static Task<ConversionResult> ConvertAsync(Converter converter, string path) =>
        converter.ConvertAsync(path, Path.GetFileName(path), TestContext.Current.CancellationToken);

    private ConversionOptions WithTool(string name, string body)
    {
        folder.Script($"tools/{name}", body);
        return new ConversionOptions { Environment = new Dictionary<string, string> { ["PATH"] = $"{folder.Path}/tools:{Environment.GetEnvironmentVariable("PATH")}" } };
    }

    /// <summary>A process that was killed may wait a moment, as a zombie, for its parent to notice.</summary>
    private static bool IsAlive(string pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Split(' ')[2] != "Z";
}
