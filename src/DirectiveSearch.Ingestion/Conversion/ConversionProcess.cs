using System.Diagnostics;
using System.Globalization;
using System.Text;

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
        var command = options.Sandboxed && Sandbox.IsAvailable ? Sandbox.Wrap(options.Command, folder, WorkFolder, limits.ConversionMemoryBytes / 2, options.Readable) : options.Command;
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
        var (answer, body) = await AskAsync(path, new ConversionCall(Input, name, WorkFolder, limits), cancellation).ConfigureAwait(false);
        return answer.Failure is { } failure ? new ConversionResult(null, failure)
            : ConversionResult.Of(new ConvertedText(Encoding.UTF8.GetString(body), answer.MediaType!, answer.Reading, answer.PageStarts ?? []) { Scan = answer.Scan, Encodings = answer.Encodings });
    }

    /// <returns>A JPEG, or null when there is none to be had.</returns>
    public async Task<byte[]?> CropAsync(string path, PageCrop crop, CancellationToken cancellation)
    {
        var (answer, body) = await AskAsync(path, new ConversionCall(Input, "", WorkFolder, limits, crop), cancellation).ConfigureAwait(false);
        return answer.Failure is null ? body : null;
    }

    private async Task<(ConversionAnswer Answer, byte[] Body)> AskAsync(string path, ConversionCall call, CancellationToken cancellation)
    {
        Usable = false;
        try
        {
            File.Copy(path, Input, overwrite: true);
            await ConversionFrames.WriteAsync(process.StandardInput.BaseStream, call, default, cancellation).ConfigureAwait(false);
            var answered = await AnswerAsync(cancellation).ConfigureAwait(false);
            Usable = Tree().ResidentBytes < limits.ConversionMemoryBytes / 2;
            return answered;
        }
        catch (InvalidDataException)
        {
            return Failed("conversion-output");
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

    private async Task<(ConversionAnswer Answer, byte[] Body)> AnswerAsync(CancellationToken cancellation)
    {
        for (var pages = 0; pages <= limits.LargestScanPages + 1; pages++)
        {
            var reading = ReadAnswerAsync(cancellation);
            if (await WatchAsync(reading, cancellation).ConfigureAwait(false) is { } stopped) return Failed(stopped.Code, stopped.Detail);
            var (answer, body) = await reading.ConfigureAwait(false);
            if (answer is null) return Crashed();
            if (answer.Page is not null) continue;
            return answer is { Failure: null, MediaType: null } ? Crashed() : (answer, body);
        }

        return Failed("conversion-output");
    }

    private async Task<(ConversionAnswer? Answer, byte[] Body)> ReadAnswerAsync(CancellationToken cancellation)
    {
        var stream = process.StandardOutput.BaseStream;
        var answer = await ConversionFrames.ReadAsync<ConversionAnswer>(stream, cancellation).ConfigureAwait(false);
        return (answer, answer is { BodyBytes: not 0 } ? await ConversionFrames.ReadBodyAsync(stream, answer.BodyBytes, limits.LargestTextBytes, cancellation).ConfigureAwait(false) : []);
    }

    /// <summary>Null once the answer is there; a reason when the child had to be stopped.</summary>
    private async Task<Reason?> WatchAsync(Task reading, CancellationToken cancellation)
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
            var stopped = clock.Elapsed > most ? new Reason("conversion-timeout", $"{limits.ConversionTime.TotalSeconds:0} giây")
                : tree.ResidentBytes > limits.ConversionMemoryBytes ? new Reason("conversion-memory", $"{limits.ConversionMemoryBytes >> 20} MB")
                : tree.Processes > MostProcesses ? new Reason("conversion-processes", $"{MostProcesses}")
                : null;
            if (stopped is null) continue;
            Kill();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            return stopped;
        }

        return null;
    }

    private (ConversionAnswer Answer, byte[] Body) Crashed()
    {
        process.WaitForExit(Glance);
        return Failed("conversion-crash", process.HasExited ? $"mã thoát {process.ExitCode}" : "ngắt kết nối");
    }

    private static (ConversionAnswer Answer, byte[] Body) Failed(string code, string? detail = null) => (new ConversionAnswer(null, null, default, null, 0, new Reason(code, detail), null), []);

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
