using System.CommandLine;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using Spectre.Console;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>reindex: rebuilds the index from the archive beside the one in use, and swaps it in.</summary>
internal static class ReindexVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var verb = new Command("reindex", "lập lại chỉ mục từ kho; việc tìm kiếm không bị gián đoạn");
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            using var workspace = await Workspace.OpenAsync(read, cancellation);
            using var right = Archive.ArchiveStore.TryAcquireWriter(read.Data)
                ?? throw new CallException(ExitCode.Failed, "Một tiến trình khác đang làm việc với kho này. Dừng cổng tra cứu hoặc đợi lượt nạp xong rồi thử lại.");
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            var documents = await console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(display => RebuildAsync(read, workspace, display.AddTask("Đang lập chỉ mục"), cancellation));
            Console.WriteLine($"Đã lập lại chỉ mục: {documents} văn bản.");
            return 0;
        });
        return verb;
    }

    private static Task<long> RebuildAsync(ProgramSettings settings, Workspace workspace, ProgressTask bar, CancellationToken cancellation)
    {
        var progress = new Progress<(long Done, long Total)>(state =>
        {
            bar.MaxValue = Math.Max(1, state.Total);
            bar.Value = state.Done;
        });
        return Workspace.RebuildAsync(settings, workspace.Archive, progress, cancellation);
    }
}
