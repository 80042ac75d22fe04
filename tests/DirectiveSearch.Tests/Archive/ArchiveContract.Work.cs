using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private static readonly WorkFailure Busy = new("ban", "Bộ chuyển đổi đang bận.", true);

    [Fact]
    public async Task A_leased_item_comes_back_when_its_lease_ends()
    {
        await ReceiveAsync("tên: Một");
        var first = Assert.Single(await LeaseAsync());
        Assert.Empty(await LeaseAsync());
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await LeaseAsync());
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await LeaseAsync());
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.True(second.Token > first.Token);
    }

    [Fact]
    public async Task A_renewed_lease_holds_longer()
    {
        await ReceiveAsync("tên: Một");
        var leased = await LeaseAsync();
        Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(leased, await archive.Work.RenewAsync(leased, TimeSpan.FromMinutes(1), Cancellation));
        Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task A_stale_token_writes_nothing()
    {
        await ReceiveAsync("tên: Một");
        var stale = Assert.Single(await LeaseAsync());
        Time.Advance(TimeSpan.FromMinutes(2));
        var current = Assert.Single(await LeaseAsync());
        Assert.Empty(await archive.Work.ConvertedAsync([Text(stale, "của kẻ chậm")], 1, Cancellation));
        Assert.False(await archive.Work.FailAsync(stale, Busy, Cancellation));
        Assert.Empty(await archive.Work.RenewAsync([stale], TimeSpan.FromMinutes(1), Cancellation));
        Assert.Empty(await archive.Documents.ConvertedTextsAsync([stale.DocumentId], Cancellation));
        Assert.Equal([current], await archive.Work.ConvertedAsync([Text(current, "của kẻ mới")], 1, Cancellation));
        Assert.Empty(await archive.Work.ConvertedAsync([Text(current, "lần nữa")], 1, Cancellation));
        Assert.Equal("của kẻ mới", (await archive.Documents.ConvertedTextsAsync([stale.DocumentId], Cancellation))[stale.DocumentId]);
    }

    [Fact]
    public async Task A_document_that_changes_meanwhile_makes_the_running_step_stale()
    {
        await ReceiveAsync("tên: Một");
        var running = Assert.Single(await LeaseAsync());
        await ReceiveAsync("tên: Hai");
        Assert.Empty(await archive.Work.ConvertedAsync([Text(running, "tên: Một")], 1, Cancellation));
        await DrainAsync();
        Assert.Equal("Hai", (await archive.Documents.FindAsync(running.DocumentId, null, Cancellation))!.Summary.Title);
    }

    [Fact]
    public async Task A_failed_step_waits_and_is_put_away_after_too_many_attempts()
    {
        var received = await ReceiveAsync("tên: Một");
        for (var attempt = 1; attempt < WorkTable.MostAttempts; attempt++)
        {
            var item = Assert.Single(await LeaseAsync());
            Assert.True(await archive.Work.FailAsync(item, Busy, Cancellation));
            Assert.Empty(await LeaseAsync());
            Time.Advance((await archive.Work.NextAsync(Cancellation))!.Value - Time.GetUtcNow());
        }

        Assert.True(await archive.Work.FailAsync(Assert.Single(await LeaseAsync()), Busy, Cancellation));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(0, await archive.Work.PendingAsync(Cancellation));
        var run = (await archive.Runs.FindAsync(received.RunId, Cancellation))!;
        Assert.Equal((RunState.Finished, 1, 1), (run.State, run.Failed, run.Done));
        Assert.Equal(Busy.Reason, (await archive.Runs.ItemsAsync(run.Id, null, 0, 10, Cancellation)).Items.Single().Reason);

        Assert.Equal(1, await archive.Runs.RetryFailedAsync(run.Id, Cancellation));
        Assert.Equal(RunState.Running, (await archive.Runs.FindAsync(run.Id, Cancellation))!.State);
        await DrainAsync();
        Assert.Equal((RunState.Finished, 0, 1), (await archive.Runs.FindAsync(run.Id, Cancellation))! is var after ? (after.State, after.Failed, after.New) : default);
    }

    [Fact]
    public async Task A_step_that_never_ends_is_put_away()
    {
        await ReceiveAsync("tên: Một");
        for (var attempt = 0; attempt < WorkTable.MostAttempts; attempt++)
        {
            Assert.Single(await LeaseAsync());
            Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Empty(await LeaseAsync());
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Failures);
    }

    [Fact]
    public async Task Bytes_that_failed_before_get_another_try_when_they_come_again()
    {
        await ReceiveAsync("tên: Một");
        await archive.Work.FailAsync(Assert.Single(await LeaseAsync()), Busy with { Retryable = false }, Cancellation);
        Assert.Equal(RunItemState.Waiting, (await ReceiveAsync("tên: Một")).State);
        await DrainAsync();
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task Receiving_a_file_again_in_one_run_changes_nothing()
    {
        var run = await archive.Runs.StartAsync("ingest", "thu-muc", "Thư mục", Cancellation);
        var original = await archive.Originals.StoreAsync(new MemoryStream([1, 2, 3]), 10, Cancellation);
        var first = await archive.Runs.ReceiveAsync(run, [new ReceivedFile("a", original), new ReceivedFile("b", null, "mat-tep", "Không mở được tệp.")], Cancellation);
        var second = await archive.Runs.ReceiveAsync(run, [new ReceivedFile("a", original)], Cancellation);
        Assert.Equal(first[0], second[0]);
        Assert.Equal(RunItemState.Failed, first[1].State);
        Assert.Equal(2, (await archive.Runs.FindAsync(run, Cancellation))!.Total);
        await archive.Runs.CloseAbandonedAsync(Cancellation);
        Assert.Equal(RunState.Running, (await archive.Runs.FindAsync(run, Cancellation))!.State);
        await DrainAsync();
        Assert.Equal(RunState.Finished, (await archive.Runs.FindAsync(run, Cancellation))!.State);
    }

    [Fact]
    public async Task Only_stale_documents_are_read_again()
    {
        var id = await IngestAsync("tên: Một\n" + Directive);
        Assert.Equal(0, await archive.Work.EnqueueStaleAsync(WorkStep.Extract, 1, Cancellation));
        Assert.Equal(1, await archive.Work.EnqueueStaleAsync(WorkStep.Extract, 2, Cancellation));
        Assert.Equal([id], await DrainAsync());
        Assert.Equal(1, await archive.Work.EnqueueStaleAsync(WorkStep.Resolve, 99, Cancellation));
        Assert.Equal([id], await DrainAsync());
        Assert.Equal(1, (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!.Summary.Citations);
    }

    private static Conversion Text(WorkItem item, string text) => new(item, "text/plain", text, Reading.Exact, null);
}
