using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Answers one request from an index: the rung first, then hits and facets beside each other.</summary>
internal sealed class EngineSearches(ElasticsearchGateway gateway, string index, ElasticsearchWeights weights)
{
    /// <summary>A search that met a node at its end finds the other copies of its shards a moment later.</summary>
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation)
    {
        if (request.Query.Clauses.Count == 0) return await OnRungAsync(request, Rung.Everything, cancellation).ConfigureAwait(false);
        var result = await OnRungAsync(request, Rung.AllWords, cancellation).ConfigureAwait(false);
        if (result.Total > 0 || PairRule.OfSecondRung(request.Query) is null) return result;

        // The rung is chosen by the words alone: filters that leave nothing of it choose no other.
        var filtered = request.Filters.Count + request.Query.Filters.Count > 0;
        if (filtered && await AnyAsync(request.Query, Rung.AllWords, cancellation).ConfigureAwait(false)) return result;
        var some = await OnRungAsync(request, Rung.SomePairs, cancellation).ConfigureAwait(false);
        return some.Total > 0 || (filtered && await AnyAsync(request.Query, Rung.SomePairs, cancellation).ConfigureAwait(false)) ? some : result;
    }

    public async Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation)
    {
        var rung = await RungAsync(query, (words, rung) => AnyAsync(words, rung, cancellation)).ConfigureAwait(false);
        var body = HitSearch.Body(MatchTranslation.Translate(query, [], rung), query, HitSearch.IsScored(SearchSort.Relevance, rung), SearchSort.Relevance, weights);
        (body["size"], body["explain"], body["post_filter"]) = (1, true, QueryJson.Term(FieldNames.Id, id));
        var hits = (await AskAsync([(body, true)], cancellation).ConfigureAwait(false))[0].GetProperty("hits").GetProperty("hits");
        return hits.GetArrayLength() == 0 ? null : ScoreExplanations.Read(hits[0].GetProperty("_explanation"));
    }

    /// <summary>The rung that a query's words choose.</summary>
    public static async Task<Rung> RungAsync(SearchQuery query, Func<SearchQuery, Rung, Task<bool>> any)
    {
        if (query.Clauses.Count == 0) return Rung.Everything;
        if (PairRule.OfSecondRung(query) is null) return Rung.AllWords;
        var words = query with { Filters = [] };
        if (await any(words, Rung.AllWords).ConfigureAwait(false)) return Rung.AllWords;
        return await any(words, Rung.SomePairs).ConfigureAwait(false) ? Rung.SomePairs : Rung.AllWords;
    }

    /// <summary>Whether a filter matches any document.</summary>
    public static JsonObject AnyBody(JsonObject filter) => new() { ["size"] = 0, ["track_total_hits"] = 1, ["query"] = filter };

    private async Task<bool> AnyAsync(SearchQuery query, Rung rung, CancellationToken cancellation) =>
        HitSearch.Total((await AskAsync([(AnyBody(MatchTranslation.Translate(query with { Filters = [] }, [], rung)), false)], cancellation).ConfigureAwait(false))[0]) > 0;

    private async Task<SearchResult> OnRungAsync(SearchRequest request, Rung rung, CancellationToken cancellation)
    {
        var filter = MatchTranslation.Translate(request.Query, request.Filters, rung);
        var scored = HitSearch.IsScored(request.Sort, rung);
        var cursor = ResultCursor.Read(request.After, request.Sort);
        var groups = FacetSearch.Groups(request.Facets);
        var hits = HitSearch.Page(HitSearch.Body(Copy(filter), request.Query, scored, request.Sort, weights), request, cursor, scored);
        var answers = await AskAsync([(hits, true), .. groups.Select(group => (FacetSearch.Body(Copy(filter), group), false))], cancellation).ConfigureAwait(false);
        var facets = new Dictionary<FacetField, IReadOnlyList<FacetCount>>();
        foreach (var (group, answer) in groups.Zip(answers.Skip(1)))
        {
            foreach (var asked in group) facets[asked.Field] = FacetSearch.Read(answer, asked) ?? await AllValuesAsync(filter, asked, cancellation).ConfigureAwait(false);
        }

        return Result(HitSearch.Total(answers[0]), HitSearch.Hits(answers[0], scored, request.Sort), request, cursor) with { Rung = rung, Facets = facets };
    }

    private static SearchResult Result(int total, List<ResultCursor> hits, SearchRequest request, ResultCursor? cursor)
    {
        var shown = hits.Take(request.Take).ToList();
        var more = cursor is null ? total > (long)request.Skip + shown.Count : hits.Count > shown.Count;
        return new SearchResult(total, Rung.Everything, [.. shown.Select(hit => new SearchHit(hit.Id, hit.Score))], new Dictionary<FacetField, IReadOnlyList<FacetCount>>())
        {
            Next = more && shown.Count > 0 ? shown[^1].Write() : null,
        };
    }

    private async Task<IReadOnlyList<FacetCount>> AllValuesAsync(JsonObject filter, FacetRequest request, CancellationToken cancellation)
    {
        var counts = new List<FacetCount>();
        string? after = null;
        do
        {
            var answer = (await AskAsync([(FacetSearch.AllBody(Copy(filter), request.Field, after), false)], cancellation).ConfigureAwait(false))[0];
            counts.AddRange(FacetSearch.ReadPage(answer, out after));
        }
        while (after is not null);
        return FacetSearch.Ordered(counts, request.Limit);
    }

    /// <summary>Several searches in one request. Those for hits score alike on every shard; the others are served from the cache.</summary>
    private async Task<IReadOnlyList<JsonElement>> AskAsync(IReadOnlyList<(JsonObject Body, bool Hits)> searches, CancellationToken cancellation)
    {
        var preference = Preference(searches[0].Body["query"]!);
        var lines = searches.SelectMany(search => new[] { Header(preference, search.Hits), search.Body }).Select(line => (Action<Utf8JsonWriter>)(json => line.WriteTo(json))).ToList();
        for (var attempt = 1; ; attempt++)
        {
            var answer = await gateway.SendLinesAsync(HttpMethod.Post, $"/{index}/_msearch", lines, cancellation).ConfigureAwait(false);
            try
            {
                return [.. EngineAnswer.Wanted(answer, index).GetProperty("responses").EnumerateArray().Select(part => EngineAnswer.WantedPart(part, index))];
            }
            catch (SearchUnavailableException) when (attempt < Attempts)
            {
                await Task.Delay(Pause * attempt * Random.Shared.NextDouble(), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static JsonObject Header(string preference, bool hits)
    {
        var header = new JsonObject { ["preference"] = preference, ["allow_partial_search_results"] = false };
        if (hits) header["search_type"] = "dfs_query_then_fetch";
        else header["request_cache"] = true;
        return header;
    }

    /// <summary>The same query always asks the same copies of the shards, whose scores differ by what they have not yet forgotten of deleted documents.</summary>
    private static string Preference(JsonNode query) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(query.ToJsonString())), 0, 8);

    private static JsonObject Copy(JsonObject query) => query.DeepClone().AsObject();
}
