using System.Diagnostics;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Robustness;

/// <summary>Reads damaged texts for some seconds, or for as many as DIRECTIVESEARCH_TEST_FUZZ says, from then on with seeds of their own.</summary>
public sealed class ExtractionFuzzTests(ITestOutputHelper output)
{
    private const string Seconds = "DIRECTIVESEARCH_TEST_FUZZ";
    private const int UsualSeconds = 8;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_damaged_text_breaks_nothing()
    {
        var asked = int.TryParse(Environment.GetEnvironmentVariable(Seconds), out var seconds);
        var seed = asked ? Environment.TickCount & 0xFFFFFF : 1;
        var (first, texts, clock) = (seed, Texts(), Stopwatch.StartNew());
        for (; clock.Elapsed.TotalSeconds < (asked ? seconds : UsualSeconds); seed++)
        {
            var text = new Mutations(texts, seed).Next();
            Assert.True(await BrokenAsync(text) is not { } broken, $"Seed {seed}, a text of {text.Length} characters: {await BrokenAsync(text)}");
        }

        output.WriteLine($"Read {seed - first} texts from seed {first} on.");
    }

    /// <summary>Off the test's thread, so that an endless loop is a failure and no silence.</summary>
    private static async Task<string?> BrokenAsync(string text)
    {
        try
        {
            return await Task.Run(() => Invariants.Broken(text, Extractor.Extract(text))).WaitAsync(Hang);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }

    private static string[] Texts() =>
        [.. Enumerable.Range(0, 60).Select(index => PlanGenerator.Generate(29, index, new GeneratorOptions(Noise: true)).Text).Concat(RealTexts())];

    private static IEnumerable<string> RealTexts() =>
        Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_DATA") is { Length: > 0 } folder
            ? new[] { "seeds", "data/documents" }.Select(part => Path.Combine(folder, part)).Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles).Where(file => Path.GetExtension(file) is ".txt" or ".md").Order().Select(File.ReadAllText)
            : [];
}
