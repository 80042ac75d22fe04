using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private static readonly WorkFailure Busy = new("ban", "Bộ chuyển đổi đang bận.", true);

    [Fact]
    public async Task What_is_leased_is_no_others_until_its_program_is_dead()
    {
        await ReceiveAsync("tên: Một");
        await archive.Workers.BeatAsync("work", "1", stopping: false, Cancellation);
        var first = Assert.Single(await LeaseAsync());
        using var other = await OpenBesideAsync();
        Assert.Empty(await LeaseAsync(other, 100, []));
        if (other.IsShared)
        {
            Time.Advance(TimeSpan.FromSeconds(59));
            Assert.Equal(0, await other.Work.TakeOverAsync(Lease, Cancellation));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        // Without a server only the holder of the writer lock works: whoever has something else is dead at once.
        Assert.Equal(1, await other.Work.TakeOverAsync(Lease, Cancellation));
        Assert.Empty(await LeaseAsync(other, 100, []));
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await LeaseAsync(other, 100, []));
        Assert.Equal((first.Id, 1), (second.Id, second.Attempts));
        Assert.True(second.Token > first.Token);
    }

    [Fact]
    public async Task A_program_that_took_leave_is_not_waited_for()
    {
        await ReceiveAsync("tên: Một");
        await archive.Workers.BeatAsync("work", "1", stopping: false, Cancellation);
        Assert.Single(await LeaseAsync());
        await archive.Workers.RemoveAsync(Cancellation);
        using var other = await OpenBesideAsync();
        Assert.Equal(1, await other.Work.TakeOverAsync(Lease, Cancellation));
    }

    [Fact]
    public async Task A_renewed_lease_holds_longer()
    {
        await ReceiveAsync("tên: Một");
        await archive.Workers.BeatAsync("work", "1", stopping: false, Cancellation);
        var leased = await LeaseAsync();
        Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(1, await archive.Work.RenewAsync(Lease, Cancellation));
        Time.Advance(TimeSpan.FromSeconds(50));
        using var other = await OpenBesideAsync();
        if (other.IsShared) Assert.Equal(0, await other.Work.TakeOverAsync(Lease, Cancellation));
        Assert.Equal(leased, await archive.Work.ConvertedAsync([Text(leased[0], "vẫn của mình")], 1, Cancellation));
    }

    [Fact]
    public async Task What_is_handed_back_is_free_at_once_and_nothing_is_counted()
    {
        for (var file = 0; file < 10; file++) await ReceiveAsync($"tên: {file}", $"{file}.txt");
        for (var time = 0; time < 2 * WorkTable.MostAbandoned; time++)
        {
            var items = await LeaseAsync();
            Assert.Equal(10, items.Count);
            Assert.All(items, item => Assert.Equal(1, item.Attempts));
            Assert.Equal(10, await archive.Work.HandBackAsync(Cancellation));
        }
    }

    /// <summary>One file kills whoever has it: it is put away, and all others are done.</summary>
    [Fact]
    public async Task A_file_that_always_kills_its_program_is_put_away_and_takes_no_other_with_it()
    {
        var killer = (await ReceiveAsync("tên: Chết", "x.txt")).DocumentId;
        for (var file = 0; file < 40; file++) await ReceiveAsync($"tên: {file}", $"{file}.txt");
        var deaths = 0;
        var companions = new List<int>();
        while (await archive.Work.NextAsync(Cancellation) is { } next)
        {
            if (next > Time.GetUtcNow()) Time.Advance(next - Time.GetUtcNow() + TimeSpan.FromSeconds(1));
            using var other = await OpenBesideAsync();
            await other.Work.TakeOverAsync(Lease, Cancellation);
            var items = await LeaseAsync(other, 100, []);
            if (items.Any(item => item.DocumentId == killer))
            {
                deaths++;
                companions.Add(items.Count(item => item.Step == WorkStep.Convert));
                continue;
            }

            foreach (var step in items.GroupBy(item => item.Step)) await WorkAsync(other, step.Key, [.. step]);
        }

        Assert.Equal(WorkTable.MostAbandoned + 1, deaths);
        Assert.Equal(41, companions[0]);
        Assert.InRange(companions[1], 1, 12);
        Assert.All(companions.Skip(2), alone => Assert.Equal(1, alone));
        Assert.Equal((40, 1), (await archive.CountAsync(Cancellation)) is var count ? (count.Documents, count.Failures) : default);
        var failed = (await archive.Runs.ListAsync(0, 200, Cancellation)).Items.Single(run => run.Failed > 0);
        Assert.Equal(RunState.Finished, failed.State);
        var item = (await archive.Runs.ItemsAsync(failed.Id, RunItemState.Failed, 0, 10, Cancellation)).Items.Single();
        Assert.Equal((killer, "bi-ngat"), (item.DocumentId, item.ReasonCode));
    }

    [Fact]
    public async Task What_makes_its_program_stumble_is_held_against_it()
    {
        await ReceiveAsync("tên: Một");
        for (var time = 0; time <= WorkTable.MostAbandoned; time++)
        {
            Assert.Single(await LeaseAsync());
            Assert.Equal(1, await archive.Work.AbandonAsync(Cancellation));
            Time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Empty(await LeaseAsync());
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Failures);
    }

    [Fact]
    public async Task A_stale_token_writes_nothing()
    {
        await ReceiveAsync("tên: Một");
        var stale = Assert.Single(await LeaseAsync());
        Time.Advance(TimeSpan.FromMinutes(2));
        using var other = await OpenBesideAsync();
        await other.Work.TakeOverAsync(Lease, Cancellation);
        Assert.Empty(await archive.Work.ConvertedAsync([Text(stale, "của kẻ chậm")], 1, Cancellation));
        Assert.False(await archive.Work.FailAsync(stale, Busy, Cancellation));
        Assert.Equal(0, await archive.Work.RenewAsync(Lease, Cancellation));
        Assert.Equal(0, await archive.Work.HandBackAsync(Cancellation));
        Time.Advance(TimeSpan.FromSeconds(1));
        var current = Assert.Single(await LeaseAsync(other, 1, []));
        Assert.Empty(await archive.Work.ConvertedAsync([Text(stale, "của kẻ chậm")], 1, Cancellation));
        Assert.Empty(await archive.Documents.ConvertedTextsAsync([stale.DocumentId], Cancellation));
        Assert.Equal([current], await other.Work.ConvertedAsync([Text(current, "của kẻ mới")], 1, Cancellation));
        Assert.Empty(await other.Work.ConvertedAsync([Text(current, "lần nữa")], 1, Cancellation));
        Assert.Equal("của kẻ mới", (await archive.Documents.ConvertedTextsAsync([stale.DocumentId], Cancellation))[stale.DocumentId].Text);
    }

    [Fact]
    public async Task Programs_are_known_by_their_heartbeat()
    {
        await archive.Workers.BeatAsync("serve", "1.2", stopping: false, Cancellation);
        using var other = await OpenBesideAsync();
        await other.Workers.BeatAsync("work", "1.2", stopping: false, Cancellation);
        Time.Advance(TimeSpan.FromSeconds(30));
        await archive.Workers.BeatAsync("serve", "1.2", stopping: true, Cancellation);
        var workers = (await archive.Workers.ListAsync(Cancellation)).ToDictionary(worker => worker.Id);
        Assert.Equal(2, workers.Count);
        Assert.Equal(("serve", "1.2", Environment.ProcessId, true), workers[archive.WorkerId] is var self ? (self.Verb, self.Version, self.ProcessId, self.Stopping) : default);
        Assert.Equal(TimeSpan.FromSeconds(30), workers[archive.WorkerId].HeartbeatAt - workers[other.WorkerId].HeartbeatAt);
        Time.Advance(TimeSpan.FromHours(2));
        await archive.Workers.BeatAsync("serve", "1.2", stopping: false, Cancellation);
        await archive.Workers.ForgetAsync(Lease, Cancellation);
        Assert.Equal([archive.WorkerId], (await archive.Workers.ListAsync(Cancellation)).Select(worker => worker.Id));
    }

    [Fact]
    public async Task Only_runs_of_programs_that_are_gone_are_closed()
    {
        using var other = await OpenBesideAsync();
        await archive.Workers.BeatAsync("ingest", "1", stopping: false, Cancellation);
        await other.Workers.BeatAsync("ingest", "1", stopping: false, Cancellation);
        var ours = await archive.Runs.StartAsync("ingest", "thu-muc", "Thư mục", Cancellation);
        var theirs = await other.Runs.StartAsync("ingest", "thu-muc", "Thư mục", Cancellation);
        Assert.Equal(0, await archive.Runs.CloseAbandonedAsync(Lease, Cancellation));
        Time.Advance(4 * Lease);
        await archive.Workers.BeatAsync("ingest", "1", stopping: false, Cancellation);
        Assert.Equal(1, await archive.Runs.CloseAbandonedAsync(Lease, Cancellation));
        Assert.Equal(
            (RunState.Running, RunState.Finished),
            ((await archive.Runs.FindAsync(ours, Cancellation))!.State, (await archive.Runs.FindAsync(theirs, Cancellation))!.State));
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

        Assert.Equal(1, await archive.Runs.RetryFailedAsync(run.Id, new RunItemFilter(), Cancellation));
        Assert.Equal(RunState.Running, (await archive.Runs.FindAsync(run.Id, Cancellation))!.State);
        await DrainAsync();
        Assert.Equal((RunState.Finished, 0, 1), (await archive.Runs.FindAsync(run.Id, Cancellation))! is var after ? (after.State, after.Failed, after.New) : default);
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
        await archive.Runs.CloseAbandonedAsync(Lease, Cancellation);
        Assert.Equal(RunState.Running, (await archive.Runs.FindAsync(run, Cancellation))!.State);
        await DrainAsync();
        Assert.Equal(RunState.Finished, (await archive.Runs.FindAsync(run, Cancellation))!.State);
    }

    [Fact]
    public async Task Only_stale_documents_are_read_again_with_the_steps_behind()
    {
        var id = await IngestAsync("tên: Một\n" + Directive);
        foreach (var step in (WorkStep[])[WorkStep.Convert, WorkStep.Extract])
        {
            Assert.Equal(0, await archive.Work.EnqueueStaleAsync(step, 1, Cancellation));
            Assert.Equal(1, await archive.Work.EnqueueStaleAsync(step, 2, Cancellation));
            // What waits for an earlier step comes to this one by itself.
            Assert.Equal(0, await archive.Work.EnqueueStaleAsync(WorkStep.Resolve, 99, Cancellation));
            Assert.Equal([id], await DrainAsync());
        }

        Assert.Equal(1, await archive.Work.EnqueueStaleAsync(WorkStep.Resolve, 99, Cancellation));
        Assert.Equal([id], await DrainAsync());
        Assert.Equal(1, (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!.Summary.Citations);
    }

    [Fact]
    public async Task What_was_put_away_is_tried_again_once_by_each_new_version()
    {
        await ReceiveAsync("tên: Một");
        await FailOnceAsync();
        Assert.Equal(1, await archive.Work.EnqueueStaleAsync(WorkStep.Convert, 2, Cancellation));
        await FailOnceAsync();
        Assert.Equal(0, await archive.Work.EnqueueStaleAsync(WorkStep.Convert, 2, Cancellation));
        Assert.Equal(1, await archive.Work.EnqueueStaleAsync(WorkStep.Convert, 3, Cancellation));

        async Task FailOnceAsync() => Assert.True(await archive.Work.FailAsync(Assert.Single(await LeaseAsync()), Busy with { Retryable = false }, Cancellation));
    }

    [Theory]
    [InlineData(WorkStep.Convert)]
    [InlineData(WorkStep.Extract)]
    [InlineData(WorkStep.Resolve)]
    public async Task A_step_done_twice_leaves_what_it_left_once(WorkStep step)
    {
        var first = await IngestAsync($"của: Ủy ban nhân dân tỉnh Tây Ninh\nngày: 2021-02-03\nsố: 1/KH-UBND\nphong trào: Chung sức\n{Directive}\ndẫn: Chỉ thị|35-CT/TW", "a");
        await IngestAsync($"của: Ủy ban nhân dân tỉnh Tây Ninh\nngày: 2022-02-03\nsố: 2/KH-UBND\n{Directive}\ndẫn: Kế hoạch|1/KH-UBND|2021-02-03|Ủy ban nhân dân tỉnh Tây Ninh", "b");
        var before = await DescribeAsync(archive);
        Assert.Equal(1, await archive.Work.EnqueueAsync(step, [first, "khong-co"], Cancellation));
        await DrainAsync();
        Assert.Equal(before, await DescribeAsync(archive));
        Assert.Equal(2, await archive.Work.EnqueueAsync(step, null, Cancellation));
        await DrainAsync();
        Assert.Equal(before, await DescribeAsync(archive));
    }

    private static Conversion Text(WorkItem item, string text) => new(item, "text/plain", text, Reading.Exact, null);
}
