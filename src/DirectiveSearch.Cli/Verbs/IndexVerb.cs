using System.CommandLine;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>index verify [--repair] [--json] and index status [--json].</summary>
internal static class IndexVerb
{
    private const int Listed = 20;

    public static Command Create(Func<ParseResult, ProgramSettings> settings) =>
        new("index", "xem và đối chiếu chỉ mục") { Verify(settings), Status(settings) };

    /// <summary>Generation, version and documents in one line.</summary>
    public static string Describe(IndexDescription found) =>
        found.Generation is null ? "chưa có chỉ mục"
        : found.Version == found.Needed ? $"thế hệ {found.Generation} · phiên bản {found.Version} · {found.Documents} văn bản"
        : $"thế hệ {found.Generation} · phiên bản {found.Version}, chương trình này cần phiên bản {found.Needed}: hãy chạy directivesearch reindex";

    public static object ToJson(IndexVerification found) => new
    {
        equal = found.Equal, documents = found.Documents, onTheirWay = found.OnTheirWay,
        missing = found.Count(IndexDifferenceKind.Missing), stale = found.Count(IndexDifferenceKind.Stale),
        ahead = found.Count(IndexDifferenceKind.Ahead), surplus = found.Count(IndexDifferenceKind.Surplus), refused = found.Refused.Count,
        differences = found.Differences.Take(Listed).Select(difference => new
        {
            id = difference.Id, kind = difference.Kind.ToString().ToLowerInvariant(), revision = difference.Revision, version = difference.Version,
            reason = found.Refused.GetValueOrDefault(difference.Id),
        }),
    };

    public static void Print(IndexVerification found)
    {
        if (found.OnTheirWay > 0) Console.WriteLine($"{found.OnTheirWay} văn bản đang trên đường vào chỉ mục.");
        if (found.Equal)
        {
            Console.WriteLine($"Chỉ mục khớp với kho: {found.Documents} văn bản.");
            return;
        }

        Console.WriteLine(
            $"Chỉ mục khác kho ở {found.Differences.Count} trong {found.Documents} văn bản: thiếu {found.Count(IndexDifferenceKind.Missing)}, cũ {found.Count(IndexDifferenceKind.Stale)}, "
            + $"mới hơn kho {found.Count(IndexDifferenceKind.Ahead)}, thừa {found.Count(IndexDifferenceKind.Surplus)}; trong đó {found.Refused.Count} văn bản bị chỉ mục từ chối.");
        foreach (var difference in found.Differences.Take(Listed)) Console.Error.WriteLine($"  {difference.Id}: {Words(difference)} {found.Refused.GetValueOrDefault(difference.Id)}");
        if (found.Differences.Count > Listed) Console.Error.WriteLine($"  … và {found.Differences.Count - Listed} văn bản khác.");
    }

    private static Command Verify(Func<ParseResult, ProgramSettings> settings)
    {
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var repair = new Option<bool>("--repair") { Description = "ghi lại những văn bản sai khác" };
        var verb = new Command("verify", "đối chiếu chỉ mục với kho, cả khi đang nạp; mã thoát 0: khớp, 1: khác") { json, repair };
        verb.SetAction(async (call, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(settings(call), "index", cancellation);
            var found = await VerifyAsync(workspace, call.GetValue(repair), cancellation);
            if (call.GetValue(json)) JsonOutput.Write(ToJson(found));
            else Print(found);
            return found.Equal ? 0 : ExitCode.Failed;
        });
        return verb;
    }

    private static Task<IndexVerification> VerifyAsync(Workspace workspace, bool repair, CancellationToken cancellation) => ShownWork.ReindexAsync(progress =>
    {
        var reindexer = new Reindexer(workspace.Archive, TimeProvider.System, progress);
        return repair ? reindexer.RepairAsync(workspace.Index, cancellation) : reindexer.VerifyAsync(workspace.Index, cancellation);
    });

    private static Command Status(Func<ParseResult, ProgramSettings> settings)
    {
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("status", "chỉ mục nào đang dùng, ở đâu, thế hệ, phiên bản, số văn bản") { json };
        verb.SetAction(async (call, cancellation) =>
        {
            var backend = IndexBackend.Of(settings(call));
            var found = await backend.DescribeAsync(cancellation);
            if (call.GetValue(json)) JsonOutput.Write(new
            {
                backend = backend.Name, address = backend.Address, engine = found.Engine, generation = found.Generation, version = found.Version, needed = found.Needed, documents = found.Documents,
            });
            else Console.WriteLine($"{found.Engine} · {backend.Address} · {Describe(found)}");
            return 0;
        });
        return verb;
    }

    private static string Words(IndexDifference difference) => difference.Kind switch
    {
        IndexDifferenceKind.Missing => $"chưa có trong chỉ mục (kho: bản {difference.Revision}).",
        IndexDifferenceKind.Stale => $"chỉ mục giữ bản {difference.Version}, kho đã có bản {difference.Revision}.",
        IndexDifferenceKind.Ahead => $"chỉ mục giữ bản {difference.Version} mà kho chưa từng có (kho: bản {difference.Revision}): kho được khôi phục từ bản sao cũ, hoặc chỉ mục thuộc kho khác.",
        _ => $"còn trong chỉ mục (bản {difference.Version}) nhưng kho không giữ.",
    };
}
