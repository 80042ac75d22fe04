using System.Diagnostics;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Benchmarks;

/// <summary>Latency of what a search page asks of the index: twenty hits and ten facets.</summary>
internal static class SearchBenchmark
{
    public static readonly (string Kind, string[] Queries)[] Kinds =
    [
        ("rare", ["trồng rừng ngập mặn", "kế hoạch 1234/KH-UBND", "số:17/KH-UBND", "\"chào mừng đại hội đảng bộ huyện\"", "hợp tác xã chè hữu cơ"]),
        ("common", ["thi đua khen thưởng", "thi dua khen thuong", "kế hoạch", "công tác thi đua năm 2021", "\"phong trào thi đua\"", "thực hiện -\"chuyển đổi số\"", "xây dựng nông thôn mới | đô thị văn minh"]),
        ("everything", [""]),
        ("filtered", ["năm:2019..2023", "cấp:tỉnh", "thi đua khen thưởng năm:2021", "kế hoạch -năm:2020"]),
        ("operators", ["th*", "khen* tỉnh", "nghiem~", "thuong~ kế hoạch", "\"thi đua khen thưởng\"~10", "UBND tỉnh", "TĐKT"]),
        ("some pairs", ["phong trào thi đua yêu nước trong toàn tỉnh đã đạt được những kết quả gì nổi bật xyz", "ai được tặng bằng khen của thủ tướng chính phủ về xây dựng nông thôn mới vậy xyz"]),
    ];

    private static readonly FacetRequest[] Facets =
    [
        .. new[] { FacetField.Type, FacetField.Unit, FacetField.Province, FacetField.Level, FacetField.Year, FacetField.Instrument, FacetField.Movement, FacetField.Relation, FacetField.Source, FacetField.YearRelation }
            .Select(field => new FacetRequest(field, 20)),
    ];

    /// <param name="kept">The index stays in this folder and is used again when there is one; null: a temporary folder.</param>
    /// <param name="warm">As the portal does in the background.</param>
    public static async Task RunAsync(int documents, int rounds, string? kept, bool warm)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("search").FullName;
        if (!File.Exists(Path.Combine(folder, "current"))) await WriteAsync(folder, documents);
        Console.WriteLine($"{documents} documents, {Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length) >> 20} MiB");
        var opening = Stopwatch.StartNew();
        var index = await SqliteSearchIndex.OpenAsync(folder, CancellationToken.None);
        await SearchAsync(index, "");
        Console.WriteLine($"opened and first page in {opening.Elapsed.TotalMilliseconds:F0} ms");
        if (warm)
        {
            await index.WarmAsync(CancellationToken.None);
            Console.WriteLine($"warmed after {opening.Elapsed.TotalSeconds:F1} s");
        }

        foreach (var (kind, queries) in Kinds)
        {
            foreach (var query in queries) Console.WriteLine($"  first {await SearchAsync(index, query),8:F1} ms  {query}");
            var times = new List<double>();
            var processor = Environment.CpuUsage.TotalTime;
            for (var round = 0; round < rounds; round++)
            {
                foreach (var query in queries) times.Add(await SearchAsync(index, query));
            }

            processor = Environment.CpuUsage.TotalTime - processor;
            times.Sort();
            Console.WriteLine($"{kind,-12} p50 {times[times.Count / 2],8:F1} ms  p95 {times[(int)(times.Count * 0.95)],8:F1} ms  processor {processor.TotalMilliseconds / times.Count,6:F1} ms a page  ({times.Count} pages)");
        }

        Console.WriteLine($"memory {Environment.WorkingSet >> 20} MiB");
        if (kept is null) Directory.Delete(folder, recursive: true);
    }

    private static async Task WriteAsync(string folder, int documents)
    {
        var build = await SqliteSearchIndex.BuildAsync(folder, CancellationToken.None);
        foreach (var batch in GeneratedPlans.Make(documents).Chunk(2000)) await build.Index.WriteAsync(batch, CancellationToken.None);
        await build.PublishAsync(CancellationToken.None);
    }

    public static async Task<double> SearchAsync(ISearchIndex index, string typed)
    {
        var clock = Stopwatch.StartNew();
        await index.SearchAsync(new SearchRequest(QueryParser.Parse(typed).Query!, [], SearchSort.Relevance, 0, 20, Facets), CancellationToken.None);
        return clock.Elapsed.TotalMilliseconds;
    }
}
