using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>The opened data folder: archive, index, and what works on them. The one place where the parts are put together.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Converter converter;

    private Workspace(ProgramSettings settings, ArchiveStore archive, ISearchIndex index, string verb)
    {
        (Settings, Archive, Index) = (settings, archive, index);
        var conversion = new ConversionOptions();
        converter = new Converter(settings.Hosting.Processes is { } processes ? conversion with { Processes = processes } : conversion, settings.Ingestion);
        var work = new WorkOptions(settings.Hosting.Lease);
        Heartbeat = new Heartbeat(archive, work, verb, NullLogger<Heartbeat>.Instance);
        Ingester = new Ingester(archive, settings.Ingestion, Heartbeat);
        var reading = new ReadingSteps(archive, index, work, TimeProvider.System);
        Worker = new Worker(archive, new ConversionStep(archive, converter, work), reading, Heartbeat, TimeProvider.System, NullLogger<Worker>.Instance);
    }

    public ProgramSettings Settings { get; }

    public ArchiveStore Archive { get; }

    public ISearchIndex Index { get; }

    public Heartbeat Heartbeat { get; }

    public Ingester Ingester { get; }

    public Worker Worker { get; }

    /// <summary>Opens the folder, creating what is missing; an embedded index of another version is built anew from the archive.</summary>
    /// <param name="verb">Under which this program is listed when it offers or works.</param>
    public static async Task<Workspace> OpenAsync(ProgramSettings settings, string verb, CancellationToken cancellation)
    {
        var archive = await OpenArchiveAsync(settings, cancellation);
        try
        {
            return new(settings, archive, await OpenIndexAsync(settings, archive, cancellation), verb);
        }
        catch (Exception exception)
        {
            archive.Dispose();
            if (exception is UnauthorizedAccessException or IOException) throw Unusable(settings, exception);
            throw;
        }
    }

    /// <summary>Opens the archive alone, for what brings its own index.</summary>
    public static async Task<ArchiveStore> OpenArchiveAsync(ProgramSettings settings, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            return settings.Postgres is { } postgres
                ? await ArchiveStore.OpenPostgresAsync(settings.Data, postgres.ConnectionString, TimeProvider.System, cancellation)
                : await ArchiveStore.OpenAsync(settings.Data, TimeProvider.System, cancellation);
        }
        catch (Exception exception) when (settings.Postgres is { } postgres && ArchiveTrouble.Describe(exception, postgres) is { } told)
        {
            throw new CallException(ExitCode.Failed, told);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw Unusable(settings, exception);
        }
    }

    /// <summary>Hands the parts to a host.</summary>
    public void Register(IServiceCollection services) =>
        services.AddSingleton(Settings).AddSingleton(Settings.Ingestion).AddSingleton(Archive).AddSingleton(Index).AddSingleton(Heartbeat).AddSingleton(Heartbeat.Options).AddSingleton(Ingester).AddSingleton(Worker);

    public async ValueTask DisposeAsync()
    {
        await Heartbeat.DisposeAsync();
        converter.Dispose();
        (Index as IDisposable)?.Dispose();
        Archive.Dispose();
    }

    private static async Task<ISearchIndex> OpenIndexAsync(ProgramSettings settings, ArchiveStore archive, CancellationToken cancellation)
    {
        var backend = IndexBackend.Of(settings);
        for (var told = false; ; told = true)
        {
            try
            {
                return await backend.OpenAsync(cancellation);
            }
            catch (IndexVersionException) when (backend.RebuildsAtStart)
            {
                using var right = Reindexer.TryAcquire(settings.Data);
                if (!told) await Console.Error.WriteLineAsync($"Chỉ mục thuộc một phiên bản khác; {(right is null ? "đợi tiến trình đang lập lại chỉ mục" : "đang lập lại từ kho")} …");
                if (right is null) await Task.Delay(BetweenTries, cancellation);
                else await ReindexDisplay.ShowAsync(progress => new Reindexer(archive, TimeProvider.System, progress).RunAsync(backend.BuildAsync, cancellation));
            }
        }
    }

    private static CallException Unusable(ProgramSettings settings, Exception cause) =>
        new(ExitCode.Failed, $"Không mở được thư mục dữ liệu {settings.Data}: {cause.Message} Chọn thư mục khác bằng --data.");
}
