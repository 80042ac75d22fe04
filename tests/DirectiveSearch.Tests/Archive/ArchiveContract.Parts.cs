using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    [Fact]
    public async Task A_file_of_two_documents_keeps_them_together()
    {
        var item = await ReceiveAsync("hai văn bản", "ho-so/a.pdf");
        var whole = item.DocumentId!;
        await ConvertAsync(whole, parts: 2);
        var source = Assert.Single(await WaitingAsync());
        Assert.Equal((2, "ho-so/a.pdf › phần 2", "a.pdf (phần 2)"), (source.Part, source.Locator, source.FileName));
        await ConvertAsync(source.DocumentId, parts: 0);
        await DrainAsync();
        var sha = source.Original.Sha256;
        Assert.Equal([(1, whole), (2, source.DocumentId)], (await archive.Documents.PartsAsync(sha, Cancellation)).Select(part => (part.Part, part.Summary.Id)));
        Assert.Equal(2, (await archive.Runs.ItemsAsync(item.RunId, RunItemState.Done, 0, 10, Cancellation)).Total);
        Assert.Equal(RunState.Finished, (await archive.Runs.FindAsync(item.RunId, Cancellation))!.State);

        // The same file again and the same conversion again change nothing.
        Assert.Equal((RunItemState.Duplicate, whole), (await ReceiveAsync("hai văn bản", "ho-so/b.pdf", "khac")) is var again ? (again.State, again.DocumentId) : default);
        await archive.Work.EnqueueStaleAsync(WorkStep.Convert, 2, Cancellation);
        await ConvertAsync(whole, parts: 2);
        await DrainAsync();
        Assert.Equal(2, (await archive.Documents.PartsAsync(sha, Cancellation)).Count);

        // One source goes, the other still has the file: both documents stay.
        await archive.RemoveSourceAsync("thu-muc", Cancellation);
        Assert.Equal(["b.pdf", "b.pdf (phần 2)"], (await archive.Documents.PartsAsync(sha, Cancellation)).Select(part => part.Summary.FileName));
        await archive.RemoveSourceAsync("khac", Cancellation);
        Assert.Empty(await archive.Documents.PartsAsync(sha, Cancellation));
        Assert.Equal(0, (await archive.CountAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task What_a_file_holds_no_longer_goes()
    {
        var whole = (await ReceiveAsync("hai văn bản", "a.pdf")).DocumentId!;
        await ConvertAsync(whole, parts: 3);
        foreach (var part in await WaitingAsync()) await ConvertAsync(part.DocumentId, parts: 0);
        await DrainAsync();
        Assert.Equal(3, (await archive.CountAsync(Cancellation)).Documents);
        await archive.Work.EnqueueStaleAsync(WorkStep.Convert, 2, Cancellation);
        await ConvertAsync(whole, parts: 2);
        await DrainAsync();
        Assert.Equal(2, (await archive.CountAsync(Cancellation)).Documents);
        // Other bytes at the same address: what the former held goes with it.
        await ReceiveAsync("một văn bản", "a.pdf");
        await ConvertAsync(whole, parts: 1);
        await DrainAsync();
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Documents);
    }

    /// <summary>Stores one document's conversion; the others wait on.</summary>
    private async Task ConvertAsync(string id, int parts)
    {
        var items = await archive.Work.LeaseAsync(WorkStep.Convert, 10, Lease, Cancellation);
        await archive.Work.ConvertedAsync([new Conversion(items.Single(item => item.DocumentId == id), "application/pdf", $"Kế hoạch {id}", Reading.Exact, null) { Parts = parts }], 1, Cancellation);
        await archive.Work.HandBackAsync(Cancellation);
    }

    private async Task<IReadOnlyList<ConversionSource>> WaitingAsync()
    {
        var items = await archive.Work.LeaseAsync(WorkStep.Convert, 10, Lease, Cancellation);
        await archive.Work.HandBackAsync(Cancellation);
        return [.. (await archive.Documents.ConversionSourcesAsync([.. items.Select(item => item.DocumentId)], Cancellation)).Values.OrderBy(source => source.Part)];
    }
}
