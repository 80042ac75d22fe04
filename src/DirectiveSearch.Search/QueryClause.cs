using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>One required, alternative or excluded part of a query.</summary>
public abstract record QueryClause;

/// <summary>Words that all occur somewhere; or, when they read as a number, a document that has or cites it.</summary>
/// <param name="NumberKey">Key of the number, or the beginning of it that ends with a code; null when the words are no number.</param>
public sealed record WordsClause(IReadOnlyList<Token> Words, string? NumberKey) : QueryClause;

/// <summary>Words that occur as neighbours in this order, with or without accents.</summary>
public sealed record PhraseClause(IReadOnlyList<Token> Words) : QueryClause;

/// <summary>A document's own number, or one that it cites.</summary>
/// <param name="Key">Key of a number, or of its beginning up to a mark between its parts.</param>
public sealed record NumberClause(string Key, bool Own) : QueryClause;

/// <summary>A field inside a group of alternatives; those that stand by themselves are filters of the query.</summary>
public sealed record FilterClause(SearchFilter Filter) : QueryClause;

public sealed record AllClause(IReadOnlyList<QueryClause> Parts) : QueryClause;

public sealed record AnyClause(IReadOnlyList<QueryClause> Alternatives) : QueryClause;

public sealed record NotClause(QueryClause Clause) : QueryClause;
