using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>A parsed query. The nodes are this room's own; callers parse, show and pass it on.</summary>
/// <param name="Clauses">All of them hold.</param>
public sealed record SearchQuery(string Typed, IReadOnlyList<QueryClause> Clauses, IReadOnlyList<SearchFilter> Filters)
{
    /// <summary>The query that was read in place of the one typed: decoded from Telex keys. Null: it was read as typed.</summary>
    public string? Decoded { get; init; }

    public static SearchQuery Everything { get; } = new("", [], []);

    /// <summary>Plain words without any operator: only these may fall back to matching some pairs.</summary>
    internal WordsClause? PlainWords => Clauses is [WordsClause words] ? words : null;

    /// <summary>The clauses that a match is wanted for, without what is excluded and without groups.</summary>
    internal IEnumerable<QueryClause> WantedClauses => Clauses.SelectMany(Wanted);

    /// <summary>The runs of words by which matches are scored, as typed.</summary>
    internal IEnumerable<IReadOnlyList<Token>> TypedRuns => WantedClauses.Select(clause => clause switch
    {
        WordsClause words => words.Words,
        PhraseClause phrase => phrase.Words,
        NearClause near => near.Words,
        FuzzyClause fuzzy => [fuzzy.Word],
        _ => [],
    });

    /// <summary>These, and behind them the words that may stand for some of them.</summary>
    internal IEnumerable<IReadOnlyList<Token>> WantedRuns =>
        TypedRuns.Concat(WantedClauses.OfType<WordsClause>().SelectMany(words => words.Expansions).SelectMany(expansion => expansion.Alternatives));

    /// <summary>The kinds of words that are wanted, each once.</summary>
    internal IEnumerable<WordPattern> WantedPatterns => WantedClauses.Select(WordPattern.Of).OfType<WordPattern>().DistinctBy(pattern => pattern.Written);

    /// <summary>Keys of the numbers that are wanted.</summary>
    internal IEnumerable<string> WantedNumbers => WantedClauses.Select(clause => clause switch
    {
        WordsClause words => words.NumberKey,
        NumberClause number => number.Key,
        _ => null,
    }).OfType<string>();

    private static IEnumerable<QueryClause> Wanted(QueryClause clause) => clause switch
    {
        AllClause all => all.Parts.SelectMany(Wanted),
        AnyClause any => any.Alternatives.SelectMany(Wanted),
        NotClause => [],
        _ => [clause],
    };
}

/// <summary>Where a query cannot be read, and a query that can.</summary>
/// <param name="Offset">Into the typed query, in UTF-16 code units.</param>
/// <param name="Message">In Vietnamese.</param>
public sealed record QueryError(int Offset, string Message, string Suggestion);

/// <param name="Prefix">The key is only the beginning of the number's.</param>
public sealed record NumberLookup(string Key, bool Prefix, string? TypeSlug);
