using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public sealed class SqliteArchiveTests : ArchiveContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-");

    protected override Task<ArchiveStore> OpenAsync() => ArchiveStore.OpenAsync(folder.FullName, Time, Cancellation);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
