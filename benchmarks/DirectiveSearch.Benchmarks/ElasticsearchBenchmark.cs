using System.Diagnostics;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Benchmarks;

/// <summary>Bulk indexing and searching through the product beside the very requests that it sends, sent again by a bare client in the same run.</summary>
internal static class ElasticsearchBenchmark
{
    /// <summary>Entries to a call of the index, which divides them into requests and keeps several under way.</summary>
    private const int Batch = 4000;

    /// <summary>Rounds before those that count, for both sides' code to be compiled.</summary>
    private const int Warming = 10;

    public static async Task RunAsync(Uri server, int documents, int rounds, int fills)
    {
        var folder = Directory.CreateTempSubdirectory("elasticsearch").FullName;
        var entries = GeneratedPlans.Make(documents).ToList();
        Console.WriteLine($"{documents} documents of {entries.Average(entry => entry.Body.Length):F0} characters");
        await using (var proxy = await RecordingProxy.StartAsync(server, folder))
        {
            var bulks = await RecordBulksAsync(proxy, entries);
            for (var round = 1; round <= fills; round++) await CompareIndexingAsync(server, entries, bulks);
            await CompareSearchingAsync(server, proxy, rounds);
            await SizeAsync(server);
        }

        foreach (var alias in new[] { Recorded, Direct }) await RemoveAsync(server, alias);
        Directory.Delete(folder, recursive: true);
    }

    private const string Recorded = "benchmark-recorded";
    private const string Direct = "benchmark-direct";

    private static async Task<IReadOnlyList<RecordedRequest>> RecordBulksAsync(RecordingProxy proxy, IReadOnlyList<IndexEntry> entries)
    {
        await WriteAsync(proxy.Address, Recorded, entries, publish: true);
        return [.. proxy.Take().Where(request => request.PathAndQuery.Contains("_bulk", StringComparison.Ordinal))];
    }

    private static async Task<double> WriteAsync(Uri address, string alias, IReadOnlyList<IndexEntry> entries, bool publish)
    {
        using var index = await OpenAsync(address, alias);
        var build = await index.BuildAsync(CancellationToken.None);
        var clock = Stopwatch.StartNew();
        foreach (var batch in entries.Chunk(Batch))
        {
            if (await build.Index.WriteAsync(batch, CancellationToken.None) is { Count: > 0 } refused) throw new InvalidOperationException(refused[0].Reason);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (publish) await build.PublishAsync(CancellationToken.None);
        return seconds;
    }

    /// <summary>The replay goes into a generation that the product began, so that mapping and settings are the same.</summary>
    private static async Task CompareIndexingAsync(Uri server, IReadOnlyList<IndexEntry> entries, IReadOnlyList<RecordedRequest> bulks)
    {
        await RemoveAsync(server, Direct);
        var processor = Environment.CpuUsage.TotalTime;
        var product = entries.Count / await WriteAsync(server, Direct, entries, publish: false);
        processor = Environment.CpuUsage.TotalTime - processor;
        await RemoveAsync(server, Direct);
        using var index = await OpenAsync(server, Direct);
        var build = await index.BuildAsync(CancellationToken.None);
        using var client = new HttpClient { BaseAddress = server };
        var generation = await UnfinishedAsync(client);
        var concurrency = Replay.Concurrency(bulks);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(bulks, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (bulk, stop) =>
        {
            using var message = Replay.MessageOf(bulk, $"/{generation}/_bulk?filter_path=errors");
            using var answer = await client.SendAsync(message, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!text.Contains("\"errors\":false", StringComparison.Ordinal)) throw new InvalidOperationException(text);
        });
        var raw = entries.Count / clock.Elapsed.TotalSeconds;
        Console.WriteLine($"bulk: replay {raw,7:F0} documents/s ({bulks.Count} requests, {concurrency} at once), product {product,7:F0} documents/s: {product / raw:P0}; product's processor {processor.TotalMilliseconds / entries.Count:F2} ms a document");
    }

    private static async Task CompareSearchingAsync(Uri server, RecordingProxy proxy, int rounds)
    {
        using var recording = await OpenAsync(proxy.Address, Recorded);
        using var index = await OpenAsync(server, Recorded);
        using var client = new HttpClient { BaseAddress = server };
        foreach (var (kind, queries) in SearchBenchmark.Kinds)
        {
            var (product, raw) = (new List<double>(), new List<double>());
            foreach (var query in queries)
            {
                await SearchBenchmark.SearchAsync(recording, query);
                proxy.Take();
                await SearchBenchmark.SearchAsync(recording, query);
                var requests = proxy.Take();
                for (var round = -Warming; round < rounds; round++)
                {
                    // Who asks second finds everything at hand: they take turns.
                    var first = round % 2 == 0 ? await ReplayAsync(client, requests) : 0;
                    var ours = await SearchBenchmark.SearchAsync(index, query);
                    var theirs = round % 2 == 0 ? first : await ReplayAsync(client, requests);
                    if (round < 0) continue;
                    product.Add(ours);
                    raw.Add(theirs);
                }
            }

            Console.WriteLine($"search {kind,-12} p50 {At(product, .5),7:F1} ms, raw {At(raw, .5),7:F1} ms; p99 {At(product, .99),7:F1} ms, raw {At(raw, .99),7:F1} ms ({product.Count} pages)");
        }
    }

    private static async Task<double> ReplayAsync(HttpClient client, IReadOnlyList<RecordedRequest> requests)
    {
        var clock = Stopwatch.StartNew();
        if (Replay.Concurrency(requests) > 1) await Task.WhenAll(requests.Select(request => SendAsync(client, request)));
        else foreach (var request in requests) await SendAsync(client, request);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task SendAsync(HttpClient client, RecordedRequest request)
    {
        using var message = Replay.MessageOf(request, request.PathAndQuery);
        using var answer = await client.SendAsync(message);
        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static async Task SizeAsync(Uri server)
    {
        using var client = new HttpClient { BaseAddress = server };
        await client.PostAsync($"/{Recorded}/_forcemerge?max_num_segments=1", null);
        Console.WriteLine((await client.GetStringAsync($"/_cat/indices/{Recorded}-*?h=index,docs.count,store.size,pri&bytes=b")).Trim());
        Console.WriteLine($"heap used, segments' memory: {(await client.GetStringAsync("/_cat/nodes?h=heap.current,heap.max,segments.memory,fielddata.memory_size,request_cache.memory_size")).Trim()}");
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)((times.Count - 1) * share));

    private static Task<ElasticsearchSearchIndex> OpenAsync(Uri address, string alias) =>
        ElasticsearchSearchIndex.OpenAsync(new ElasticsearchOptions([address]) { Index = alias }, null, CancellationToken.None);

    private static async Task<string> UnfinishedAsync(HttpClient client) =>
        (await client.GetStringAsync($"/_cat/indices/{Direct}-*?h=index&s=index")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();

    private static async Task RemoveAsync(Uri server, string alias)
    {
        using var client = new HttpClient { BaseAddress = server };
        foreach (var index in (await client.GetStringAsync($"/_cat/indices/{alias}-*?h=index")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var answer = await client.DeleteAsync($"/{index.Trim()}");
        }
    }
}
