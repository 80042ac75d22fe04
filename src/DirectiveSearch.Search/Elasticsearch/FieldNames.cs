using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>The fields of a document in the index.</summary>
internal static class FieldNames
{
    /// <summary>Title, number, issuer and body, folded.</summary>
    public const string Text = "text";
    public const string TextPairs = $"{Text}.{AnalysisSettings.Pairs}";
    public const string TextTriples = $"{Text}.{AnalysisSettings.Triples}";

    /// <summary>The same with its accents.</summary>
    public const string TextExact = $"{Text}.{AnalysisSettings.Exact}";

    /// <summary>Title, number and issuer, folded.</summary>
    public const string Head = "head";
    public const string HeadPairs = $"{Head}.{AnalysisSettings.Pairs}";

    public const string OwnNumbers = "own_numbers";
    public const string CitedNumbers = "cited_numbers";

    /// <summary>yyyymmdd, 0 undated: sorts newest first.</summary>
    public const string Date = "date";

    /// <summary>The same with the undated behind all others: sorts oldest first.</summary>
    public const string DateAscending = "date_ascending";

    public const string Id = "id";
    public const string Version = "version";

    /// <summary>1, 2 … up to the entry's steps: a step is one look-up.</summary>
    public const string CitedSteps = "cited_steps";

    private static readonly Dictionary<FacetField, string> Facets =
        Enum.GetValues<FacetField>().ToDictionary(field => field, field => $"facet_{JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString())}");

    public static IEnumerable<string> AllFacets => Facets.Values;

    public static string Of(FacetField field) => Facets[field];
}
