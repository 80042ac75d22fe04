using System.CommandLine;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>serve [--sample]: the portal and, as long as no other process works for the folder, the worker.</summary>
internal static class ServeVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var sample = new Option<bool>("--sample") { Description = "nạp dữ liệu mẫu nếu kho đang trống" };
        var verb = new Command("serve", "mở cổng tra cứu") { sample };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            await using var workspace = await Workspace.OpenAsync(read, "serve", cancellation);
            if (workspace.Index is SqliteSearchIndex embedded) _ = WarmAsync(embedded, cancellation);
            await using var app = ServeHost.Build(read, workspace, call.GetValue(sample));
            await ServeHost.StartAsync(app, read, cancellation);
            await Console.Error.WriteLineAsync($"DirectiveSearch đang chạy tại {string.Join(" ", app.Urls)} (dừng: Ctrl+C). Kho: {read.Data}");
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return verb;
    }

    /// <summary>Without it the first searches are slow; that is all, so a failure is told and nothing stops.</summary>
    private static async Task WarmAsync(SqliteSearchIndex index, CancellationToken cancellation)
    {
        try
        {
            await index.WarmAsync(cancellation);
        }
#pragma warning disable CA1031 // Whatever it is, searching says it again, to whoever searches.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"Chưa đọc trước được chỉ mục, những lần tìm đầu sẽ chậm: {exception.Message}");
        }
    }
}
