using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>The opened data folder: archive, index, and what works on them. The one place where the parts are put together.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly Converter converter;

    private Workspace(ProgramSettings settings, ArchiveStore archive, SqliteSearchIndex index)
    {
        (Settings, Archive, Index) = (settings, archive, index);
        converter = new Converter(new ConversionOptions(), settings.Ingestion);
        Ingester = new Ingester(archive, settings.Ingestion);
        Worker = new Worker(archive, new ConversionStep(archive, converter), new ReadingSteps(archive, index), NullLogger<Worker>.Instance);
    }

    public ProgramSettings Settings { get; }

    public ArchiveStore Archive { get; }

    public SqliteSearchIndex Index { get; }

    public Ingester Ingester { get; }

    public Worker Worker { get; }

    private static string IndexFolder(ProgramSettings settings) => Path.Combine(settings.Data, "index");

    /// <summary>Opens the folder, creating what is missing; an index of another version is rebuilt from the archive.</summary>
    public static async Task<Workspace> OpenAsync(ProgramSettings settings, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            var archive = await ArchiveStore.OpenAsync(settings.Data, TimeProvider.System, cancellation);
            try
            {
                return new(settings, archive, await SqliteSearchIndex.OpenAsync(IndexFolder(settings), cancellation));
            }
            catch (IndexVersionException)
            {
                await Console.Error.WriteLineAsync("Chỉ mục thuộc một phiên bản khác; đang lập lại từ kho …");
                await RebuildAsync(settings, archive, new Progress<(long Done, long Total)>(), cancellation);
                return new(settings, archive, await SqliteSearchIndex.OpenAsync(IndexFolder(settings), cancellation));
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new CallException(ExitCode.Failed, $"Không mở được thư mục dữ liệu {settings.Data}: {exception.Message} Chọn thư mục khác bằng --data.");
        }
    }

    /// <summary>Builds a new index beside the one in use and puts it in use.</summary>
    /// <returns>The number of documents in it.</returns>
    public static async Task<long> RebuildAsync(ProgramSettings settings, ArchiveStore archive, IProgress<(long Done, long Total)> progress, CancellationToken cancellation)
    {
        var next = await SqliteSearchIndex.BuildAsync(IndexFolder(settings), cancellation);
        var documents = await Reindexer.ReindexAsync(archive, next.Index, progress, cancellation);
        await next.PublishAsync(cancellation);
        return documents;
    }

    /// <summary>Hands the parts to a host.</summary>
    public void Register(IServiceCollection services) =>
        services.AddSingleton(Settings).AddSingleton(Settings.Ingestion).AddSingleton(Archive).AddSingleton<ISearchIndex>(Index).AddSingleton(Ingester).AddSingleton(Worker);

    public void Dispose() => converter.Dispose();
}
