using System.Diagnostics;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Benchmarks;

/// <summary>Latency of what a search page asks of the index: twenty hits and ten facets.</summary>
internal static class SearchBenchmark
{
    private static readonly (string Kind, string[] Queries)[] Kinds =
    [
        ("rare", ["quước phường", "xước xung", "trương vinh", "kế hoạch quộc", "số:17/KH-UBND", "dẫn:1200-CT/TW"]),
        ("common", ["thi đua khen thưởng", "thi dua khen thuong", "kế hoạch", "công tác thi đua năm 2021", "\"phong trào thi đua\"", "thực hiện -\"chuyển đổi số\"", "xây dựng nông thôn mới | đô thị văn minh"]),
        ("everything", ["", "năm:2019..2023", "-cấp:cap-1"]),
        ("some pairs", ["phong trào thi đua yêu nước trong toàn tỉnh đã đạt được những kết quả gì nổi bật"]),
    ];

    private static readonly FacetRequest[] Facets =
    [
        .. new[] { FacetField.Type, FacetField.Unit, FacetField.Province, FacetField.Level, FacetField.Year, FacetField.Instrument, FacetField.Movement, FacetField.Relation, FacetField.Source, FacetField.YearRelation }
            .Select(field => new FacetRequest(field, 20)),
    ];

    public static async Task RunAsync(int documents, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("search").FullName;
        var index = await SqliteSearchIndex.OpenAsync(folder, CancellationToken.None);
        foreach (var batch in SynthesisedPlans.Make(documents, 1).Chunk(2000)) await index.WriteAsync(batch, CancellationToken.None);
        Console.WriteLine($"{documents} documents, {Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length) >> 20} MiB");
        var opening = Stopwatch.StartNew();
        index = await SqliteSearchIndex.OpenAsync(folder, CancellationToken.None);
        await SearchAsync(index, "");
        Console.WriteLine($"opened and first page in {opening.Elapsed.TotalMilliseconds:F0} ms");
        foreach (var (kind, queries) in Kinds)
        {
            foreach (var query in queries) Console.WriteLine($"  first {await SearchAsync(index, query),8:F1} ms  {query}");
            var times = new List<double>();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var query in queries) times.Add(await SearchAsync(index, query));
            }

            times.Sort();
            Console.WriteLine($"{kind,-12} p50 {times[times.Count / 2],8:F1} ms  p95 {times[(int)(times.Count * 0.95)],8:F1} ms  ({times.Count} pages)");
        }

        Console.WriteLine($"memory {Environment.WorkingSet >> 20} MiB");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double> SearchAsync(SqliteSearchIndex index, string typed)
    {
        var clock = Stopwatch.StartNew();
        await index.SearchAsync(new SearchRequest(QueryParser.Parse(typed).Query!, [], SearchSort.Relevance, 0, 20, Facets), CancellationToken.None);
        return clock.Elapsed.TotalMilliseconds;
    }
}
