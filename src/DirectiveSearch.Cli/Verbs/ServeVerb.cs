using System.CommandLine;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>serve [--sample] [--no-work]: the portal and, unless others are to, the worker.</summary>
internal static class ServeVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var sample = new Option<bool>("--sample") { Description = "nạp dữ liệu mẫu nếu kho đang trống" };
        var noWork = new Option<bool>("--no-work") { Description = "chỉ mở cổng tra cứu, việc xử lý do các tiến trình work làm" };
        var verb = new Command("serve", "mở cổng tra cứu") { sample, noWork };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var works = !call.GetValue(noWork);
            await using var workspace = await Workspace.OpenPatientlyAsync(read, works ? "serve" : "portal", cancellation);
            if (workspace.Index is SqliteSearchIndex embedded) _ = WarmAsync(embedded, workspace.Log, cancellation);
            await using var app = ServeHost.Build(read, workspace, works ? new WorkerOptions(call.GetValue(sample)) : null, cancellation);
            await ServeHost.StartAsync(app, read, cancellation);
            workspace.Log.Tell($"DirectiveSearch đang chạy tại {string.Join(" ", app.Urls)} (dừng: Ctrl+C). Kho: {workspace.Place}");
            await Running.UntilStoppedAsync(app, read, cancellation);
            return 0;
        });
        return verb;
    }

    /// <summary>Without it the first searches are slow; that is all, so a failure is told and nothing stops.</summary>
    private static async Task WarmAsync(SqliteSearchIndex index, ProgramLog log, CancellationToken cancellation)
    {
        try
        {
            await index.WarmAsync(cancellation);
        }
#pragma warning disable CA1031 // Whatever it is, searching says it again, to whoever searches.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.Tell($"Chưa đọc trước được chỉ mục, những lần tìm đầu sẽ chậm: {exception.Message}");
        }
    }
}
