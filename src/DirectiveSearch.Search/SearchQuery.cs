namespace DirectiveSearch.Search;

/// <summary>A parsed query. The nodes are this room's own; callers parse, show and pass it on.</summary>
public sealed record SearchQuery(string Typed, IReadOnlyList<QueryClause> Clauses, IReadOnlyList<SearchFilter> Filters)
{
    public static SearchQuery Everything { get; } = new("", [], []);
}

/// <summary>One required, alternative or excluded part of a query.</summary>
public abstract record QueryClause;

/// <summary>Where a query cannot be read, and a query that can.</summary>
/// <param name="Offset">Into the typed query, in UTF-16 code units.</param>
/// <param name="Message">In Vietnamese.</param>
public sealed record QueryError(int Offset, string Message, string Suggestion);

public static class QueryParser
{
    /// <summary>Either a query or an error is set, never both.</summary>
    public static (SearchQuery? Query, QueryError? Error) Parse(string typed) => throw new NotImplementedException();

    /// <summary>The number that a query asks for ("34ct tw", "chỉ thị 34", "số 34-CT/TW"), or null: a number key to look up
    /// exactly, or by its beginning when no issuer code is given, with the type's slug when one is named.</summary>
    public static NumberLookup? ReadNumber(string typed) => throw new NotImplementedException();
}

public sealed record NumberLookup(string Key, bool Prefix, string? TypeSlug);
