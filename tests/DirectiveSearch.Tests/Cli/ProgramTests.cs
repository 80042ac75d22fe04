using System.Text.Json;

namespace DirectiveSearch.Tests.Cli;

/// <summary>The program as it is called: results on stdout, talk on stderr, exit codes 0, 1 (it failed), 2 (wrong call).</summary>
public sealed class ProgramTests : IDisposable
{
    internal const string Plan = """
        ỦY BAN NHÂN DÂN
        HUYỆN SUỐI VÀM
        Số: 12/KH-UBND

        Suối Vàm, ngày 05 tháng 3 năm 2021

        KẾ HOẠCH
        Công tác thi đua, khen thưởng năm 2021

        Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng, Ủy ban nhân dân huyện Suối Vàm ban hành Kế hoạch như sau:

        1. Hưởng ứng phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới”.
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-program-");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("search")]
    [InlineData("search x --limit many")]
    [InlineData("search x --limit -1")]
    [InlineData("generate --documents some --out /tmp")]
    [InlineData("generate --documents 0 --out /tmp")]
    [InlineData("ingest /no/such/folder")]
    [InlineData("extract /no/such/file")]
    [InlineData("evaluate /no/such/folder")]
    [InlineData("stats --urls nowhere")]
    public async Task A_wrong_call_ends_with_2_and_says_why_on_stderr(string call)
    {
        var run = await RunAsync(call.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_names_the_place_and_offers_one_that_can()
    {
        var run = await RunAsync("search", "\"thi đua");

        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^Ký tự thứ \\d+: .+ Thử: .+", run.Error);
    }

    [Fact]
    public async Task Extract_prints_the_shape_of_an_annotation()
    {
        var file = WritePlan("plan.txt", Plan);

        var json = JsonDocument.Parse((await RunAsync("extract", file, "--json")).Output).RootElement;

        var citation = Assert.Single(json.GetProperty("citations").EnumerateArray());
        Assert.Equal("34-CT/TW", citation.GetProperty("number").GetString());
        Assert.Equal("2014-04-07", citation.GetProperty("date").GetString());
        Assert.Equal("basis", citation.GetProperty("relation").GetString());
        Assert.Equal(citation.GetProperty("text").GetString(), Plan[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()]);
        Assert.Equal("Kế hoạch", json.GetProperty("metadata").GetProperty("type").GetString());
        Assert.Single(json.GetProperty("movements").EnumerateArray());
        Assert.Empty(json.GetProperty("unnumbered").EnumerateArray());
    }

    [Fact]
    public async Task Extract_says_where_a_file_is_not_text()
    {
        var file = Path.Combine(folder.FullName, "latin.txt");
        await File.WriteAllBytesAsync(file, [0x4B, 0xE9, 0x20], TestContext.Current.CancellationToken);

        var run = await RunAsync("extract", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{file}: byte thứ 2 không phải UTF-8.", run.Error);
    }

    [Fact]
    public async Task Extract_explains_with_line_numbers()
    {
        var file = WritePlan("plan.txt", Plan);

        var plain = await RunAsync("extract", file, "--explain");
        var json = JsonDocument.Parse((await RunAsync("extract", file, "--explain", "--json")).Output).RootElement;

        Assert.Equal(0, plain.ExitCode);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("metadata").GetProperty("reasons").ValueKind);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("citations")[0].GetProperty("reasons").ValueKind);
    }

    [Fact]
    public async Task Evaluate_keeps_a_run_and_tells_what_became_of_it()
    {
        var texts = Directory.CreateDirectory(Path.Combine(folder.FullName, "texts")).FullName;
        WritePlan("texts/plan.txt", Plan);
        var run = Path.Combine(folder.FullName, "plans.run");

        var saved = await RunAsync("evaluate", texts, "--save", run);
        WritePlan("texts/plan.txt", Plan.Replace("07/4/2014", "08/4/2014").Replace("phong trào thi đua “", "khẩu hiệu “"));
        var compared = await RunAsync("evaluate", texts, "--against", run);
        await File.AppendAllTextAsync(run, "thừa\n", TestContext.Current.CancellationToken);
        var broken = await RunAsync("evaluate", texts, "--against", run);

        Assert.Equal("1 văn bản không có chú giải, nên không có điểm: 1 lượt viện dẫn, 0 văn bản không số, 0 cách gọi tắt, 1 lượt nêu phong trào\n", saved.Output);
        Assert.Contains("    date: 2014-04-07 → 2014-04-08\n", compared.Output);
        Assert.Contains("- plan.txt  movement", compared.Output);
        Assert.Contains("\nSo với lần đã lưu: thêm 0, mất 1, đổi 1, giữ nguyên 1.\n", compared.Output);
        Assert.Equal((1, $"{run}, dòng 6: có 1 cột, cần ít nhất 4 cột cách nhau bằng tab. Tệp hỏng hoặc đã bị sửa; hãy ghi lại bằng --save.\n"), (broken.ExitCode, broken.Error));
    }

    [Fact]
    public async Task What_is_ingested_is_counted_found_and_not_taken_twice()
    {
        var plans = Directory.CreateDirectory(Path.Combine(folder.FullName, "plans"));
        WritePlan("plans/plan.txt", Plan);
        WritePlan("plans/empty.txt", "");

        var first = await RunAsync("ingest", plans.FullName);
        var second = await RunAsync("ingest", plans.FullName, "--json");
        var again = JsonDocument.Parse(second.Output).RootElement;
        var stats = JsonDocument.Parse((await RunAsync("stats", "--json")).Output).RootElement;
        var found = JsonDocument.Parse((await RunAsync("search", "34ct tw", "--json", "--limit", "5")).Output).RootElement;

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.StartsWith("2 tệp: 1 văn bản mới, 0 đã có trong kho, 1 không đọc được", first.Output);
        Assert.Matches("Tệp rỗng .0 byte.. Hãy .* .1 tệp.\n  .*empty.txt\n", first.Error);
        Assert.Equal((2, 1, 1), again.GetProperty("run") is var run ? (run.GetProperty("done").GetInt32(), run.GetProperty("duplicates").GetInt32(), run.GetProperty("failed").GetInt32()) : default);
        Assert.Equal("empty", Assert.Single(again.GetProperty("failedFiles").EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal(1, stats.GetProperty("documents").GetInt32());
        Assert.Equal(1, stats.GetProperty("citations").GetInt32());
        var instrument = Assert.Single(found.GetProperty("instruments").EnumerateArray());
        Assert.Equal("34-CT/TW", instrument.GetProperty("number").GetString());
        Assert.False(instrument.GetProperty("held").GetBoolean());
        Assert.Equal("plan.txt", Assert.Single(found.GetProperty("hits").EnumerateArray()).GetProperty("source").GetString());
        Assert.True(found.GetProperty("facets").TryGetProperty("tinh", out _));
    }

    [Fact]
    public async Task Reindex_rebuilds_what_search_finds()
    {
        await RunAsync("ingest", WritePlan("plan.txt", Plan));
        Directory.Delete(Path.Combine(folder.FullName, "data", "index"), recursive: true);

        var lost = await RunAsync("search", "nông thôn mới");
        var reindexed = await RunAsync("reindex");
        var found = await RunAsync("search", "nong thon moi");

        Assert.StartsWith("0 văn bản", lost.Output);
        Assert.StartsWith("Đã lập lại chỉ mục: 1 văn bản.", reindexed.Output);
        Assert.StartsWith("1 văn bản", found.Output);
    }

    [Fact]
    public async Task Index_verify_compares_and_repairs()
    {
        await RunAsync("ingest", WritePlan("plan.txt", Plan));
        var equal = await RunAsync("index", "verify");
        Directory.Delete(Path.Combine(folder.FullName, "data", "index"), recursive: true);
        var lost = JsonDocument.Parse((await RunAsync("index", "verify", "--json")).Output).RootElement;
        var differs = await RunAsync("index", "verify");
        var repaired = await RunAsync("index", "verify", "--repair");
        var status = JsonDocument.Parse((await RunAsync("index", "status", "--json")).Output).RootElement;

        Assert.Equal((0, 1, 0), (equal.ExitCode, differs.ExitCode, repaired.ExitCode));
        Assert.StartsWith("Chỉ mục khớp với kho: 1 văn bản.", equal.Output);
        Assert.StartsWith("Chỉ mục khác kho ở 1 trong 1 văn bản: thiếu 1, cũ 0, mới hơn kho 0, thừa 0", differs.Output);
        Assert.Equal((false, 1), (lost.GetProperty("equal").GetBoolean(), lost.GetProperty("missing").GetInt32()));
        Assert.Equal(("sqlite", "index-1.db", 1), (status.GetProperty("backend").GetString(), status.GetProperty("generation").GetString(), status.GetProperty("documents").GetInt32()));
    }

    [Fact]
    public async Task Doctor_tells_settings_and_their_origin()
    {
        var run = await RunAsync("doctor", "--ingestion-conversion-seconds", "33");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("--ingestion-conversion-seconds +33 +từ dòng lệnh", run.Output);
        Assert.Matches($"--data +.+ từ biến môi trường DIRECTIVESEARCH_DATA", run.Output);
        Assert.Contains("pdftotext", run.Output);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string WritePlan(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        return path;
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(Path.Combine(folder.FullName, "data"), arguments);
}
