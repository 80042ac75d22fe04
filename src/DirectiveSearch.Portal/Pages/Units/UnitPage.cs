using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Units;

/// <summary>A unit below another, with the documents it issued.</summary>
public sealed record UnitBelow(Link Unit, int Documents);

/// <summary>A movement that the unit carries, with a sentence as proof.</summary>
public sealed record CarriedByUnit(MovementSummary Movement, int Documents, CitingDocument? Proof);

/// <summary>What the page of a unit is made of.</summary>
/// <param name="Description">What the gazetteer knows of it.</param>
/// <param name="Above">Units above it that issued documents, nearest first.</param>
/// <param name="Facets">Counted over the documents it issued itself.</param>
public sealed record UnitMaterial(
    UnitSummary Unit, UnitDescription Description, IReadOnlyList<UnitSummary> Above, IReadOnlyList<UnitBelow> Below, int BelowTotal,
    int Issued, IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets, IReadOnlyDictionary<string, InstrumentSummary> Instruments,
    IReadOnlyList<CarriedByUnit> Carried, IReadOnlyList<DocumentSummary> Documents, Paging Paging)
{
    /// <summary>What it was before and became after, in time.</summary>
    public IReadOnlyList<LineageLine> Lineage { get; init; } = [];
}

/// <summary>Instruments that a unit cites for one purpose, most often first.</summary>
public sealed record CitedForPurpose(Relation Relation, IReadOnlyList<(Link Instrument, int Documents)> Instruments, int More);

public sealed record UnitPage(UnitMaterial Material)
{
    private const int InstrumentsShown = 8;
    private static readonly PartialDate Mergers = new(2025, 7, 1);

    private UnitSummary Unit => Material.Unit;

    public string Heading => Unit.Name;

    public string Path => Address.Unit(Unit.Slug);

    public IReadOnlyList<Crumb> Crumbs =>
    [
        new("Đơn vị", Address.Units),
        .. (Material.Description.ProvinceToday ?? Unit.ProvinceToday) is { } province ? [new Crumb(province, $"{Address.Units}?tinh={UnitDirectory.Slug(province)}")] : Array.Empty<Crumb>(),
        new(Unit.ShortName),
    ];

    /// <summary>Cấp tỉnh · Khánh Hòa.</summary>
    public string Lead => string.Join(" · ", new[]
    {
        Unit.Level is { } level ? level == Level.Central ? "Trung ương" : $"Cấp {Words.Of(level)}" : null,
        Unit.District, Unit.Province,
    }.OfType<string>());

    /// <summary>What became of the place of a unit below province level in the mergers of 2025.</summary>
    public string? PlaceToday
    {
        get
        {
            var (then, now) = (Unit.Province, Unit.ProvinceToday);
            var merged = Unit.Level is Level.District or Level.Commune && then is not null && now is not null && then != now ? $"{then} nay thuộc {now} (từ {OfficialDate.Format(Mergers)}). " : "";
            var district = Unit.Level == Level.District ? $"Đơn vị hành chính cấp huyện kết thúc hoạt động từ {OfficialDate.Format(Mergers)}." : "";
            return merged.Length + district.Length == 0 ? null : (merged + district).Trim();
        }
    }

    public IReadOnlyList<Figure> Figures =>
    [
        new(Material.Issued, "văn bản ban hành"),
        new(Counts(FacetField.Instrument).Count, "văn bản được viện dẫn"),
        new(Counts(FacetField.Movement).Count, "phong trào, cuộc vận động"),
        new(Material.BelowTotal, "đơn vị cấp dưới có văn bản"),
    ];

    public IReadOnlyList<Link> Tabs =>
    [
        new("Tổng quan", Path, true),
        new("Danh sách", Address.Search(("don-vi", Unit.Slug))),
        new("Dòng thời gian", Address.Search(("don-vi", Unit.Slug), ("xem", "dong-thoi-gian"))),
        new("Mạng lưới viện dẫn", Address.Search(("don-vi", Unit.Slug), ("xem", "mang-luoi"))),
        new("Tình hình triển khai", Address.Search(("don-vi", Unit.Slug), ("xem", "trien-khai"))),
    ];

    public YearCounts Years => YearCounts.Build(Counts(FacetField.Year));

    public Chart YearChart => Years.Draw($"Văn bản của {Unit.Name} theo năm", year => Address.Search(("ban-hanh", Unit.Slug), ("nam", $"{year}")));

    public IReadOnlyList<CitedForPurpose> Cited =>
        [.. Enum.GetValues<Relation>().Select(ForPurpose).Where(purpose => purpose.Instruments.Count > 0)];

    private CitedForPurpose ForPurpose(Relation relation)
    {
        var ending = $"|{Words.Code(relation)}";
        var counts = Counts(FacetField.InstrumentRelation).Where(count => count.Value.EndsWith(ending, StringComparison.Ordinal))
            .Select(count => (Slug: count.Value[..^ending.Length], count.Documents)).ToList();
        var known = counts.Where(count => Material.Instruments.ContainsKey(count.Slug)).Take(InstrumentsShown).ToList();
        return new CitedForPurpose(
            relation,
            [.. known.Select(count => (new Link(InstrumentWords.Name(Material.Instruments[count.Slug]), Address.Instrument(count.Slug)), count.Documents))],
            counts.Count - known.Count);
    }

    private IReadOnlyList<FacetCount> Counts(FacetField field) => Material.Facets.GetValueOrDefault(field) ?? [];
}

/// <summary>All units, or those of one province.</summary>
/// <param name="Province">Slug of the chosen province of today; null: all.</param>
public sealed record UnitListPage(IReadOnlyList<UnitSummary> Units, int Total, string? Province, Paging Paging)
{
    /// <summary>Provinces of today, by name.</summary>
    public static IReadOnlyList<(string Slug, string Name)> Provinces { get; } =
        [.. UnitDirectory.Provinces.Select(province => (province.TodaySlug, province.TodayName)).Distinct().OrderBy(province => province.TodaySlug, StringComparer.Ordinal)];

    public string? ProvinceName => Provinces.FirstOrDefault(province => province.Slug == Province).Name;
}
