using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private static readonly WorkFailure Damaged = new("damaged", "Tệp bị hỏng.", Retryable: false);

    [Fact]
    public async Task Jobs_of_an_empty_archive_are_all_done()
    {
        var jobs = await archive.Jobs.ReadAsync(Cancellation);
        Assert.Equal(Time.GetUtcNow(), jobs.At);
        Assert.Equal(EveryStep, jobs.Steps.Select(step => step.Step));
        Assert.All(jobs.Steps, step => Assert.Equal((0, 0, null, null), (step.Pending, step.Dead, step.Oldest, step.LaterAt)));
        Assert.Empty(jobs.Workers);
        Assert.Empty(jobs.Failures);
        Assert.Null(jobs.IndexAwaySince);
    }

    [Fact]
    public async Task A_queue_tells_what_waits_is_worked_on_comes_later_and_is_dead()
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e" }) await ReceiveAsync($"tên: {name}", $"{name}.txt");
        var items = await LeaseAsync(archive, 3, [WorkStep.Convert]);
        await archive.Work.FailAsync(items[0], Damaged, Cancellation);
        await archive.Work.FailAsync(items[1], Damaged with { Retryable = true }, Cancellation);
        var convert = (await archive.Jobs.ReadAsync(Cancellation)).Steps[0];
        Assert.Equal((2, 1, 1, 1), (convert.Waiting, convert.Working, convert.Later, convert.Dead));
        Assert.InRange(convert.LaterAt!.Value, Time.GetUtcNow(), Time.GetUtcNow().AddSeconds(2));
    }

    [Fact]
    public async Task A_lease_that_lapsed_waits_again()
    {
        await ReceiveAsync("tên: a");
        await LeaseAsync(WorkStep.Convert);
        Time.Advance(TimeSpan.FromMinutes(2));
        var convert = (await archive.Jobs.ReadAsync(Cancellation)).Steps[0];
        Assert.Equal((1, 0, 0), (convert.Waiting, convert.Working, convert.Later));
    }

    [Fact]
    public async Task The_oldest_is_the_one_that_was_enqueued_first_and_is_not_dead()
    {
        foreach (var name in new[] { "a", "b", "c" }) await ReceiveAsync($"tên: {name}", $"{name}.txt");
        await ExecuteAsync("UPDATE work SET enqueued_at = id * 1000");
        await archive.Work.FailAsync((await LeaseAsync(archive, 1, [WorkStep.Convert])).Single(), Damaged, Cancellation);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(2000), (await archive.Jobs.ReadAsync(Cancellation)).Steps[0].Oldest);
    }

    [Fact]
    public async Task Minutes_of_the_last_hour_are_told_by_step_and_by_worker()
    {
        var minute = Time.GetUtcNow().ToUnixTimeSeconds() / 60;
        await ExecuteAsync(Worker("một", Time.GetUtcNow()));
        await ExecuteAsync($"""
            INSERT INTO work_done (worker, step, minute, done, failed) VALUES
            ('một', 0, {minute - 1}, 10, 1), ('hai', 0, {minute - 1}, 20, 0), ('một', 3, {minute - 1}, 5, 0), ('một', 0, {minute}, 2, 0), ('một', 0, {minute - 61}, 99, 0)
            """);
        var jobs = await archive.Jobs.ReadAsync(Cancellation);
        var before = DateTimeOffset.FromUnixTimeSeconds((minute - 1) * 60);
        Assert.Equal([new MinuteOfWork(before, 30, 1), new MinuteOfWork(before.AddMinutes(1), 2, 0)], jobs.Steps[0].Minutes);
        Assert.Equal([new MinuteOfWork(before, 5, 0)], jobs.Steps[3].Minutes);
        Assert.Equal([new MinuteOfWork(before, 15, 1), new MinuteOfWork(before.AddMinutes(1), 2, 0)], Assert.Single(jobs.Workers).Minutes);
    }

    [Fact]
    public async Task Workers_are_told_with_what_they_hold()
    {
        await ExecuteAsync(Worker("cũ", Time.GetUtcNow().AddHours(-1)));
        await ExecuteAsync(Worker("mới", Time.GetUtcNow()));
        foreach (var name in new[] { "a", "b", "c" }) await ReceiveAsync($"tên: {name}", $"{name}.txt");
        await LeaseAsync(archive, 2, [WorkStep.Convert]);
        await ExecuteAsync("UPDATE work SET worker = 'mới' WHERE leased = 1");
        var workers = (await archive.Jobs.ReadAsync(Cancellation)).Workers;
        Assert.Equal(["cũ", "mới"], workers.Select(worker => worker.Program.Id));
        Assert.Equal([(WorkStep.Convert, 2)], workers[1].Holding);
        Assert.Empty(workers[0].Holding);
        Assert.Equal(("may-1", 7, "work", "1.0", true), (workers[1].Program.Machine, workers[1].Program.ProcessId, workers[1].Program.Verb, workers[1].Program.Version, workers[1].Program.Stopping));
    }

    [Fact]
    public async Task Dead_letters_are_grouped_by_step_and_reason_and_listed_the_latest_first()
    {
        foreach (var name in new[] { "a", "b", "c" }) await ReceiveAsync($"tên: {name}", $"{name}.txt");
        foreach (var (item, failure) in (await LeaseAsync(WorkStep.Convert)).Zip([Damaged, Damaged, new WorkFailure("empty", "Tệp rỗng.", false)]))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await archive.Work.FailAsync(item, failure, Cancellation);
        }

        var groups = (await archive.Jobs.ReadAsync(Cancellation)).Failures;
        Assert.Equal([("damaged", 2, "b.txt", "Tệp bị hỏng."), ("empty", 1, "c.txt", "Tệp rỗng.")], groups.Select(group => (group.ReasonCode, group.Count, group.FileName!, group.Reason)));
        var letters = await archive.Jobs.DeadLettersAsync(new DeadLetterFilter(), 0, 2, Cancellation);
        Assert.Equal(3, letters.Total);
        Assert.Equal([("c.txt", "empty", Time.GetUtcNow()), ("b.txt", "damaged", Time.GetUtcNow().AddSeconds(-1))], letters.Items.Select(letter => (letter.FileName!, letter.ReasonCode, letter.DiedAt)));
        Assert.All(letters.Items, letter => Assert.Equal((1, false, "Thư mục"), (letter.Attempts, letter.IsRead, letter.RunLabel)));
        Assert.Equal("a.txt", Assert.Single((await archive.Jobs.DeadLettersAsync(new DeadLetterFilter(), 2, 2, Cancellation)).Items).FileName);
        Assert.Equal("c.txt", Assert.Single((await archive.Jobs.DeadLettersAsync(new DeadLetterFilter(ReasonCode: "empty"), 0, 9, Cancellation)).Items).FileName);
        Assert.Empty((await archive.Jobs.DeadLettersAsync(new DeadLetterFilter(WorkStep.Index), 0, 9, Cancellation)).Items);
    }

    [Fact]
    public async Task Trying_again_takes_the_letters_that_match_and_their_files_of_the_last_run()
    {
        var first = await ReceiveAsync("tên: a", "a.txt");
        var second = await ReceiveAsync("tên: b", "b.txt");
        foreach (var (item, failure) in (await LeaseAsync(WorkStep.Convert)).Zip([Damaged, new WorkFailure("empty", "Tệp rỗng.", false)])) await archive.Work.FailAsync(item, failure, Cancellation);
        Assert.Equal(1, await archive.Jobs.RetryAsync(new DeadLetterFilter(WorkStep.Convert, "damaged"), Cancellation));
        var again = Assert.Single(await LeaseAsync());
        Assert.Equal((first.DocumentId, 1), (again.DocumentId, again.Attempts));
        Assert.Equal((RunState.Running, 1, 0), await RunAsync(first.RunId));
        Assert.Equal((RunState.Finished, 1, 1), await RunAsync(second.RunId));
        Assert.Equal(0, await archive.Jobs.RetryAsync(new DeadLetterFilter(WorkStep.Convert, "damaged"), Cancellation));
        var letter = Assert.Single((await archive.Jobs.DeadLettersAsync(new DeadLetterFilter(), 0, 9, Cancellation)).Items);
        Assert.Equal(1, await archive.Jobs.RetryAsync(new DeadLetterFilter(Id: letter.Id), Cancellation));
        Assert.Equal((RunState.Running, 1, 0), await RunAsync(second.RunId));
    }

    [Fact]
    public async Task A_document_tried_again_finishes_the_run_again()
    {
        var item = await ReceiveAsync("tên: a");
        await archive.Work.FailAsync((await LeaseAsync()).Single(), Damaged, Cancellation);
        await archive.Jobs.RetryAsync(new DeadLetterFilter(), Cancellation);
        await DrainAsync();
        Assert.Equal((RunState.Finished, 1, 0), await RunAsync(item.RunId));
        Assert.Equal((1, RunItemState.Done), ((await archive.Runs.FindAsync(item.RunId, Cancellation))!.New, (await archive.Runs.ItemsAsync(item.RunId, null, 0, 9, Cancellation)).Items[0].State));
    }

    private async Task<(RunState State, int Total, int Failed)> RunAsync(long id) =>
        (await archive.Runs.FindAsync(id, Cancellation))! is var run ? (run.State, run.Total, run.Failed) : default;

    private static string Worker(string id, DateTimeOffset heartbeat) =>
        $"""
        INSERT INTO workers (id, machine, process_id, verb, version, started_at, heartbeat_at, stopping)
        VALUES ('{id}', 'may-1', 7, 'work', '1.0', 1000, {heartbeat.ToUnixTimeMilliseconds()}, 1)
        """;
}
