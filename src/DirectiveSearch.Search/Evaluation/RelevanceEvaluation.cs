namespace DirectiveSearch.Search.Evaluation;

/// <param name="Relevant">Ids of the documents that answer it.</param>
public sealed record RelevanceQuestion(string Id, string Text, IReadOnlyList<string> Relevant);

/// <summary>Asks an index questions whose answers are known, each in every way of typing, exactly as a user would.</summary>
public static class RelevanceEvaluation
{
    /// <param name="asked">Told how many questions have been asked.</param>
    public static async Task<RankRun> RunAsync(
        ISearchIndex index, string backend, IReadOnlyList<RelevanceQuestion> questions, IProgress<int> asked, CancellationToken cancellation)
    {
        var ranked = new List<QuestionRanks>();
        foreach (var question in questions)
        {
            var ranks = new List<int>();
            foreach (var way in Typing.Ways) ranks.Add(await RankAsync(index, way.Type(question.Id, question.Text), question.Relevant, cancellation));
            ranked.Add(new QuestionRanks(question.Id, ranks));
            asked.Report(ranked.Count);
        }

        return new RankRun(backend, ranked);
    }

    private static async Task<int> RankAsync(ISearchIndex index, string typed, IReadOnlyList<string> relevant, CancellationToken cancellation)
    {
        if (QueryParser.Parse(typed).Query is not { } query) return 0;
        var result = await index.SearchAsync(new SearchRequest(query, [], SearchSort.Relevance, 0, RankMeasures.Depth, []), cancellation);
        for (var place = 0; place < result.Hits.Count; place++)
        {
            if (relevant.Contains(result.Hits[place].Id)) return place + 1;
        }

        return 0;
    }
}
