using Dapper;
using DirectiveSearch.Archive;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Tests.Archive;

public sealed class SqliteArchiveTests : ArchiveContract
{
    /// <summary>Set in the process that must run on the bundled library.</summary>
    internal const string ExpectedVersion = "DIRECTIVESEARCH_TEST_SQLITE_VERSION";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-");

    protected override Task<ArchiveStore> OpenAsync() => ArchiveStore.OpenAsync(folder.FullName, Time, Cancellation);

    protected override Task<ArchiveStore> OpenBesideAsync() => OpenAsync();

    protected override async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "archive.db")};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_library_is_the_expected_one()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        var version = await connection.QuerySingleAsync<string>("SELECT sqlite_version()");
        Assert.StartsWith(Environment.GetEnvironmentVariable(ExpectedVersion) ?? "3.", version, StringComparison.Ordinal);
    }
}
