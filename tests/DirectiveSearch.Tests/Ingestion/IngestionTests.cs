using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class IngestionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Plan(int number) => Plans.Text(number);

    [Fact]
    public async Task Every_bad_file_gets_its_reason_and_stops_no_other()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync(
            "ingest",
            IngestionHarness.File("1.txt", Plan(1)),
            IngestionHarness.File("empty.txt", ""),
            IngestionHarness.File("bomb.docx", Fixtures.ZipBomb(300)),
            IngestionHarness.File("bytes.txt", [.. "Kế hoạch "u8, 0xC3, 0x28]),
            IngestionHarness.File("mat.txt", "UBND TỈNH\nMẬT\n" + Plan(3)),
            IngestionHarness.File("script.txt", "<script>alert(1)</script>\n" + Plan(4)),
            new OfferedFile("locked.txt", _ => throw new UnauthorizedAccessException("Access denied")),
            IngestionHarness.File("2.html", $"<html><body><p>{Plan(2)}</p></body></html>"));
        Assert.Equal(
            new Dictionary<string, (RunItemState, string?)>
            {
                ["1.txt"] = (RunItemState.Done, null),
                ["empty.txt"] = (RunItemState.Failed, "empty"),
                ["bomb.docx"] = (RunItemState.Failed, "zip-bomb"),
                ["bytes.txt"] = (RunItemState.Failed, "invalid-utf8"),
                ["mat.txt"] = (RunItemState.SetAside, "secret"),
                ["script.txt"] = (RunItemState.Done, null),
                ["locked.txt"] = (RunItemState.Failed, "unreadable"),
                ["2.html"] = (RunItemState.Done, null),
            },
            items.Values.ToDictionary(item => item.Locator, item => (item.State, item.ReasonCode)));
        Assert.All(items.Values.Where(item => item.State is RunItemState.Failed or RunItemState.SetAside), item => Assert.False(string.IsNullOrEmpty(item.Reason)));
        Assert.Equal(3, harness.Index.Entries.Count);
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task A_secret_document_is_kept_unread()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var item = (await harness.IngestAsync("ingest", IngestionHarness.File("mat.txt", "UBND TỈNH\nTỐI MẬT\n" + Plan(3))))["mat.txt"];
        Assert.Contains("TỐI MẬT", item.Reason, StringComparison.Ordinal);
        Assert.Empty(harness.Index.Entries);
        var document = await harness.Archive.Documents.FindAsync(item.DocumentId!, null, Cancellation);
        Assert.DoesNotContain("Thực hiện", document?.Text ?? "", StringComparison.Ordinal);
        Assert.Empty(await harness.Archive.Documents.ConvertedTextsAsync([item.DocumentId!], Cancellation));
    }

    [Fact]
    public async Task The_same_bytes_again_are_told_as_a_duplicate()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var first = (await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plan(1))))["a.txt"];
        var before = harness.Index.Entries[first.DocumentId!];
        var again = await harness.IngestAsync("upload", IngestionHarness.File("b.txt", Plan(1)), IngestionHarness.File("c.txt", Plan(2)));
        Assert.Equal((RunItemState.Duplicate, first.DocumentId), (again["b.txt"].State, again["b.txt"].DocumentId));
        Assert.Equal(RunItemState.Done, again["c.txt"].State);
        Assert.Equal(2, (await harness.Archive.CountAsync(Cancellation)).Documents);
        Assert.Equal(before.Body, harness.Index.Entries[first.DocumentId!].Body);
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task A_child_that_dies_in_a_batch_loses_nothing()
    {
        using var tools = new TemporaryFolder();
        tools.Script("pdfinfo", "kill -9 $(cut -d' ' -f4 /proc/$PPID/stat)");
        var options = new ConversionOptions { Environment = new Dictionary<string, string> { ["PATH"] = $"{tools.Path}:{Environment.GetEnvironmentVariable("PATH")}" } };
        options = options with { Readable = [.. options.Readable, tools.Path] };
        using var harness = await IngestionHarness.CreateAsync(options);
        var pages = Enumerable.Range(0, 20).Select(number => IngestionHarness.File($"{number}.html", $"<html><body><p>{Plan(number)}</p></body></html>")).ToList();
        pages.Insert(10, IngestionHarness.File("bad.pdf", Fixtures.Pdf("x")));
        var items = await harness.IngestAsync("ingest", [.. pages]);
        Assert.Equal("conversion-crash", items["bad.pdf"].ReasonCode);
        Assert.Equal(20, items.Values.Count(item => item.State == RunItemState.Done));
        await harness.AssertIndexEqualsArchiveAsync();

        // The original is still there: with the tool mended, the same run takes it.
        Component.Require("pdftotext");
        File.Delete(Path.Combine(tools.Path, "pdfinfo"));
        var run = items["bad.pdf"].RunId;
        Assert.Equal(1, await harness.Archive.Runs.RetryFailedAsync(run, new RunItemFilter(), Cancellation));
        await harness.Worker.DrainAsync(Cancellation);
        Assert.Equal(RunItemState.Done, (await harness.ItemsAsync(run))["bad.pdf"].State);
    }

    [Fact]
    public async Task The_first_real_file_takes_the_samples_place_and_the_run_says_so()
    {
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync(Ingester.Sample, IngestionHarness.File("mau.txt", Plan(1)));
        Assert.True(await harness.Archive.HoldsSampleAsync(Cancellation));
        var item = (await harness.IngestAsync("ingest", IngestionHarness.File("that.txt", Plan(2))))["that.txt"];
        Assert.Equal([item.DocumentId!], harness.Index.Entries.Keys);
        Assert.Contains("đã gỡ 1 văn bản của dữ liệu mẫu", (await harness.Archive.Runs.FindAsync(item.RunId, Cancellation))!.Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_keeps_what_it_received()
    {
        using var harness = await IngestionHarness.CreateAsync();
        using var cancel = new CancellationTokenSource();
        async IAsyncEnumerable<OfferedFile> Files()
        {
            for (var number = 0; number < 64; number++) yield return IngestionHarness.File($"{number}.txt", Plan(number));
            await cancel.CancelAsync();
            yield return IngestionHarness.File("never.txt", Plan(999));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Ingester.OfferAsync("ingest", "thử", Files(), cancel.Token));
        await harness.Worker.DrainAsync(Cancellation);
        var run = (await harness.Archive.Runs.ListAsync(0, 1, Cancellation)).Items[0];
        Assert.Equal((RunState.Cancelled, 64, 64), (run.State, run.Total, run.New));
    }

    [Fact]
    public async Task The_index_entry_carries_every_facet()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var item = (await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plan(1))))["a.txt"];
        var entry = harness.Index.Entries[item.DocumentId!];
        Assert.Equal(Enum.GetValues<FacetField>().Order(), entry.Facets.Keys.Order());
        Assert.Equal(["ke-hoach"], entry.Facets[FacetField.Type]);
        Assert.Equal(["2021"], entry.Facets[FacetField.Year]);
        Assert.Equal(["folder"], entry.Facets[FacetField.Source]);
        Assert.Contains("tay-ninh", entry.Facets[FacetField.Province]);
        Assert.Equal(20210405, entry.DateKey);
        Assert.Contains("34-CT/TW", entry.CitedNumbers);
        var instrument = Assert.Single(entry.Facets[FacetField.Instrument]);
        Assert.Contains($"{instrument}|2021", entry.Facets[FacetField.InstrumentYear]);
        Assert.Contains($"{instrument}|basis", entry.Facets[FacetField.InstrumentRelation]);
        Assert.Contains("2021|basis", entry.Facets[FacetField.YearRelation]);
    }

    [Fact]
    public async Task Progress_tells_how_many_failed_and_why()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync("ingest", IngestionHarness.File("a.txt", Plan(1)), IngestionHarness.File("b.txt", ""), IngestionHarness.File("c.rtf", "{\\rtf1}"));
        var progress = new List<RunProgress>();
        await foreach (var step in RunProgress.FollowAsync(harness.Archive, items["a.txt"].RunId, TimeProvider.System, Cancellation)) progress.Add(step);
        Assert.Equal((3, 3, 1, 2), (progress[^1].Run.Total, progress[^1].Run.Done, progress[^1].Run.New, progress[^1].Run.Failed));
        Assert.Equal([("empty", 1), ("no-text", 1)], progress[^1].Failures.Select(failures => (failures.ReasonCode, failures.Count)));
    }

    [Fact]
    public async Task All_real_documents_are_taken()
    {
        var paths = new[] { TestData.Require("seeds"), TestData.Require("data/documents") };
        using var harness = await IngestionHarness.CreateAsync();
        var run = await harness.Ingester.OfferAsync("ingest", "thật", Files.FromPaths(paths), Cancellation);
        await harness.Worker.DrainAsync(Cancellation);
        var items = await harness.ItemsAsync(run);
        Assert.All(items.Values, item => Assert.Equal((RunItemState.Done, null), (item.State, item.Reason)));
        Assert.Equal(64, items.Count);
        await harness.AssertIndexEqualsArchiveAsync();
    }
}
