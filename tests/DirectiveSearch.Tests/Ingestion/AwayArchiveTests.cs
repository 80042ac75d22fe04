using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Copying;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>A database server that crashes, and transactions that stand in each other's way.</summary>
public sealed class AwayArchiveTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_crashes_is_waited_for_and_costs_no_document_an_attempt()
    {
        await using var node = await PostgresNode.StartAsync();
        using var harness = await IngestionHarness.CreateAsync(open: folder => ArchiveStore.OpenPostgresAsync(folder, node.Connection, TimeProvider.System, Cancellation));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var working = harness.Worker.RunAsync(stop.Token);
        var offering = harness.Ingester.OfferAsync(
            "ingest", "thử", Enumerable.Range(0, 300).Select(number => IngestionHarness.File($"{number}.txt", MixedFiles.Text(number))).ToAsyncEnumerable(), Cancellation);
        for (var crash = 0; crash < 3; crash++)
        {
            await Task.Delay(300, Cancellation);
            await node.KillAsync();
            var away = await Assert.ThrowsAsync<ArchiveUnavailableException>(async () =>
            {
                while (true) await harness.Archive.CountAsync(Cancellation);
            });
            Assert.Contains("Archive:Postgres", away.Message, StringComparison.Ordinal);
            await node.ResumeAsync();
        }

        var run = await offering;
        while ((await harness.Archive.Runs.FindAsync(run, Cancellation))!.State == RunState.Running) await Task.Delay(50, Cancellation);
        await stop.CancelAsync();
        await working;
        Assert.Equal((300, 0), (await harness.Archive.CountAsync(Cancellation)) is var count ? (count.Documents, count.Failures) : default);
        await harness.AssertIndexEqualsArchiveAsync();
        await using var connection = ArchiveRows.Postgres(node.Connection);
        Assert.Equal((0, 300), await connection.QuerySingleAsync<(int, int)>("SELECT CAST(sum(failed) AS int), CAST(sum(CASE WHEN step = 0 THEN done ELSE 0 END) AS int) FROM work_done"));
    }

    [Fact]
    public async Task A_transaction_that_stood_in_anothers_way_is_tried_again()
    {
        var database = await server.CreateDatabaseAsync();
        using var harness = await IngestionHarness.CreateAsync(open: folder => ArchiveStore.OpenPostgresAsync(folder, database, TimeProvider.System, Cancellation));
        await harness.Ingester.OfferAsync("ingest", "thử", Enumerable.Range(0, 2).Select(number => IngestionHarness.File($"{number}.txt", Plans.Text(number))).ToAsyncEnumerable(), Cancellation);
        var items = (await harness.Archive.Work.LeaseAsync(WorkStep.Convert, 2, TimeSpan.FromMinutes(1), Cancellation)).OrderBy(item => item.DocumentId, StringComparer.Ordinal).ToList();
        await using var other = ArchiveRows.Postgres(database);
        await other.OpenAsync(Cancellation);
        await using (var transaction = await other.BeginTransactionAsync(Cancellation))
        {
            await other.ExecuteAsync("UPDATE work SET reason = reason WHERE id = @Id", new { items[1].Id }, transaction);
            var converting = harness.Archive.Work.ConvertedAsync([.. items.Select(item => new Conversion(item, "text/plain", "văn bản", Reading.Exact, null))], 1, Cancellation);
            await using var watching = ArchiveRows.Postgres(database);
            while (await watching.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) await Task.Delay(10, Cancellation);
            // Now each waits for the other: the server gives up the one that has waited longer.
            await other.ExecuteAsync("UPDATE work SET reason = reason WHERE id = @Id", new { items[0].Id }, transaction);
            await transaction.CommitAsync(Cancellation);
            Assert.Equal(2, (await converting).Count);
        }

        harness.Archive.Dispose();
        await server.DropAsync(database);
    }
}
