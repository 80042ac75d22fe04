using System.Diagnostics;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Benchmarks;

/// <summary>Resolves one number that thousands of units use, with dated evidence of each and undated evidence of many documents.</summary>
internal static class ResolutionBenchmark
{
    public static void Run(int units, int rounds)
    {
        Console.WriteLine("| units | pieces of evidence | first (ms) | again, median (ms) |\n|-|-|-|-|");
        Resolver.Resolve(Group(100));
        foreach (var count in (int[])[units / 4, units / 2, units, 2 * units])
        {
            var group = Group(count);
            var first = Milliseconds(group);
            var again = Enumerable.Range(0, rounds).Select(_ => Milliseconds(group)).Order().ToList();
            Console.WriteLine($"| {count} | {group.Count} | {first:0} | {again[again.Count / 2]:0} |");
        }
    }

    private static double Milliseconds(List<Evidence> group)
    {
        var start = Stopwatch.GetTimestamp();
        Resolver.Resolve(group);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static List<Evidence> Group(int units) =>
    [
        .. Enumerable.Range(0, units).Select(unit => new Evidence(
            unit + 1, "Kế hoạch", "12/KH-UBND", new PartialDate(2015 + (unit % 10), 1 + (unit % 12), 1 + (unit % 28)), $"Ủy ban nhân dân xã Số {unit}, tỉnh Nghệ An", null, null, null, 1)),
        .. Enumerable.Range(0, units / 10).Select(other => new Evidence(
            units + other + 1, "Kế hoạch", "12/KH-UBND", null, null, other % 2 == 0 ? "Tây Ninh" : "Nghệ An", new PartialDate(2016 + (other % 9), 1 + (other % 12)), null, 1)),
    ];
}
