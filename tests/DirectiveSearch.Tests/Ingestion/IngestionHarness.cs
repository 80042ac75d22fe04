using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>An archive in a folder of its own with everything that works on it.</summary>
internal sealed class IngestionHarness : IDisposable
{
    private readonly Converter converter;
    private readonly Heartbeat heartbeat;

    private IngestionHarness(ArchiveStore archive, TemporaryFolder folder, ConversionOptions options, IngestionLimits limits, TimeProvider time)
    {
        (Archive, Folder) = (archive, folder);
        converter = new Converter(options, limits);
        heartbeat = new Heartbeat(archive, new WorkOptions(), "test", NullLogger<Heartbeat>.Instance);
        Ingester = new Ingester(archive, limits, heartbeat);
        Worker = new Worker(
            archive, new ConversionStep(archive, converter, heartbeat.Options), new ReadingSteps(archive, Index, heartbeat.Options, time), heartbeat, time, NullLogger<Worker>.Instance);
    }

    public TemporaryFolder Folder { get; }

    public ArchiveStore Archive { get; }

    public RecordingIndex Index { get; } = new();

    public Ingester Ingester { get; }

    public Heartbeat Heartbeat => heartbeat;

    public Worker Worker { get; }

    public string ArchiveFolder => Path.Combine(Folder.Path, "archive");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IngestionHarness> CreateAsync(
        ConversionOptions? options = null, IngestionLimits? limits = null, TimeProvider? time = null, Func<string, Task<ArchiveStore>>? open = null)
    {
        var folder = new TemporaryFolder();
        var archive = await (open?.Invoke(Path.Combine(folder.Path, "archive")) ?? ArchiveStore.OpenAsync(Path.Combine(folder.Path, "archive"), TimeProvider.System, Cancellation));
        return new IngestionHarness(archive, folder, options ?? new ConversionOptions(), limits ?? new IngestionLimits(), time ?? TimeProvider.System);
    }

    public static OfferedFile File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public static OfferedFile File(string name, byte[] content) => new(name, _ => Task.FromResult<Stream>(new MemoryStream(content)));

    /// <summary>Offers files, works everything off, and gives the run's items by locator.</summary>
    public async Task<IReadOnlyDictionary<string, RunItem>> IngestAsync(string kind, params OfferedFile[] files)
    {
        var run = await Ingester.OfferAsync(kind, "thử", files.ToAsyncEnumerable(), Cancellation);
        await Worker.DrainAsync(Cancellation);
        return await ItemsAsync(run);
    }

    public async Task<IReadOnlyDictionary<string, RunItem>> ItemsAsync(long run) =>
        (await Archive.Runs.ItemsAsync(run, null, 0, 10_000, Cancellation)).Items.ToDictionary(item => item.Locator);

    /// <summary>The index holds exactly what the archive says, each version once.</summary>
    public Task AssertIndexEqualsArchiveAsync() => IndexingAssert.EqualsArchiveAsync(Archive, Index);

    public void Dispose()
    {
        heartbeat.DisposeAsync().AsTask().GetAwaiter().GetResult();
        converter.Dispose();
        Folder.Dispose();
    }
}
