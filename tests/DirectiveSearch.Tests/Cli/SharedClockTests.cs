using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;

namespace DirectiveSearch.Tests.Cli;

/// <summary>Programs that share a PostgreSQL share one clock.</summary>
public sealed class SharedClockTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Every = "0/2 * * * * ?";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-clock-");
    private string? database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await postgres.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await postgres.DropAsync(database!);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_time_is_kept_once()
    {
        using var one = Work("--schedules-housekeeping", Every);
        await one.LineAsync("Schedule housekeeping done");
        using var other = Work("--schedules-housekeeping", Every);
        await other.WorkingAsync();
        await SeveralAsync(one);
        one.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, await one.ExitAsync());
        await SeveralAsync(other);
        other.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, await other.ExitAsync());
        var times = (one.Told + "\n" + other.Told).Split('\n').Where(line => line.Contains("Schedule housekeeping done", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("State").GetProperty("Due").GetString()).ToList();
        Assert.Equal(times.Distinct().Order(), times.Order());
        using var archive = await ArchiveStore.OpenPostgresAsync(folder.FullName, database!, TimeProvider.System, Stop);
        var schedule = (await archive.Schedules.ListAsync(Stop)).Single(state => state.Name == "housekeeping");
        Assert.Equal((Every, ScheduleOutcome.Done), (schedule.Cron, schedule.Outcome));
        Assert.NotNull(schedule.Detail);
    }

    [Fact]
    public async Task A_job_whose_program_was_killed_is_run_by_another()
    {
        // Comparing waits for an index that does not answer.
        var soon = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow.AddSeconds(12), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        string[] arguments = ["--schedules-index-comparison", soon.ToString("s m H d M '?'", CultureInfo.InvariantCulture), "--schedules-housekeeping", "", "--search-elasticsearch-urls", "http://127.0.0.1:1"];
        using var one = Work(arguments);
        using var other = Work(arguments);
        await Task.WhenAll(one.WorkingAsync(), other.WorkingAsync());
        using var archive = await ArchiveStore.OpenPostgresAsync(folder.FullName, database!, TimeProvider.System, Stop);
        var first = await RunnerAsync(archive, "");
        var (killed, left) = first.Contains($"-{one.Id}-", StringComparison.Ordinal) ? (one, other) : (other, one);
        killed.Kill();
        Assert.Contains($"-{left.Id}-", await RunnerAsync(archive, first));
    }

    /// <summary>Who runs the comparison, as soon as it is another than this.</summary>
    private static async Task<string> RunnerAsync(ArchiveStore archive, string before)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await looks.WaitForNextTickAsync(Stop))
        {
            var found = (await archive.Schedules.ListAsync(Stop)).FirstOrDefault(state => state.Name == "index-comparison");
            if (found is { Outcome: ScheduleOutcome.Running, Worker: { } worker } && worker != before) return worker;
        }

        return "";
    }

    private static async Task SeveralAsync(RunningProgram program)
    {
        for (var i = 0; i < 2; i++) await program.LineAsync("Schedule housekeeping done");
    }

    private RunningProgram Work(params string[] arguments) => new(folder.FullName, ["work", "--archive-postgres", database!, "--log-format", "json", .. arguments]);
}
