using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using GoldDocument = DirectiveSearch.Directives.Evaluation.GoldDocument;

namespace DirectiveSearch.Tests.Generation;

/// <summary>Plans with every form and slip, read and resolved: what `generate --noise` and `evaluate` measure at any size.</summary>
public class GeneratedPlanReadingTests
{
    private const int Documents = 200;

    [Theory]
    [InlineData(7)]
    [InlineData(2025)]
    public void Noisy_plans_are_read_and_no_two_instruments_become_one(int seed)
    {
        var identity = new IdentityScorer();
        var scores = new List<Score>(Documents);
        for (var index = 0; index < Documents; index++)
        {
            var plan = PlanGenerator.Generate(seed, index, new GeneratorOptions(Noise: true));
            var (gold, extraction) = (GoldDocument.Parse(plan.Gold.ToJson()), Extractor.Extract(plan.Text));
            scores.Add(Scorer.Compare(gold, extraction));
            identity.Add(gold, extraction);
        }

        var (total, resolved) = (Score.Sum(scores), identity.Score()!);
        Assert.True(total.Citations.F1 >= 0.995, string.Join('\n', total.Misses.Where(miss => miss.Kind is "citation.missed" or "citation.extra")));
        Assert.True(resolved.WrongMerges == 0, string.Join('\n', resolved.Misses.Where(miss => miss.Kind == "instrument.merged")));
        Assert.True(resolved.Citations > 2000);
    }

    [Fact]
    public void Every_form_comes_up()
    {
        var plans = Enumerable.Range(0, 400).Select(index => PlanGenerator.Generate(3, index, new GeneratorOptions(Noise: true))).ToList();
        var citations = plans.SelectMany(plan => plan.Gold.Citations).ToList();

        Assert.Contains(citations, citation => citation.Pinpoint is not null);
        Assert.Contains(plans, plan => plan.Gold.ShortForms.Count > 0);
        Assert.Contains(plans, plan => plan.Text.Contains('\t'));
        Assert.Contains(plans, plan => plan.Text.Contains('\f'));
        Assert.Contains(plans, plan => plan.Gold.Citations.Any(citation => citation.Within is { } outer && plan.Gold.Citations[outer].Within is not null));
        Assert.Contains(citations, citation => citation.Number.EndsWith("TVV", StringComparison.Ordinal));
        Assert.Contains(citations.GroupBy(citation => citation.Number), same => same.DistinctBy(citation => citation.Instrument).Count() > 3);
        Assert.Contains(citations.GroupBy(citation => citation.Instrument), same => same.Where(citation => citation.Date is not null).DistinctBy(citation => citation.Date).Count() > 1);
    }
}
