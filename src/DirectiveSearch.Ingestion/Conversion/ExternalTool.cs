using System.Diagnostics;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What a tool printed.</summary>
/// <param name="Error">The last kilobytes of its standard error.</param>
public sealed record ToolOutput(int ExitCode, byte[] Output, string Error);

/// <summary>Runs an installed program on one file, with bounds on processor time, memory, what it writes and how long it takes.</summary>
public static class ExternalTool
{
    /// <summary>Debian's package of every tool that conversion may call.</summary>
    public static IReadOnlyDictionary<string, string> Packages { get; } = new Dictionary<string, string>
    {
        ["pdftotext"] = "poppler-utils", ["pdfinfo"] = "poppler-utils", ["pdfimages"] = "poppler-utils", ["pdftoppm"] = "poppler-utils",
        ["tesseract"] = "tesseract-ocr tesseract-ocr-vie", ["catdoc"] = "catdoc",
        ["prlimit"] = "util-linux", ["timeout"] = "coreutils", ["bwrap"] = "bubblewrap",
    };

    /// <summary>Where the tool stands on the search path, or null.</summary>
    public static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    /// <exception cref="ReasonException">missing-tool, conversion-timeout, conversion-output.</exception>
    public static async Task<ToolOutput> RunAsync(string tool, IReadOnlyList<string> arguments, ConversionRequest request, CancellationToken cancellation)
    {
        using var process = Start(tool, arguments, request);
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(request.Limits.ConversionTime);
        try
        {
            var most = (request.Limits.LargestTextBytes * 2) + (1 << 20);
            var error = ReadTailAsync(process.StandardError.BaseStream, deadline.Token);
            var output = await ReadAsync(process.StandardOutput.BaseStream, most, deadline.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
            // timeout(1) tells with 124, a processor limit with SIGKILL or SIGXCPU.
            if (process.ExitCode is 124 or 137 or 152) throw TimedOut(request);
            return new ToolOutput(process.ExitCode, output, await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw TimedOut(request);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ReasonException TimedOut(ConversionRequest request) =>
        new("conversion-timeout", $"{request.Limits.ConversionTime.TotalSeconds:0} giây");

    private static Process Start(string tool, IReadOnlyList<string> arguments, ConversionRequest request)
    {
        var program = Require(tool);
        var seconds = (int)Math.Ceiling(request.Limits.ConversionTime.TotalSeconds);
        var start = new ProcessStartInfo(Require("prlimit"))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = request.WorkFolder,
            ArgumentList =
            {
                $"--cpu={seconds}", $"--as={request.Limits.ConversionMemoryBytes}", $"--fsize={request.Limits.LargestFileBytes}", "--core=0",
                Require("timeout"), "--kill-after=1", $"{seconds}", program,
            },
            Environment = { ["OMP_THREAD_LIMIT"] = "1", ["TMPDIR"] = request.WorkFolder, ["LC_ALL"] = "C.UTF-8" },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string Require(string tool) =>
        Find(tool) ?? throw new ReasonException("missing-tool", $"{tool} (gói {Packages.GetValueOrDefault(tool, tool)})");

    private static async Task<byte[]> ReadAsync(Stream stream, long most, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (output.Length + read > most) throw new ReasonException("conversion-output");
            output.Write(buffer, 0, read);
        }

        return output.ToArray();
    }

    private static async Task<string> ReadTailAsync(Stream stream, CancellationToken cancellation)
    {
        var tail = new byte[4096];
        var kept = 0;
        var buffer = new byte[4096];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            var keep = Math.Min(kept, tail.Length - read);
            tail.AsSpan(kept - keep, keep).CopyTo(tail);
            buffer.AsSpan(0, read).CopyTo(tail.AsSpan(keep));
            kept = keep + read;
        }

        return Encoding.UTF8.GetString(tail, 0, kept);
    }
}
