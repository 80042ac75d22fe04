using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Hosting.Crawls;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>crawl SOURCE: takes what a portal has new into the archive (--sweep: everything; --failures: what failed). --dry-run shows the first pages as they would be taken, field by field, and what was not found.</summary>
internal static class CrawlVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var source = new Argument<string?>("SOURCE") { Description = "tên nguồn; bỏ trống để xem danh sách nguồn", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = new Option<bool>("--dry-run") { Description = "chỉ xem thử những trang đầu, không lưu gì" };
        var documents = new Option<int>("--documents") { Description = "với --dry-run: số văn bản của mỗi danh sách được mở xem", DefaultValueFactory = _ => 3 };
        var sweep = new Option<bool>("--sweep") { Description = "quét toàn bộ: đi hết các danh sách và hỏi lại mọi thứ đã có" };
        var failures = new Option<bool>("--failures") { Description = "chỉ tải lại những địa chỉ đã lỗi" };
        var json = new Option<bool>("--json") { Description = "in JSON" };
        var verb = new Command("crawl", "thu thập văn bản từ một cổng thông tin, hoặc xem thử sẽ lấy được gì") { source, dryRun, documents, sweep, failures, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var book = SourceBook.Read(read);
            foreach (var fault in book.Faults) await Console.Error.WriteLineAsync($"{Path.Combine(read.Data, SourceBook.Folder)}/{fault}");
            if (call.GetValue(source) is not { } slug) return List(book.All, book.Faults.Count);
            var chosen = book.Find(slug) ?? throw new CallException(ExitCode.WrongCall, $"Không có nguồn “{slug}”. Các nguồn: {string.Join(", ", book.All.Select(one => one.Slug))}.");
            if (call.GetValue(dryRun)) return await TryAsync(read, chosen, Math.Clamp(call.GetValue(documents), 0, 50), call.GetValue(json), cancellation);
            var mode = call.GetValue(failures) ? CrawlMode.Failures : call.GetValue(sweep) ? CrawlMode.Sweep : CrawlMode.Latest;
            return await CrawlAsync(read, chosen, mode, call.GetValue(json), cancellation);
        });
        return verb;
    }

    private static int List(IReadOnlyList<Source> sources, int faults)
    {
        foreach (var source in sources) Console.WriteLine($"{source.Slug,-24} {source.Name}");
        return faults > 0 ? ExitCode.Failed : 0;
    }

    /// <summary>A run that people paused goes on. What was fetched is read here, or in the process that works for the folder.</summary>
    private static async Task<int> CrawlAsync(ProgramSettings settings, Source source, CrawlMode mode, bool json, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenAsync(settings, "crawl", cancellation);
        await workspace.Archive.Crawls.LetGoOnAsync(source.Slug, cancellation);
        var outcome = await ProgressDisplay.ShowAsync<CrawlRun, CrawlOutcome>(ShownWork.Crawl, progress => new CrawlWork(settings, workspace).RunAsync(source, mode, progress, cancellation));
        if (outcome.Beginning == CrawlBeginning.Busy) throw new CallException(ExitCode.Failed, CrawlWork.Describe(outcome));
        await workspace.Worker.CompleteAsync(outcome.Run.Id, cancellation);
        var alarms = await workspace.Archive.Crawls.AlarmsAsync(outcome.Run.Id, cancellation);
        if (json) JsonOutput.Write(Described(outcome.Run, alarms));
        else Console.WriteLine(CrawlWork.Describe(outcome));
        foreach (var alarm in alarms) await Console.Error.WriteLineAsync(PlainLines.Escape($"CẢNH BÁO ({alarm.Times} lần): {alarm.Detail} {alarm.Address}"));
        return alarms.Count > 0 || outcome.Run.State != CrawlRunState.Finished ? ExitCode.Failed : 0;
    }

    /// <summary>Described in docs/crawling.md.</summary>
    private static object Described(CrawlRun run, IReadOnlyList<CrawlAlarm> alarms) => new
    {
        run = run.Id,
        source = run.Source,
        mode = run.Mode.ToString().ToLowerInvariant(),
        state = run.State.ToString().ToLowerInvariant(),
        reason = run.ReasonCode,
        asked = run.Counts.Asked,
        found = run.Counts.Found,
        @new = run.Counts.New,
        changed = run.Counts.Changed,
        unchanged = run.Counts.Unchanged,
        gone = run.Counts.Gone,
        failed = run.Counts.Failed,
        requests = run.Counts.Requests,
        bytes = run.Counts.Bytes,
        seconds = run.Counts.Milliseconds / 1000.0,
        alarms = alarms.Select(alarm => new { code = alarm.Code, address = alarm.Address, detail = alarm.Detail, times = alarm.Times }),
    };

    private static async Task<int> TryAsync(ProgramSettings settings, Source source, int documents, bool json, CancellationToken cancellation)
    {
        using var fetcher = CrawlWork.Fetcher(settings, source, new HostLanes(TimeProvider.System));
        var found = 0;
        await foreach (var list in DryRun.RunAsync(source, fetcher, documents, cancellation))
        {
            found += list.Page?.Documents.Count ?? 0;
            if (json) JsonOutput.Write(Described(list));
            else Show(list);
        }

        return found > 0 ? 0 : ExitCode.Failed;
    }

    private static void Show(TriedList list)
    {
        Console.WriteLine($"Danh sách {list.Address}");
        if (list.Page is not { } page)
        {
            Console.WriteLine($"  KHÔNG TẢI ĐƯỢC: {Told(list.Answer)}");
            return;
        }

        Console.WriteLine($"  {page.Documents.Count} văn bản trên trang đầu{(page.Total is { } total ? $", {total} văn bản tất cả" : "")}; trang sau: {page.Next?.Address.ToString() ?? "không thấy"}");
        foreach (var fault in page.Faults) Console.WriteLine($"  CHÚ Ý: {fault}");
        foreach (var document in list.Documents) Show(document);
    }

    private static void Show(TriedDocument document)
    {
        Console.WriteLine($"  • {document.Listed.Address}");
        foreach (var (field, value) in document.Fields.OrderBy(field => field.Key)) Console.WriteLine($"      {FieldNames.All[field],-18} {value}");
        foreach (var file in document.Files) Console.WriteLine($"      {"Tệp",-18} {file.Name} ({file.Address})");
        if (document.Page?.Body is { } body) Console.WriteLine($"      {"Nội dung",-18} trên trang ({body.Length} ký tự)");
        if (document.Answer is { Outcome: not FetchOutcome.Fetched } answer) Console.WriteLine($"      KHÔNG TẢI ĐƯỢC: {Told(answer)}");
        foreach (var field in document.Missing) Console.WriteLine($"      KHÔNG THẤY: {FieldNames.All[field]}");
        if (document.Files.Count == 0 && document.Page?.Body is null) Console.WriteLine("      KHÔNG THẤY: tệp đính kèm hoặc nội dung");
        foreach (var fault in document.Page?.Faults ?? []) Console.WriteLine($"      CHÚ Ý: {fault}");
    }

    private static string Told(FetchAnswer answer) => answer.Reason is { } reason ? CrawlReasons.Sentence(reason, answer.Detail) : $"máy chủ trả lời {answer.Status}.";

    private static object Described(TriedList list) => new
    {
        list = list.Address,
        outcome = list.Answer.Outcome.ToString(),
        reason = list.Answer.Reason,
        found = list.Page?.Documents.Count,
        total = list.Page?.Total,
        next = list.Page?.Next?.Address,
        faults = list.Page?.Faults,
        documents = list.Documents.Select(document => new
        {
            address = document.Listed.Address,
            fields = document.Fields.ToDictionary(field => FieldNames.Key(field.Key), field => field.Value),
            files = document.Files.Select(file => new { address = file.Address, name = file.Name }),
            text = document.Page?.Body is not null,
            missing = document.Missing.Select(FieldNames.Key),
            faults = document.Page?.Faults ?? [],
        }),
    };
}
