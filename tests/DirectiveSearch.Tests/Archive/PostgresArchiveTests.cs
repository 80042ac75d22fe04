using Dapper;
using DirectiveSearch.Archive;
using Npgsql;

namespace DirectiveSearch.Tests.Archive;

public sealed class PostgresArchiveTests(PostgresServer server) : ArchiveContract
{
    private const int Workers = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-");
    private string? database;

    protected override Task<ArchiveStore> OpenAsync() => OpenAsync("one");

    protected override Task<ArchiveStore> OpenBesideAsync() => OpenAsync("beside");

    protected override async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.ExecuteAsync(sql);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await server.DropAsync(database);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_worker_on_another_machine_has_every_original()
    {
        using var here = await OpenAsync("here");
        using var there = await OpenAsync("there");
        var bytes = new byte[(3 << 20) + 17];
        new Random(1).NextBytes(bytes);
        foreach (var content in new[] { bytes, [], bytes[..(1 << 20)] })
        {
            var original = await here.Originals.StoreAsync(new MemoryStream(content), long.MaxValue, Cancellation);
            var path = await there.Originals.FindAsync(original.Sha256, Cancellation);
            Assert.Equal(content, await File.ReadAllBytesAsync(path!, Cancellation));
        }

        Assert.Null(await there.Originals.FindAsync(new string('0', 64), Cancellation));
    }

    /// <summary>Documents that share instruments, movements and units, worked on by several at once, count as when one works alone.</summary>
    [Fact]
    public async Task Several_workers_count_as_one_does()
    {
        var texts = Enumerable.Range(0, 60).Select(number => $"""
            tên: Kế hoạch {number}
            của: Ủy ban nhân dân tỉnh {(number % 2 == 0 ? "Nghệ An" : "Tây Ninh")}
            ngày: 20{10 + (number % 9)}-03-0{1 + (number % 9)}
            dẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ Chính trị|đổi mới thi đua
            dẫn: Nghị định|{number % 7}/2020/NĐ-CP||Chính phủ
            dẫn: Kế hoạch|{number % 5}/KH-UBND|2021-01-0{1 + (number % 5)}|
            phong trào: Dân vận khéo {number % 3}|Dân vận khéo
            """).ToList();
        var alone = Directory.CreateDirectory(Path.Combine(folder.FullName, "alone")).FullName;
        using var expected = await ArchiveStore.OpenAsync(alone, Time, Cancellation);
        foreach (var text in texts) await ReceiveAsync(expected, text, $"{texts.IndexOf(text)}.txt");
        await DrainAsync(expected, 100);
        var stores = new List<ArchiveStore>();
        for (var worker = 0; worker < Workers; worker++) stores.Add(await OpenAsync($"worker-{worker}"));
        await Task.WhenAll(stores.Select((store, worker) => Task.Run(
            async () =>
            {
                foreach (var text in texts.Where((_, index) => index % Workers == worker)) await ReceiveAsync(store, text, $"{texts.IndexOf(text)}.txt");
                await DrainAsync(store, 4);
            },
            Cancellation)));
        await DrainAsync(stores[0], 100);
        Assert.Equal(await DescribeAsync(expected), await DescribeAsync(stores[0]));
        Assert.All((await stores[0].Runs.ListAsync(0, 100, Cancellation)).Items, run => Assert.Equal(RunState.Finished, run.State));
        foreach (var store in stores) store.Dispose();
    }

    private async Task<ArchiveStore> OpenAsync(string copies) => await ArchiveStore.OpenPostgresAsync(
        Path.Combine(folder.FullName, copies), database ??= await server.CreateDatabaseAsync(), Time, Cancellation);
}
