using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    [Fact]
    public async Task A_document_remembers_each_step_and_how_often_it_was_done()
    {
        var item = await ReceiveAsync("tên: Một");
        var first = Assert.Single(await LeaseAsync(WorkStep.Convert));
        Assert.True(await archive.Work.FailAsync(first, Busy, Cancellation));
        Time.Advance(TimeSpan.FromMinutes(10));
        await DrainAsync();
        Assert.Equal(1, await archive.Work.EnqueueAsync(WorkStep.Extract, [item.DocumentId!], Cancellation));
        Time.Advance(TimeSpan.FromMinutes(10));
        await DrainAsync();
        var history = (await archive.History.FindAsync(item.DocumentId!, Cancellation))!;
        Assert.Equal(
            ["Convert Failed 1", "Convert Done 1", "Extract Done 2", "Resolve Done 2", "Index Done 2"],
            history.Steps.OrderBy(step => step.FirstAt).ThenBy(step => step.Step).Select(step => $"{step.Step} {step.Outcome} {step.Times}"));
        Assert.Equal(Busy.Reason, history.Steps.First(step => step.Outcome == StepOutcome.Failed).Reason);
        Assert.Equal((1, item.RunId, RunItemState.Done), (Assert.Single(history.Versions).Version, Assert.Single(history.Receipts).RunId, history.Receipts[0].State));
        Assert.Empty(history.Pending);
        Assert.Null(await archive.History.FindAsync("khong-co", Cancellation));
    }

    [Fact]
    public async Task A_run_tells_where_its_files_wait_and_why_others_failed()
    {
        var run = await archive.Runs.StartAsync("upload", "upload", "Hồ sơ", Cancellation);
        var files = new List<ReceivedFile>();
        foreach (var number in Enumerable.Range(1, 4)) files.Add(new ReceivedFile($"{number}.txt", await archive.Originals.StoreAsync(new MemoryStream([(byte)('0' + number)]), 10, Cancellation)));
        await archive.Runs.ReceiveAsync(run, [.. files, new ReceivedFile("5.txt", null, "empty", "Tệp rỗng.")], Cancellation);
        var items = await LeaseAsync(WorkStep.Convert);
        Assert.True(await archive.Work.FailAsync(items[0], new WorkFailure("damaged", "Tệp bị hỏng.", Retryable: false), Cancellation));
        await WorkAsync(archive, WorkStep.Convert, [items[1]]);
        var standing = await archive.Runs.StandingAsync(run, Time.GetUtcNow().AddMinutes(-1), Cancellation);
        Assert.Equal((2, 1, 1), (standing.Waiting[WorkStep.Convert], standing.Waiting[WorkStep.Extract], standing.Finished));
        Assert.Equal([("damaged", 1, 1), ("empty", 1, 0)], (await archive.Runs.FailuresAsync(run, Cancellation)).Select(failures => (failures.ReasonCode, failures.Count, failures.Retryable)));
        Assert.Equal(0, await archive.Runs.RetryFailedAsync(run, new RunItemFilter(ReasonCode: "empty"), Cancellation));
        Assert.Equal(1, await archive.Runs.RetryFailedAsync(run, new RunItemFilter(ReasonCode: "damaged"), Cancellation));

        await archive.Work.HandBackAsync(Cancellation);

        // Nobody sends any more: the run closes, and ends with its last file.
        Time.Advance(TimeSpan.FromMinutes(20));
        await archive.Workers.BeatAsync("serve", "1", stopping: false, Cancellation);
        Assert.Equal(1, await archive.Runs.CloseAbandonedAsync(Lease, Cancellation));
        await DrainAsync();
        Assert.Equal(RunState.Finished, (await archive.Runs.FindAsync(run, Cancellation))!.State);
    }
}
