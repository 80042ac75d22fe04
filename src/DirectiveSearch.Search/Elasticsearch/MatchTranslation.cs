using System.Text.Json.Nodes;
using DirectiveSearch.Search.Sqlite;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Which documents match, as a filter of the engine: words are looked up as we analysed them.</summary>
internal static class MatchTranslation
{
    /// <summary>The documents of a rung that all filters let pass.</summary>
    public static JsonObject Translate(SearchQuery query, IEnumerable<SearchFilter> filters, Rung rung)
    {
        var fields = query.Filters.Concat(filters).ToLookup(filter => filter.Exclude);
        var wanted = fields[false].GroupBy(filter => filter.Field).Select(field => QueryJson.AnyTerm(FieldNames.Of(field.Key), field.Select(filter => filter.Value)));
        var excluded = fields[true].GroupBy(filter => filter.Field).Select(field => QueryJson.AnyTerm(FieldNames.Of(field.Key), field.Select(filter => filter.Value)));
        var clauses = rung switch
        {
            Rung.AllWords => ClauseShape.Of(query.Clauses),
            _ => new ClauseShape([], []),
        };
        var required = clauses.Required.Select(Translate);
        if (rung == Rung.AllWords && PairRule.OfSentence(query) is { } sentence) required = required.Append(WithPairs(sentence));
        if (rung == Rung.SomePairs) required = PairRule.OfSecondRung(query) is { } some ? [WithPairs(some)] : [];
        return QueryJson.All([.. required, .. wanted], [.. clauses.Excluded.Select(Translate), .. excluded]);
    }

    /// <summary>A kind of words, in a field of single words.</summary>
    public static JsonObject Pattern(QueryClause clause, string field) => clause switch
    {
        PrefixClause prefix => new JsonObject { ["prefix"] = new JsonObject { [field] = new JsonObject { ["value"] = EntryDocument.Cut(prefix.Prefix) } } },
        FuzzyClause fuzzy => QueryJson.AnyTerm(field, FuzzyVariants.Of(fuzzy.Word.Folded).Select(EntryDocument.Cut)),
        _ => throw new ArgumentOutOfRangeException(nameof(clause), clause.GetType().Name),
    };

    private static JsonObject WithPairs(PairRule rule) => QueryJson.AtLeast(rule.Pairs.Select(pair => Phrase([pair.First, pair.Second])), rule.Fewest);

    private static JsonObject Translate(QueryClause clause) => clause switch
    {
        WordsClause words => Words(words),
        PhraseClause phrase => Phrase([.. phrase.Words.Select(word => word.Folded)]),
        NearClause near => Near(near),
        PrefixClause or FuzzyClause => Pattern(clause, FieldNames.Text),
        NumberClause number => Number(number.Key, number.Own),
        FilterClause filter => QueryJson.AnyTerm(FieldNames.Of(filter.Filter.Field), [filter.Filter.Value]),
        AllClause all => Required(all.Parts),
        AnyClause any => Alternatives(any.Alternatives),
        NotClause => Required([clause]),
        _ => throw new ArgumentOutOfRangeException(nameof(clause), clause.GetType().Name),
    };

    private static JsonObject Required(IReadOnlyList<QueryClause> clauses)
    {
        var shape = ClauseShape.Of(clauses);
        return QueryJson.All(shape.Required.Select(Translate), shape.Excluded.Select(Translate));
    }

    /// <summary>A range of years is hundreds of alternatives of one field: one look-up.</summary>
    private static JsonObject Alternatives(IReadOnlyList<QueryClause> alternatives)
    {
        var fields = alternatives.OfType<FilterClause>().GroupBy(filter => filter.Filter.Field)
            .Select(field => QueryJson.AnyTerm(FieldNames.Of(field.Key), field.Select(filter => filter.Filter.Value)));
        return QueryJson.Any([.. alternatives.Where(alternative => alternative is not FilterClause).Select(Translate), .. fields]);
    }

    private static JsonObject Words(WordsClause words)
    {
        var all = QueryJson.All(Parts(words), []);
        return words.NumberKey is { } key ? QueryJson.Any([all, Number(key, true), Number(key, false)]) : all;
    }

    private static IEnumerable<JsonObject> Parts(WordsClause words)
    {
        var next = 0;
        foreach (var expansion in words.Expansions)
        {
            for (; next < expansion.Start; next++) yield return Word(words.Words[next]);
            next = expansion.Start + expansion.Count;
            var typed = QueryJson.All(words.Words.Skip(expansion.Start).Take(expansion.Count).Select(Word), []);
            yield return QueryJson.Any([typed, .. expansion.Alternatives.Select(alternative => Phrase([.. alternative.Select(word => word.Folded)]))]);
        }

        for (; next < words.Words.Count; next++) yield return Word(words.Words[next]);
    }

    private static JsonObject Word(Token word) => Phrase([word.Folded]);

    private static JsonObject Number(string key, bool own) => QueryJson.Term(own ? FieldNames.OwnNumbers : FieldNames.CitedNumbers, key);

    /// <summary>Up to three words are one term. More are analysed again, which changes no folded word.</summary>
    private static JsonObject Phrase(IReadOnlyList<string> words)
    {
        var cut = words.Select(EntryDocument.Cut).ToList();
        return cut.Count switch
        {
            1 => QueryJson.Term(FieldNames.Text, cut[0]),
            2 => QueryJson.Term(FieldNames.TextPairs, string.Join(' ', cut)),
            3 => QueryJson.Term(FieldNames.TextTriples, string.Join(' ', cut)),
            _ => new JsonObject { ["match_phrase"] = new JsonObject { [FieldNames.Text] = string.Join(' ', cut) } },
        };
    }

    private static JsonObject Near(NearClause near)
    {
        var words = near.Words.Select(word => EntryDocument.Cut(word.Folded)).Order(StringComparer.Ordinal);
        var spans = words.Select(word => (JsonNode)new JsonObject { ["span_term"] = new JsonObject { [FieldNames.Text] = word } });
        return new JsonObject
        {
            ["span_near"] = new JsonObject { ["clauses"] = new JsonArray([.. spans]), ["slop"] = Math.Min(near.Distance, AnalysisSettings.GapBetweenFields - 1), ["in_order"] = false },
        };
    }
}
