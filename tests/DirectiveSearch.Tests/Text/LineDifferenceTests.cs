using System.Diagnostics;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

public sealed class LineDifferenceTests
{
    [Theory]
    [InlineData("a b c", "a b c", " a  b  c")]
    [InlineData("a b c", "a x c", " a -b +x  c")]
    [InlineData("a b", "", "-a -b")]
    [InlineData("", "a", "+a")]
    [InlineData("a b c d", "c d a b", "-a -b  c  d +a +b")]
    [InlineData("x x y", "x y x", " x -x  y +x")]
    [InlineData("a - b - c", "a - c", " a  - -b --  c")]
    public void What_went_and_what_came(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join(' ', LineDifference.Of(Lines(before), Lines(after)).Select(line => $"{Sign(line.Change)}{line.Line}")));

    [Fact]
    public void Both_texts_can_be_read_off() => Prop.ForAll<int[], int[]>((one, other) =>
    {
        var (before, after) = (one.Select(number => $"{number % 6}").ToList(), other.Select(number => $"{number % 6}").ToList());
        var compared = LineDifference.Of(before, after);
        return compared.Where(line => line.Change != LineChange.Added).Select(line => line.Line).SequenceEqual(before)
            && compared.Where(line => line.Change != LineChange.Removed).Select(line => line.Line).SequenceEqual(after);
    }).QuickCheckThrowOnFailure();

    /// <summary>Nothing in common, no line alone in its text: the dearest that there is.</summary>
    [Fact]
    public void Long_texts_cost_no_more_than_sorting_them()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(400_000, LineDifference.Of([.. Enumerable.Range(0, 200_000).Select(line => $"a{line % 1000}")], [.. Enumerable.Range(0, 200_000).Select(line => $"b{line % 999}")]).Count);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static string[] Lines(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static char Sign(LineChange change) => change switch { LineChange.Removed => '-', LineChange.Added => '+', _ => ' ' };
}
