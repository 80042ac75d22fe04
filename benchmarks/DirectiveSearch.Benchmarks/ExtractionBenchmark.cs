using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Directives.Movements;
using DirectiveSearch.Text;

namespace DirectiveSearch.Benchmarks;

/// <summary>Megabytes of UTF-8 per second and core: extraction and its steps over documents, beside a compiled regex that only spots numbers in the same text.</summary>
internal static class ExtractionBenchmark
{
    private static readonly Regex Numbers = new(
        @"\d{1,5}\s?[-/]\s?(\d{4}\s?[-/]\s?)?[A-ZĐ]{2,}([-/&][A-ZĐ]+)*", RegexOptions.Compiled | RegexOptions.CultureInvariant);

    /// <param name="folders">Their .txt and .md files are the texts.</param>
    public static void Run(string[] folders, int rounds)
    {
        var texts = folders.SelectMany(folder => Directory.EnumerateFiles(folder)).Where(file => Path.GetExtension(file) is ".txt" or ".md").Order().Select(File.ReadAllText).ToArray();
        var normalized = texts.Select(TextNormalizer.Normalize).ToArray();
        var metadata = normalized.Select(MetadataReader.Read).ToArray();
        var whole = string.Concat(texts);
        var megabytes = Encoding.UTF8.GetByteCount(whole) / 1e6;
        Console.WriteLine($"{texts.Length} documents, {megabytes:F2} MB, best of {rounds} rounds, one thread");
        Print("regex, numbers only", Best(rounds, () => Numbers.Count(whole)), megabytes);
        Print("extraction, all steps", Best(rounds, () => texts.Sum(text => Extractor.Extract(text).Citations.Count)), megabytes);
        Print("  normalising", Best(rounds, () => texts.Count(text => TextNormalizer.Normalize(text).Text.Length > 0)), megabytes);
        Print("  metadata", Best(rounds, () => normalized.Count(text => MetadataReader.Read(text).Issuer is not null)), megabytes);
        Print("  sections", Best(rounds, () => normalized.Sum(text => SectionReader.Read(text).Count)), megabytes);
        Print("  numbered citations", Best(rounds, () => normalized.Zip(metadata).Sum(pair => CitationReader.Read(pair.First, pair.Second).Count)), megabytes);
        Print("  unnumbered references", Best(rounds, () => normalized.Zip(metadata).Sum(pair => UnnumberedReader.Read(pair.First, pair.Second, []).Count)), megabytes);
        Print("  movements", Best(rounds, () => normalized.Zip(metadata).Sum(pair => MovementReader.Read(pair.First, pair.Second).Count)), megabytes);
    }

    private static (int Found, double Seconds, long Allocated) Best(int rounds, Func<int> run)
    {
        var found = 0;
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            found = run();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return (found, best, (GC.GetAllocatedBytesForCurrentThread() - before) / rounds);
    }

    private static void Print(string step, (int Found, double Seconds, long Allocated) run, double megabytes) =>
        Console.WriteLine($"{step,-24}{megabytes / run.Seconds,8:F1} MB/s {run.Found,8} found {run.Allocated / 1e6 / megabytes,8:F1} MB allocated per MB");
}
