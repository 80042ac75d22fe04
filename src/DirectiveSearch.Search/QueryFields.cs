using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>The fields of the query language and how their values are read.</summary>
internal static class QueryFields
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly Dictionary<string, string> Kinds = EmbeddedTable.Read(typeof(SearchQuery).Assembly, "query-fields.tsv").ToDictionary(row => row[0], row => row[1]);

    private static readonly int LongestName = Kinds.Keys.Max(name => name.Length);

    private static readonly Dictionary<(FacetField Field, string Word), string> Codes = EmbeddedTable.Read(typeof(SearchQuery).Assembly, "query-values.tsv")
        .ToDictionary(row => (Enum.Parse<FacetField>(row[0]), row[1]), row => row[2]);

    internal sealed record Field(string Kind, int ValueStart);

    /// <summary>The field whose name begins here, after a blank, with a value right behind its colon; null: what stands here is text.</summary>
    public static Field? At(string text, int start)
    {
        if (!char.IsLetter(text[start]) || (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or '|' or '-'))) return null;
        var colon = text.AsSpan(start, Math.Min(LongestName + 1, text.Length - start)).IndexOf(':') + start;
        if (colon <= start || colon + 1 >= text.Length || char.IsWhiteSpace(text[colon + 1]) || text[colon + 1] is ')' or '|' or '(') return null;
        return Kinds.TryGetValue(Folding.Fold(text[start..colon]), out var kind) ? new Field(kind, colon + 1) : null;
    }

    /// <summary>Either a clause or what is wrong with the value, in Vietnamese.</summary>
    public static (QueryClause? Clause, string? Problem) Read(string kind, string value)
    {
        var key = InstrumentNumber.Key(value);
        if (key.Length == 0) return (null, "Sau dấu hai chấm cần có một giá trị, ví dụ năm:2021 hoặc số:34-CT/TW.");
        return kind switch
        {
            "number" => (new NumberClause(key, Own: true), null),
            "citation" => (new AnyClause([new NumberClause(key, Own: false), new FilterClause(new SearchFilter(FacetField.Instrument, Slug(value)))]), null),
            "year" => ReadYears(value),
            _ => (ReadCode(Enum.Parse<FacetField>(kind), Slug(value)), null),
        };
    }

    private static FilterClause ReadCode(FacetField field, string slug) =>
        new(new SearchFilter(field, Codes.GetValueOrDefault((field, slug), slug)));

    private static (QueryClause? Clause, string? Problem) ReadYears(string value)
    {
        if (Slug(value) == "khong-ro") return (new FilterClause(new SearchFilter(FacetField.Year, "khong-ro")), null);
        var bounds = value.Split("..");
        if (bounds.Length > 2 || !bounds.All(bound => int.TryParse(bound, out var year) && year is >= FirstYear and <= LastYear))
        {
            return (null, $"Năm phải là một số từ {FirstYear} đến {LastYear}, hoặc một khoảng như 2019..2021.");
        }

        var (first, last) = (int.Parse(bounds[0]), int.Parse(bounds[^1]));
        if (first > last) (first, last) = (last, first);
        var years = Enumerable.Range(first, last - first + 1).Select(QueryClause (year) => new FilterClause(new SearchFilter(FacetField.Year, $"{year}"))).ToList();
        return (years.Count == 1 ? years[0] : new AnyClause(years), null);
    }

    private static string Slug(string value)
    {
        var slug = new StringBuilder(value.Length);
        foreach (var unit in Folding.Fold(value))
        {
            if (char.IsLetterOrDigit(unit)) slug.Append(unit);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
