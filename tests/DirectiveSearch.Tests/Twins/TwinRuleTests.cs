using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Directives.Units;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Twins;

public sealed class TwinRuleTests
{
    private static readonly string Template = FingerprintTests.Words(1, 600) + " 2020 2021 15 chỉ tiêu 34 xã 120 triệu";

    /// <summary>Columns: number|date|issuer|type|title of each, "?" behind what a machine read with doubt; then the share of the words that the second one keeps.</summary>
    [Theory]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 0.8, "number-issuer-date")]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh||", 0.82, "number-issuer-date")]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 0.2, null)]
    // Plans of different communes and years follow one template.
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "16/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 0.99, null)]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2022-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 0.99, null)]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05|UBND tỉnh Khánh Hòa|Kế hoạch|", 0.99, null)]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Quyết định|", 0.99, null)]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05||Kế hoạch|", 0.99, null)]
    // The day is lost: a number that tells its year comes once, another one comes every year.
    [InlineData("03/2010/NĐ-CP|2010-01-13|Chính phủ|Nghị định|", "03/2010/NĐ-CP||Chính phủ|Nghị định|", 0.92, "number-issuer")]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND||UBND tỉnh Tây Ninh|Kế hoạch|", 0.99, "number-issuer")]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND||UBND tỉnh Tây Ninh|Kế hoạch|", 0.8, null)]
    // The number is lost or in doubt.
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|năm 2021", "||UBND tỉnh Tây Ninh|Kế hoạch|năm 2021", 0.99, "issuer-and-text")]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "18/KH-UBND?|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 0.99, "issuer-and-text")]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|năm 2021", "||UBND tỉnh Tây Ninh|Kế hoạch|năm 2020", 0.99, null)]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "|2020|UBND tỉnh Tây Ninh|Kế hoạch|", 0.99, null)]
    [InlineData("15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "||UBND tỉnh Tây Ninh|Kế hoạch|", 0.8, null)]
    // A name that many offices bear tells none.
    [InlineData("||UBND xã|Kế hoạch|", "15/KH-UBND||UBND xã|Kế hoạch|", 0.99, null)]
    // The very same text needs no facts, and facts still speak against it.
    [InlineData("||||", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 1, "same-text")]
    [InlineData("14/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|", 1, null)]
    public void Two_files_are_one_document_when_what_they_say_and_their_texts_agree(string one, string other, double kept, string? rule)
    {
        var (first, second) = (Facts(one, Template), Facts(other, Keeping(kept)));
        Assert.Equal((rule, rule), (TwinRule.Decide(first, second), TwinRule.Decide(second, first)));
        if (rule is not null) Assert.Contains(true, TwinKey.Of(first).Join(TwinKey.Of(second), key => key.Value, key => key.Value, (a, b) => !(a.Numbered && b.Numbered)));
    }

    /// <summary>A plan that was saved without its head; columns as above, the last says how many times as long as the template.</summary>
    [Theory]
    [InlineData("||||Phát triển công nghệ tỉnh Lâm Đồng", "||||Phát triển công nghệ tỉnh Lâm Đồng", 4, null)]
    [InlineData("|||Kế hoạch|Phát triển công nghệ tỉnh Lâm Đồng", "|||Kế hoạch|Phát triển công nghệ tỉnh Lâm Đồng", 4, "title-and-text")]
    [InlineData("|||Kế hoạch|Phát triển công nghệ tỉnh Lâm Đồng", "15/KH-UBND|2021-03-05|UBND tỉnh Lâm Đồng|Kế hoạch|PHÁT TRIỂN CÔNG NGHỆ, TỈNH LÂM ĐỒNG", 4, "title-and-text")]
    [InlineData("|||Kế hoạch|Phát triển công nghệ tỉnh Lâm Đồng", "|||Kế hoạch|Phát triển công nghệ tỉnh Lâm Đồng", 1, null)]
    [InlineData("|||Kế hoạch|Phát triển công nghệ", "|||Kế hoạch|Phát triển công nghệ", 4, null)]
    [InlineData("|||Kế hoạch|Phát triển công nghệ tỉnh Lâm Đồng", "|||Kế hoạch|Phát triển công nghệ tỉnh Hà Giang", 4, null)]
    [InlineData("|2021||Kế hoạch|Phát triển tỉnh Lâm Đồng", "|2022||Kế hoạch|Phát triển tỉnh Lâm Đồng", 4, null)]
    public void Long_plans_without_a_head_are_one_by_their_title(string one, string other, int length, string? rule)
    {
        var text = FingerprintTests.Words(1, 600 * length) + " 2020 2021 15 chỉ tiêu 34 xã 120 triệu";
        var (first, second) = (Facts(one, text), Facts(other, text + " và hết"));
        Assert.Equal((rule, rule), (TwinRule.Decide(first, second), TwinRule.Decide(second, first)));
        if (rule is not null) Assert.Contains(true, TwinKey.Of(first).Join(TwinKey.Of(second), key => key.Value, key => key.Value, (a, b) => !(a.Numbered && b.Numbered)));
    }

    /// <summary>However alike the texts: with two numbers, days or offices that are clearly read nobody joins them but people.</summary>
    [Fact]
    public void What_differs_clearly_is_never_joined() => Prop.ForAll(Sets, set =>
    {
        var twins = TwinGroups.Of(set, []);
        var of = set.ToDictionary(member => member.Id);
        return twins.GroupBy(twin => twin.Lead).All(group => group.Select(twin => twin.Id).Append(group.Key).ToList() is var ids
            && ids.All(one => ids.All(other => TwinRule.Against(of[one].Facts, of[other].Facts) is null)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_arrival_decides_nothing() => Prop.ForAll(Sets, set =>
        TwinGroups.Of(set, []).OrderBy(twin => twin.Id).SequenceEqual(TwinGroups.Of([.. set.Reverse()], []).OrderBy(twin => twin.Id))
        && TwinGroups.Of(set, []).All(twin => TwinGroups.Compare(set.Single(member => member.Id == twin.Lead), set.Single(member => member.Id == twin.Id)) < 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_draft_that_is_like_two_plans_belongs_to_neither()
    {
        TwinMember[] members = [Member("a", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|"), Member("b", "16/KH-UBND|2021-03-06|UBND tỉnh Tây Ninh|Kế hoạch|"), Member("c", "||UBND tỉnh Tây Ninh|Kế hoạch|")];
        Assert.Empty(TwinGroups.Of(members, []));
        Assert.Equal([new Twin("c", "a", "decided")], TwinGroups.Of(members, [new TwinDecision("c", "a", true)]));
        Assert.Equal([new Twin("c", "b", "same-text")], TwinGroups.Of(members, [new TwinDecision("c", "a", false)]));
    }

    [Fact]
    public void The_copy_that_counts_bears_its_number_then_has_letters_then_can_be_edited()
    {
        const string Numbered = "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|";
        TwinMember[] members = [Member("a", "||UBND tỉnh Tây Ninh|Kế hoạch|"), Member("b", Numbered) with { ByMachine = true }, Member("c", Numbered) with { IsFinal = true }, Member("e", Numbered), Member("d", Numbered)];
        Assert.Equal(["d", "e", "c", "b", "a"], members.Order(Comparer<TwinMember>.Create(TwinGroups.Compare)).Select(member => member.Id));
        Assert.All(TwinGroups.Of(members, []), twin => Assert.Equal("d", twin.Lead));
    }

    [Fact]
    public void People_join_what_nothing_shows_and_part_what_looks_the_same()
    {
        TwinMember[] members = [Member("a", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|"), Member("b", "15/KH-UBND|2021-03-05|UBND tỉnh Tây Ninh|Kế hoạch|"), Member("c", "15/QĐ-UBND|2021-03-05|UBND tỉnh Tây Ninh|Quyết định|")];
        Assert.Equal([("b", "a")], TwinGroups.Of(members, []).Select(twin => (twin.Id, twin.Lead)));
        Assert.Empty(TwinGroups.Of(members, [new TwinDecision("b", "a", false)]));
        Assert.Equal([("b", "a", "same-text"), ("c", "a", "decided")], TwinGroups.Of(members, [new TwinDecision("c", "b", true)]).Select(twin => (twin.Id, twin.Lead, twin.Rule)));
    }

    private static Arbitrary<TwinMember[]> Sets => Gen.Sized(_ =>
        from count in Gen.Choose(2, 7)
        from chosen in Gen.ArrayOf(
            from number in Gen.Elements("", "15/KH-UBND", "16/KH-UBND", "15/KH-UBND?")
            from date in Gen.Elements("", "2021-03-05", "2021-03-06", "2021")
            from issuer in Gen.Elements("", "UBND tỉnh Tây Ninh", "UBND tỉnh Khánh Hòa")
            from kept in Gen.Elements(1, 0.99, 0.97, 0.6)
            from machine in Gen.Elements(true, false)
            select (Facts: $"{number}|{date}|{issuer}|Kế hoạch|", kept, machine), count)
        select chosen.Select((one, index) => new TwinMember($"d{index}", Facts(one.Facts, Keeping(one.kept)), one.machine, false)).ToArray()).ToArbitrary();

    private static TwinMember Member(string id, string facts) => new(id, Facts(facts, Template), false, false);

    private static TwinFacts Facts(string line, string text)
    {
        var cells = line.Split('|');
        var warnings = cells[0].EndsWith('?') ? ["number-read-doubtful"] : Array.Empty<string>();
        var date = Known(cells[1]) is { } iso ? PartialDate.FromSortKey(int.Parse(iso.Replace("-", "", StringComparison.Ordinal).PadRight(8, '0'))) : (PartialDate?)null;
        var issuer = Known(cells[2])?.Replace("UBND", "Ủy ban nhân dân", StringComparison.Ordinal);
        var metadata = new DocumentMetadata(Known(cells[3]), Known(cells[4]), Known(cells[0].TrimEnd('?')), null, date, date?.Year, issuer, null, null, null, null, [], warnings);
        return TwinFacts.Of(Fingerprint.Of(text), metadata, issuer is null ? null : UnitDirectory.Describe(issuer, date, null));
    }

    /// <summary>The template with every so many words misread.</summary>
    private static string Keeping(double share)
    {
        var random = new System.Random(7);
        return string.Join(' ', Template.Split(' ').Select(word => random.NextDouble() < share ? word : word + "x"));
    }

    private static string? Known(string cell) => cell.Length == 0 ? null : cell;
}
