using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Directives.Movements;
using DirectiveSearch.Text;

namespace DirectiveSearch.Benchmarks;

/// <summary>Megabytes of UTF-8 per second and core: extraction and its steps over documents, beside a compiled regex that only spots numbers in the same text.</summary>
internal static class ExtractionBenchmark
{
    private const int GeneratedTexts = 200;
    private static readonly int[] Sizes = [1_000, 32_000, 1_000_000, 20_000_000];

    private static readonly Regex Numbers = new(
        @"\d{1,5}\s?[-/]\s?(\d{4}\s?[-/]\s?)?[A-ZĐ]{2,}([-/&][A-ZĐ]+)*", RegexOptions.Compiled | RegexOptions.CultureInvariant);

    /// <param name="folders">Their .txt and .md files are the real texts; none: only generated ones are read.</param>
    public static void Run(string[] folders, int rounds)
    {
        var real = folders.SelectMany(folder => Directory.EnumerateFiles(folder)).Where(file => Path.GetExtension(file) is ".txt" or ".md").Order().Select(File.ReadAllText).ToArray();
        var generated = Enumerable.Range(0, GeneratedTexts).Select(index => PlanGenerator.Generate(1, index, new GeneratorOptions(Noise: true)).Text).ToArray();
        if (real.Length > 0) Whole("real", real, rounds);
        if (real.Length > 0) Steps(real, rounds);
        Whole("generated", generated, rounds);
        foreach (var size in Sizes) Growth(string.Concat(real.Length > 0 ? real : generated), size, rounds);
    }

    private static void Whole(string kind, string[] texts, int rounds)
    {
        var whole = string.Concat(texts);
        var megabytes = Megabytes(whole);
        Console.WriteLine($"{texts.Length} {kind} documents, {megabytes:F2} MB, best of {rounds} rounds, one thread");
        var (regex, extraction) = (Best(rounds, () => Numbers.Count(whole)), Best(rounds, () => texts.Sum(text => Extractor.Extract(text).Citations.Count)));
        Print("regex, numbers only", regex, megabytes);
        Print("extraction, all steps", extraction, megabytes);
        Console.WriteLine($"the regex is {extraction.Seconds / regex.Seconds:F1} times as fast");
    }

    private static void Steps(string[] texts, int rounds)
    {
        var normalized = texts.Select(TextNormalizer.Normalize).ToArray();
        var metadata = normalized.Select(MetadataReader.Read).ToArray();
        var megabytes = Megabytes(string.Concat(texts));
        Print("  normalising", Best(rounds, () => texts.Count(text => TextNormalizer.Normalize(text).Text.Length > 0)), megabytes);
        Print("  metadata", Best(rounds, () => normalized.Count(text => MetadataReader.Read(text).Issuer is not null)), megabytes);
        Print("  sections", Best(rounds, () => normalized.Sum(text => SectionReader.Read(text).Count)), megabytes);
        Print("  numbered, short forms", Best(rounds, () => normalized.Zip(metadata).Sum(pair => CitationReader.ReadAll(pair.First, pair.Second).Citations.Count)), megabytes);
        Print("  unnumbered references", Best(rounds, () => normalized.Zip(metadata).Sum(pair => UnnumberedReader.Read(pair.First, pair.Second, []).Count)), megabytes);
        Print("  movements", Best(rounds, () => normalized.Zip(metadata).Sum(pair => MovementReader.Read(pair.First, pair.Second).Count)), megabytes);
    }

    /// <summary>One text of so many bytes: the documents one after the other, again and again.</summary>
    private static void Growth(string documents, int bytes, int rounds)
    {
        var characters = (int)(documents.Length * (double)bytes / Encoding.UTF8.GetByteCount(documents));
        var text = string.Concat(Enumerable.Repeat(documents, (characters / documents.Length) + 1))[..characters];
        var best = Best(bytes > 1_000_000 ? 3 : Math.Max(rounds, 2_000_000 / bytes), () => Extractor.Extract(text).Citations.Count);
        Print($"one text of {bytes / 1000} KB", best, Megabytes(text));
    }

    private static double Megabytes(string text) => Encoding.UTF8.GetByteCount(text) / 1e6;

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
