using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>One required, alternative or excluded part of a query.</summary>
public abstract record QueryClause;

/// <summary>Words that all occur somewhere; or, when they read as a number, a document that has or cites it.</summary>
/// <param name="NumberKey">Key of the number, or the beginning of it that ends with a code; null when the words are no number.</param>
public sealed record WordsClause(IReadOnlyList<Token> Words, string? NumberKey) : QueryClause
{
    /// <summary>In order and without overlap.</summary>
    public IReadOnlyList<Expansion> Expansions { get; init; } = [];
}

/// <summary>Words of a clause for which other words may stand: either all of them occur, or one of the alternatives as a phrase.</summary>
/// <param name="Start">Index of the first word.</param>
public sealed record Expansion(int Start, int Count, IReadOnlyList<IReadOnlyList<Token>> Alternatives);

/// <summary>Words that occur as neighbours in this order, with or without accents.</summary>
public sealed record PhraseClause(IReadOnlyList<Token> Words) : QueryClause;

/// <summary>Distinct words that occur in any order within a window that holds at most so many other words.</summary>
/// <param name="Words">At least two, distinct when folded.</param>
public sealed record NearClause(IReadOnlyList<Token> Words, int Distance) : QueryClause;

/// <summary>A word that begins so, with or without accents.</summary>
/// <param name="Prefix">Folded, at least two letters.</param>
public sealed record PrefixClause(string Prefix) : QueryClause;

/// <summary>A word that is the same, folded, but for one letter that is another, missing or added; the first letter is the same.</summary>
public sealed record FuzzyClause(Token Word) : QueryClause;

/// <summary>A document's own number, or one that it cites.</summary>
/// <param name="Key">Key of a number, or of its beginning up to a mark between its parts.</param>
public sealed record NumberClause(string Key, bool Own) : QueryClause;

/// <summary>A field inside a group of alternatives; those that stand by themselves are filters of the query.</summary>
public sealed record FilterClause(SearchFilter Filter) : QueryClause;

public sealed record AllClause(IReadOnlyList<QueryClause> Parts) : QueryClause;

public sealed record AnyClause(IReadOnlyList<QueryClause> Alternatives) : QueryClause;

public sealed record NotClause(QueryClause Clause) : QueryClause;
