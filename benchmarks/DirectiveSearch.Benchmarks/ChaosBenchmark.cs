using System.Diagnostics;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Benchmarks;

/// <summary>Three nodes and one replica: generated documents are written while nodes are killed and come back one at a time, and a searcher
/// asks all the while. Afterwards every id has to be there once, in its version; the longest time without an answer is told.</summary>
internal sealed class ChaosBenchmark(string servers, int port, int documents, int kills)
{
    private const int Nodes = 3;
    private const int Batch = 50;
    private const long Newer = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long longest;
    private int slow;
    private int searches;
    private int waits;
    private readonly Dictionary<string, int> problems = [];

    public async Task<bool> RunAsync()
    {
        await ServerAsync("start", port, "--nodes", $"{Nodes}", "--heap", "256m");
        try
        {
            var addresses = Enumerable.Range(port, Nodes).Select(each => new Uri($"http://127.0.0.1:{each}")).ToList();
            var options = new ElasticsearchOptions(addresses) { Index = "chaos", Shards = 3, Replicas = 1, RequestTime = TimeSpan.FromSeconds(20) };
            using var index = await ElasticsearchSearchIndex.OpenAsync(options, Console.WriteLine, CancellationToken.None);
            return await RunAsync(index, addresses[0]);
        }
        finally
        {
            await ServerAsync("stop", port);
        }
    }

    private async Task<bool> RunAsync(ElasticsearchSearchIndex index, Uri address)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
        var entries = GeneratedPlans.Make(documents).Select(entry => entry with { Version = Newer }).ToList();
        using var end = new CancellationTokenSource();
        var searching = Task.Run(() => SearchAsync(index, end.Token));
        var clock = Stopwatch.StartNew();
        foreach (var (kill, share) in entries.Chunk((documents + kills - 1) / kills).Index())
        {
            await client.GetStringAsync("/_cluster/health?wait_for_status=green&timeout=150s");
            var node = kill % Nodes;
            var written = Task.Run(() => WriteAsync(index, entries.Take(kill * share.Length / 2).TakeLast(Batch), share));
            await ServerAsync("kill", port + node);
            await written;
            await ServerAsync("resume", port + node);
            Console.WriteLine($"{clock.Elapsed.TotalSeconds,5:F0} s: node {node} was killed and is back, {Math.Min(documents, (kill + 1) * share.Length)} written, longest time without an answer {Longest.TotalSeconds:F1} s");
        }

        await end.CancelAsync();
        await searching;
        return await CompareAsync(index, entries);
    }

    private TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref longest));

    /// <summary>New documents, and some that are there already in an older version, which must not overwrite.</summary>
    private async Task WriteAsync(ElasticsearchSearchIndex index, IEnumerable<IndexEntry> again, IEnumerable<IndexEntry> share)
    {
        foreach (var batch in share.Concat(again.Select(entry => entry with { Version = Newer - 1 })).Chunk(Batch))
        {
            while (!await TryWriteAsync(index, batch)) await Task.Delay(Pause);
        }
    }

    private async Task<bool> TryWriteAsync(ElasticsearchSearchIndex index, IReadOnlyList<IndexEntry> batch)
    {
        try
        {
            if (await index.WriteAsync(batch, CancellationToken.None) is { Count: > 0 } refused) throw new InvalidOperationException(refused[0].Reason);
            return true;
        }
        catch (SearchUnavailableException)
        {
            waits++;
            return false;
        }
    }

    private async Task SearchAsync(ElasticsearchSearchIndex index, CancellationToken end)
    {
        var request = new SearchRequest(QueryParser.Parse("kế hoạch thi đua").Query!, [], SearchSort.Relevance, 0, 10, [new FacetRequest(FacetField.Year, 10)]);
        var answered = Stopwatch.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            try
            {
                await index.SearchAsync(request, CancellationToken.None);
                searches++;
                var without = Stopwatch.GetElapsedTime(answered);
                answered = Stopwatch.GetTimestamp();
                if (without > Longest) Interlocked.Exchange(ref longest, without.Ticks);
                if (without > TimeSpan.FromSeconds(1)) slow++;
            }
            catch (SearchUnavailableException away)
            {
                problems[away.Message] = problems.GetValueOrDefault(away.Message) + 1;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private async Task<bool> CompareAsync(ElasticsearchSearchIndex index, IReadOnlyList<IndexEntry> entries)
    {
        await index.RefreshAsync(CancellationToken.None);
        var held = new List<(string, long)>();
        await foreach (var entry in index.ListAsync(CancellationToken.None)) held.Add(entry);
        var equal = held.SequenceEqual(entries.Select(entry => (entry.Id, entry.Version)).OrderBy(entry => entry.Id, StringComparer.Ordinal));
        Console.WriteLine($"{kills} kills; {held.Count} of {entries.Count} documents in the index, ids and versions {(equal ? "equal" : "NOT EQUAL")}; {waits} batches had to be written again");
        Console.WriteLine($"{searches} searches answered, {problems.Values.Sum()} not; longest time without an answer {Longest.TotalSeconds:F1} s, {slow} times more than 1 s");
        foreach (var (problem, times) in problems.OrderByDescending(pair => pair.Value).Take(3)) Console.WriteLine($"  {times} x {problem}");
        return equal;
    }

    private async Task ServerAsync(string action, int at, params string[] more)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(servers, "server"), [action, "--port", $"{at}", .. more]) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"server {action} --port {at} failed");
    }
}
