using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Tests.Search;

public sealed class SqliteSearchIndexTests(SqliteIndices indices) : SearchIndexContract(indices), IClassFixture<SqliteIndices>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("index").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<ISearchIndex> OpenAsync() => await SqliteSearchIndex.OpenAsync(folder, Cancellation);

    [Fact]
    public async Task What_another_process_writes_is_seen_by_the_next_search()
    {
        var reader = await OpenAsync();
        var writer = await OpenAsync();
        for (var round = 1; round <= 3; round++)
        {
            await writer.WriteAsync([Entry($"n{round}", "Kế hoạch", null, "thi đua", 20210101, [])], Cancellation);
            Assert.Equal(round, (await reader.SearchAsync(Request("thi đua"), Cancellation)).Total);
        }

        await writer.DeleteAsync(["n2"], 9, Cancellation);
        Assert.Equal(["n1", "n3"], Ids(await reader.SearchAsync(Request("thi đua"), Cancellation)));
    }

    [Fact]
    public async Task Searches_and_writes_may_run_at_once()
    {
        var index = await OpenAsync();
        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < 20; batch++)
            {
                await index.WriteAsync([.. Enumerable.Range(0, 10).Select(number => Entry($"{batch}-{number}", "x", null, "thi đua khen thưởng", 0, [], ("Year", "2021")))], Cancellation);
            }
        }, Cancellation);
        var searching = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var last = 0;
            while (!writing.IsCompleted)
            {
                var result = await index.SearchAsync(Request("thi đua") with { Facets = [new(FacetField.Year, 0)] }, Cancellation);
                Assert.True(result.Total >= last && result.Total % 10 == 0, $"{result.Total} after {last}");
                Assert.Equal(result.Total, result.Facets[FacetField.Year].Sum(count => count.Documents));
                last = result.Total;
            }
        }, Cancellation));
        await Task.WhenAll([writing, .. searching]);
        Assert.Equal(200, (await index.SearchAsync(Request("thi đua"), Cancellation)).Total);
    }

    [Fact]
    public async Task A_new_generation_is_taken_up_when_it_is_published()
    {
        var index = await OpenAsync();
        await index.WriteAsync([Entry("old", "x", null, "thi đua", 0, [])], Cancellation);
        for (var round = 1; round <= 3; round++)
        {
            var next = await index.BuildAsync(Cancellation);
            await next.Index.WriteAsync([Entry($"new{round}", "x", null, "thi đua", 0, [])], Cancellation);
            Assert.DoesNotContain($"new{round}", Ids(await index.SearchAsync(Request("thi đua"), Cancellation)));
            await next.PublishAsync(Cancellation);
            Assert.Equal([$"new{round}"], Ids(await index.SearchAsync(Request("thi đua"), Cancellation)));
        }

        Assert.True(Directory.GetFiles(folder, "*.db").Length <= 2);
    }

    [Fact]
    public async Task A_build_that_was_stopped_is_gone_on_with()
    {
        var index = await OpenAsync();
        await (await index.BuildAsync(Cancellation)).Index.WriteAsync([Entry("kept", "x", null, "thi đua", 0, [])], Cancellation);
        var again = await SqliteSearchIndex.BuildAsync(folder, Cancellation);
        Assert.True(again.Resumed);
        Assert.Equal([("kept", 1L)], await again.Index.ListAsync(Cancellation).ToListAsync(Cancellation));
        await again.PublishAsync(Cancellation);
        Assert.Equal(["kept"], Ids(await index.SearchAsync(Request("thi đua"), Cancellation)));
        Assert.False((await index.BuildAsync(Cancellation)).Resumed);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 999")]
    [InlineData(null)]
    public async Task A_build_of_another_version_or_a_torn_one_is_begun_anew(string? sql)
    {
        var index = await OpenAsync();
        await index.BuildAsync(Cancellation);
        var unfinished = Path.Combine(folder, "index-2.db");
        SqliteConnection.ClearAllPools();
        if (sql is null) await File.WriteAllTextAsync(unfinished, "no database at all", Cancellation);
        else Execute(unfinished, sql);
        var again = await index.BuildAsync(Cancellation);
        Assert.False(again.Resumed);
        Assert.False(File.Exists(unfinished));
        Assert.Empty(await again.Index.ListAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_warmed_index_sees_later_documents_too()
    {
        var index = await SqliteSearchIndex.OpenAsync(folder, Cancellation);
        await index.WriteAsync([.. Enumerable.Range(0, 5100).Select(number => Entry($"d{number:D4}", "Kế hoạch", null, "thi đua", 0, [], ("Year", "2021")))], Cancellation);
        await index.WarmAsync(Cancellation);
        await index.WriteAsync([Entry("later", "Kế hoạch", null, "thi đua", 0, [], ("Year", "2022"))], Cancellation);
        await index.DeleteAsync(["d0007"], 9, Cancellation);
        var result = await index.SearchAsync(Request("thi đua") with { Facets = [new(FacetField.Year, 0)] }, Cancellation);
        Assert.Equal(5100, result.Total);
        Assert.Equal([new FacetCount("2021", 5099), new FacetCount("2022", 1)], result.Facets[FacetField.Year]);
    }

    [Theory]
    [InlineData("thi đua khen thưởng")]
    [InlineData("thi dua | 34-CT/TW | khe*")]
    [InlineData("TĐKT")]
    public async Task The_parts_of_an_explanation_sum_to_the_score(string typed)
    {
        var index = await OpenAsync();
        await index.WriteAsync([.. Enumerable.Range(0, 1200).Select(number => Entry(
            $"d{number:D4}", number % 7 == 0 ? "Thi đua" : "Kế hoạch", number % 50 == 0 ? "34-CT/TW" : null, "thi đua, khen thưởng " + new string('x', number % 9), 0, number % 3 == 0 ? ["34-CT/TW"] : []) with { CitedSteps = number % 5 })], Cancellation);
        var result = await index.SearchAsync(Request(typed, 0, 2000), Cancellation);
        Assert.Equal(1200, result.Total);
        foreach (var hit in result.Hits.Where((_, place) => place % 97 == 0))
        {
            var explanation = await index.ExplainAsync(QueryParser.Parse(typed).Query!, hit.Id, Cancellation);
            Assert.Equal(hit.Score, explanation!.Value);
            Assert.NotEmpty(explanation.Parts);
            AssertSum(explanation);
        }
    }

    private static void AssertSum(ScoreExplanation explanation)
    {
        Assert.Matches(@"^\p{Lu}", explanation.Description);
        if (explanation.Parts.Count > 0) Assert.Equal(explanation.Value, explanation.Parts.Sum(part => part.Value), 1e-9);
        foreach (var part in explanation.Parts) AssertSum(part);
    }

    [Fact]
    public async Task A_file_of_another_version_is_refused_and_can_be_replaced()
    {
        await OpenAsync();
        var file = Directory.GetFiles(folder, "*.db").Single();
        Execute(file, "PRAGMA user_version = 999");
        var refused = await Assert.ThrowsAsync<IndexVersionException>(OpenAsync);
        Assert.Contains("reindex", refused.Message);
        await (await SqliteSearchIndex.BuildAsync(folder, Cancellation)).PublishAsync(Cancellation);
        Assert.Equal(0, (await (await OpenAsync()).SearchAsync(Request(""), Cancellation)).Total);
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
