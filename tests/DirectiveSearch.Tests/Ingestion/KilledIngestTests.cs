using System.Diagnostics;
using DirectiveSearch.Archive;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>The whole program, killed while it works: nothing that was acknowledged is lost, and the index ends as the archive says.</summary>
public sealed class KilledIngestTests : IDisposable
{
    private const int Documents = 300;

    private readonly TemporaryFolder folder = new();

    private string Data => Path.Combine(folder.Path, "data");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_ingest_that_is_killed_again_and_again_loses_nothing()
    {
        for (var number = 0; number < Documents; number++) folder.Write($"plans/{number}.txt", $"KẾ HOẠCH số {number}\nThực hiện Chỉ thị số {(number % 40) + 1}-CT/TW ngày 07/4/2014 của Bộ Chính trị.\n");
        var archive = await ArchiveStore.OpenAsync(Data, TimeProvider.System, Cancellation);
        // Killed after so many documents came in, after so many were read, and after so many were done.
        await KillWhenAsync(async () => (await Runs()).Any(run => run.Total > 0));
        await KillWhenAsync(async () => (await archive.CountAsync(Cancellation)).Citations > 0);
        await KillWhenAsync(async () => (await Runs()).Any(run => run.Done > run.Duplicates));
        using (var last = Start())
        {
            await last.WaitForExitAsync(Cancellation);
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Equal((Documents, 0), ((await archive.CountAsync(Cancellation)).Documents, await archive.Work.PendingAsync(Cancellation)));
        var index = await SqliteSearchIndex.OpenAsync(Path.Combine(Data, "index"), Cancellation);
        var held = (await archive.Documents.RevisionsAsync("", Documents + 1, Cancellation)).ToDictionary(row => row.Id, row => row.Revision);
        Assert.Equal(held, await index.ListAsync(Cancellation).ToDictionaryAsync(row => row.Id, row => row.Version, cancellationToken: Cancellation));

        async Task<IReadOnlyList<RunSummary>> Runs() => (await archive.Runs.ListAsync(0, 10, Cancellation)).Items;
    }

    private async Task KillWhenAsync(Func<Task<bool>> reached)
    {
        using var process = Start();
        while (!process.HasExited && !await reached()) await Task.Delay(5, Cancellation);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancellation);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), "ingest", Path.Combine(folder.Path, "plans"), "--data", Data },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
