using System.Diagnostics;
using DirectiveSearch.Cli.Generation;

namespace DirectiveSearch.Benchmarks;

/// <summary>Documents per second of the whole program, from files to the searchable index, beside plain FTS5 inserts of the same texts in the same run.</summary>
internal static class IngestBenchmark
{
    private const int Seed = 3;

    public static async Task RunAsync(int documents)
    {
        var folder = Directory.CreateTempSubdirectory("ingest").FullName;
        await PlanFiles.WriteAsync(new GenerationRequest(documents, Seed, folder, new GeneratorOptions(false)), null, CancellationToken.None);
        var texts = Path.Combine(folder, "texts");
        var raw = IndexBenchmark.Raw(Path.Combine(folder, "raw.db"), Directory.EnumerateFiles(texts).Select(File.ReadAllText));
        var clock = Stopwatch.StartNew();
        using var program = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), "ingest", texts, "--data", Path.Combine(folder, "data")]);
        await program.WaitForExitAsync();
        var ours = documents / clock.Elapsed.TotalSeconds;
        Console.WriteLine($"raw FTS5 {raw:F0} documents/s, ingest {ours:F0} documents/s: {ours / raw:P1}");
        Directory.Delete(folder, recursive: true);
    }
}
