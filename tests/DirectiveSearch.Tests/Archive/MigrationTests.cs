using System.Diagnostics;
using Dapper;
using DirectiveSearch.Archive;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Tests.Archive;

public sealed class MigrationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("migration-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The numbers of all scripts that the program carries.</summary>
    private static int[] Scripts { get; } = [.. typeof(ArchiveStore).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Sqlite/", StringComparison.Ordinal)).Select(name => int.Parse(name.AsSpan("Sqlite/".Length, 4))).Order()];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Opening_again_keeps_what_is_there()
    {
        using (var archive = await OpenAsync()) await archive.Runs.StartAsync("ingest", "a", "A", Cancellation);
        using (var archive = await OpenAsync()) Assert.Equal(1, (await archive.Runs.ListAsync(0, 10, Cancellation)).Total);
        Assert.Equal(Scripts, await QueryAsync<int>("SELECT number FROM migrations ORDER BY number"));
    }

    [Fact]
    public async Task An_archive_of_a_later_program_is_refused()
    {
        (await OpenAsync()).Dispose();
        await QueryAsync<int>("INSERT INTO migrations (number, name, applied_at) VALUES (9999, 'later', 0) RETURNING number");
        var refusal = await Assert.ThrowsAsync<ArchiveTooNewException>(OpenAsync);
        Assert.Equal((9999, Scripts[^1]), (refusal.Found, refusal.Known));
        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_may_open_a_new_archive_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(OpenAsync, Cancellation)));
        foreach (var store in stores) store.Dispose();
        Assert.Equal(Scripts, await QueryAsync<int>("SELECT number FROM migrations ORDER BY number"));
    }

    [Fact]
    public void One_writer_at_a_time_has_a_folder()
    {
        var first = ArchiveStore.TryAcquireWriter(folder.FullName);
        Assert.NotNull(first);
        Assert.Null(ArchiveStore.TryAcquireWriter(folder.FullName));
        first.Dispose();
        using var second = ArchiveStore.TryAcquireWriter(folder.FullName);
        Assert.NotNull(second);
    }

    /// <summary>Where the system has no SQLite, the bundled 3.35 serves: the whole contract runs on it in a process of its own.</summary>
    [Fact]
    public async Task The_bundled_sqlite_serves_where_the_system_has_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux can be made to miss its SQLite.");
        Assert.SkipWhen(Environment.GetEnvironmentVariable(SqliteArchiveTests.ExpectedVersion) is not null, "This is the process without the system's SQLite.");
        // The loader gives up at a file that is no library, and looks no further.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "libsqlite3.so.0"), "", Cancellation);
        var start = new ProcessStartInfo("dotnet", [typeof(MigrationTests).Assembly.Location, "--filter-class", "*SqliteArchiveTests", "*SqliteSearchIndexTests"])
        {
            RedirectStandardOutput = true,
            Environment = { ["LD_LIBRARY_PATH"] = folder.FullName, [SqliteArchiveTests.ExpectedVersion] = "3.35." },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, output);
    }

    private Task<ArchiveStore> OpenAsync() => ArchiveStore.OpenAsync(folder.FullName, TimeProvider.System, Cancellation);

    private async Task<IEnumerable<T>> QueryAsync<T>(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "archive.db")};Pooling=False");
        return await connection.QueryAsync<T>(sql);
    }
}
