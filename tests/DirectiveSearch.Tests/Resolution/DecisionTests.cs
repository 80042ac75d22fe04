using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Tests.Resolution;

/// <summary>What people decided is certain, whatever is read.</summary>
public sealed class DecisionTests
{
    private static readonly Statement First = Stating.Named("Chỉ thị 34-CT/TW|2014-04-07|Bộ Chính trị");

    private static readonly Statement Second = Stating.Named("Chỉ thị 34-CT/TW|2024-05-24|Ban Bí thư");

    [Fact]
    public void A_decision_settles_what_is_ambiguous_and_leaves_the_rest_as_it_is()
    {
        var group = Stating.Of("Chỉ thị 34-CT/TW|2014-04-07|Bộ Chính trị|×3", "Chỉ thị 34-CT/TW|2024-05-24|Ban Bí thư", "Chỉ thị 34-CT/TW||", "Chỉ thị 34-CT/TW||");
        group[3] = group[3] with { Decided = Second };
        var resolution = Resolver.Resolve(group);
        Assert.Null(resolution.Of(3).Slug);
        Assert.Equal(("34-ct-tw-2024", 1.0), (resolution.Of(4).Slug, resolution.Of(4).Confidence));
        Assert.Empty(resolution.Of(4).Warnings);
    }

    [Fact]
    public void A_decision_holds_against_what_the_text_states_and_makes_an_instrument_that_no_text_states()
    {
        var group = Stating.Of("Chỉ thị 34-CT/TW|2014-04-07|Bộ Chính trị|×3", "Chỉ thị 34-CT/TW|2014-04-07|Bộ Chính trị");
        group[1] = group[1] with { Decided = Second };
        var resolution = Resolver.Resolve(group);
        Assert.Equal(["34-ct-tw-2014", "34-ct-tw-2024"], resolution.Slugs());
        Assert.Equal("34-ct-tw-2024", resolution.Of(2).Slug);
        var made = resolution.Instruments.Single(instrument => instrument.Slug == "34-ct-tw-2024");
        Assert.Equal((Second.Date, "Ban Bí thư"), (made.Date, made.Issuer));
    }

    /// <summary>Stated 65/2025/QH15 of 16/6/2025, meant 72/2025/QH15: it counts in the group of what is meant and does not change that number.</summary>
    [Fact]
    public void A_citation_may_mean_another_number_than_it_states()
    {
        var group = Stating.Of("Luật 65/2025/QH15|2025-06-16|Quốc hội|×9", "Luật 72/2025/QH15|2025-06-16|Quốc hội");
        group[0] = group[0] with { Decided = Stating.Named("Luật 72/2025/QH15|2025-06-16|Quốc hội") };
        var resolution = Resolver.Resolve(group);
        Assert.Equal(("72-2025-qh15", "72/2025/QH15"), (Assert.Single(resolution.Instruments).Slug, resolution.Instruments[0].Number));
        Assert.All(resolution.Assignments, assignment => Assert.Equal("72-2025-qh15", assignment.Slug));
    }

    [Fact]
    public void What_people_keep_apart_no_rule_joins()
    {
        var group = Stating.Of("Quy định 69-QĐ/TW|2022-07-06||×3", "Quyết định 69-QĐ/TW|2022-07-06|", "Nghị quyết 18-NQ/TW|2017-10-25||×5", "Nghị quyết 18-NQ/TW|2025-10-25|");
        group[0] = group[0] with { Decided = Stating.Named("Quy định 69-QĐ/TW|2022-07-06") };
        group[1] = group[1] with { Decided = Stating.Named("Quyết định 69-QĐ/TW|2022-07-06") };
        group[3] = group[3] with { Decided = Stating.Named("Nghị quyết 18-NQ/TW|2025-10-25") };
        Assert.Equal(4, Resolver.Resolve(group).Instruments.Count);
    }

    [Fact]
    public void Two_that_are_merged_are_one_and_ambiguous_mentions_of_both_are_clear()
    {
        var group = Stating.Of("Chỉ thị 34-CT/TW|2014-04-07|Bộ Chính trị|×3", "Chỉ thị 34-CT/TW|2024-05-24|Ban Bí thư", "Chỉ thị 34-CT/TW||");
        var resolution = Resolver.Resolve(group, [new Merge(Second, First)]);
        var instrument = Assert.Single(resolution.Instruments);
        Assert.Equal(("34-ct-tw-2014", First.Date), (instrument.Slug, instrument.Date));
        Assert.Equal(2, instrument.StatedDates.Count);
        Assert.All(resolution.Assignments, assignment => Assert.Equal("34-ct-tw-2014", assignment.Slug));
        Assert.Contains("date-outlier", resolution.Of(2).Warnings);
    }

    [Fact]
    public void Merges_reach_across_numbers_and_along_chains_and_bear_a_circle()
    {
        var group = Stating.Of("Thông tư 51/TT-BYT|2024-12-31", "Thông tư 51/2024/TT-BYT|2024-12-31", "Thông tư 51/2024/TT-BYTE|2024-12-31|Bộ Y tế");
        var (a, b, c) = (Stating.Named("Thông tư 51/TT-BYT|2024-12-31"), Stating.Named("Thông tư 51/2024/TT-BYT|2024-12-31"), Stating.Named("Thông tư 51/2024/TT-BYTE|2024-12-31|Bộ Y tế"));
        Assert.Equal("51-2024-tt-byt", Assert.Single(Resolver.Resolve(group, [new Merge(a, c), new Merge(c, b)]).Instruments).Slug);
        Assert.Single(Resolver.Resolve(group, [new Merge(a, b), new Merge(b, c), new Merge(c, a)]).Instruments);
        Assert.Equal(3, Resolver.Resolve(group, [new Merge(Stating.Named("Thông tư 99/TT-BYT|2024-12-31"), b)]).Instruments.Count);
    }

    [Fact]
    public void A_merge_into_what_no_text_states_any_more_keeps_what_people_called_it()
    {
        var resolution = Resolver.Resolve(Stating.Of("Thông tư 51/TT-BYT|2024-12-31"), [new Merge(Stating.Named("Thông tư 51/TT-BYT|2024-12-31"), Stating.Named("Thông tư 51/2024/TT-BYT|2024-12-31|Bộ Y tế"))]);
        var instrument = Assert.Single(resolution.Instruments);
        Assert.Equal(("51-2024-tt-byt", "51/2024/TT-BYT", "Bộ Y tế"), (instrument.Slug, instrument.Number, instrument.Issuer));
    }

    [Theory]
    [InlineData("Chỉ thị 04/CT-UBND|2021-01-22", false)]
    [InlineData("Chỉ thị 04/CT-UBND|2021-01-22|Ủy ban nhân dân tỉnh Tây Ninh", true)]
    [InlineData("Chỉ thị 34-CT/TW|", true)]
    [InlineData("Luật 06/2022/QH15|", true)]
    public void A_statement_must_say_whose_number_it_is(string named, bool enough) => Assert.Equal(enough, Resolver.Identifies(Stating.Named(named)));
}
