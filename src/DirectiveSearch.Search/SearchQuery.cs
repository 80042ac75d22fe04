using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>A parsed query. The nodes are this room's own; callers parse, show and pass it on.</summary>
/// <param name="Clauses">All of them hold.</param>
public sealed record SearchQuery(string Typed, IReadOnlyList<QueryClause> Clauses, IReadOnlyList<SearchFilter> Filters)
{
    public static SearchQuery Everything { get; } = new("", [], []);

    /// <summary>Plain words without any operator: only these may fall back to matching some pairs.</summary>
    internal WordsClause? PlainWords => Clauses is [WordsClause words] ? words : null;

    /// <summary>The runs of words that a match is wanted for, without what is excluded.</summary>
    internal IEnumerable<IReadOnlyList<Token>> WantedRuns => Clauses.SelectMany(Wanted);

    /// <summary>Keys of the numbers that are wanted.</summary>
    internal IEnumerable<string> WantedNumbers => Clauses.SelectMany(Numbers);

    private static IEnumerable<IReadOnlyList<Token>> Wanted(QueryClause clause) => clause switch
    {
        WordsClause words => [words.Words],
        PhraseClause phrase => [phrase.Words],
        AllClause all => all.Parts.SelectMany(Wanted),
        AnyClause any => any.Alternatives.SelectMany(Wanted),
        _ => [],
    };

    private static IEnumerable<string> Numbers(QueryClause clause) => clause switch
    {
        WordsClause { NumberKey: { } key } => [key],
        NumberClause number => [number.Key],
        AllClause all => all.Parts.SelectMany(Numbers),
        AnyClause any => any.Alternatives.SelectMany(Numbers),
        _ => [],
    };
}

/// <summary>Where a query cannot be read, and a query that can.</summary>
/// <param name="Offset">Into the typed query, in UTF-16 code units.</param>
/// <param name="Message">In Vietnamese.</param>
public sealed record QueryError(int Offset, string Message, string Suggestion);

/// <param name="Prefix">The key is only the beginning of the number's.</param>
public sealed record NumberLookup(string Key, bool Prefix, string? TypeSlug);
