using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace DirectiveSearch.Tests.Cli;

/// <summary>How the program ends: readiness first, then what is under way, in a bounded time; at once when it is asked twice.</summary>
public sealed class StoppingTests : IDisposable
{
    /// <summary>What never comes is a failure, not a wait (ms).</summary>
    private const int Longest = 180_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-stopping-");
    private readonly HttpClient http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        http.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact(Timeout = Longest)]
    public async Task Readiness_fails_first_while_pages_are_still_answered()
    {
        using var serving = Serve("--stop-seconds", "3");
        var address = await serving.AddressAsync();
        Assert.Equal((HttpStatusCode.OK, false), await ReadyAsync(address));
        serving.Signal(PosixSignal.SIGTERM);
        (HttpStatusCode Status, bool Stopping) ready;
        do ready = await ReadyAsync(address);
        while (!ready.Stopping);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "/health/live"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "/"), Stop)).StatusCode);
        Assert.Equal(0, await serving.ExitAsync());
        Assert.Empty(await WorkersAsync());
    }

    [Fact(Timeout = Longest)]
    public async Task A_request_under_way_is_answered()
    {
        using var serving = Serve();
        var address = await serving.AddressAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /nap-tai-lieu HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nConnection: close\r\n\r\na"), Stop);
        await http.GetAsync(new Uri(address, "/health/live"), Stop);
        serving.Signal(PosixSignal.SIGINT);
        await NobodyAnswersAsync(address);
        await stream.WriteAsync("=1"u8.ToArray(), Stop);
        using var answer = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 4", await answer.ReadToEndAsync(Stop));
        Assert.Equal(0, await serving.ExitAsync());
    }

    [Fact(Timeout = Longest)]
    public async Task Whoever_asks_twice_waits_no_longer()
    {
        using var serving = Serve("--stop-seconds", "300");
        var address = await serving.AddressAsync();
        serving.Signal(PosixSignal.SIGTERM);
        while (!(await ReadyAsync(address)).Stopping)
        {
        }

        var since = Stopwatch.StartNew();
        serving.Signal(PosixSignal.SIGTERM);
        Assert.Equal(128 + 15, await serving.ExitAsync());
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), since.Elapsed.ToString());
    }

    [Fact(Timeout = Longest)]
    public async Task A_worker_takes_leave_and_another_waits_for_its_turn()
    {
        using var first = new RunningProgram(folder.FullName, "work", "--schedules-housekeeping", "0/1 * * * * ?");
        await first.WorkingAsync();
        await first.LineAsync("Schedule housekeeping done");
        using var second = new RunningProgram(folder.FullName, "work", "--schedules-housekeeping", "0/1 * * * * ?");
        await second.WorkingAsync();
        Assert.Equal(0, (await ProgramRun.OfAsync(folder.FullName, "doctor", "--worker")).ExitCode);
        Assert.Equal([first.Id.ToString()], (await WorkersAsync()).Select(id => id.Split('-')[^2]));
        first.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, await first.ExitAsync());
        await second.LineAsync("Schedule housekeeping done");
        Assert.DoesNotContain(second.Id.ToString(), string.Join(' ', first.Told));
        second.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, await second.ExitAsync());
        Assert.Equal(1, (await ProgramRun.OfAsync(folder.FullName, "doctor", "--worker")).ExitCode);
    }

    [Fact(Timeout = Longest)]
    public async Task A_portal_that_does_not_work_is_listed_as_one()
    {
        using var serving = Serve("--no-work");
        await serving.AddressAsync();
        using var archive = await DirectiveSearch.Archive.ArchiveStore.OpenAsync(folder.FullName, TimeProvider.System, Stop);
        while (!(await archive.Workers.ListAsync(Stop)).Any(listed => listed.ProcessId == serving.Id && listed.Verb == "portal"))
        {
        }

        Assert.Equal(1, (await ProgramRun.OfAsync(folder.FullName, "doctor", "--worker")).ExitCode);
    }

    private RunningProgram Serve(params string[] arguments) => new(folder.FullName, ["serve", "--urls", "http://127.0.0.1:0", .. arguments]);

    private async Task<(HttpStatusCode Status, bool Stopping)> ReadyAsync(Uri address)
    {
        var answer = await http.GetAsync(new Uri(address, "/health/ready"), Stop);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return (answer.StatusCode, body.RootElement.GetProperty("stopping").GetBoolean());
    }

    private static async Task NobodyAnswersAsync(Uri address)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port, Stop);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private async Task<IReadOnlyList<string>> WorkersAsync()
    {
        using var archive = await DirectiveSearch.Archive.ArchiveStore.OpenAsync(folder.FullName, TimeProvider.System, Stop);
        return [.. (await archive.Workers.ListAsync(Stop)).Select(worker => worker.Id)];
    }
}
