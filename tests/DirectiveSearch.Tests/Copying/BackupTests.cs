using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Copying;

public sealed class BackupTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>Backed up in the middle of an ingest; what was acknowledged by then is there, and what was left to do is done after the restore.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_is_whole_while_documents_come_in(bool postgres)
    {
        var files = ShuffledFiles.Of(40).Where(file => file.After is null).ToList();
        await using var working = await CopyHarness.CreateAsync(server, postgres);
        await working.IngestAsync(files.Take(10));
        await working.OfferAsync(files.Skip(10));
        var ingesting = Task.Run(() => working.Ingestion.Worker.DrainAsync(Cancellation), Cancellation);
        var report = await BackupAsync(working.Archive);
        await ingesting;
        Assert.Empty((await ArchiveBackup.VerifyAsync(report.Path, new Watcher(), Cancellation)).Problems);
        Assert.Empty(Directory.EnumerateFileSystemEntries(report.Path, "*-wal"));

        await using var restored = await CopyHarness.CreateAsync(server, !postgres);
        await RestoreAsync(report.Path, restored.Archive, replace: false);
        await restored.SettleAsync();
        ArchiveRows.AssertEqual(await working.RowsAsync(), await restored.RowsAsync());
    }

    /// <summary>The archive goes back to what it was, work that was under way comes too late, nobody stays signed in, and the index follows by itself.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restore_takes_an_archive_back_while_programs_work_on_it(bool postgres)
    {
        var files = ShuffledFiles.Of(30).ToList();
        await using var working = await CopyHarness.CreateAsync(server, postgres);
        await working.IngestAsync(files.Where(file => file.After is null).Take(30));
        var then = await working.RowsAsync();
        var entries = Entries(working);
        var backup = await BackupAsync(working.Archive);

        await working.IngestAsync(files.Where(file => file.After is null).Skip(30));
        foreach (var version in files.Where(file => file.After is not null)) await working.IngestAsync([version]);
        await working.Archive.Accounts.AddAsync("an", "Nguyễn Văn An", Role.Operator, "hash", false, Cancellation);
        await working.Archive.Sessions.OpenAsync("abc", (await working.Archive.Accounts.FindAsync("an", Cancellation))!.Id, "127.0.0.1", "", Cancellation);
        await working.OfferAsync([new ShuffledFile("ingest", "moi.txt", "KẾ HOẠCH\nThực hiện Chỉ thị số 34-CT/TW."u8.ToArray())]);
        var held = await working.Archive.Work.LeaseAsync(WorkStep.Convert, 10, TimeSpan.FromMinutes(5), Cancellation);
        Assert.NotEmpty(held);
        await Assert.ThrowsAsync<ArchiveNotEmptyException>(() => RestoreAsync(backup.Path, working.Archive, replace: false));

        await RestoreAsync(backup.Path, working.Archive, replace: true);
        Assert.Empty(await working.Archive.Work.ConvertedAsync([.. held.Select(item => new Conversion(item, "text/plain", "quá muộn", Reading.Exact, null))], 1, Cancellation));
        Assert.Null(await working.Archive.Sessions.FindAsync("abc", Cancellation));
        await working.SettleAsync();
        ArchiveRows.AssertEqual(then, await working.RowsAsync());
        ArchiveRows.AssertEqual(entries, Entries(working));

        await working.IngestAsync(files.Where(file => file.After is null).Skip(30));
        await working.SettleAsync();
    }

    /// <summary>The same documents with the same counts of changes, but of another archive: nothing of the index may pass for equal.</summary>
    [Fact]
    public async Task A_backup_of_another_archive_makes_the_index_anew()
    {
        var files = ShuffledFiles.Of(12).Where(file => file.After is null).ToList();
        await using var one = await CopyHarness.CreateAsync(server, postgres: false);
        await one.IngestAsync(files.Take(6));
        await using var other = await CopyHarness.CreateAsync(server, postgres: false);
        await other.IngestAsync([.. files.Skip(6), .. files.Take(3)]);
        var backup = await BackupAsync(one.Archive);
        await RestoreAsync(backup.Path, other.Archive, replace: true);
        await other.SettleAsync();
        ArchiveRows.AssertEqual(Entries(one), Entries(other));
        ArchiveRows.AssertEqual(await one.RowsAsync(), await other.RowsAsync());
    }

    [Fact]
    public async Task The_latest_backups_stay_and_share_originals()
    {
        await using var working = await CopyHarness.CreateAsync(server, postgres: false);
        await working.IngestAsync(ShuffledFiles.Of(4).Take(4));
        var first = await BackupAsync(working.Archive, keep: 2);
        Directory.CreateDirectory(Path.Combine(folder.Path, "backups", ".directivesearch-20200101-000000"));
        var second = await NextAsync();
        Assert.Equal((4, 4L), (second.Copy.Originals.Shared, second.Copy.Originals.Count));
        var third = await NextAsync();
        Assert.Equal([first.Path], third.Removed);
        Assert.Equal([second.Path, third.Path], ArchiveBackup.List(Path.Combine(folder.Path, "backups")));
        Assert.DoesNotContain(Directory.EnumerateDirectories(Path.Combine(folder.Path, "backups")), path => Path.GetFileName(path).StartsWith('.'));
        Assert.Empty((await ArchiveBackup.VerifyAsync(third.Path, new Watcher(), Cancellation)).Problems);

        async Task<BackupReport> NextAsync()
        {
            // Backups are named by the second.
            for (var before = ArchiveBackup.List(Path.Combine(folder.Path, "backups"))[^1]; ;)
            {
                if (string.CompareOrdinal(Path.GetFileName(before), $"directivesearch-{DateTime.UtcNow:yyyyMMdd-HHmmss}") < 0) return await BackupAsync(working.Archive, keep: 2);
                await Task.Delay(20, Cancellation);
            }
        }
    }

    [Fact]
    public async Task What_is_damaged_in_a_backup_is_found()
    {
        await using var working = await CopyHarness.CreateAsync(server, postgres: false);
        await working.IngestAsync(ShuffledFiles.Of(4).Take(4));
        var backup = await BackupAsync(working.Archive);
        var original = Directory.EnumerateFiles(Path.Combine(backup.Path, "originals"), "*", SearchOption.AllDirectories).First();
        File.Delete(original);
        await using (var connection = ArchiveRows.Sqlite(backup.Path)) await connection.ExecuteAsync("UPDATE versions SET text = text || '.' WHERE version = 1; DELETE FROM sections");
        var problems = (await ArchiveBackup.VerifyAsync(backup.Path, new Watcher(), Cancellation)).Problems;
        Assert.Equal(3, problems.Count);
        Assert.Contains(problems, problem => problem.Contains(Path.GetFileName(original), StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("versions", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("sections", StringComparison.Ordinal));
        await Assert.ThrowsAsync<BackupException>(() => ArchiveBackup.VerifyAsync(folder.Path, new Watcher(), Cancellation));
    }

    [Fact]
    public async Task A_backup_that_is_stopped_leaves_nothing()
    {
        await using var working = await CopyHarness.CreateAsync(server, postgres: false);
        await working.IngestAsync(ShuffledFiles.Of(4).Take(4));
        var stopping = new Watcher(progress =>
        {
            if (progress.Phase == CopyPhase.Verification) throw new OperationCanceledException();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ArchiveBackup.WriteAsync(working.Archive, Request(7), stopping, Cancellation));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(folder.Path, "backups")));
    }

    private static List<string> Entries(CopyHarness harness) => [.. harness.Ingestion.Index.Entries.Values.Select(OrderIndependenceTests.Line).Order(StringComparer.Ordinal)];

    private Task<BackupReport> BackupAsync(ArchiveStore archive, int keep = 7) => ArchiveBackup.WriteAsync(archive, Request(keep), new Watcher(), Cancellation);

    private BackupRequest Request(int keep) => new(Path.Combine(folder.Path, "backups"), keep, "test", "{}");

    private Task<CopyReport> RestoreAsync(string backup, ArchiveStore archive, bool replace) =>
        ArchiveBackup.RestoreAsync(backup, archive, Path.Combine(folder.Path, "work"), replace, new Watcher(), Cancellation);
}
