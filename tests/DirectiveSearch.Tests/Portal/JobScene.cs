using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Search.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Tests.Portal;

/// <summary>A portal over an archive whose work table is written by the test.</summary>
internal sealed class JobScene : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-jobs-");
    private WebApplication app = null!;

    private JobScene()
    {
    }

    public ArchiveStore Archive { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public PortalBrowser Browser { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<JobScene> OpenAsync(params string[] sql) => OpenAsync(_ => { }, sql);

    public static async Task<JobScene> OpenAsync(Action<IServiceCollection> add, params string[] sql)
    {
        var scene = new JobScene();
        scene.Archive = await ArchiveStore.OpenAsync(scene.folder.FullName, TimeProvider.System, Stop);
        var index = await SqliteSearchIndex.OpenAsync(Path.Combine(scene.folder.FullName, "index"), Stop);
        foreach (var statements in sql) await scene.ExecuteAsync(statements);
        scene.app = PortalFixture.Build(scene.Archive, index, TimeProvider.System, add);
        await scene.app.StartAsync(Stop);
        scene.Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(scene.app.Urls.Single()) };
        scene.Browser = new PortalBrowser(scene.app.Urls.Single());
        return scene;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "archive.db")};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    public async Task<int> CountAsync(string from)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "archive.db")};Pooling=False");
        return await connection.QuerySingleAsync<int>($"SELECT count(*) FROM {from}");
    }

    /// <summary>Tries dead letters again, as a form on the page does.</summary>
    public Task<HttpResponseMessage> PostAsync(string page, params (string Name, string Value)[] fields) => PostAsync("/cong-viec/thu-lai", page, fields);

    /// <param name="page">That carries the form.</param>
    public async Task<HttpResponseMessage> PostAsync(string address, string page, (string Name, string Value)[] fields)
    {
        var token = JobPageTests.Token().Match(await ReadAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await Http.PostAsync(address, form, Stop);
    }

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(path, Stop);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        Http.Dispose();
        await app.DisposeAsync();
        Archive.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Documents d1, d2 … with their names, all brought by one run.</summary>
    public static string Documents(int count) =>
        $"""
        INSERT INTO sources VALUES ('thu-muc', 'Thư mục', 1);
        INSERT INTO runs (id, kind, source, label, state, closed, started_at) VALUES (1, 'ingest', 'thu-muc', 'Kế hoạch thi đua năm 2026', 0, 1, {Milliseconds(-600)});
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
        INSERT INTO documents (id, source, file_name, latest, current, added_at)
            SELECT 'd' || i, 'thu-muc', 'ke-hoach-thi-dua-' || i || '.pdf', 1, CASE WHEN i % 2 = 0 THEN 1 END, {Milliseconds(-600)} FROM n;
        INSERT INTO run_items (run_id, locator, state, document_id, updated_at) SELECT 1, file_name, 0, id, {Milliseconds(-600)} FROM documents;
        """;

    /// <summary>Work on the documents from..to.</summary>
    /// <param name="columns">What differs from an item that has waited for two minutes, as "name = value" after SQL's manner.</param>
    public static string Work(int step, int from, int to, params string[] columns) =>
        $"""
        WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to})
        INSERT INTO work (document_id, step, token, available_at, enqueued_at) SELECT 'd' || i, {step}, 1, {Milliseconds(-120)}, {Milliseconds(-120)} FROM n;
        """
        + (columns.Length == 0 ? "" : $"UPDATE work SET {string.Join(", ", columns)} WHERE step = {step} AND document_id IN ({string.Join(", ", Enumerable.Range(from, to - from + 1).Select(number => $"'d{number}'"))});");

    public static string Dead(int step, int from, int to, string code, string reason, int secondsAgo = 90) =>
        Work(step, from, to, "dead = 1", "attempts = 1", $"available_at = {Milliseconds(-secondsAgo)} + id", $"reason_code = '{code}'", $"reason = '{reason.Replace("'", "''", StringComparison.Ordinal)}'")
        + $"UPDATE run_items SET state = 4, reason_code = '{code}', reason = 'x' WHERE document_id IN (SELECT document_id FROM work WHERE dead = 1);";

    public static string Worker(string id, string verb, int heartbeatSecondsAgo, bool stopping = false) =>
        $"""
        INSERT INTO workers (id, machine, process_id, verb, version, started_at, heartbeat_at, stopping)
            VALUES ('{id}', 'may-chu-{id}', 2417, '{verb}', '1.4.0', {Milliseconds(-7200)}, {Milliseconds(-heartbeatSecondsAgo)}, {(stopping ? 1 : 0)});
        """;

    /// <summary>A wave of finished work over the last hour.</summary>
    public static string Done(string worker, int step, int most, int failed = 0)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60;
        return $"INSERT INTO work_done (worker, step, minute, done, failed) VALUES {string.Join(", ", Enumerable.Range(0, 55).Select(back => $"('{worker}', {step}, {now - back}, {1 + (int)(most * (0.6 + (0.4 * Math.Sin(back / 6.0))))}, {failed})"))};";
    }

    public static string Schedules =>
        $"""
        INSERT INTO schedules (name, cron, next_at, started_at, finished_at, outcome, detail, worker) VALUES
            ('backup', '0 30 1 * * ?', {Milliseconds(30_000)}, {Milliseconds(-56_400)}, {Milliseconds(-56_271)}, 1, 'Đã sao lưu 12.480 văn bản vào backup-2026-11-21.', 'a'),
            ('housekeeping', '0 0/15 * * * ?', {Milliseconds(400)}, {Milliseconds(-500)}, {Milliseconds(-499)}, 1, 'Không có gì phải dọn.', 'a'),
            ('index-comparison', '0 0 3 ? * SUN', {Milliseconds(90_000)}, {Milliseconds(-20)}, NULL, 0, NULL, 'a'),
            ('upkeep', '0 0 2 1 * ?', {Milliseconds(900_000)}, {Milliseconds(-900_000)}, {Milliseconds(-899_000)}, 2, 'Không ghi được: đĩa đầy. Hãy giải phóng chỗ trống rồi chạy lại.', 'b');
        """;

    /// <summary>Everything at once: work in all steps, programs of each kind, failures and schedules.</summary>
    public static string Busy =>
        Documents(900) + Worker("a", "serve", 1) + Worker("b", "work", 3) + Worker("c", "work", 4, stopping: true) + Worker("d", "work", 900) + Worker("e", "ingest", 2)
        + Done("b", 0, 60, failed: 1) + Done("c", 0, 30) + Done("b", 1, 80) + Done("a", 2, 80) + Done("a", 3, 75)
        + Work(0, 1, 400) + Work(0, 401, 416, "leased = 1", "worker = 'b'", $"available_at = {Milliseconds(40)}") + Work(0, 417, 420, "attempts = 2", $"available_at = {Milliseconds(95)}")
        + Work(1, 421, 440, "leased = 1", "worker = 'a'", $"available_at = {Milliseconds(40)}") + Work(2, 441, 460) + Work(3, 461, 520)
        + Dead(0, 801, 812, "damaged", "Tệp bị hỏng hoặc không đúng định dạng (không có cuối tệp PDF). Hãy mở bằng chương trình gốc, lưu lại rồi nạp lại.")
        + Dead(0, 821, 823, "encrypted", "Tệp được bảo vệ bằng mật khẩu. Hãy gỡ mật khẩu rồi nạp lại.")
        + Dead(3, 831, 831, "index-refused", "Chỉ mục tìm kiếm không nhận văn bản này (mapper_parsing_exception). Văn bản vẫn nằm trong kho; hãy bấm \"Thử lại\", nếu vẫn lỗi hãy báo người quản trị.")
        + Schedules;

    /// <summary>Nobody works, the index is away, and most of what there was failed.</summary>
    public static string Broken =>
        Documents(200) + Worker("d", "work", 4000) + Work(3, 1, 60, "attempts = 1") + Dead(0, 61, 180, "conversion-timeout", "Quá thời gian chuyển đổi (60 giây) mà chưa đọc xong; việc đọc tệp này đã bị dừng. Hãy mở tệp, lưu lại thành .docx hoặc .pdf mới rồi nạp lại.")
        + Dead(1, 181, 181, "bi-ngat", "Việc xử lý bị ngắt giữa chừng 7 lần. Hãy kiểm tra tệp rồi bấm thử lại.")
        + $"INSERT INTO state (name, value) VALUES ('index_away_since', {Milliseconds(-1500)});";

    private static long Milliseconds(int secondsFromNow) => DateTimeOffset.UtcNow.AddSeconds(secondsFromNow).ToUnixTimeMilliseconds();
}
