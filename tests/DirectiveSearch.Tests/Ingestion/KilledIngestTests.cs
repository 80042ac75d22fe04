using System.Diagnostics;
using System.Globalization;
using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Search.Sqlite;
using DirectiveSearch.Tests.Copying;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>The whole program, killed while it works on the embedded archive: what it has when it is let finish is what it has when nobody killed it.
/// DIRECTIVESEARCH_TEST_KILLS=500 runs the long form: so many kills over 1,000 files.</summary>
public sealed class KilledIngestTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int ShortKills = 12;

    /// <summary>The longest life is so many times what the program takes for one file, so that it gets on, on a slow machine too, and most of what it takes for all, so that few come to their end.</summary>
    private const int Lives = 4;

    private static readonly int? LongKills =
        int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : null;

    /// <summary>Each says that the step before has left something; at the first moment when it is true the program is killed.</summary>
    private static readonly string[] Boundaries =
    [
        "SELECT count(*) FROM run_items",
        "SELECT count(*) FROM versions WHERE text IS NOT NULL",
        "SELECT count(*) FROM citations",
        "SELECT count(*) FROM documents WHERE resolve_stamp > 0",
        "SELECT count(*) FROM run_items WHERE state = 2",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(20_260_101);
    private TimeSpan longestLife;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whoever opens an archive finds the library to read it with.</summary>
    public async ValueTask InitializeAsync() => (await ArchiveStore.OpenAsync(Data("none"), TimeProvider.System, Cancellation)).Dispose();

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Killed_at_every_step_and_at_any_moment_nothing_is_lost_and_nothing_doubled()
    {
        Component.Require("pdftotext");
        var broken = MixedFiles.Write(folder, "plans", LongKills is null ? 60 : 1000);
        var clock = Stopwatch.StartNew();
        await FinishAsync("one", Path.Combine(folder.Path, "plans", "00", "0003.docx"));
        var one = clock.Elapsed;
        await FinishAsync("undisturbed");
        longestLife = TimeSpan.FromTicks(Math.Min(one.Ticks * Lives, (clock.Elapsed - one).Ticks * 2 / 3));
        output.WriteLine($"undisturbed: {clock.Elapsed.TotalSeconds:F1} s; each life takes up to {longestLife.TotalSeconds:F1} s");
        var expected = await RowsAsync("undisturbed");
        Assert.Equal(broken, expected.Count(line => line.StartsWith("work: ", StringComparison.Ordinal)));

        var kills = 0;
        for (var round = 1; kills < (LongKills ?? ShortKills); round++)
        {
            var data = $"round-{round}";
            var before = kills;
            foreach (var boundary in Boundaries) await KillWhenAsync(data, boundary);
            while (kills < (LongKills ?? ShortKills) && await KillAsync(data)) kills++;
            await FinishAsync(data);
            await AssertIndexAsync(data);
            ArchiveRows.AssertEqual(expected, await RowsAsync(data));
            output.WriteLine($"round {round}: killed at {Boundaries.Length} steps and {kills - before} times between, complete after {clock.Elapsed.TotalSeconds:F0} s in all");
        }
    }

    /// <summary>One file makes its reader kill the whole program: in the end it is put away, and all others are in.</summary>
    [Fact]
    public async Task A_file_that_always_kills_the_program_ends_as_a_dead_letter_and_all_others_are_done()
    {
        for (var number = 0; number < 20; number++) folder.Write($"plans/{number}.html", $"<html><body><p>{MixedFiles.Text(number)}</p></body></html>");
        folder.Write("plans/5-bad.pdf", Fixtures.Pdf("x"));
        // Shut in, a file cannot reach the program: without bubblewrap it may.
        folder.Script("tools/bwrap", "exit 1");
        folder.Script("tools/pdfinfo", "p=$$; while [ $p -gt 1 ]; do p=$(cut -d' ' -f4 /proc/$p/stat); tr '\\0' ' ' </proc/$p/cmdline | grep -q ' ingest ' && kill -9 $p && exit 1; done");
        var environment = new Dictionary<string, string> { ["PATH"] = $"{Path.Combine(folder.Path, "tools")}:{Environment.GetEnvironmentVariable("PATH")}" };
        var deaths = 0;
        while (true)
        {
            using var program = Start("killed", environment);
            while (!program.HasEnded)
            {
                await ImpatientAsync("killed");
                await Task.Delay(50, Cancellation);
            }

            if (await program.EndAsync(Cancellation) == 0) break;
            Assert.True(++deaths <= WorkTable.MostAbandoned + 1, program.Said);
        }

        Assert.Equal(WorkTable.MostAbandoned + 1, deaths);
        using var archive = await ArchiveStore.OpenAsync(Data("killed"), TimeProvider.System, Cancellation);
        Assert.Equal((20, 1), (await archive.CountAsync(Cancellation)) is var count ? (count.Documents, count.Failures) : default);
        await using var connection = ArchiveRows.Sqlite(Data("killed"));
        Assert.Equal(["bi-ngat"], await connection.QueryAsync<string>("SELECT reason_code FROM work"));
        await AssertIndexAsync("killed");
    }

    private string Data(string name) => Path.Combine(folder.Path, name);

    private ChildProgram Start(string data, IReadOnlyDictionary<string, string>? environment = null, string? what = null) =>
        ChildProgram.Start(Data(data), environment, "ingest", what ?? Path.Combine(folder.Path, "plans"));

    private async Task FinishAsync(string data, string? what = null)
    {
        using var last = Start(data, what: what);
        Assert.True(await last.EndAsync(Cancellation) == 0, last.Said);
    }

    private async Task KillWhenAsync(string data, string something)
    {
        using var program = Start(data);
        while (!program.HasEnded && await AskAsync(data, something) == 0) await Task.Delay(2, Cancellation);
        await program.KillAsync();
    }

    /// <returns>False when it had ended before.</returns>
    private async Task<bool> KillAsync(string data)
    {
        using var program = Start(data);
        await Task.WhenAny(program.EndAsync(Cancellation), Task.Delay(longestLife * random.NextDouble(), Cancellation));
        if (program.HasEnded) return false;
        await program.KillAsync();
        return true;
    }

    private async Task<long> AskAsync(string data, string count)
    {
        if (!File.Exists(Path.Combine(Data(data), "archive.db"))) return 0;
        try
        {
            await using var connection = ArchiveRows.Sqlite(Data(data));
            return await connection.ExecuteScalarAsync<long>(count);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // It is being made.
            return 0;
        }
    }

    /// <summary>What waits for another try need not wait for real.</summary>
    private Task<long> ImpatientAsync(string data) => AskAsync(data, "UPDATE work SET available_at = 0 WHERE leased = 0 AND dead = 0; SELECT 0");

    /// <summary>What an archive holds; runs are not compared, since the killed program brought the same files again and again.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync(string data)
    {
        await using var connection = ArchiveRows.Sqlite(Data(data));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM work WHERE dead = 0"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM runs WHERE state = 0"));
        return [.. (await ArchiveRows.DescribeAsync(connection)).Where(line => !line.StartsWith("run_items: ", StringComparison.Ordinal))];
    }

    private async Task AssertIndexAsync(string data)
    {
        using var archive = await ArchiveStore.OpenAsync(Data(data), TimeProvider.System, Cancellation);
        var index = await SqliteSearchIndex.OpenAsync(Path.Combine(Data(data), "index"), Cancellation);
        await IndexingAssert.EqualsArchiveAsync(archive, index);
    }
}
