using System.Text.RegularExpressions;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Cli.Sample;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

public sealed class ReasonWordsTests
{
    private static readonly TextLines Lines = new("UBND tỉnh\nTây Ninh, ngày 05 tháng 3 năm 2021");

    [Fact]
    public void Quoted_words_stand_where_the_wording_places_them_with_their_line()
    {
        var reason = new Reason("issuer", "unit-of-document", [new TextSpan(0, 9), new TextSpan(10, 18)], "tỉnh Tây Ninh");

        Assert.Equal(
            "cơ quan ban hành: theo “UBND tỉnh” (dòng 1), hiểu là của nơi ban hành văn bản đang đọc: tỉnh Tây Ninh “Tây Ninh” (dòng 2)",
            ReasonWords.Line(reason, Lines));
        Assert.Equal([0, 10], ReasonWords.Of(reason, Lines).Select(part => part.Position).OfType<int>());
    }

    [Fact]
    public void Words_that_are_not_there_leave_no_gap_and_words_without_a_place_stand_behind()
    {
        Assert.EndsWith("đang đọc: tỉnh Tây Ninh", ReasonWords.Line(new Reason("issuer", "unit-of-document", [new TextSpan(0, 9)], "tỉnh Tây Ninh"), Lines));
        Assert.Equal(
            "theo quy tắc la: “UBND tỉnh” (dòng 1) + “Tây Ninh” (dòng 2)",
            ReasonWords.Sentence(new Reason("issuer", "la", [new TextSpan(0, 9), new TextSpan(10, 18)]), Lines));
    }

    [Fact]
    public void Every_wording_has_only_known_slots() =>
        Assert.All(ReasonWords.Known, rule => Assert.Matches(@"^([^{}]|\{[0-9]\}|\{detail\})+$", ReasonWords.Wording(rule.Field, rule.Rule)!));

    [Fact]
    public void Every_rule_that_reading_gives_is_worded()
    {
        var texts = SampleCorpus.Files.Where(file => file.Locator.EndsWith(".txt", StringComparison.Ordinal)).Select(file =>
        {
            using var reader = new StreamReader(file.OpenAsync(CancellationToken.None).Result);
            return reader.ReadToEnd();
        }).Concat(Enumerable.Range(0, 300).Select(index => PlanGenerator.Generate(5, index, new GeneratorOptions(Noise: index % 2 == 0)).Text));
        var given = texts.SelectMany(text => Reasons(Extractor.Extract(text))).Select(reason => (reason.Field, reason.Rule)).Distinct().Order().ToList();

        Assert.NotEmpty(given);
        Assert.DoesNotContain(given, rule => !ReasonWords.Has(rule.Field, rule.Rule));
    }

    [Fact]
    public void Every_rule_of_the_documentation_is_worded()
    {
        var rules = Rules().ToList();

        Assert.True(rules.Count > 20);
        Assert.DoesNotContain(rules, rule => ReasonWords.Known.All(known => known.Rule != rule));
    }

    private static IEnumerable<Reason> Reasons(Extraction extraction) => extraction.Metadata.Reasons
        .Concat(extraction.Citations.SelectMany(citation => citation.Reasons))
        .Concat(extraction.Movements.SelectMany(movement => movement.Reasons))
        .Concat(extraction.ShortForms.Select(form => form.Reason));

    /// <summary>The codes in the tables under "Reasons".</summary>
    private static IEnumerable<string> Rules()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "DirectiveSearch.sln"))) root = root.Parent;
        var text = File.ReadAllText(Path.Combine(root.FullName, "docs", "citations.md"));
        var start = text.IndexOf("## Reasons", StringComparison.Ordinal);
        var end = text.IndexOf("\n## ", start + 5, StringComparison.Ordinal);
        return Regex.Matches(text[start..end], "`([a-z]+(?:-[a-z]+)+)`").Select(match => match.Groups[1].Value).Distinct();
    }
}
