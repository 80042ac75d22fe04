using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Movements;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Movements;

/// <summary>A unit that carries a movement: the newest document that names it, and how many there are.</summary>
public sealed record CarryingUnit(string Name, string? Slug, string Group, DocumentSummary Newest, int Documents);

/// <summary>Units of one province (or of the centre) with their proofs.</summary>
public sealed record CarryingGroup(string Name, IReadOnlyList<(CarryingUnit Unit, CitingDocument Proof)> Units);

/// <summary>What the page of a movement is made of.</summary>
/// <param name="Read">Documents that the units were gathered from, the newest.</param>
public sealed record MovementMaterial(
    MovementRecord Movement, int Carrying, int Read, IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets,
    IReadOnlyList<CarryingGroup> Groups, ProvinceHoldings Provinces, Paging Paging)
{
    /// <summary>What was decided about its names.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public bool MayEdit { get; init; }

    public string? Notice { get; init; }
}

public sealed record MovementPage(MovementMaterial Material)
{
    private MovementSummary Summary => Material.Movement.Summary;

    public const string Central = "Trung ương";
    public const string NoProvince = "Không rõ tỉnh";

    public static IReadOnlyList<string> NationalNames => MovementFamilies.NationalNames;

    public string Heading => Summary.Name;

    public string Path => Address.Movement(Summary.Slug);

    public string Form => Words.Of(Summary.Form);

    public IReadOnlyList<Stated<string>> LocalNames =>
        [.. Material.Movement.LocalNames.Where(name => !string.Equals(name.Value, Summary.Name, StringComparison.OrdinalIgnoreCase))];

    public IReadOnlyList<Figure> Figures =>
    [
        new(Material.Carrying, "văn bản nêu"),
        new(Counts(FacetField.Issuer).Count, "đơn vị"),
        new(Material.Provinces.Answering, "tỉnh, thành phố"),
        new(LocalNames.Count, "tên gọi khác"),
    ];

    public IReadOnlyList<Link> Tabs =>
    [
        new("Tổng quan", Path, true),
        new("Danh sách", Address.Search(("phong-trao", Summary.Slug))),
        new("Dòng thời gian", Address.Search(("phong-trao", Summary.Slug), ("xem", "dong-thoi-gian"))),
        new("Mạng lưới viện dẫn", Address.Search(("phong-trao", Summary.Slug), ("xem", "mang-luoi"))),
        new("Tình hình triển khai", Address.Search(("phong-trao", Summary.Slug), ("xem", "trien-khai"))),
    ];

    public YearCounts Years => YearCounts.Build(Counts(FacetField.Year));

    public Chart YearChart => Years.Draw($"Văn bản nêu “{Summary.Name}” theo năm", year => Address.Search(("phong-trao", Summary.Slug), ("nam", $"{year}")));

    /// <summary>One line per unit: by today's province, the centre first and the unknown last, then by name.</summary>
    /// <param name="documents">Newest first.</param>
    public static IReadOnlyList<CarryingUnit> Units(IReadOnlyList<DocumentSummary> documents, Func<string, PartialDate?, UnitDescription> describe) =>
        [.. documents.GroupBy(document => document.IssuerSlug ?? document.Id)
            .Select(unit =>
            {
                var newest = unit.First();
                return new CarryingUnit(newest.Issuer ?? newest.Title, newest.IssuerSlug, GroupOf(newest, describe), newest, unit.Count());
            })
            .OrderBy(unit => unit.Group switch { Central => 0, NoProvince => 2, _ => 1 })
            .ThenBy(unit => UnitDirectory.Slug(unit.Group), StringComparer.Ordinal)
            .ThenBy(unit => unit.Newest.Level ?? Level.Commune)
            .ThenBy(unit => UnitDirectory.Slug(unit.Name), StringComparer.Ordinal)];

    private static string GroupOf(DocumentSummary document, Func<string, PartialDate?, UnitDescription> describe) =>
        document.Level == Level.Central ? Central
        : (document.Issuer is { } issuer ? describe(issuer, document.Date).ProvinceToday : null) ?? document.Province ?? NoProvince;

    private IReadOnlyList<FacetCount> Counts(FacetField field) => Material.Facets.GetValueOrDefault(field) ?? [];
}

public sealed record MovementListPage(IReadOnlyList<MovementSummary> Movements, int Total, Paging Paging);
