using System.Diagnostics;
using System.Text.Json;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>The whole program, killed while it builds an index: started again it goes on, and the index in use is whole all the while.</summary>
public sealed class KilledReindexTests
{
    private const int Documents = 1500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reindex_that_is_killed_goes_on_where_it_was()
    {
        using var harness = await IngestionHarness.CreateAsync();
        await harness.IngestAsync("ingest", [.. Enumerable.Range(1, Documents).Select(number => IngestionHarness.File($"{number}.txt", $"KẾ HOẠCH số {number}\nThực hiện công tác năm {number % 7 + 2015}.\n"))]);
        var folder = Path.Combine(harness.ArchiveFolder, "index");
        var index = await SqliteSearchIndex.OpenAsync(folder, Cancellation);
        await index.WriteAsync([.. harness.Index.Entries.Values.Take(1)], Cancellation);

        using (var killed = Start(harness.ArchiveFolder))
        {
            while (!killed.HasExited && Built(Path.Combine(folder, "index-2.db")) == 0) await Task.Delay(1, Cancellation);
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(1, (await index.SearchAsync(new SearchRequest(SearchQuery.Everything, [], SearchSort.Newest, 0, 0, []), Cancellation)).Total);
        var built = Built(Path.Combine(folder, "index-2.db"));
        Assert.InRange(built, 1, Documents - 1);
        using var last = Start(harness.ArchiveFolder);
        var result = JsonDocument.Parse(await last.StandardOutput.ReadToEndAsync(Cancellation)).RootElement;
        await last.WaitForExitAsync(Cancellation);
        Assert.Equal((0, true, Documents - built), (last.ExitCode, result.GetProperty("resumed").GetBoolean(), result.GetProperty("written").GetInt64()));
        Assert.True(result.GetProperty("verification").GetProperty("equal").GetBoolean());
        await IndexingAssert.EqualsArchiveAsync(harness.Archive, index);
    }

    private static long Built(string file)
    {
        if (!File.Exists(file)) return 0;
        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM document";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // It is being made.
            return 0;
        }
    }

    private static Process Start(string data)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), "reindex", "--json", "--data", data },
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
