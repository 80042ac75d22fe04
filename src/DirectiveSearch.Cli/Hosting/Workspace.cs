using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>The opened data folder: archive, index, and what works on them. The one place where the parts are put together.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Converter converter;

    /// <summary>Draws for readers, who do not wait for the files that are being converted.</summary>
    private readonly Converter drawing;

    private Workspace(ProgramSettings settings, ArchiveStore archive, ISearchIndex index, ProgramLog log, string verb)
    {
        (Settings, Archive, Index, Log) = (settings, archive, index, log);
        var conversion = new ConversionOptions();
        converter = new Converter(settings.Hosting.Processes is { } processes ? conversion with { Processes = processes } : conversion, settings.Ingestion);
        drawing = new Converter(conversion with { Processes = 1 }, settings.Ingestion);
        var work = new WorkOptions(settings.Hosting.Lease);
        Heartbeat = new Heartbeat(archive, work, verb, log.Factory.CreateLogger<Heartbeat>());
        Ingester = new Ingester(archive, settings.Ingestion, Heartbeat);
        var reading = new ReadingSteps(archive, index, work, TimeProvider.System);
        Worker = new Worker(archive, new ConversionStep(archive, converter, work), reading, Heartbeat, TimeProvider.System, log.Factory.CreateLogger<Worker>());
    }

    public ProgramSettings Settings { get; }

    public ArchiveStore Archive { get; }

    public ProgramLog Log { get; }

    /// <summary>Where the archive is, for people.</summary>
    public string Place => Settings.Postgres is { } postgres ? $"PostgreSQL {postgres}" : Settings.Data;

    public ISearchIndex Index { get; }

    public Heartbeat Heartbeat { get; }

    public Ingester Ingester { get; }

    public Worker Worker { get; }

    /// <summary>Opens the folder, creating what is missing; an embedded index of another version is built anew from the archive.</summary>
    /// <param name="verb">Under which this program is listed when it offers or works.</param>
    public static async Task<Workspace> OpenAsync(ProgramSettings settings, string verb, CancellationToken cancellation)
    {
        var archive = await OpenArchiveAsync(settings, cancellation);
        var log = new ProgramLog(settings);
        try
        {
            return new(settings, archive, await OpenIndexAsync(settings, archive, log, cancellation), log, verb);
        }
        catch (Exception exception)
        {
            archive.Dispose();
            log.Dispose();
            if (exception is UnauthorizedAccessException or IOException) throw Unusable(settings, exception);
            throw;
        }
    }

    /// <summary>For programs that stay: a PostgreSQL that does not answer yet, as after a power cut, is waited for.</summary>
    public static async Task<Workspace> OpenPatientlyAsync(ProgramSettings settings, string verb, CancellationToken cancellation)
    {
        if (settings.Postgres is { } postgres)
        {
            using var log = new ProgramLog(settings);
            var told = false;
            await Patience.AskAsync(
                async () =>
                {
                    try
                    {
                        await ArchiveDescription.OfPostgresAsync(postgres.ConnectionString, cancellation);
                    }
                    catch (ArchiveUnavailableException exception) when (!told)
                    {
                        told = true;
                        log.Tell($"{ArchiveTrouble.Describe(exception, postgres)} Chương trình đợi và tự thử lại …");
                        throw;
                    }
                    catch (Exception exception) when (ArchiveTrouble.Describe(exception, postgres) is { } trouble && exception is not ArchiveUnavailableException)
                    {
                        throw new CallException(ExitCode.Failed, trouble);
                    }
                },
                cancellation);
        }

        var workspace = await OpenAsync(settings, verb, cancellation);
        if (settings is { Postgres: not null, Elasticsearch: null })
            workspace.Log.Tell("Kho trên PostgreSQL nhưng chỉ mục nằm trong thư mục dữ liệu: mọi tiến trình phải chạy trên máy này với cùng --data. Nhiều máy thì cần --search-elasticsearch-urls.");
        return workspace;
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
        services.AddSingleton(Settings).AddSingleton(Settings.Ingestion).AddSingleton(Archive).AddSingleton(Index).AddSingleton(Heartbeat).AddSingleton(Heartbeat.Options).AddSingleton(Ingester).AddSingleton(Worker).AddSingleton(drawing);

    public async ValueTask DisposeAsync()
    {
        await Heartbeat.DisposeAsync();
        converter.Dispose();
        drawing.Dispose();
        (Index as IDisposable)?.Dispose();
        Archive.Dispose();
        Log.Dispose();
    }

    private static async Task<ISearchIndex> OpenIndexAsync(ProgramSettings settings, ArchiveStore archive, ProgramLog log, CancellationToken cancellation)
    {
        var backend = IndexBackend.Of(settings, log.Tell);
        for (var told = false; ; told = true)
        {
            try
            {
                return await backend.OpenAsync(cancellation);
            }
            catch (IndexVersionException) when (backend.RebuildsAtStart)
            {
                using var right = await archive.TryAcquireReindexAsync(cancellation);
                if (!told) log.Tell($"Chỉ mục thuộc một phiên bản khác; {(right is null ? "đợi tiến trình đang lập lại chỉ mục" : "đang lập lại từ kho")} …");
                if (right is null) await Task.Delay(BetweenTries, cancellation);
                else await ShownWork.ReindexAsync(progress => new Reindexer(archive, TimeProvider.System, progress).RunAsync(backend.BuildAsync, cancellation));
            }
        }
    }

    private static CallException Unusable(ProgramSettings settings, Exception cause) =>
        new(ExitCode.Failed, $"Không mở được thư mục dữ liệu {settings.Data}: {cause.Message} Chọn thư mục khác bằng --data.");
}
