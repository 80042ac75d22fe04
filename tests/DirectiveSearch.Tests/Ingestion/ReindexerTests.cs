using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class ReindexerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_to_the_old_generation_until_the_swap_is_taken_over()
    {
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plans.Text(1)));
        var next = new RecordingIndex();
        var build = new IndexBuild(next, false, _ => harness.IngestAsync("ingest", IngestionHarness.File("b.txt", Plans.Text(2))));
        var result = await Reindex(harness).RunAsync(_ => Task.FromResult(build), Cancellation);
        Assert.True(result.Verification.Equal);
        Assert.Equal(2, result.Verification.Documents);
        await IndexingAssert.EqualsArchiveAsync(harness.Archive, next);
    }

    [Fact]
    public async Task An_index_that_does_not_answer_is_waited_for()
    {
        var time = new ImpatientTime();
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plans.Text(1)));
        var calls = 0;
        var next = new RecordingIndex { Answers = () => ++calls > 7 };
        var result = await Reindex(harness, time).RunAsync(_ => Task.FromResult(new IndexBuild(next, false, _ => Task.CompletedTask)), Cancellation);
        Assert.True(result.Verification.Equal);
        Assert.True(time.Waited > TimeSpan.FromSeconds(10), $"{time.Waited} is hardly a growing pause");
    }

    [Fact]
    public async Task What_is_on_its_way_is_no_difference_and_what_is_not_is()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plans.Text(1)), IngestionHarness.File("b.txt", Plans.Text(2)));
        harness.Index.Answers = () => false;
        await harness.Archive.OvertakeAsync([items["a.txt"].DocumentId!], 100, Cancellation);
        harness.Index.Answers = () => true;
        harness.Index.Entries.TryRemove(items["b.txt"].DocumentId!, out _);
        var found = await Reindex(harness, new ImpatientTime()).VerifyAsync(harness.Index, Cancellation);
        Assert.Equal(1, found.OnTheirWay);
        Assert.Equal((items["b.txt"].DocumentId!, IndexDifferenceKind.Missing), (Assert.Single(found.Differences).Id, found.Differences[0].Kind));

        var mended = await Reindex(harness, new ImpatientTime()).RepairAsync(harness.Index, Cancellation);
        Assert.True(mended.Equal);
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task A_difference_that_is_gone_at_the_second_look_was_on_its_way()
    {
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plans.Text(1)));
        var entry = harness.Index.Entries.Values.Single();
        var late = new RecordingIndex();
        var time = new ImpatientTime { OnDelay = () => late.Entries[entry.Id] = entry };
        var found = await Reindex(harness, time).VerifyAsync(late, Cancellation);
        Assert.True(found.Equal);
    }

    [Fact]
    public async Task Refused_documents_are_dead_letters_until_they_are_taken()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var item = (await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plans.Text(1)), IngestionHarness.File("b.txt", Plans.Text(2))))["a.txt"];
        var next = new RecordingIndex { Refuses = entry => entry.Id == item.DocumentId ? "trường hỏng" : null };
        var build = new IndexBuild(next, false, _ => Task.CompletedTask);
        var found = (await Reindex(harness, new ImpatientTime()).RunAsync(_ => Task.FromResult(build), Cancellation)).Verification;
        Assert.Equal([item.DocumentId!], found.Refused.Keys);
        Assert.Contains("trường hỏng", found.Refused[item.DocumentId!], StringComparison.Ordinal);
        Assert.Single(next.Entries);

        next.Refuses = _ => null;
        Assert.True((await Reindex(harness, new ImpatientTime()).RepairAsync(next, Cancellation)).Equal);
        Assert.Empty(await harness.Archive.IndexWork.PutAwayAsync(Cancellation));
    }

    private static Reindexer Reindex(IngestionHarness harness, TimeProvider? time = null) => new(harness.Archive, time ?? new ImpatientTime(), new Quiet<ReindexProgress>());
}

/// <summary>Waits for nothing: whoever waits goes on at once, and the clock is then as late as if it had waited.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private long waited;

    public Action OnDelay { get; init; } = () => { };

    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref waited));

    public override DateTimeOffset GetUtcNow() => start + Waited;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero) Interlocked.Add(ref waited, dueTime.Ticks);
        OnDelay();
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
