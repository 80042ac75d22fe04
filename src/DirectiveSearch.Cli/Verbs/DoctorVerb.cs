using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>doctor: what is installed, what is missing, what that costs, which settings are in force.</summary>
internal static class DoctorVerb
{
    private static readonly (string Program, string Package, string Cost)[] Converters =
    [
        ("pdftotext", "poppler-utils", "không đọc được tệp PDF"),
        ("pdftoppm", "poppler-utils", "không đọc được bản quét PDF"),
        ("catdoc", "catdoc", "không cứu được chữ của tệp Word cũ (.doc) bị hỏng"),
        ("tesseract", "tesseract-ocr tesseract-ocr-vie", "không đọc được bản quét và ảnh"),
        ("prlimit", "util-linux", "không giới hạn được bộ nhớ khi chuyển đổi tệp lạ"),
        ("bwrap", "bubblewrap", "tệp lạ được mở ngoài hộp cát, chỉ còn các giới hạn về thời gian, bộ nhớ và dung lượng"),
    ];

    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var worker = new Option<bool>("--worker") { Description = "chỉ hỏi: trên máy này có tiến trình serve hoặc work nào kho còn thấy sống; mã thoát 0: có, 1: không" };
        var verb = new Command("doctor", "kiểm tra máy: đã cài gì, thiếu gì, thiết lập nào đang có hiệu lực") { worker };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            if (call.GetValue(worker)) return await ReportWorkersAsync(read, cancellation);
            Report(read);
            await ReportArchiveAsync(read, cancellation);
            await ReportIndexAsync(IndexBackend.Of(read), cancellation);
            return 0;
        });
        return verb;
    }

    /// <summary>For whoever watches over workers: they have no address to ask, but the archive hears their heartbeat.</summary>
    private static async Task<int> ReportWorkersAsync(ProgramSettings settings, CancellationToken cancellation)
    {
        using var archive = await Workspace.OpenArchiveAsync(settings, cancellation);
        var alive = DateTimeOffset.UtcNow - (WorkerTable.LeasesToDeath * settings.Hosting.Lease);
        var here = (await archive.Workers.ListAsync(cancellation)).Where(worker => worker.Machine == Environment.MachineName && worker.HeartbeatAt > alive && worker.Verb is "serve" or "work").ToList();
        foreach (var worker in here) Console.WriteLine($"{worker.Id} · {worker.Verb} · phiên bản {worker.Version}{(worker.Stopping ? " · đang dừng" : "")}");
        if (here.Count == 0) Console.WriteLine("Trên máy này không có tiến trình serve hoặc work nào đang sống.");
        return here.Count > 0 ? 0 : ExitCode.Failed;
    }

    private static void Report(ProgramSettings settings)
    {
        Console.WriteLine("Thiết lập đang có hiệu lực");
        foreach (var setting in settings.InForce) Console.WriteLine($"  {setting.Definition.Option,-38} {setting.Shown,-24} từ {setting.Origin}");
        Console.WriteLine();
        Console.WriteLine("Chương trình chuyển đổi tệp");
        foreach (var (program, package, cost) in Converters)
        {
            Console.WriteLine(Installed(program) is { } path ? $"  có     {program,-10} {path}" : $"  THIẾU  {program,-10} {cost}; cài bằng: apt-get install {package}");
        }

        if (Installed("bwrap") is not null && !Sandbox.IsAvailable)
            Console.WriteLine("  LƯU Ý  bwrap đã cài nhưng hệ thống không cho tạo không gian tên riêng: tệp lạ được mở ngoài hộp cát (docs/security.md)");
        var vietnamese = HasVietnamese();
        Console.WriteLine($"  {(vietnamese ? "có   " : "THIẾU")}  tiếng Việt cho tesseract{(vietnamese ? "" : ": bản quét đọc sai dấu; cài bằng: apt-get install tesseract-ocr-vie")}");
    }

    private static async Task ReportArchiveAsync(ProgramSettings settings, CancellationToken cancellation)
    {
        Console.WriteLine();
        Console.WriteLine(settings.Postgres is null ? $"Kho: nhúng · {settings.Data}" : $"Kho: máy chủ · {settings.Postgres}");
        try
        {
            var found = settings.Postgres is { } postgres
                ? await ArchiveDescription.OfPostgresAsync(postgres.ConnectionString, cancellation)
                : await ArchiveDescription.OfFolderAsync(settings.Data, cancellation);
            Console.WriteLine($"  {found.Engine} · {Describe(found)}");
        }
        catch (Exception exception) when (settings.Postgres is { } postgres && ArchiveTrouble.Describe(exception, postgres) is { } told)
        {
            Console.WriteLine($"  KHÔNG DÙNG ĐƯỢC: {told}");
        }
    }

    private static string Describe(ArchiveDescription found) =>
        found.Schema is null ? "chưa có kho; lệnh đầu tiên dùng kho sẽ tạo"
        : found.Schema < found.Known ? $"lược đồ {found.Schema}; lệnh đầu tiên dùng kho sẽ nâng lên {found.Known}"
        : found.Schema > found.Known ? $"lược đồ {found.Schema}, mới hơn lược đồ {found.Known} mà chương trình này biết: hãy dùng chương trình mới hơn"
        : $"lược đồ {found.Schema}";

    private static async Task ReportIndexAsync(IndexBackend backend, CancellationToken cancellation)
    {
        Console.WriteLine();
        Console.WriteLine($"Chỉ mục tìm kiếm: {(backend.Name == "sqlite" ? "nhúng" : "máy chủ")} · {backend.Address}");
        try
        {
            var found = await backend.DescribeAsync(cancellation);
            Console.WriteLine($"  {found.Engine} · {IndexVerb.Describe(found)}");
        }
        catch (Exception exception) when (exception is SearchUnavailableException or SearchSetupException)
        {
            Console.WriteLine($"  KHÔNG DÙNG ĐƯỢC: {exception.Message}");
        }
    }

    private static string? Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static bool HasVietnamese() =>
        Directory.Exists("/usr/share/tesseract-ocr") && Directory.EnumerateFiles("/usr/share/tesseract-ocr", "vie.traineddata", SearchOption.AllDirectories).Any();
}
