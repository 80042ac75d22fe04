using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class ReconcilerTests
{
    private static readonly IProgress<ReconcileProgress> Silent = new Quiet<ReconcileProgress>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("a1 b2 c3", "a1 b2 c3", "")]
    [InlineData("a1 b2 c3", "", "a:Missing b:Missing c:Missing")]
    [InlineData("", "a1 b2", "a:Surplus b:Surplus")]
    [InlineData("a1 c3", "b2 d4", "a:Missing b:Surplus c:Missing d:Surplus")]
    [InlineData("a2 b2 c2", "a1 b2 c3", "a:Stale c:Ahead")]
    [InlineData("b5 d5", "a1 b5 c1 d4 e9", "a:Surplus c:Surplus d:Stale e:Surplus")]
    [InlineData("B1 a1", "B1 a1", "")]
    public async Task Two_ordered_lists_are_compared_row_by_row(string archive, string index, string expected)
    {
        var found = await IndexComparison.CompareAsync(Rows(archive), Rows(index), Cancellation).ToListAsync(Cancellation);
        Assert.Equal(expected, string.Join(' ', found.Select(difference => $"{difference.Id}:{difference.Kind}")));
    }

    [Theory]
    [InlineData("b1 a1", "")]
    [InlineData("", "a1 a1")]
    public async Task A_list_out_of_order_is_no_ground_for_a_judgement(string archive, string index) =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await IndexComparison.CompareAsync(Rows(archive), Rows(index), Cancellation).ToListAsync(Cancellation));

    [Fact]
    public async Task Whatever_the_index_held_it_then_holds_what_the_archive_says()
    {
        using var harness = await FilledAsync(8);
        var entry = harness.Index.Entries.Values.First();
        var ids = harness.Index.Entries.Keys.Order().Concat(["a", "mmmmmmmmmmmmmmmm", "zz"]).ToArray();
        var state = Gen.Choose(-3, 40).ArrayOf(ids.Length);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(state.ToArbitrary(), versions =>
        {
            var index = new RecordingIndex();
            foreach (var (id, version) in ids.Zip(versions).Where(pair => pair.Second >= 0)) index.Entries[id] = entry with { Id = id, Version = version };
            Task.Run(() => Reconciler.RunAsync(harness.Archive, index, Silent, Cancellation)).GetAwaiter().GetResult();
            Task.Run(() => IndexingAssert.EqualsArchiveAsync(harness.Archive, index)).GetAwaiter().GetResult();
        }));
    }

    [Fact]
    public async Task What_differed_is_counted_and_nothing_else_is_written()
    {
        using var harness = await FilledAsync(4);
        var index = new RecordingIndex();
        var entries = harness.Index.Entries.Values.OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        index.Entries[entries[0].Id] = entries[0] with { Body = "as it was" };
        index.Entries[entries[1].Id] = entries[1] with { Version = 0 };
        index.Entries[entries[2].Id] = entries[2] with { Version = 1000 };
        index.Entries["0"] = entries[0] with { Id = "0" };
        var walk = await Reconciler.RunAsync(harness.Archive, index, Silent, Cancellation);
        Assert.Equal((4, 1, 1, 1, 1), (walk.Documents, walk.Missing, walk.Stale, walk.Ahead, walk.Surplus));
        Assert.Equal("as it was", index.Entries[entries[0].Id].Body);
        Assert.True(index.Entries[entries[2].Id].Version > 1000);
    }

    [Fact]
    public async Task An_archive_brought_back_from_a_copy_is_heard_again()
    {
        using var harness = await FilledAsync(2);
        foreach (var entry in harness.Index.Entries.Values) harness.Index.Entries[entry.Id] = entry with { Version = entry.Version + 500 };
        await Reconciler.RunAsync(harness.Archive, harness.Index, Silent, Cancellation);
        await harness.IngestAsync("ingest", IngestionHarness.File("later.txt", Plans.Text(9)));
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task What_the_index_refuses_is_told_and_stops_nothing()
    {
        using var harness = await FilledAsync(3);
        var poison = harness.Index.Entries.Keys.First();
        var index = new RecordingIndex { Refuses = entry => entry.Id == poison ? "trường hỏng" : null };
        var walk = await Reconciler.RunAsync(harness.Archive, index, Silent, Cancellation);
        Assert.Equal([poison], walk.Refused.Keys);
        Assert.Equal((2, 2), (walk.Changed, index.Entries.Count));
    }

    private static async Task<IngestionHarness> FilledAsync(int documents)
    {
        var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", [.. Enumerable.Range(1, documents).Select(number => IngestionHarness.File($"{number}.txt", Plans.Text(number)))]);
        return harness;
    }

    private static IAsyncEnumerable<(string, long)> Rows(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(row => (row[..1], long.Parse(row[1..]))).ToAsyncEnumerable();
}

internal sealed class Quiet<T> : IProgress<T>
{
    public void Report(T value)
    {
    }
}

internal static class Plans
{
    public static string Text(int number) =>
        $"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: {number}/KH-UBND\nTây Ninh, ngày 05 tháng 4 năm 2021\n\nKẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2021\n\n"
        + $"Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng, Ủy ban nhân dân tỉnh ban hành kế hoạch số {number}.\n";
}

internal static class IndexingAssert
{
    /// <summary>The index holds exactly what the archive says, each version once.</summary>
    public static async Task EqualsArchiveAsync(DirectiveSearch.Archive.ArchiveStore archive, ISearchIndex index)
    {
        var held = await archive.Documents.RevisionsAsync("", 100_000, CancellationToken.None);
        Assert.Equal(
            held.ToDictionary(row => row.Id, row => row.Revision),
            await index.ListAsync(CancellationToken.None).ToDictionaryAsync(row => row.Id, row => row.Version));
    }
}
