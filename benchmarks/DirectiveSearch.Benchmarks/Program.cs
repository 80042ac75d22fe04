using DirectiveSearch.Benchmarks;

// Each measurement prints one table; figures and machine go into docs/performance.md.
var options = Options.Read(args);
switch (args.FirstOrDefault())
{
    case "search":
        await SearchBenchmark.RunAsync(options.Number("documents", 10_000), options.Number("rounds", 5), options.TextOrNull("folder"), options.Number("warm", 1) != 0);
        return 0;
    case "index":
        await IndexBenchmark.RunAsync(options.Number("documents", 10_000));
        return 0;
    case "elasticsearch":
        await ElasticsearchBenchmark.RunAsync(new Uri(options.Text("address")), options.Number("documents", 10_000), options.Number("rounds", 20), options.Number("fills", 2));
        return 0;
    case "ingest":
        await IngestBenchmark.RunAsync(options.Number("documents", 3000));
        return 0;
    case "chaos":
        return await new ChaosBenchmark(options.Text("servers"), options.Number("port", 9400), options.Number("documents", 5000), options.Number("kills", 10)).RunAsync() ? 0 : 1;
    case "extraction":
        ExtractionBenchmark.Run(options.TextOr("texts", "").Split(',', StringSplitOptions.RemoveEmptyEntries), options.Number("rounds", 20));
        return 0;
    case "resolution":
        ResolutionBenchmark.Run(options.Number("units", 5000), options.Number("rounds", 5));
        return 0;
    case "conversion":
        await ConversionBenchmark.RunAsync(options.Text("files"), options.Number("rounds", 5));
        return 0;
    case "jobs":
        await new JobsBenchmark(options.Number("documents", 3000), options.TextOrNull("postgres")).RunAsync();
        return 0;
    case "workers":
        await new WorkersBenchmark(options.Text("postgres"), options.Text("elasticsearch"), options.Number("documents", 3000)).RunAsync([.. options.TextOr("workers", "1,2,4").Split(',').Select(int.Parse)]);
        return 0;
    case "crawling":
        await new CrawlingBenchmark(options.Number("documents", 1000), options.Number("bare", 1000)).RunAsync();
        return 0;
    case "crawl-site":
        await CrawlingBenchmark.ServeAsync(options.Number("documents", 1000));
        return 0;
    case "soak":
        await new SoakBenchmark(options.Text("folder"), options.TextOrNull("postgres"), options.TextOrNull("elasticsearch"), options.Number("port", 5399))
            .RunAsync(TimeSpan.FromMinutes(options.Number("minutes", 60)), options.Number("pace", 3));
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            search    --documents N [--rounds N] [--folder DIR] [--warm 0]  latency of search pages over N generated plans
            index     --documents N                     documents per second beside raw FTS5 inserts of the same text
            elasticsearch --address URL --documents N [--rounds N] [--fills N]  indexing and searching through the product beside its own requests sent raw
            ingest    --documents N                     documents per second of the whole program beside raw FTS5 inserts
            chaos     --servers DIR [--port N] [--documents N] [--kills N]  writing and searching while one of three nodes after the other is killed
            conversion --files DIR [--rounds N]         documents per second of each format beside the bare tool
            jobs      [--documents N] [--postgres CONNECTION]  the cost of the work table beside direct calls, and the table alone
            workers   --postgres CONNECTION --elasticsearch URL [--documents N] [--workers 1,2,4]  documents per second with so many workers
            crawling  [--documents N] [--bare N]        requests per second of a crawl beside a bare HttpClient on the same generated portal, and memory
            soak      --folder DIR [--postgres CONNECTION --elasticsearch URL] [--minutes N] [--pace N]  memory of portal and worker under load
            extraction [--texts DIR[,DIR]] [--rounds N]  megabytes per second of extraction and its steps beside a compiled regex, over real and generated texts from 1 KB to 20 MB
            resolution [--units N] [--rounds N]         milliseconds to resolve one number that N units use
            """);
        return 2;
}
