using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Ingestion;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Copying;

public sealed class ArchiveCopyTests(PostgresServer server)
{
    private static readonly AuditEntry Editor = new("biên tập", "10.0.0.1", "dinh-chinh.dat");

    private static readonly CopyOptions Move = new(CopyPurpose.Move);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>From the folder into PostgreSQL, on to another PostgreSQL, and back into a folder: the same rows, the same originals, and work goes on there.</summary>
    [Fact]
    public async Task An_archive_moves_to_PostgreSQL_and_back_and_stays_the_same()
    {
        await using var folder = await CopyHarness.CreateAsync(server, postgres: false);
        await FillAsync(folder);
        await using var postgres = await CopyHarness.CreateAsync(server, postgres: true);
        await using var other = await CopyHarness.CreateAsync(server, postgres: true);
        await using var back = await CopyHarness.CreateAsync(server, postgres: false);
        var first = await ArchiveCopy.RunAsync(folder.Archive, postgres.Archive, Move, new Watcher(), Cancellation);
        await ArchiveCopy.RunAsync(postgres.Archive, other.Archive, Move, new Watcher(), Cancellation);
        var last = await ArchiveCopy.RunAsync(other.Archive, back.Archive, Move, new Watcher(), Cancellation);

        var expected = await folder.RowsAsync();
        foreach (var copy in (CopyHarness[])[postgres, other, back]) ArchiveRows.AssertEqual([.. expected.Where(NoSession)], await copy.RowsAsync());
        Assert.Empty(first.Originals.Damaged);
        Assert.Equal(first.Originals, last.Originals with { Damaged = first.Originals.Damaged });
        Assert.Equal(first.Tables.Single(table => table.Name == "citations"), last.Tables.Single(table => table.Name == "citations"));
        await using (var connection = folder.Connect())
            foreach (var sha256 in await connection.QueryAsync<string>("SELECT sha256 FROM originals"))
                Assert.Equal(await File.ReadAllBytesAsync((await folder.Archive.Originals.FindAsync(sha256, Cancellation))!, Cancellation), await File.ReadAllBytesAsync((await back.Archive.Originals.FindAsync(sha256, Cancellation))!, Cancellation));

        // Ids go on behind those that were copied.
        await folder.Archive.Work.HandBackAsync(Cancellation);
        var more = ShuffledFiles.Of(30).Where(file => file.After is null).ToList();
        foreach (var copy in (CopyHarness[])[folder, postgres, back])
        {
            await copy.IngestAsync(more);
            var crawl = new CrawlScript(copy.Archive);
            Assert.NotEqual(CrawlBeginning.Started, await crawl.BeginAsync());
            await crawl.RecordAsync("q", crawl.Target("r"));
        }

        ArchiveRows.AssertEqual([.. (await folder.RowsAsync()).Where(NoSession)], await postgres.RowsAsync());
        ArchiveRows.AssertEqual(await back.RowsAsync(), await postgres.RowsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_target_holds_is_replaced_only_when_told(bool postgres)
    {
        await using var source = await CopyHarness.CreateAsync(server, postgres: false);
        await source.IngestAsync(ShuffledFiles.Of(5).Take(3));
        await using var target = await CopyHarness.CreateAsync(server, postgres);
        await target.IngestAsync(ShuffledFiles.Of(8).Skip(4).Take(4));
        var before = await target.RowsAsync();
        await Assert.ThrowsAsync<ArchiveNotEmptyException>(() => ArchiveCopy.RunAsync(source.Archive, target.Archive, Move, new Watcher(), Cancellation));
        ArchiveRows.AssertEqual(before, await target.RowsAsync());
        await ArchiveCopy.RunAsync(source.Archive, target.Archive, Move with { Replace = true }, new Watcher(), Cancellation);
        ArchiveRows.AssertEqual(await source.RowsAsync(), await target.RowsAsync());
    }

    /// <summary>Stopped at its beginning, in the middle of the rows and of the verification.</summary>
    [Theory]
    [InlineData(false, CopyPhase.Originals)]
    [InlineData(false, CopyPhase.Verification)]
    [InlineData(true, CopyPhase.Rows)]
    [InlineData(true, CopyPhase.Verification)]
    public async Task A_copy_that_is_stopped_leaves_the_target_as_it_was(bool postgres, CopyPhase phase)
    {
        await using var source = await CopyHarness.CreateAsync(server, postgres: false);
        await source.IngestAsync(ShuffledFiles.Of(5).Take(5));
        await using var target = await CopyHarness.CreateAsync(server, postgres);
        await target.IngestAsync(ShuffledFiles.Of(8).Skip(5).Take(2));
        var before = await target.RowsAsync();
        var stopping = new Watcher(progress =>
        {
            if (progress.Phase == phase && (progress.Done > 0 || phase == CopyPhase.Originals)) throw new OperationCanceledException();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ArchiveCopy.RunAsync(source.Archive, target.Archive, Move with { Replace = true }, stopping, Cancellation));
        ArchiveRows.AssertEqual(before, await target.RowsAsync());
        await target.IngestAsync(ShuffledFiles.Of(9).Skip(7).Take(1));
        await ArchiveCopy.RunAsync(source.Archive, target.Archive, Move with { Replace = true }, new Watcher(), Cancellation);
        ArchiveRows.AssertEqual(await source.RowsAsync(), await target.RowsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_original_is_told_and_not_copied(bool postgres)
    {
        await using var source = await CopyHarness.CreateAsync(server, postgres: false);
        await source.IngestAsync(ShuffledFiles.Of(3).Take(3));
        await using var target = await CopyHarness.CreateAsync(server, postgres);
        await using var connection = source.Connect();
        var sha256 = (await connection.QueryAsync<string>("SELECT sha256 FROM originals ORDER BY sha256")).First();
        await File.WriteAllTextAsync((await source.Archive.Originals.FindAsync(sha256, Cancellation))!, "khác", Cancellation);
        var report = await ArchiveCopy.RunAsync(source.Archive, target.Archive, Move, new Watcher(), Cancellation);
        Assert.Equal([sha256], report.Originals.Damaged);
        Assert.Equal(2, report.Originals.Count);
        Assert.Null(await target.Archive.Originals.FindAsync(sha256, Cancellation));
    }

    /// <summary>Documents, a dead letter, work that waits and work that somebody has, an account that is signed in.</summary>
    private static async Task FillAsync(CopyHarness harness)
    {
        await harness.IngestAsync(ShuffledFiles.Of(25).Where(file => file.After is null));
        await CorrectAsync(harness);
        await harness.OfferAsync(ShuffledFiles.Of(28).Skip(25).Take(3));
        Assert.NotEmpty(await harness.Archive.Work.LeaseAsync(WorkStep.Convert, 1, TimeSpan.FromMinutes(5), Cancellation));
        await harness.Archive.Accounts.AddAsync("an", "Nguyễn Văn An", Role.Operator, "hash", false, Cancellation);
        var account = (await harness.Archive.Accounts.FindAsync("an", Cancellation))!;
        await harness.Archive.Sessions.OpenAsync("abc", account.Id, "127.0.0.1", "trình duyệt", Cancellation);
        await CrawlAsync(harness);
    }

    /// <summary>A crawl that is in the middle of a list.</summary>
    private static async Task CrawlAsync(CopyHarness harness)
    {
        var crawl = new CrawlScript(harness.Archive);
        await harness.Archive.Crawls.PlanAsync([crawl.Source], Cancellation);
        await crawl.BeginAsync(CrawlMode.Sweep, crawl.Target("ds", CrawlRole.List));
        await crawl.RecordAsync("ds", crawl.Target("p"), crawl.Target("q"));
        await crawl.RecordAsync(await crawl.AnswerAsync("p") with { Reading = CrawlScript.Reading("1", ("number", "12/KH-UBND")), Alarms = [("layout", "Khác mẫu.")] });
        await crawl.RecordAsync(await crawl.AnswerAsync("p") with { Reading = CrawlScript.Reading("2", ("number", "21/KH-UBND")) });
        foreach (var table in (string[])["crawl_addresses", "crawl_former_fields", "crawl_runs", "crawl_alarms"]) Assert.Contains(await harness.RowsAsync(), row => row.StartsWith($"{table}:", StringComparison.Ordinal));
    }

    /// <summary>One decision that stands, one that was taken back.</summary>
    private static async Task CorrectAsync(CopyHarness harness)
    {
        var into = new Statement("Chỉ thị", "34-CT/TW", "Ban Bí thư", new PartialDate(2024, 5, 24));
        await using (var connection = harness.Connect())
        {
            var cited = await connection.QueryFirstAsync<(string Id, string Number)>("SELECT document_id, number FROM citations WHERE position = 0 ORDER BY document_id");
            var place = new CitationPlace(cited.Id, 0, Resolver.GroupKey("", cited.Number));
            foreach (var note in (string[])["đã rút", "còn hiệu lực"])
            {
                Assert.Equal(CorrectionOutcome.Done, await harness.Archive.Corrections.SetAsync([place], into, note, Editor, Cancellation));
                if (note == "đã rút") Assert.True(await harness.Archive.Corrections.UndoAsync((await harness.Archive.Corrections.ListAsync(0, 1, Cancellation)).Items[0].Batch, Editor, Cancellation));
            }
        }

        var document = (await harness.Archive.Documents.FindAsync((await harness.Archive.Documents.RevisionsAsync("", 1, Cancellation))[0].Id, null, Cancellation))!;
        FieldDecision signed = new(MetadataField.Signer, document.Metadata.Signer ?? "", "Trần Văn B");
        Assert.Equal(CorrectionOutcome.Done, await harness.Archive.Corrections.SetFieldsAsync(document.Summary.Id, [signed], "", Editor, Cancellation));
        var word = WordCorrecting.Whole(document.Text, new TextSpan(0, 1));
        Assert.Equal(CorrectionOutcome.Done, await harness.Archive.Corrections.SetWordsAsync(new WordPlace(document.Summary.Id, document.Version, word, word.In(document.Text)), "chữ khác", "", Editor, Cancellation));
        await harness.Ingestion.Worker.DrainAsync(Cancellation);
        Assert.StartsWith("chữ khác", (await harness.Archive.Documents.FindAsync(document.Summary.Id, null, Cancellation))!.Text, StringComparison.Ordinal);
        Assert.Contains(await harness.RowsAsync(), row => row.StartsWith("corrections:", StringComparison.Ordinal));
    }

    private static bool NoSession(string row) => !row.StartsWith("sessions:", StringComparison.Ordinal);
}
