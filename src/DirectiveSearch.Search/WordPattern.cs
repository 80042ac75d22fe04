namespace DirectiveSearch.Search;

/// <summary>The words that word* or word~ stands for.</summary>
internal sealed class WordPattern
{
    private readonly string? prefix;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> variants;

    private WordPattern(QueryClause clause, string written, string? prefix, IEnumerable<string> variants)
    {
        (Clause, Written, this.prefix) = (clause, written, prefix);
        this.variants = variants.ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public QueryClause Clause { get; }

    /// <summary>As in a query, folded.</summary>
    public string Written { get; }

    /// <summary>Null when the clause is no pattern.</summary>
    public static WordPattern? Of(QueryClause clause) => clause switch
    {
        PrefixClause prefix => new WordPattern(clause, prefix.Prefix + "*", prefix.Prefix, []),
        FuzzyClause fuzzy => new WordPattern(clause, fuzzy.Word.Folded + "~", null, FuzzyVariants.Of(fuzzy.Word.Folded)),
        _ => null,
    };

    public bool Matches(ReadOnlySpan<char> folded) => prefix is null ? variants.Contains(folded) : folded.StartsWith(prefix);
}
