using System.Diagnostics;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Benchmarks;

/// <summary>Documents per second of each format through a converter's one child, beside the bare tool that reads the same files one after the other.</summary>
internal static class ConversionBenchmark
{
    private static readonly Dictionary<string, string[]> Bare = new()
    {
        [".pdf"] = ["pdftotext", "{0}", "-"], [".doc"] = ["catdoc", "-w", "{0}"], [".docx"] = ["unzip", "-p", "{0}", "word/document.xml"], [".odt"] = ["unzip", "-p", "{0}", "content.xml"],
    };

    /// <param name="folder">Its files, and those of all folders below, are told apart by their extensions.</param>
    public static async Task RunAsync(string folder, int rounds)
    {
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits());
        Console.WriteLine($"{"format",-8}{"files",6}{"KB each",9}{"documents/s",13}{"bare tool/s",13}");
        foreach (var kind in Directory.EnumerateFiles(Path.GetFullPath(folder), "*", SearchOption.AllDirectories).GroupBy(Path.GetExtension).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var files = kind.Order(StringComparer.Ordinal).ToList();
            // The first file starts the child.
            await converter.ConvertAsync(files[0], Path.GetFileName(files[0]), default);
            var product = await BestAsync(rounds, files, async file =>
            {
                if ((await converter.ConvertAsync(file, Path.GetFileName(file), default)).Failure is { } failure) throw new InvalidOperationException($"{file}: {failure.Code}");
            });
            var bare = Bare.TryGetValue(kind.Key!, out var command) ? $"{files.Count / await BestAsync(rounds, files, file => RunAsync(command, file)):F0}" : "–";
            Console.WriteLine($"{kind.Key,-8}{files.Count,6}{files.Average(file => new FileInfo(file).Length) / 1000,9:F0}{files.Count / product,13:F0}{bare,13}");
        }
    }

    private static async Task<double> BestAsync(int rounds, IReadOnlyList<string> files, Func<string, Task> read)
    {
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var file in files) await read(file);
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static async Task RunAsync(string[] command, string file)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1).Select(argument => argument.Replace("{0}", file, StringComparison.Ordinal))) { RedirectStandardOutput = true })!;
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
    }
}
