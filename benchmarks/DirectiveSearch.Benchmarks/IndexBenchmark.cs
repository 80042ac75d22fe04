using System.Diagnostics;
using Dapper;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Benchmarks;

/// <summary>Documents per second through the index, beside plain inserts of the same texts into an FTS5 table of one column with SQLite's own tokenizer.</summary>
internal static class IndexBenchmark
{
    private const int Batch = 500;

    public static async Task RunAsync(int documents)
    {
        var folder = Directory.CreateTempSubdirectory("index").FullName;
        var entries = GeneratedPlans.Make(documents).ToList();
        Console.WriteLine($"{documents} documents of {entries.Average(entry => entry.Body.Length):F0} characters, in transactions of {Batch}");
        var index = await SqliteSearchIndex.OpenAsync(folder, CancellationToken.None);
        for (var round = 1; round <= 2; round++)
        {
            var raw = Raw(Path.Combine(folder, $"raw-{round}.db"), entries.Select(entry => entry.Body));
            var generation = (await SqliteSearchIndex.BuildAsync(folder, CancellationToken.None)).Index;
            var clock = Stopwatch.StartNew();
            foreach (var batch in entries.Chunk(Batch)) await generation.WriteAsync(batch, CancellationToken.None);
            var ours = documents / clock.Elapsed.TotalSeconds;
            Console.WriteLine($"raw FTS5 {raw:F0} documents/s, index {ours:F0} documents/s: {ours / raw:P0}");
        }

        Directory.Delete(folder, recursive: true);
    }

    internal static double Raw(string file, IEnumerable<string> texts)
    {
        SqliteProvider.Use();
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE raw USING fts5(body)");
        var clock = Stopwatch.StartNew();
        var count = 0;
        foreach (var batch in texts.Chunk(Batch))
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO raw(body) VALUES($body)";
            var parameter = command.Parameters.Add("$body", SqliteType.Text);
            foreach (var text in batch)
            {
                parameter.Value = text;
                command.ExecuteNonQuery();
                count++;
            }

            transaction.Commit();
        }

        return count / clock.Elapsed.TotalSeconds;
    }
}
