using System.Diagnostics;
using System.Globalization;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>One child process that converts files one after the other; given up when it hangs, floods, crashes or grows too big.</summary>
internal sealed class ConversionProcess : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly IngestionLimits limits;
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("directivesearch-convert-").FullName;

    public ConversionProcess(ConversionOptions options, IngestionLimits limits)
    {
        this.limits = limits;
        var start = new ProcessStartInfo(options.Command[0])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var argument in options.Command.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.ConversionMemoryBytes / 4 * 3).ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in options.Environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it may be given another file.</summary>
    public bool Usable { get; private set; } = true;

    /// <exception cref="OperationCanceledException">Cancelled; the child is gone.</exception>
    public async Task<ConversionResult> ConvertAsync(string path, string name, CancellationToken cancellation)
    {
        Usable = false;
        try
        {
            var call = new ConversionCall(Path.GetFullPath(path), name, folder, limits);
            await ConversionFrames.WriteAsync(process.StandardInput.BaseStream, call, default, cancellation).ConfigureAwait(false);
            var result = await AnswerAsync(cancellation).ConfigureAwait(false);
            CleanFolder();
            Usable = WorkingSet() < limits.ConversionMemoryBytes / 2;
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
                : ConversionResult.Of(new ConvertedText(text, answer.MediaType, answer.Reading, answer.PageStarts ?? []));
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
            var stopped = clock.Elapsed > most ? ConversionResult.Failed("conversion-timeout", $"{limits.ConversionTime.TotalSeconds:0} giây")
                : WorkingSet() > limits.ConversionMemoryBytes ? ConversionResult.Failed("conversion-memory", $"{limits.ConversionMemoryBytes >> 20} MB")
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

    private long WorkingSet()
    {
        process.Refresh();
        return process.HasExited ? 0 : process.WorkingSet64;
    }

    private void Kill()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }

    private void CleanFolder()
    {
        foreach (var file in Directory.EnumerateFiles(folder)) File.Delete(file);
    }
}
