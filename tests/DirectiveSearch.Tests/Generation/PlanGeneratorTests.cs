using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DirectiveSearch.Cli.Generation;

namespace DirectiveSearch.Tests.Generation;

public class PlanGeneratorTests
{
    /// <summary>Composed Vietnamese has none.</summary>
    private const string CombiningMark = @"\p{Mn}";

    private static readonly GeneratorOptions Clean = new();
    private static readonly GeneratorOptions Noisy = new(Noise: true);

    private static IEnumerable<GeneratedPlan> Plans(GeneratorOptions options, int count = 300) =>
        Enumerable.Range(0, count).Select(index => PlanGenerator.Generate(11, index, options));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_seed_and_index_give_the_same_plan(bool noise)
    {
        foreach (var index in new[] { 0, 7, 99_999 })
        {
            var first = PlanGenerator.Generate(5, index, new GeneratorOptions(noise));
            var second = PlanGenerator.Generate(5, index, new GeneratorOptions(noise));
            Assert.Equal(first.Text, second.Text);
            Assert.Equal(first.Gold.ToJson(), second.Gold.ToJson());
        }
    }

    [Fact]
    public void Seeds_and_neighbouring_indexes_give_different_plans()
    {
        var texts = Enumerable.Range(0, 200).SelectMany(index => new[] { PlanGenerator.Generate(1, index, Clean).Text, PlanGenerator.Generate(2, index, Clean).Text });
        Assert.Equal(400, texts.Distinct().Count());
        var openings = Plans(Clean).SelectMany(plan => plan.Gold.Citations.Take(1).Select(citation => citation.Number));
        Assert.True(openings.Distinct().Count() > 60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_span_reads_back_as_its_text(bool noise)
    {
        foreach (var plan in Plans(new GeneratorOptions(noise)))
        {
            Assert.All(plan.Gold.Citations, citation => Assert.Equal(citation.Text, plan.Text[citation.Start..citation.End]));
            Assert.All(plan.Gold.Unnumbered, reference => Assert.Equal(reference.Text, plan.Text[reference.Start..reference.End]));
            Assert.All(plan.Gold.Movements, movement => Assert.Equal(movement.Text, plan.Text[movement.Start..movement.End]));
        }
    }

    [Fact]
    public void Citations_stand_in_text_order_and_point_within_earlier_ones()
    {
        foreach (var citations in Plans(Clean).Select(plan => plan.Gold.Citations))
        {
            for (var i = 0; i < citations.Count; i++)
            {
                Assert.True(citations[i].Start < citations[i].End);
                if (i > 0) Assert.True(citations[i - 1].End <= citations[i].Start);
                if (citations[i].Within is { } outer) Assert.InRange(outer, 0, i - 1);
            }
        }
    }

    [Fact]
    public void What_the_gold_states_is_spelled_in_a_clean_text()
    {
        foreach (var plan in Plans(Clean))
        {
            var bare = WithoutBlanks(plan.Text);
            foreach (var citation in plan.Gold.Citations)
            {
                Assert.EndsWith(citation.Number, WithoutBlanks(citation.Text));
                if (citation.Date is not null) Assert.Contains(Spellings(DateOnly.Parse(citation.Date)), spelling => bare.Contains(spelling, StringComparison.Ordinal));
            }
            Assert.All(plan.Gold.Movements, movement => Assert.Equal(movement.Name, movement.Text.Replace('\n', ' '), ignoreCase: true));
            Assert.True(plan.Gold.Metadata.Signer is null || plan.Text.Contains(plan.Gold.Metadata.Signer, StringComparison.Ordinal));
            Assert.Contains(WithoutBlanks(plan.Gold.Metadata.Title), bare, StringComparison.OrdinalIgnoreCase);
            Assert.True(plan.Gold.Metadata.Number is null || bare.Contains(plan.Gold.Metadata.Number, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Plans_come_from_all_levels_with_all_relations_and_forms()
    {
        var plans = Plans(Clean, 600).ToArray();
        Assert.Equal(["huyện", "trung ương", "tỉnh", "xã"], plans.Select(plan => plan.Gold.Metadata.Level).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["amends", "basis", "implements", "mentions", "repeals", "replaces"],
            plans.SelectMany(plan => plan.Gold.Citations).Select(citation => citation.Relation).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, plans.SelectMany(plan => plan.Gold.Movements).Select(movement => movement.Form).Distinct().Count());
        Assert.Contains(plans, plan => plan.Gold.Citations.Any(citation => citation.Within is not null));
        Assert.Contains(plans, plan => plan.Gold.Metadata.Number is null);
        Assert.True(plans.Select(plan => plan.Gold.Metadata.Province).Distinct().Count() > 30);
        Assert.DoesNotContain(plans, plan => plan.Gold.Metadata is { Level: "huyện", Date: { } date } && string.CompareOrdinal(date, "2025-07-01") >= 0);
    }

    [Fact]
    public void Clean_plans_are_composed_text_of_two_to_twelve_kilobytes()
    {
        foreach (var plan in Plans(Clean))
        {
            Assert.DoesNotMatch(CombiningMark, plan.Text);
            Assert.InRange(Encoding.UTF8.GetByteCount(plan.Text), 1_500, 12_000);
            Assert.DoesNotContain('{', plan.Text);
        }
    }

    [Fact]
    public void Noise_decomposes_wraps_and_swaps_letters_but_keeps_what_is_stated()
    {
        var clean = Plans(Clean).ToArray();
        var noisy = Plans(Noisy).ToArray();
        Assert.Contains(noisy, plan => Regex.IsMatch(plan.Text, CombiningMark));
        Assert.Contains(noisy, plan => Regex.IsMatch(plan.Text, "\\p{IsCyrillic}"));
        Assert.Contains(noisy, plan => plan.Text.Contains("  ", StringComparison.Ordinal));
        Assert.Equal(
            clean.SelectMany(plan => plan.Gold.Citations).Select(Stated),
            noisy.SelectMany(plan => plan.Gold.Citations).Select(Stated));
    }

    [Fact]
    public async Task Files_come_in_pairs_of_text_and_gold()
    {
        var directory = Directory.CreateTempSubdirectory("plans").FullName;
        try
        {
            await PlanFiles.WriteAsync(new GenerationRequest(25, 3, directory, Clean), null, TestContext.Current.CancellationToken);
            var names = Directory.GetFiles(Path.Combine(directory, "texts")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
            Assert.Equal(names, Directory.GetFiles(Path.Combine(directory, "gold")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
            using var gold = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "gold", "000004.json"), TestContext.Current.CancellationToken));
            Assert.Equal("000004.txt", gold.RootElement.GetProperty("document").GetString());
            Assert.Equal(
                ["document", "metadata", "citations", "unnumbered", "movements", "short_forms"], gold.RootElement.EnumerateObject().Select(property => property.Name));
            Assert.Equal(
                ["type", "title", "number", "place", "date", "year", "issuer", "province", "district", "level", "signer", "recipients"],
                gold.RootElement.GetProperty("metadata").EnumerateObject().Select(property => property.Name));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static object Stated(GoldCitation citation) => (citation.Type, citation.Instrument, citation.Issuer, citation.Relation, citation.Within, citation.Pinpoint);

    private static string WithoutBlanks(string text) => Regex.Replace(text, "[\\s*]", "");

    private static string[] Spellings(DateOnly day)
    {
        var month = day.Month < 3 ? $"{day.Month:00}" : $"{day.Month}";
        return [$"{day.Day:00}/{month}/{day.Year}", $"ngày{day.Day:00}tháng{month}năm{day.Year}"];
    }
}
