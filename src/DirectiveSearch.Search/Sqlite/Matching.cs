using DirectiveSearch.Text;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Finds the documents that a query matches, by the two rungs of the design.</summary>
internal sealed class Matching(SqliteConnection connection, Snapshot snapshot, Postings postings)
{
    public (DocumentSet Documents, Rung Rung) Match(SearchQuery query)
    {
        if (query.Clauses.Count == 0) return (All(), Rung.Everything);
        var documents = Required(query.Clauses);
        if (!documents.IsEmpty && PairRule.OfSentence(query) is { } sentence) documents.And(WithPairs(sentence));
        if (!documents.IsEmpty || PairRule.OfSecondRung(query) is not { } pairs) return (documents, Rung.AllWords);
        var some = WithPairs(pairs);
        return some.IsEmpty ? (some, Rung.AllWords) : (some, Rung.SomePairs);
    }

    /// <summary>In how many documents the syllables stand side by side.</summary>
    public DocumentList Phrase(params IEnumerable<string> syllables) => Listed(Quoted(string.Join(' ', syllables)));

    /// <summary>The documents with a word of the kind.</summary>
    public DocumentSet Pattern(QueryClause clause) => clause switch
    {
        PrefixClause prefix => Set(Listed(Quoted(prefix.Prefix) + "*")),
        FuzzyClause fuzzy => AnyOf(FuzzyVariants.Of(fuzzy.Word.Folded)),
        _ => throw new ArgumentOutOfRangeException(nameof(clause), clause.GetType().Name),
    };

    public DocumentSet Number(string key, bool own) => Set(Phrase(own ? AnalysedEntry.OwnKey(key) : AnalysedEntry.CitedKey(key)));

    private DocumentSet All() => new DocumentSet(snapshot.Count).Or(snapshot.Alive);

    private DocumentList Listed(string expression) => postings.Find(connection, snapshot.Count, expression);

    private DocumentSet AnyOf(IEnumerable<string> words)
    {
        var found = new DocumentSet(snapshot.Count);
        foreach (var word in words) Phrase(word).Visit(snapshot.Count, found.Add);
        return found;
    }

    private static string Quoted(string words) => $"\"{words}\"";

    private DocumentSet Set(DocumentList documents) => documents.ToSet(snapshot.Count);

    private DocumentSet Required(IEnumerable<QueryClause> clauses)
    {
        var documents = All();
        foreach (var clause in clauses)
        {
            if (documents.IsEmpty) break;
            documents = clause is NotClause excluded ? documents.Without(Find(excluded.Clause)) : documents.And(Find(clause));
        }

        return documents;
    }

    private DocumentSet Find(QueryClause clause) => clause switch
    {
        WordsClause words => FindWords(words),
        PhraseClause phrase => Set(Phrase(phrase.Words.Select(word => word.Folded))),
        NearClause near => FindNear(near),
        PrefixClause or FuzzyClause => Pattern(clause),
        NumberClause number => Number(number.Key, number.Own),
        FilterClause filter => FindFilter(filter.Filter),
        AllClause all => Required(all.Parts),
        AnyClause any => any.Alternatives.Aggregate(new DocumentSet(snapshot.Count), (found, alternative) => found.Or(Required([alternative]))),
        NotClause => Required([clause]),
        _ => throw new ArgumentOutOfRangeException(nameof(clause), clause.GetType().Name),
    };

    private DocumentSet FindWords(WordsClause words)
    {
        var documents = All();
        var plain = words.Words.Where((_, place) => !words.Expansions.Any(expansion => place >= expansion.Start && place < expansion.Start + expansion.Count));
        foreach (var word in plain.Select(word => word.Folded).Distinct())
        {
            if (documents.IsEmpty) break;
            documents.And(Set(Phrase(word)));
        }

        foreach (var expansion in words.Expansions)
        {
            if (documents.IsEmpty) break;
            documents.And(FindExpanded(words.Words.Skip(expansion.Start).Take(expansion.Count), expansion.Alternatives));
        }

        return words.NumberKey is { } key ? documents.Or(Number(key, true)).Or(Number(key, false)).And(snapshot.Alive) : documents;
    }

    private DocumentSet FindExpanded(IEnumerable<Token> typed, IReadOnlyList<IReadOnlyList<Token>> alternatives)
    {
        var documents = FindWords(new WordsClause([.. typed], null));
        foreach (var alternative in alternatives) Phrase(alternative.Select(word => word.Folded)).Visit(snapshot.Count, documents.Add);
        return documents;
    }

    /// <summary>The full-text table counts what stands between the first and the last of the words, the words in the middle too.</summary>
    private DocumentSet FindNear(NearClause near) =>
        Set(Listed($"NEAR({string.Join(' ', near.Words.Select(word => Quoted(word.Folded)))}, {near.Distance + near.Words.Count - 2})"));

    private DocumentSet FindFilter(SearchFilter filter)
    {
        var documents = new DocumentSet(snapshot.Count);
        if (snapshot.FindValue(filter.Field, filter.Value) is not (>= 0 and var id)) return documents;
        snapshot.Alive.Visit(snapshot.Count, ordinal =>
        {
            if (snapshot.Facets[ordinal].AsSpan().Contains(id)) documents.Add(ordinal);
        });
        return documents;
    }

    private DocumentSet WithPairs(PairRule rule)
    {
        var seen = new byte[snapshot.Count];
        foreach (var (first, second) in rule.Pairs)
        {
            Phrase(first, second).Visit(seen.Length, ordinal => seen[ordinal]++);
        }

        var documents = new DocumentSet(snapshot.Count);
        for (var ordinal = 0; ordinal < seen.Length; ordinal++)
        {
            if (seen[ordinal] >= rule.Fewest) documents.Add(ordinal);
        }

        return documents.And(snapshot.Alive);
    }
}
