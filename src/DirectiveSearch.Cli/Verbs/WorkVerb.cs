using System.CommandLine;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>work: a worker without a portal. Any number of them on PostgreSQL; on the embedded archive one works at a time, and others wait for its end.</summary>
internal static class WorkVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var verb = new Command("work", "xử lý văn bản và chạy việc theo giờ, không mở cổng tra cứu; với PostgreSQL có thể chạy bao nhiêu tiến trình cũng được");
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            await using var workspace = await Workspace.OpenPatientlyAsync(read, "work", cancellation);
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
            HostParts.Add(builder, read, workspace, new WorkerOptions(Sample: false), cancellation);
            using var host = builder.Build();
            await host.StartAsync(cancellation);
            workspace.Log.Tell($"DirectiveSearch đang làm việc (dừng: Ctrl+C). Kho: {workspace.Place}");
            await Running.UntilStoppedAsync(host, read, cancellation);
            return 0;
        });
        return verb;
    }
}
