using System.Diagnostics;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using Evidence = DirectiveSearch.Directives.Resolution.Evidence;

namespace DirectiveSearch.Tests.Resolution;

/// <summary>12/KH-UBND is a number of every commune.</summary>
public sealed class GroupOfThousandsTests(ITestOutputHelper output)
{
    [Fact]
    public void A_number_of_thousands_of_units_is_resolved_at_once()
    {
        const int Units = 5_000;
        var group = Enumerable.Range(0, Units).Select(unit => new Evidence(
            unit + 1, "Kế hoạch", "12/KH-UBND", new PartialDate(2015 + (unit % 10), 1 + (unit % 12), 1 + (unit % 28)), $"Ủy ban nhân dân xã Số {unit}, tỉnh Nghệ An", null, null, null, 1))
            .Concat(Enumerable.Range(0, 500).Select(other => new Evidence(Units + other + 1, "Kế hoạch", "12/KH-UBND", null, null, "Tây Ninh", new PartialDate(2020, 1 + (other % 12)), null, 1)))
            .ToList();
        Resolver.Resolve([.. group.Take(50)]);
        var clock = Stopwatch.StartNew();
        var first = Resolver.Resolve(group);
        var once = clock.Elapsed;
        Resolver.Resolve(group);
        output.WriteLine($"{group.Count} pieces of evidence: {once.TotalMilliseconds:0} ms, again {(clock.Elapsed - once).TotalMilliseconds:0} ms");
        Assert.Equal(Units, first.Instruments.Count);
        Assert.All(first.Assignments.Where(assignment => assignment.EvidenceId > Units), assignment => Assert.Equal((null, 20), (assignment.Slug, assignment.Candidates.Count)));
        Assert.True(once < TimeSpan.FromSeconds(8), $"{once}");
    }
}
