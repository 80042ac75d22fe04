using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Makes the coverage lens: which units carry which movements, or cite which instruments.</summary>
public static class Coverages
{
    private const int RowsPerPage = 60;
    private const int ColumnsPerPage = 12;
    private const string Central = "Trung ương";
    private const string NowhereName = "Chưa rõ tỉnh";
    private const string NothingHeldWords = "chưa có văn bản nào trong kho";

    public static IReadOnlyList<FacetRequest> Facets(CoverageColumns columns) => columns == CoverageColumns.Movements
        ? [new(FacetField.Issuer, 0), new(FacetField.IssuerMovement, 0)]
        : [new(FacetField.Issuer, 0), new(FacetField.IssuerInstrument, 0)];

    /// <summary>What the index counted, taken apart.</summary>
    /// <param name="Cells">Documents by issuer and column.</param>
    public sealed record Counts(IReadOnlyDictionary<string, int> Issuers, IReadOnlyDictionary<(string Issuer, string Column), int> Cells)
    {
        /// <summary>Columns by how many units have them.</summary>
        public IReadOnlyList<(string Key, int Rows)> Columns { get; } =
            [.. Cells.Keys.GroupBy(cell => cell.Column).Select(group => (group.Key, group.Count()))
                .OrderByDescending(column => column.Item2).ThenBy(column => column.Key, StringComparer.Ordinal)];
    }

    public static async Task<CoverageLens> ReadAsync(Found found, HeldProvinces provinces, CancellationToken cancellation)
    {
        var query = found.Query;
        var counts = Take(found.Result, query.Columns);
        var columnPages = Paging.PagesFor(counts.Columns.Count, ColumnsPerPage);
        var columnPage = Math.Clamp(query.ColumnPage, 1, columnPages);
        var keys = counts.Columns.Skip((columnPage - 1) * ColumnsPerPage).Take(ColumnsPerPage).ToList();
        var columns = await ColumnsAsync(found, keys, cancellation);
        var units = await found.Archive.Units.SummariesAsync([.. counts.Issuers.Keys], cancellation);
        var rows = Ordered(query, counts, units, columns);
        var rowPages = Paging.PagesFor(rows.Count, RowsPerPage);
        var page = Math.Clamp(query.Page, 1, rowPages);
        var groups = Groups(query, [.. rows.Skip((page - 1) * RowsPerPage).Take(RowsPerPage)]);
        if (page == rowPages && ShowsNothingHeld(query)) groups.AddRange(NothingHeld(await provinces.ReadAsync(cancellation)));
        return new CoverageLens(
            new Matrix("Đơn vị và " + (query.Columns == CoverageColumns.Movements ? "phong trào" : "văn bản được viện dẫn"), columns, groups, counts.Issuers.Count),
            new Paging(page, rowPages, to => (query with { Page = to }).ToAddress()),
            new Paging(columnPage, columnPages, to => (query with { ColumnPage = to }).ToAddress()),
            Math.Max(0, found.Result.Total - counts.Issuers.Values.Sum()));
    }

    public static Counts Take(SearchResult result, CoverageColumns columns)
    {
        var pairs = result.Facets.GetValueOrDefault(columns == CoverageColumns.Movements ? FacetField.IssuerMovement : FacetField.IssuerInstrument, []);
        return new Counts(
            result.Facets.GetValueOrDefault(FacetField.Issuer, []).ToDictionary(count => count.Value, count => count.Documents),
            pairs.Select(count => (Parts: count.Value.Split('|', 2), count.Documents)).Where(pair => pair.Parts.Length == 2)
                .ToDictionary(pair => (pair.Parts[0], pair.Parts[1]), pair => pair.Documents));
    }

    private static FacetField Field(ResultQuery query) => query.Columns == CoverageColumns.Movements ? FacetField.Movement : FacetField.Instrument;

    private static async Task<IReadOnlyList<MatrixColumn>> ColumnsAsync(Found found, IReadOnlyList<(string Key, int Rows)> keys, CancellationToken cancellation)
    {
        var field = Field(found.Query);
        var labels = await FacetLabels.ReadAsync(found.Archive, [.. keys.Select(key => (field, key.Key))], cancellation);
        return [.. keys.Select(key => new MatrixColumn(
            key.Key, labels.Of(field, key.Key), field == FacetField.Movement ? Address.Movement(key.Key) : Address.Instrument(key.Key), key.Rows))];
    }

    private static List<(MatrixRow Row, string Province)> Ordered(
        ResultQuery query, Counts counts, IReadOnlyDictionary<string, UnitSummary> units, IReadOnlyList<MatrixColumn> columns)
    {
        var rows = counts.Issuers.Select(issuer =>
        {
            var unit = units.GetValueOrDefault(issuer.Key);
            var cells = columns.Select(column => counts.Cells.TryGetValue((issuer.Key, column.Key), out var documents) ? Cell(query, issuer.Key, column.Key, documents) : null);
            return (Row: new MatrixRow(unit?.ShortName ?? issuer.Key, Address.Unit(issuer.Key), LineOf(unit, issuer.Value, query.Order), [.. cells]), Province: ProvinceOf(unit));
        });
        return query.Order == CoverageOrder.Gaps
            ? [.. rows.OrderBy(row => row.Row.Filled).ThenBy(row => Sorting(row.Row.Name), StringComparer.Ordinal)]
            : [.. rows.OrderBy(row => row.Province switch { Central => "", NowhereName => "~", _ => Sorting(row.Province) }, StringComparer.Ordinal).ThenBy(row => Sorting(row.Row.Name), StringComparer.Ordinal)];
    }

    private static List<MatrixGroup> Groups(ResultQuery query, IReadOnlyList<(MatrixRow Row, string Province)> rows) => query.Order == CoverageOrder.Gaps
        ? [new MatrixGroup(null, [.. rows.Select(row => row.Row)])]
        : [.. rows.GroupBy(row => row.Province).Select(group => new MatrixGroup(group.Key, [.. group.Select(row => row.Row)]))];

    /// <summary>Where results are not narrowed to places.</summary>
    private static bool ShowsNothingHeld(ResultQuery query) =>
        !query.AllFilters.Any(filter => filter.Field is FacetField.Province or FacetField.Unit or FacetField.Issuer or FacetField.Level);

    /// <summary>Today's provinces from which the archive holds nothing at all, whatever was asked.</summary>
    private static IEnumerable<MatrixGroup> NothingHeld(IReadOnlySet<string> held) =>
        UnitDirectory.Provinces.Select(province => (province.TodaySlug, province.TodayName)).Distinct()
            .Where(province => !held.Contains(province.TodaySlug))
            .OrderBy(province => province.TodaySlug, StringComparer.Ordinal)
            .Select(province => new MatrixGroup(province.TodayName, [], NothingHeldWords));

    private static MatrixCell Cell(ResultQuery query, string issuer, string column, int documents) => new(
        documents, query.With(new SearchFilter(FacetField.Issuer, issuer)).With(new SearchFilter(Field(query), column)).See(Lens.List).ToAddress());

    private static string ProvinceOf(UnitSummary? unit) =>
        unit?.ProvinceToday ?? (unit?.Level == DirectiveSearch.Directives.Level.Central ? Central : NowhereName);

    private static string LineOf(UnitSummary? unit, int documents, CoverageOrder order)
    {
        var years = unit is { FirstYear: { } first, LastYear: { } last } && unit.Documents == documents ? first == last ? $"{first}" : $"{first}–{last}" : null;
        var province = order == CoverageOrder.Gaps ? unit?.ProvinceToday : null;
        return string.Join(" · ", new[] { $"{OfficialDate.Number(documents)} văn bản đã đọc", years, province }.OfType<string>());
    }

    private static string Sorting(string name) => UnitDirectory.Slug(name);
}
