namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private const string Plain = "dẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ Chính trị|đổi mới";
    private const string WithYear = "dẫn: Chỉ thị|34-CT/TW-2014|2014-04-07|Bộ Chính trị|khác";

    /// <summary>Two numbers that make one address: neither has it, so none shows another instrument than before, and who came first decides nothing.</summary>
    [Theory]
    [InlineData(Plain, WithYear)]
    [InlineData(WithYear, Plain)]
    public async Task Groups_that_meet_in_a_slug_part_again(string first, string second)
    {
        await IngestAsync($"ngày: 2021-01-01\n{first}", "a");
        Assert.NotNull(await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation));
        var alone = (await archive.Instruments.MostCitedAsync(5, Cancellation)).Single();

        await IngestAsync($"ngày: 2022-01-01\n{second}", "b");
        var both = await archive.Instruments.MostCitedAsync(5, Cancellation);
        Assert.Equal(2, both.Count);
        Assert.All(both, instrument => Assert.Matches("^34-ct-tw-2014-[0-9a-f]{6}$", instrument.Slug));
        Assert.All(both, instrument => Assert.Equal((1, 1), (instrument.CitingDocuments, instrument.Citations)));
        Assert.Null(await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation));
        var led = await archive.Instruments.RedirectAsync("34-ct-tw-2014", Cancellation);
        Assert.Equal(alone.Number, both.Single(instrument => instrument.Slug == led).Number);

        // A new version of the second no longer cites it: the address is free again.
        await IngestAsync("ngày: 2022-01-01\ndẫn: Chỉ thị|35-CT/TW|2019-05-30|Bộ Chính trị|khác", "b");
        var left = (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!;
        Assert.Equal((alone.Number, 1, 1), (left.Summary.Number, left.Summary.CitingDocuments, left.Summary.Citations));
        Assert.Equal("34-ct-tw-2014", await archive.Instruments.RedirectAsync(led!, Cancellation));
        Assert.Null(await archive.Instruments.RedirectAsync("34-ct-tw-2014", Cancellation));
    }

    /// <summary>The other group takes the address in the very step in which the first gives it up.</summary>
    [Fact]
    public async Task A_slug_that_changes_hands_keeps_its_counts_right()
    {
        await IngestAsync($"ngày: 2021-01-01\n{Plain}", "a");
        await IngestAsync($"ngày: 2021-02-01\n{Plain}", "b");
        await ReceiveAsync($"ngày: 2022-01-01\n{WithYear}", "c");
        await ReceiveAsync("ngày: 2021-01-01\nmục: không", "a");
        await ReceiveAsync("ngày: 2021-02-01\nmục: không", "b");
        await DrainAsync();
        var left = (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!;
        Assert.Equal(("34-CT/TW-2014", 1, 1, "khác"), (left.Summary.Number, left.Summary.CitingDocuments, left.Summary.Citations, left.Summary.Title));
        Assert.Equal(left.Summary.Slug, Assert.Single(await archive.Instruments.MostCitedAsync(5, Cancellation)).Slug);
    }
}
