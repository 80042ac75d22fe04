using DirectiveSearch.Search.Evaluation;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Search.Evaluation;

public sealed class MeasureTests
{
    [Theory]
    [InlineData("1 1 1", 1, 1, 1)]
    [InlineData("1 2 0 10", 0.4, 0.25, 0.75)]
    [InlineData("11 100", 0.0505, 0, 0)]
    [InlineData("0", 0, 0, 0)]
    [InlineData("", 0, 0, 0)]
    public void Ranks_are_summed_up(string ranks, double mrr, double recall1, double recall10)
    {
        var read = ranks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        var measures = RankMeasures.Of(read);
        Assert.Equal((mrr, recall1, recall10, read.Count), (Math.Round(measures.Mrr, 4), measures.Recall1, measures.Recall10, measures.Questions));
    }

    [Fact]
    public void A_difference_lies_in_its_interval_and_the_same_runs_differ_by_nothing()
    {
        double[] before = [.. Enumerable.Range(0, 200).Select(question => question % 10 == 0 ? 0.0 : 1.0)];
        double[] after = [.. Enumerable.Range(0, 200).Select(question => question % 20 == 0 ? 0.0 : 1.0)];
        Assert.Equal(new Interval(0, 0, 0), PairedBootstrap.Compare(before, before));
        var interval = PairedBootstrap.Compare(before, after);
        Assert.Equal(0.05, interval.Difference, 12);
        // The standard error of this mean is 0.0154; the interval is twice 1.96 of it.
        Assert.InRange(interval.Low, 0.015, 0.025);
        Assert.InRange(interval.High, 0.075, 0.09);
        Assert.Equal(interval, PairedBootstrap.Compare(before, after));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(before, after[1..]));
    }

    [Fact]
    public void A_saved_run_is_read_back_and_compared_by_question()
    {
        var before = new RankRun("sqlite", [new("a|1", [1, 2, 0, 100]), new("b", [11, 11, 11, 11]), new("gone", [1, 1, 1, 1])]);
        var text = before.Write();
        Assert.Equal("# ranks by sqlite\n# question\taccented\tunaccented\thalf\ttelex\na|1\t1\t2\t0\t100\nb\t11\t11\t11\t11\ngone\t1\t1\t1\t1\n", text);
        Assert.Equal(text, RankRun.Parse(text).Write());

        var after = new RankRun("elasticsearch", [new("b", [10, 11, 11, 11]), new("a|1", [0, 1, 0, 100]), new("new", [1, 1, 1, 1])]);
        var comparison = RunComparison.Of(before, after)!;
        Assert.Equal(("sqlite", 2), (comparison.Backend, comparison.Questions));
        Assert.Equal(("b", "a|1"), (Assert.Single(comparison.Ways[0].Gained), Assert.Single(comparison.Ways[0].Lost)));
        Assert.Equal((0, 0.25), (comparison.Ways[0].Recall10.Difference, comparison.Ways[1].Mrr.Difference));
        Assert.Null(RunComparison.Of(before, new RankRun("x", [])));
    }

    [Theory]
    [InlineData("", "Dòng 1")]
    [InlineData("# ranks by x\na\t1\t2\t3", "Dòng 2")]
    [InlineData("# ranks by x\na\t1\t2\t3\t-4", "Dòng 2")]
    public void A_file_that_is_no_run_is_told_with_its_line(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => RankRun.Parse(text)).Message);

    [Fact]
    public void A_question_is_typed_in_four_ways()
    {
        const string question = "Thi đua, khen thưởng ở UBND là gì?";
        var typed = Typing.Ways.ToDictionary(way => way.Name, way => way.Type("q1", question));
        Assert.Equal(question, typed["accented"]);
        Assert.Equal("thi dua, khen thuong o ubnd la gi?", typed["unaccented"]);
        Assert.Equal("Thi ddua, khen thuwowngr owr UBND laf gif?", typed["telex"]);
        var words = Tokenizer.Tokenize(question).Select(word => word.Folded);
        Assert.Equal(words, Tokenizer.Tokenize(typed["half"]).Select(word => word.Folded));
        Assert.Equal(typed["half"], Typing.Ways.Single(way => way.Name == "half").Type("q1", question));
        Assert.NotEqual(question, typed["half"]);
        Assert.NotEqual(typed["unaccented"], typed["half"]);
    }
}
