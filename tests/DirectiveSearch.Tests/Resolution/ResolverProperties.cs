using System.Text.Json;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using FsCheck;
using FsCheck.Fluent;
using Evidence = DirectiveSearch.Directives.Resolution.Evidence;

namespace DirectiveSearch.Tests.Resolution;

public sealed class ResolverProperties
{
    private static readonly (string Number, string[] Types, string?[] Issuers)[] Groups =
    [
        ("34-CT/TW", ["Chỉ thị", "Văn bản", "Quyết định"], ["Bộ Chính trị", "Ban Bí thư", null]),
        ("216-QĐ/TW", ["Quyết định", "Quy định", "Văn bản"], ["Bộ Chính trị", null]),
        ("04/CT-UBND", ["Chỉ thị", "Công văn"], ["Ủy ban nhân dân tỉnh Khánh Hòa", "Ủy ban nhân dân tỉnh Tây Ninh", "Ủy ban nhân dân huyện Cam Lâm", null]),
        ("71/2025/QĐ-UBND", ["Quyết định"], ["Ủy ban nhân dân tỉnh Bắc Ninh", "Ủy ban nhân dân thành phố Hà Nội", null]),
        ("5/ABC-XYZ", ["Công văn", "Kế hoạch", "Văn bản"], ["Đơn vị lạ", null]),
        ("16-CT/TU", ["Chỉ thị"], ["Tỉnh ủy Khánh Hòa", "Thành ủy Hà Nội", null]),
    ];

    private static Gen<Evidence> One((string Number, string[] Types, string?[] Issuers) kind) =>
        from type in Gen.Elements(kind.Types)
        from issuer in Gen.Elements(kind.Issuers)
        from date in Date
        from citing in Date
        from documents in Gen.Choose(1, 4)
        from held in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("a", "b")))
        from province in Gen.Elements(null, "Tây Ninh", "Nghệ An")
        from decided in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from decidedDate in Date
        from theme in Gen.Elements(null, null, "doi moi|thi dua khen thuong", "phat trien nha o xa hoi", "dai hoi dang bo #xiii", "dai hoi dang bo #xiv")
        from term in Gen.Elements(null, null, "XI", "XII", "2015-2020")
        from decidedIssuer in Gen.Elements(kind.Issuers)
        select new Evidence(0, type, kind.Number, date, issuer, issuer is null ? province : null, citing, held, documents)
        {
            Theme = theme,
            Term = term,
            Decided = decided ? new Statement(type, kind.Number, decidedIssuer, decidedDate) : null,
        };

    private static Gen<PartialDate?> Date =>
        from year in Gen.Elements(2011, 2014, 2016, 2021, 2025, 2026)
        from month in Gen.Choose(0, 12)
        from day in Gen.Choose(0, 3)
        from form in Gen.Choose(0, 3)
        select form == 0 ? (PartialDate?)null : month == 0 ? new PartialDate(year) : new PartialDate(year, month, day == 0 ? null : day);

    /// <summary>One group or two, and merges of what their evidence names.</summary>
    private static Arbitrary<(List<Evidence> Group, List<Merge> Merges, int Seed)> Shuffled => Arb.From(
        from kind in Gen.Elements(Groups)
        from other in Gen.Elements(Groups)
        from evidence in Gen.ListOf(One(kind))
        from further in Gen.Frequency((2, Gen.Constant<List<Evidence>>([])), (1, Gen.ListOf(One(other)).Select(list => list.ToList())))
        from seed in Gen.Choose(0, int.MaxValue)
        from merges in Gen.Choose(0, 2)
        let all = evidence.Concat(further).Select((one, index) => one with { Id = index + 1 }).ToList()
        select (all, MergesOf(all, merges, seed), seed));

    private static List<Merge> MergesOf(List<Evidence> all, int count, int seed)
    {
        var random = new Random(seed);
        Statement Any() => all[random.Next(all.Count)] is var one ? new Statement(one.Type, one.Number, one.Issuer, one.Date) : null!;
        return all.Count == 0 ? [] : [.. Enumerable.Range(0, count).Select(_ => new Merge(Any(), Any()))];
    }

    [Fact]
    public void The_order_of_evidence_decides_nothing() => Prop.ForAll(Shuffled, given =>
    {
        var shuffled = given.Group.ToArray();
        new Random(given.Seed).Shuffle(shuffled);
        return Told(Resolver.Resolve(given.Group, given.Merges)) == Told(Resolver.Resolve(shuffled, given.Merges));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_piece_gets_one_answer_that_holds_together() => Prop.ForAll(Shuffled, given =>
    {
        var resolution = Resolver.Resolve(given.Group, given.Merges);
        var slugs = resolution.Instruments.Select(instrument => instrument.Slug).ToHashSet();
        return slugs.Count == resolution.Instruments.Count
            && resolution.Assignments.Select(assignment => assignment.EvidenceId).Order().SequenceEqual(given.Group.Select(evidence => evidence.Id))
            && resolution.Assignments.All(assignment => assignment.Slug is null || (slugs.Contains(assignment.Slug) && assignment.Candidates.Count == 0))
            && resolution.Assignments.All(assignment => assignment.Candidates.All(slugs.Contains))
            && slugs.All(slug => resolution.Assignments.Any(assignment => assignment.Slug == slug));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_people_decided_comes_true() => Prop.ForAll(Shuffled, given =>
    {
        var resolution = Resolver.Resolve(given.Group);
        return given.Group.Where(evidence => evidence.Decided is { } decided && Resolver.Identifies(decided)).All(evidence =>
            resolution.Assignments.Single(assignment => assignment.EvidenceId == evidence.Id) is { Slug: { } slug, Confidence: 1 }
            && resolution.Instruments.Single(instrument => instrument.Slug == slug).NumberKey == Resolver.GroupKey("", evidence.Decided!.Number));
    }).QuickCheckThrowOnFailure();

    private static string Told(Directives.Resolution.Resolution resolution) => JsonSerializer.Serialize(new
    {
        Instruments = resolution.Instruments.OrderBy(instrument => instrument.Slug, StringComparer.Ordinal),
        Assignments = resolution.Assignments.OrderBy(assignment => assignment.EvidenceId),
    });
}
