using System.Diagnostics;
using System.Globalization;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>One child process that converts files one after the other; given up when it hangs, floods, crashes or grows too big.</summary>
internal sealed class ConversionProcess : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>The converter, a tool, what limits it, and room for a tool that starts another.</summary>
    private const int MostProcesses = 32;

    private readonly IngestionLimits limits;
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("directivesearch-convert-").FullName;

    public ConversionProcess(ConversionOptions options, IngestionLimits limits)
    {
        this.limits = limits;
        Directory.CreateDirectory(WorkFolder);
        var command = options.Sandboxed ? Sandbox.Wrap(options.Command, folder, WorkFolder, limits.ConversionMemoryBytes / 2, options.Readable) : options.Command;
        process = Process.Start(Describe(command, options.Environment))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it may be given another file.</summary>
    public bool Usable { get; private set; } = true;

    /// <summary>What the converter is given to read: a copy, so that no original is in its reach.</summary>
    private string Input => Path.Combine(folder, "original");

    private string WorkFolder => Path.Combine(folder, "work");

    /// <exception cref="OperationCanceledException">Cancelled; the child is gone.</exception>
    public async Task<ConversionResult> ConvertAsync(string path, string name, CancellationToken cancellation)
    {
        Usable = false;
        try
        {
            File.Copy(path, Input, overwrite: true);
            var call = new ConversionCall(Input, name, WorkFolder, limits);
            await ConversionFrames.WriteAsync(process.StandardInput.BaseStream, call, default, cancellation).ConfigureAwait(false);
            var result = await AnswerAsync(cancellation).ConfigureAwait(false);
            Usable = Tree().ResidentBytes < limits.ConversionMemoryBytes / 2;
            return result;
        }
        catch (InvalidDataException)
        {
            return ConversionResult.Failed("conversion-output");
        }
        catch (IOException)
        {
            return Crashed();
        }
        finally
        {
            File.Delete(Input);
            if (!Usable) Kill();
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A tool that is just dying may still hold a file; the system clears its temporary folder.
        }
    }

    private async Task<ConversionResult> AnswerAsync(CancellationToken cancellation)
    {
        for (var pages = 0; pages <= limits.LargestScanPages + 1; pages++)
        {
            var reading = ReadAnswerAsync(cancellation);
            if (await WatchAsync(reading, cancellation).ConfigureAwait(false) is { } stopped) return stopped;
            var (answer, text) = await reading.ConfigureAwait(false);
            if (answer is null) return Crashed();
            if (answer.Page is not null) continue;
            return answer.Failure is { } failure ? new ConversionResult(null, failure)
                : answer.MediaType is null ? Crashed()
                : ConversionResult.Of(new ConvertedText(text, answer.MediaType, answer.Reading, answer.PageStarts ?? []) { Scan = answer.Scan });
        }

        return ConversionResult.Failed("conversion-output");
    }

    private async Task<(ConversionAnswer? Answer, string Text)> ReadAnswerAsync(CancellationToken cancellation)
    {
        var stream = process.StandardOutput.BaseStream;
        var answer = await ConversionFrames.ReadAsync<ConversionAnswer>(stream, cancellation).ConfigureAwait(false);
        var text = answer is { TextBytes: not 0 } ? await ConversionFrames.ReadTextAsync(stream, answer.TextBytes, limits.LargestTextBytes, cancellation).ConfigureAwait(false) : "";
        return (answer, text);
    }

    /// <summary>Null once the answer is there; a reason when the child had to be stopped.</summary>
    private async Task<ConversionResult?> WatchAsync(Task reading, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        // The tools inside have the same limit: they are given a moment to be told apart from a child that hangs itself.
        var most = limits.ConversionTime + TimeSpan.FromSeconds(2);
        while (!reading.IsCompleted)
        {
            await Task.WhenAny(reading, Task.Delay(Glance, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (reading.IsCompleted) break;
            var tree = Tree();
            var stopped = clock.Elapsed > most ? ConversionResult.Failed("conversion-timeout", $"{limits.ConversionTime.TotalSeconds:0} giây")
                : tree.ResidentBytes > limits.ConversionMemoryBytes ? ConversionResult.Failed("conversion-memory", $"{limits.ConversionMemoryBytes >> 20} MB")
                : tree.Processes > MostProcesses ? ConversionResult.Failed("conversion-processes", $"{MostProcesses}")
                : null;
            if (stopped is null) continue;
            Kill();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            return stopped;
        }

        return null;
    }

    private ConversionResult Crashed()
    {
        process.WaitForExit(Glance);
        return ConversionResult.Failed("conversion-crash", process.HasExited ? $"mã thoát {process.ExitCode}" : "ngắt kết nối");
    }

    private ProcessTree Tree() => ProcessTree.Of(process.Id, MostProcesses);

    private void Kill()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }

    /// <summary>Settings and passwords that the program was given are not the converter's business: it gets what programs need to run.</summary>
    private ProcessStartInfo Describe(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "LD_LIBRARY_PATH" or "TESSDATA_PREFIX" or "DOTNET_ROOT")).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.ConversionMemoryBytes / 4 * 3).ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["TMPDIR"] = WorkFolder;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }
}
