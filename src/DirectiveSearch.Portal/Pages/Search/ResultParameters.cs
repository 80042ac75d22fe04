using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>The names and values that addresses of results are written in.</summary>
public static class ResultParameters
{
    private const string Excluding = "khong-";
    private const int FarthestPage = 10_000_000;

    /// <summary>Filters in the order in which they are offered; the exact issuer (ban-hanh) and the source are filters without an offer.</summary>
    private static readonly (string Name, FacetField Field)[] Fields =
    [
        ("loai", FacetField.Type), ("cap", FacetField.Level), ("tinh", FacetField.Province), ("don-vi", FacetField.Unit), ("ban-hanh", FacetField.Issuer),
        ("nam", FacetField.Year), ("dan", FacetField.Instrument), ("quan-he", FacetField.Relation), ("phong-trao", FacetField.Movement), ("nguon", FacetField.Source),
    ];

    private static readonly (Lens Value, string Word)[] Lenses =
        [(Lens.Overview, "tong-quan"), (Lens.List, "danh-sach"), (Lens.Timeline, "dong-thoi-gian"), (Lens.Graph, "mang-luoi"), (Lens.Coverage, "trien-khai")];

    private static readonly (SearchSort Value, string Word)[] Sorts =
        [(SearchSort.Relevance, "phu-hop"), (SearchSort.Newest, "moi-nhat"), (SearchSort.Oldest, "cu-nhat")];

    public static string NameOf(FacetField field)
    {
        var single = field == FacetField.InstrumentRelation ? FacetField.Instrument : field;
        return Fields.First(pair => pair.Field == single).Name;
    }

    /// <summary>The name under which a filter stands in an address.</summary>
    public static string NameOf(SearchFilter filter) => (filter.Exclude ? Excluding : "") + NameOf(filter.Field);

    /// <summary>Makes filters out of a parameter's values; null when the parameter is no filter.</summary>
    internal static Func<string, SearchFilter>? FilterOf(string name)
    {
        var exclude = name.StartsWith(Excluding, StringComparison.Ordinal);
        var plain = exclude ? name[Excluding.Length..] : name;
        var index = Array.FindIndex(Fields, pair => pair.Name == plain);
        return index < 0 ? null : value => new SearchFilter(FieldFor(Fields[index].Field, value), value, exclude);
    }

    internal static ResultQuery With(ResultQuery query, string name, string value) => name switch
    {
        "q" => query with { Text = value.Trim() },
        "xem" => query with { Lens = Read(Lenses, value, query.Lens) is var lens && lens == Lens.Overview ? new ResultQuery(query.Place).Lens : lens },
        "sap-xep" => query with { Sort = Sorts.Any(sort => sort.Word == value) ? Read(Sorts, value, default) : null },
        "trang" => query with { Page = PageOf(value) },
        "sau" => query with { After = value },
        "explain" => query with { Explain = value == "1" },
        "cot" => query with { ColumnPage = PageOf(value) },
        "theo" => query with { Columns = value == "van-ban" ? CoverageColumns.Instruments : CoverageColumns.Movements },
        "thu-tu" => query with { Order = value == "cho-trong" ? CoverageOrder.Gaps : CoverageOrder.Province },
        _ => query,
    };

    internal static IEnumerable<(string Name, string Value)> Of(ResultQuery query)
    {
        var plain = new ResultQuery(query.Place);
        if (query.Text.Length > 0) yield return ("q", query.Text);
        foreach (var filter in query.Filters) yield return (NameOf(filter), filter.Value);
        if (query.Lens != plain.Lens) yield return ("xem", Lenses.First(lens => lens.Value == query.Lens).Word);
        if (query.Columns == CoverageColumns.Instruments) yield return ("theo", "van-ban");
        if (query.Order == CoverageOrder.Gaps) yield return ("thu-tu", "cho-trong");
        if (query.Sort is { } sort) yield return ("sap-xep", Sorts.First(other => other.Value == sort).Word);
        if (query.ColumnPage > 1) yield return ("cot", $"{query.ColumnPage}");
        if (query.Page > 1) yield return ("trang", $"{query.Page}");
        if (query is { Page: > ResultQuery.LastPage, After: not null }) yield return ("sau", PageCursor.Seal(query));
        if (query.Explain) yield return ("explain", "1");
    }

    /// <summary>dan=34-ct-tw-2014|basis asks for one purpose of one instrument.</summary>
    private static FacetField FieldFor(FacetField field, string value) =>
        field == FacetField.Instrument && value.Contains('|') ? FacetField.InstrumentRelation : field;

    private static int PageOf(string value) => int.TryParse(value, out var page) ? Math.Clamp(page, 1, FarthestPage) : 1;

    private static T Read<T>((T Value, string Word)[] words, string word, T otherwise) =>
        words.Where(pair => pair.Word == word).Select(pair => pair.Value).FirstOrDefault(otherwise);
}
