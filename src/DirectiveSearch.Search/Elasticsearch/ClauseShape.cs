namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Clauses that all hold, as what is required and what is excluded. Exclusions are carried down to single clauses, for an engine
/// bounds how deep queries are nested.</summary>
internal sealed record ClauseShape(IReadOnlyList<QueryClause> Required, IReadOnlyList<QueryClause> Excluded)
{
    public static ClauseShape Of(IEnumerable<QueryClause> clauses)
    {
        var parts = clauses.SelectMany(Flat).ToLookup(clause => clause is NotClause);
        return new ClauseShape([.. parts[false]], [.. parts[true].Select(excluded => ((NotClause)excluded).Clause)]);
    }

    private static IEnumerable<QueryClause> Flat(QueryClause clause) => clause switch
    {
        AllClause all => all.Parts.SelectMany(Flat),
        NotClause { Clause: AnyClause any } => any.Alternatives.SelectMany(alternative => Flat(new NotClause(alternative))),
        NotClause { Clause: AllClause all } => [new AnyClause([.. all.Parts.Select(part => new NotClause(part))])],
        NotClause { Clause: NotClause twice } => Flat(twice.Clause),
        _ => [clause],
    };
}
