using System.CommandLine;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Crawlers.SourceFiles;
using DirectiveSearch.Crawlers.Sources;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>crawl SOURCE --dry-run: shows the first pages of a portal as they would be taken, field by field, and what was not found.</summary>
internal static class CrawlVerb
{
    /// <summary>Under the data folder: the operator's own sources.</summary>
    private const string Folder = "sources";

    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var source = new Argument<string?>("SOURCE") { Description = "tên nguồn; bỏ trống để xem danh sách nguồn", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = new Option<bool>("--dry-run") { Description = "chỉ xem thử những trang đầu, không lưu gì" };
        var documents = new Option<int>("--documents") { Description = "số văn bản của mỗi danh sách được mở xem", DefaultValueFactory = _ => 3 };
        var json = new Option<bool>("--json") { Description = "in JSON" };
        var verb = new Command("crawl", "xem thử một cổng thông tin: sẽ lấy được gì") { source, dryRun, documents, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var (sources, faults) = SourceFileReader.ReadFolder(Path.Combine(read.Data, Folder));
            foreach (var fault in faults) await Console.Error.WriteLineAsync($"{Path.Combine(read.Data, Folder)}/{fault}");
            IReadOnlyList<Source> all = [.. AllSources.Known, .. sources];
            if (call.GetValue(source) is not { } slug) return List(all, faults.Count);
            var chosen = all.FirstOrDefault(one => one.Slug == slug) ?? throw new CallException(ExitCode.WrongCall, $"Không có nguồn “{slug}”. Các nguồn: {string.Join(", ", all.Select(one => one.Slug))}.");
            if (!call.GetValue(dryRun)) throw new CallException(ExitCode.WrongCall, "Hãy thêm --dry-run: hiện chỉ xem thử được, chưa lưu văn bản từ cổng thông tin vào kho.");
            return await TryAsync(read, chosen, Math.Clamp(call.GetValue(documents), 0, 50), call.GetValue(json), cancellation);
        });
        return verb;
    }

    private static int List(IReadOnlyList<Source> sources, int faults)
    {
        foreach (var source in sources) Console.WriteLine($"{source.Slug,-24} {source.Name}");
        return faults > 0 ? ExitCode.Failed : 0;
    }

    private static async Task<int> TryAsync(ProgramSettings settings, Source source, int documents, bool json, CancellationToken cancellation)
    {
        var contact = settings.Crawl.Contact ?? throw new CallException(
            ExitCode.WrongCall, "Chưa khai --crawl-contact: địa chỉ thư điện tử hoặc trang web để bên quản trị cổng thông tin liên hệ khi cần. Chương trình gửi địa chỉ này kèm mọi yêu cầu.");
        var options = new FetcherOptions(contact, source.Delay, TimeSpan.FromMinutes(2), source.Tls, settings.Crawl.Loopback);
        using var fetcher = new PoliteFetcher(options, new HostLanes(TimeProvider.System), TimeProvider.System);
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

    private static string Told(FetchAnswer answer) => answer.Reason is { } reason ? FetchReasons.Sentence(reason, answer.Detail) : $"máy chủ trả lời {answer.Status}.";

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
