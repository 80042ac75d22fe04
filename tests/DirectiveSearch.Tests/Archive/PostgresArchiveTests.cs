using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public sealed class PostgresArchiveTests(PostgresServer server) : ArchiveContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-");
    private string? database;

    protected override async Task<ArchiveStore> OpenAsync() =>
        await ArchiveStore.OpenPostgresAsync(folder.FullName, database ??= await server.CreateDatabaseAsync(), Time, Cancellation);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await server.DropAsync(database);
        folder.Delete(recursive: true);
    }
}
