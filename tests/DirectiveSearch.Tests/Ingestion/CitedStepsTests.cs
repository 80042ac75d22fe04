namespace DirectiveSearch.Tests.Ingestion;

/// <summary>How often a document is cited reaches the index in steps of log2, and only when the step changes.</summary>
public sealed class CitedStepsTests
{
    private const string Directive =
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nSố: 34-CT/TW\nHà Nội, ngày 07 tháng 4 năm 2014\n\nCHỈ THỊ\nvề tiếp tục đổi mới công tác thi đua, khen thưởng\n\nThi đua yêu nước là truyền thống quý báu.\n";

    [Fact]
    public async Task A_cited_document_is_indexed_again_only_when_its_step_changes()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var id = (await harness.IngestAsync("ingest", IngestionHarness.File("34.txt", Directive)))["34.txt"].DocumentId!;
        var seen = new List<(int Steps, long Version)> { (harness.Index.Entries[id].CitedSteps, harness.Index.Entries[id].Version) };
        for (var number = 1; number <= 8; number++)
        {
            await harness.IngestAsync("ingest", IngestionHarness.File($"{number}.txt", Plans.Text(number)));
            seen.Add((harness.Index.Entries[id].CitedSteps, harness.Index.Entries[id].Version));
        }

        Assert.Equal([0, 1, 2, 2, 3, 3, 3, 3, 4], seen.Select(state => state.Steps));
        Assert.Equal(5, seen.Select(state => state.Version).Distinct().Count());
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task A_document_that_comes_after_those_that_cite_it_has_its_step_at_once()
    {
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", [.. Enumerable.Range(1, 4).Select(number => IngestionHarness.File($"{number}.txt", Plans.Text(number)))]);
        var id = (await harness.IngestAsync("ingest", IngestionHarness.File("34.txt", Directive)))["34.txt"].DocumentId!;
        Assert.Equal(3, harness.Index.Entries[id].CitedSteps);
    }
}
