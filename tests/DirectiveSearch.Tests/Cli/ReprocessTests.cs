using System.Text.Json;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Cli;

/// <summary>reprocess: documents go through the steps again.</summary>
public sealed class ReprocessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-reprocess-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Documents_go_through_the_steps_that_are_asked_for()
    {
        var plan = Path.Combine(folder.FullName, "plan.txt");
        await File.WriteAllTextAsync(plan, ProgramTests.Plan.ReplaceLineEndings("\n"), Stop);
        await RunAsync("ingest", plan);
        var id = JsonDocument.Parse((await RunAsync("search", "34ct tw", "--json")).Output).RootElement.GetProperty("hits")[0].GetProperty("id").GetString()!;

        Assert.Equal((0, "0 0 0"), await CountsAsync("--stale"));
        Assert.Equal((0, "1 0 0"), await CountsAsync("--all", "--follow"));
        Assert.Equal((0, "0 1 0"), await CountsAsync("--document", id, "--from", "extract"));
        Assert.Equal((1, "0 0 1"), await CountsAsync("--document", id, "AAAAAAAAAAAAAAAA", "--from", "resolve", "--follow"));
        using var archive = await ArchiveStore.OpenAsync(Path.Combine(folder.FullName, "data"), TimeProvider.System, Stop);
        Assert.Equal(0, await archive.Work.PendingAsync(Stop));
        Assert.Equal(0, (await RunAsync("index", "verify")).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--all --stale")]
    [InlineData("--stale --from extract")]
    [InlineData("--all --from index")]
    public async Task A_wrong_call_says_what_is_allowed(string arguments)
    {
        var run = await RunAsync(["reprocess", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    private async Task<(int ExitCode, string Counts)> CountsAsync(params string[] arguments)
    {
        var run = await RunAsync(["reprocess", .. arguments, "--json"]);
        var counts = JsonDocument.Parse(run.Output).RootElement;
        return (run.ExitCode, $"{counts.GetProperty("convert")} {counts.GetProperty("extract")} {counts.GetProperty("resolve")}");
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(Path.Combine(folder.FullName, "data"), arguments);
}
