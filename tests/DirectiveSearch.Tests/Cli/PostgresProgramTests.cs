using System.Text.Json;
using DirectiveSearch.Tests.Archive;
using Npgsql;

namespace DirectiveSearch.Tests.Cli;

/// <summary>The program with its archive on PostgreSQL: one setting is all it takes, and every verb works.</summary>
public sealed class PostgresProgramTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-postgres-");
    private string? database;

    public async ValueTask InitializeAsync() => database = await postgres.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await postgres.DropAsync(database!);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_verb_works_on_it()
    {
        var before = await RunAsync("doctor");
        var plan = Path.Combine(folder.FullName, "plan.txt");
        await File.WriteAllTextAsync(plan, ProgramTests.Plan.ReplaceLineEndings("\n"), TestContext.Current.CancellationToken);
        var ingested = await RunAsync("ingest", plan);
        var stats = JsonDocument.Parse((await RunAsync("stats", "--json")).Output).RootElement;
        var found = await RunAsync("search", "34ct tw");
        var reindexed = await RunAsync("reindex");
        var equal = await RunAsync("index", "verify");
        var after = await RunAsync("doctor");

        Assert.Equal((0, 0, 0, 0), (ingested.ExitCode, found.ExitCode, reindexed.ExitCode, equal.ExitCode));
        Assert.Equal((1, 1), (stats.GetProperty("documents").GetInt32(), stats.GetProperty("citations").GetInt32()));
        Assert.Contains("1 văn bản", found.Output);
        Assert.False(File.Exists(Path.Combine(folder.FullName, "data", "archive.db")));
        Assert.Contains("chưa có kho", before.Output);
        Assert.Matches(@"Kho: máy chủ · 127\.0\.0\.1:\d+/archive_\w+ \(\w+\)\n  PostgreSQL \S+.* · lược đồ \d+\n", after.Output);
    }

    [Fact]
    public async Task A_database_that_cannot_be_used_is_told_with_the_way_out()
    {
        var parts = new NpgsqlConnectionStringBuilder(database);
        parts.Database = "no_such_database";
        await ExpectAsync(parts.ConnectionString, "chưa có cơ sở dữ liệu này. Hãy tạo trước");
        await ExpectAsync("Host=127.0.0.1;Port=1;Database=a;Username=u;Password=s3cret", "chưa trả lời");
    }

    private async Task ExpectAsync(string connection, string told)
    {
        var stats = await ProgramRun.OfAsync(folder.FullName, "stats", "--archive-postgres", connection);
        var doctor = await ProgramRun.OfAsync(folder.FullName, "doctor", "--archive-postgres", connection);
        Assert.Equal((1, 0), (stats.ExitCode, doctor.ExitCode));
        Assert.Contains(told, stats.Error);
        Assert.Contains($"KHÔNG DÙNG ĐƯỢC", doctor.Output);
        Assert.DoesNotContain("s3cret", stats.Error + doctor.Output + doctor.Error);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(Path.Combine(folder.FullName, "data"), [.. arguments, "--archive-postgres", database!]);
}
