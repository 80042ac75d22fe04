using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace DirectiveSearch.Tests.Cli;

/// <summary>A program that stays, with what it tells; killed with the test if it still runs.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> told = [];

    public RunningProgram(string data, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        process = ProgramRun.Start(data, environment, arguments);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = ReadAsync();
    }

    public RunningProgram(string data, params string[] arguments)
        : this(data, new Dictionary<string, string>(), arguments)
    {
    }

    public int Id => process.Id;

    /// <summary>All lines that were read by <see cref="LineAsync"/>.</summary>
    public string Told => string.Join('\n', told);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The next line that holds these words.</summary>
    public async Task<string> LineAsync(string words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Longest);
        try
        {
            while (true)
            {
                var line = await lines.Reader.ReadAsync(limit.Token);
                told.Add(line);
                if (line.Contains(words, StringComparison.Ordinal)) return line;
            }
        }
        catch (Exception error) when (error is ChannelClosedException or OperationCanceledException)
        {
            throw new InvalidOperationException($"“{words}” was not told, but:\n{Told}", error);
        }
    }

    /// <summary>Of a portal that is up.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string up = "DirectiveSearch đang chạy tại ";
        var line = await LineAsync(up);
        return new Uri(line[(line.IndexOf(up, StringComparison.Ordinal) + up.Length)..].Split(' ')[0]);
    }

    public Task WorkingAsync() => LineAsync("DirectiveSearch đang làm việc");

    public void Signal(PosixSignal signal) => Assert.Equal(0, Kill(process.Id, signal == PosixSignal.SIGTERM ? 15 : signal == PosixSignal.SIGINT ? 2 : (int)signal));

    public void Kill() => process.Kill(entireProcessTree: true);

    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(Stop).WaitAsync(Longest, Stop);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line) lines.Writer.TryWrite(line);
        lines.Writer.Complete();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
