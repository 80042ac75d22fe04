using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DirectiveSearch.Archive;
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
    [InlineData("tail /dev/zero & exec sleep 600", "conversion-memory")]
    [InlineData("while sleep 0.01; do sleep 600 & done", "conversion-processes")]
    public async Task A_child_that_misbehaves_is_stopped(string misdeed, string code)
    {
        using var converter = new Converter(Mock(misdeed), Limits with { ConversionMemoryBytes = 128 << 20 });
        var failure = (await ConvertAsync(converter, folder.Write("a.pdf", Fixtures.Pdf("x")))).Failure!;
        Assert.Equal(code, failure.Code);
    }

    /// <summary>Exits with 1 where what it tries succeeds.</summary>
    [Theory]
    [InlineData("the network", "test -n \"$(sed 1,2d /proc/net/dev | grep -v lo:)\" && exit 1")]
    [InlineData("a service of this machine", "bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}' && exit 1")]
    [InlineData("the archive", "cat {folder}/archive/secret && exit 1")]
    [InlineData("the home of whoever started the program", "ls {home} && exit 1")]
    [InlineData("passwords of the program", "test -n \"$SECRET_OF_THE_PROGRAM\" && exit 1")]
    [InlineData("other processes", "test $(ls -d /proc/[0-9]* | wc -l) -gt 9 && exit 1")]
    [InlineData("programs", "touch /usr/bin/mine && exit 1")]
    [InlineData("the original", "for file in ../original {folder}/a.pdf; do test -w $file && exit 1; done")]
    [InlineData("a place to leave something", "for folder in / /tmp /dev /dev/shm /var .. {folder}; do touch $folder/left && exit 1; done")]
    [InlineData("more room than it has", "dd if=/dev/zero of=big bs=1M count=80 && exit 1")]
    public async Task Out_of_its_reach_is(string what, string misdeed)
    {
        if (!Sandbox.IsAvailable) Component.Missing("bubblewrap is not installed, or the system lets it make no namespaces");
        using var service = new TcpListener(IPAddress.Loopback, 0);
        service.Start();
        folder.Write("archive/secret", "x");
        var script = misdeed.Replace("{folder}", folder.Path, StringComparison.Ordinal).Replace("{home}", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), StringComparison.Ordinal)
            .Replace("{port}", $"{((IPEndPoint)service.LocalEndpoint).Port}", StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("SECRET_OF_THE_PROGRAM", "x");
        using var converter = new Converter(Mock($"{script}\nexit 7"), new IngestionLimits { ConversionMemoryBytes = 128 << 20 });
        var failure = (await ConvertAsync(converter, folder.Write("a.pdf", Fixtures.Pdf("x")))).Failure;
        Assert.True(failure == new Reason("conversion-crash", "mã thoát 7"), $"{what}: {failure}");
    }

    [Fact]
    public async Task A_part_of_a_page_is_drawn_and_a_page_that_is_not_there_is_none()
    {
        Component.Require("pdftoppm");
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits());
        var path = folder.Write("a.pdf", Fixtures.Pdf("Chi thi so 34-CT/TW"));
        var picture = await converter.CropAsync(path, new PageCrop(0, new PageBox(100, 50, 500, 60)), TestContext.Current.CancellationToken);
        Assert.Equal([0xFF, 0xD8, 0xFF], picture![..3]);
        Assert.Null(await converter.CropAsync(path, new PageCrop(7, new PageBox(0, 0, 1000, 100)), TestContext.Current.CancellationToken));
    }

    /// <summary>The second page of a TIFF, too, and nothing beyond the last.</summary>
    [Fact]
    public async Task A_part_of_an_image_is_drawn()
    {
        Component.Require("tesseract");
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits());
        var path = folder.Write("a.tif", Fixtures.Tiff(300, 200, pages: 2));
        foreach (var page in (int[])[0, 1])
            Assert.Equal([0xFF, 0xD8, 0xFF], (await converter.CropAsync(path, new PageCrop(page, new PageBox(100, 50, 500, 60)), TestContext.Current.CancellationToken))![..3]);
        Assert.Null(await converter.CropAsync(path, new PageCrop(2, new PageBox(0, 0, 1000, 100)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_sandbox_files_are_read_all_the_same()
    {
        using var converter = new Converter(new ConversionOptions { Processes = 1, Sandboxed = false }, new IngestionLimits());
        Assert.Equal("Kế hoạch số 1", (await ConvertAsync(converter, folder.Write("a.html", Page(1)))).Converted!.Text);
    }

    [Fact]
    public async Task A_PDF_that_hangs_its_tool_is_stopped_with_all_it_started()
    {
        var (breath, mark) = (TimeSpan.FromMilliseconds(50), $"600.{Random.Shared.Next(1_000_000, 10_000_000)}");
        using var converter = new Converter(WithTool("pdfinfo", $"exec sleep {mark}"), Limits);
        var clock = Stopwatch.StartNew();
        var converting = ConvertAsync(converter, folder.Write("a.pdf", Fixtures.Pdf("x")));
        while (!IsAlive(mark) && !converting.IsCompleted) await Task.Delay(breath, TestContext.Current.CancellationToken);
        Assert.False(converting.IsCompleted);
        Assert.Equal(new Reason("conversion-timeout", "1 giây"), (await converting).Failure!);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.False(IsAlive(mark));
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

    /// <summary>In place of the converter a shell script.</summary>
    private ConversionOptions Mock(string script) => new() { Command = [folder.Script("child/run", script)], Readable = [$"{folder.Path}/child"], Processes = 1 };

    private ConversionOptions WithTool(string name, string body)
    {
        folder.Script($"tools/{name}", body);
        var options = new ConversionOptions();
        return options with
        {
            Environment = new Dictionary<string, string> { ["PATH"] = $"{folder.Path}/tools:{Environment.GetEnvironmentVariable("PATH")}" },
            Readable = [.. options.Readable, $"{folder.Path}/tools"],
        };
    }

    /// <summary>Whether a process with this argument runs; one that was killed may wait a moment, as a zombie without arguments, for its parent to notice.</summary>
    private static bool IsAlive(string mark) => Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])).Any(folder => ArgumentsOf(folder).Contains(mark, StringComparison.Ordinal));

    private static string ArgumentsOf(string process)
    {
        try
        {
            var arguments = File.ReadAllText($"{process}/cmdline");
            return arguments.StartsWith("sleep", StringComparison.Ordinal) ? arguments : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
