using System.Diagnostics;
using System.Globalization;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Cli;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Files made to hurt go through the whole program: a portal that works them off while it answers its readers, and the ingest beside it.
/// Each ends with its reason or as a document, within limits; pages keep coming; memory stays under its cap.
/// DIRECTIVESEARCH_TEST_HOSTILE=1 takes all of them, otherwise every thirteenth.</summary>
public sealed class HostileFilesTests(ITestOutputHelper output) : IDisposable
{
    private const int ConversionSeconds = 5;

    private const int ConversionMegabytes = 512;

    /// <summary>What the portal with its worker and the ingest beside it may hold without the converters.</summary>
    private const int ProgramMegabytes = 1536;

    private const int Stride = 13;

    private static readonly bool All = Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_HOSTILE") is { Length: > 0 };

    /// <summary>The short form shares its processors with other tests.</summary>
    private static readonly TimeSpan SlowestPage = TimeSpan.FromSeconds(All ? 1 : 3);

    private static readonly string[] Addresses = ["/", "/tim-kiem?q=thi+dua", "/tim-kiem?q=34-CT%2FTW&xem=dong-thoi-gian", "/nap-tai-lieu", "/phong-trao", "/vien-dan/34-CT%2FTW"];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_ends_with_its_reason_while_pages_keep_coming_and_memory_stays_under_its_cap()
    {
        Component.Require("tesseract");
        Component.Require("pdftotext");
        var files = Everything().Where((_, index) => All || index % Stride == 0).ToList();
        Assert.True(files.Count >= (All ? 200 : 20));
        Assert.Equal(files.Count, files.Select(file => file.Name).Distinct().Count());
        foreach (var file in files) folder.Write($"files/{file.Name}", file.Make());
        var data = Path.Combine(folder.Path, "data");
        string[] limits = ["--ingestion-conversion-seconds", $"{ConversionSeconds}", "--ingestion-conversion-memory-megabytes", $"{ConversionMegabytes}"];
        using var portal = new RunningProgram(data, ["serve", "--sample", "--urls", "http://127.0.0.1:0", .. limits]);
        using var readers = new HttpClient { BaseAddress = await portal.AddressAsync() };
        var clock = Stopwatch.StartNew();
        using var ingest = ChildProgram.Start(data, null, ["ingest", Path.Combine(folder.Path, "files"), .. limits]);
        var (pages, most) = await ReadWhileAsync(readers, ingest, [portal.Id, ingest.Id]);
        output.WriteLine($"{files.Count} files in {clock.Elapsed.TotalSeconds:F0} s; at most {most >> 20} MB; {pages.Count} pages, p50 {At(pages, 0.5):F0} ms, p95 {At(pages, 0.95):F0} ms, slowest {pages[^1]:F0} ms");

        var items = await ItemsAsync(data);
        foreach (var group in items.GroupBy(End).OrderByDescending(group => group.Count()))
            output.WriteLine($"{group.Count(),5} {group.Key}: {string.Join(", ", group.Select(item => Path.GetFileName(item.Locator.Split(" › ")[0])).Distinct().Take(20))}");
        foreach (var item in items.Where(item => item.ReasonCode is "conversion-crash")) output.WriteLine($"{item.Locator}: {item.Reason}");
        var wrong = files.SelectMany(file => Faults(file, [.. items.Where(item => IsOf(item.Locator, file.Name))])).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} files ended otherwise than they should:\n{string.Join('\n', wrong)}");
        Assert.True(At(pages, 0.95) < SlowestPage.TotalMilliseconds, $"A page in twenty took longer than {At(pages, 0.95):F0} ms.");
        Assert.True(most < (ProgramMegabytes + (ConversionMegabytes * (long)Environment.ProcessorCount)) << 20, $"{most >> 20} MB");
    }

    [Fact]
    public void The_quine_holds_itself()
    {
        var quine = ZipQuine.Make();
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(quine));
        using var content = Assert.Single(zip.Entries).Open();
        var itself = new byte[quine.Length + 1];
        Assert.Equal(quine, itself[..content.ReadAtLeast(itself, itself.Length, throwOnEndOfStream: false)]);
    }

    private static IEnumerable<HostileFile> Everything() =>
        HostileArchives.All().Concat(HostilePackages.All()).Concat(HostileWord.All()).Concat(HostilePdfs.All()).Concat(HostilePictures.All()).Concat(HostileTexts.All()).Concat(HostileSamples.All())
            .Select((file, index) => file with { Name = $"{index:000}-{file.Name}" });

    /// <summary>Asks for pages, one after the other, until the ingest has ended.</summary>
    /// <returns>Milliseconds of each page, in order; the most that all processes held at a time.</returns>
    private static async Task<(List<double> Pages, long Most)> ReadWhileAsync(HttpClient readers, ChildProgram ingest, int[] programs)
    {
        var (pages, most) = (new List<double>(), 0L);
        for (var turn = 0; !ingest.HasEnded; turn++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await readers.GetAsync(new Uri(Addresses[turn % Addresses.Length], UriKind.Relative), Cancellation);
            Assert.True((int)answer.StatusCode < 500, $"{Addresses[turn % Addresses.Length]}: {answer.StatusCode}");
            pages.Add(clock.Elapsed.TotalMilliseconds);
            most = Math.Max(most, programs.Sum(ProcessMemory.OfTree));
            await Task.Delay(50, Cancellation);
        }

        Assert.True(await ingest.EndAsync(Cancellation) is 0 or 1, ingest.Said);
        pages.Sort();
        return (pages, most);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static async Task<IReadOnlyList<RunItem>> ItemsAsync(string data)
    {
        using var archive = await ArchiveStore.OpenAsync(data, TimeProvider.System, Cancellation);
        var run = (await archive.Runs.ListAsync(0, 100, Cancellation)).Items.Single(run => run.Kind == "ingest");
        Assert.Equal(RunState.Finished, run.State);
        return (await archive.Runs.ItemsAsync(run.Id, null, 0, 200_000, Cancellation)).Items;
    }

    /// <summary>The file itself, or one in it.</summary>
    private static bool IsOf(string locator, string name) => locator.EndsWith(name, StringComparison.Ordinal) || locator.Contains($"{name} › ", StringComparison.Ordinal);

    private static IEnumerable<string> Faults(HostileFile file, IReadOnlyList<RunItem> items)
    {
        if (items.Count == 0) yield return $"{file.Name}: nothing is known of it";
        foreach (var group in items.Where(item => item.State != RunItemState.Duplicate).GroupBy(End).Where(group => !file.Ends.Contains(group.Key)))
            yield return string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {group.Key} ({group.Count()} times; {group.First().Locator[..Math.Min(group.First().Locator.Length, 120)]}: {group.First().Reason}), not {string.Join(", ", file.Ends)}");
    }

    private static string End(RunItem item) => item.ReasonCode ?? (item.State == RunItemState.Done ? HostileFile.Read : item.State.ToString());
}

/// <summary>What processes hold, each page that they share counted once.</summary>
internal static class ProcessMemory
{
    public static long OfTree(int process)
    {
        try
        {
            var held = File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
            var bytes = long.Parse(held.AsSpan(4, held.Length - 6), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
            return bytes + Directory.GetDirectories($"/proc/{process}/task").SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Sum(child => OfTree(int.Parse(child, CultureInfo.InvariantCulture)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }
}
