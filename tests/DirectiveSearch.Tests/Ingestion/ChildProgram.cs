using System.Collections.Concurrent;
using System.Diagnostics;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>The whole program as a process of its own, to be killed, paused and stopped; gone when disposed.</summary>
internal sealed class ChildProgram : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = [];
    private bool gone;

    private ChildProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>What it wrote, for messages.</summary>
    public string Said => string.Join('\n', said);

    public static ChildProgram Start(string data, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DIRECTIVESEARCH_DATA"] = data;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ChildProgram(Process.Start(start)!);
    }

    /// <summary>SIGKILL, to it alone: what it started has to notice by itself.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM; it is to give back what it has and end.</summary>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        await SignalAsync("TERM");
        return await EndAsync(cancellation);
    }

    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    public Task PauseAsync() => SignalAsync("STOP");

    public Task ContinueAsync() => SignalAsync("CONT");

    public void Dispose()
    {
        if (gone) return;
        gone = true;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task SignalAsync(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {process.Id}"]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    private void Note(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        while (said.Count > 200) said.TryDequeue(out _);
    }
}
