using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Archive;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>An index that does not answer for a while, or refuses.</summary>
public sealed class AwayIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(3, 0.0, 2.0)]
    [InlineData(6, 1.0, 30.0)]
    [InlineData(500, 0.0, 15.0)]
    [InlineData(500, 1.0, 30.0)]
    public void The_pause_grows_to_a_bound(int failures, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), IndexPause.After(failures, random));

    [Fact]
    public async Task Ingesting_waits_and_catches_up_by_itself_and_everything_else_goes_on()
    {
        var time = new ImpatientTime();
        using var harness = await IngestionHarness.CreateAsync(time: time);
        var away = true;
        harness.Index.Answers = () => !away;
        var run = await harness.Ingester.OfferAsync("ingest", "thử", Files(12), Cancellation);
        var draining = harness.Worker.DrainAsync(Cancellation);
        // Read and resolved although nothing can be written.
        while ((await harness.Archive.CountAsync(Cancellation)).Citations < 12 || harness.Index.Writes < 20) await Task.Yield();
        var progress = (await RunProgress.ReadAsync(harness.Archive, run, time, Cancellation))!;
        Assert.Equal((RunState.Running, 0, 0), (progress.Run.State, progress.Run.Done, progress.Run.Failed));
        Assert.NotNull(progress.IndexAwaySince);

        away = false;
        await draining;
        progress = (await RunProgress.ReadAsync(harness.Archive, run, time, Cancellation))!;
        Assert.Equal((RunState.Finished, 12, 0), (progress.Run.State, progress.Run.New, progress.Run.Failed));
        Assert.Null(await harness.Archive.IndexWork.AwaySinceAsync(Cancellation));
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task An_index_that_is_away_is_not_asked_again_before_its_pause()
    {
        var time = new ManualTime();
        using var harness = await IngestionHarness.CreateAsync(time: time);
        harness.Index.Answers = () => false;
        await harness.Archive.OvertakeAsync(["khong-con"], 1, Cancellation);
        var reading = new ReadingSteps(harness.Archive, harness.Index, new WorkOptions(), time);
        for (var turn = 0; turn < 5; turn++) Assert.Equal(0, await reading.ResolveAndIndexAsync(Cancellation));
        Assert.True(reading.IndexIsAway);
        var item = Assert.Single(await harness.Archive.Work.LeaseAsync(WorkStep.Index, 10, TimeSpan.FromMinutes(1), Cancellation));
        Assert.Equal(1, item.Attempts);
        await harness.Archive.IndexWork.PutBackAsync([item], Cancellation);

        harness.Index.Answers = () => true;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await reading.ResolveAndIndexAsync(Cancellation));
        Assert.False(reading.IndexIsAway);
    }

    [Fact]
    public async Task What_is_refused_is_put_away_with_its_reason_and_stops_no_other()
    {
        using var harness = await IngestionHarness.CreateAsync();
        harness.Index.Refuses = entry => entry.Number == "3/KH-UBND" ? "mapper_parsing_exception" : null;
        var items = await harness.IngestAsync("ingest", await Files(6).ToArrayAsync(Cancellation));
        Assert.Equal((RunItemState.Failed, "index-refused"), (items["3.txt"].State, items["3.txt"].ReasonCode));
        Assert.Contains("mapper_parsing_exception", items["3.txt"].Reason, StringComparison.Ordinal);
        Assert.Equal(5, items.Values.Count(item => item.State == RunItemState.Done));
        Assert.Equal(5, harness.Index.Entries.Count);
    }

    [Fact]
    public async Task What_is_done_was_made_visible_first_and_not_batch_by_batch()
    {
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", await Files(6).ToArrayAsync(Cancellation));
        Assert.InRange(harness.Index.Refreshes, 1, harness.Index.Writes);
    }

    private static IAsyncEnumerable<OfferedFile> Files(int count) =>
        Enumerable.Range(1, count).Select(number => IngestionHarness.File($"{number}.txt", Plans.Text(number))).ToAsyncEnumerable();
}
