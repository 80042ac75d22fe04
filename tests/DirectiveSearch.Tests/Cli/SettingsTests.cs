using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Tests.Cli;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-settings-");

    [Fact]
    public void A_setting_has_one_name_in_three_spellings()
    {
        var setting = SettingDefinition.All.Single(definition => definition.Name == "Ingestion:ConversionSeconds");

        Assert.Equal("--ingestion-conversion-seconds", setting.Option);
        Assert.Equal("DIRECTIVESEARCH_INGESTION__CONVERSIONSECONDS", setting.Variable);
    }

    [Fact]
    public void The_command_line_goes_before_the_environment_and_that_before_the_file()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "settings.json"), """{ "Urls": ["http://localhost:1"], "Ingestion": { "ConversionSeconds": 7, "LargestFileMegabytes": 9 } }""");

        var settings = Read(
            new() { ["--urls"] = "http://localhost:3" },
            new() { ["DIRECTIVESEARCH_URLS"] = "http://localhost:2", ["DIRECTIVESEARCH_INGESTION__CONVERSIONSECONDS"] = "8" });

        Assert.Equal(["http://localhost:3"], settings.Urls);
        Assert.Equal(TimeSpan.FromSeconds(8), settings.Ingestion.ConversionTime);
        Assert.Equal(9L << 20, settings.Ingestion.LargestFileBytes);
        Assert.Equal("settings.json", settings.InForce.Single(setting => setting.Definition.Name == "Ingestion:LargestFileMegabytes").Origin);
    }

    [Theory]
    [InlineData("--urls", "localhost", "http://máy:cổng, cách nhau bằng dấu ;")]
    [InlineData("--urls", "http://localhost:80/path", "http://máy:cổng, cách nhau bằng dấu ;")]
    [InlineData("--ingestion-conversion-seconds", "0", "số nguyên từ 1 đến 3600")]
    [InlineData("--ingestion-conversion-seconds", "soon", "số nguyên từ 1 đến 3600")]
    [InlineData("--hosts", "two words", "các tên máy cách nhau bằng dấu ;")]
    [InlineData("--search-elasticsearch-urls", "localhost:9200", "http://máy:cổng hoặc https://máy:cổng, cách nhau bằng dấu ;, không kèm tên và mật khẩu")]
    [InlineData("--search-elasticsearch-urls", "http://a:9200;ftp://b", "http://máy:cổng hoặc https://máy:cổng, cách nhau bằng dấu ;, không kèm tên và mật khẩu")]
    [InlineData("--search-elasticsearch-index", "Plans", "chữ thường không dấu, chữ số, dấu . _ -, bắt đầu bằng chữ hoặc số, không quá 200 ký tự")]
    [InlineData("--search-elasticsearch-index", "../x", "chữ thường không dấu, chữ số, dấu . _ -, bắt đầu bằng chữ hoặc số, không quá 200 ký tự")]
    [InlineData("--search-elasticsearch-shards", "0", "số nguyên từ 1 đến 1024")]
    [InlineData("--search-elasticsearch-replicas", "many", "số nguyên từ 0 đến 10, hoặc để trống")]
    [InlineData("--search-elasticsearch-request-seconds", "0", "số nguyên từ 1 đến 600")]
    [InlineData("--search-elasticsearch-certificate-fingerprint", "abc", "64 chữ số hệ 16, có thể ngăn bằng dấu :")]
    public void A_value_that_is_not_allowed_is_told_with_what_is(string option, string value, string allowed)
    {
        var errors = Errors(new() { [option] = value }, []);

        Assert.Equal([$"{option} (từ dòng lệnh) không nhận giá trị “{value}”. Được phép: {allowed}."], errors);
    }

    [Fact]
    public void The_address_of_a_server_is_all_it_takes()
    {
        Assert.Null(Read([], []).Elasticsearch);
        var options = Read(new() { ["--search-elasticsearch-urls"] = "http://a:9200; https://b:9200/path" }, []).Elasticsearch!;
        Assert.Equal([new Uri("http://a:9200"), new Uri("https://b:9200/path")], options.Urls);
        Assert.Equal(("directivesearch", null, null, 1, null, TimeSpan.FromSeconds(30)), (options.Index, options.User, options.ApiKey, options.Shards, options.Replicas, options.RequestTime));
    }

    [Theory]
    [InlineData("user=u password=p", "u p -")]
    [InlineData("user=u password-file=secret", "u s3cret -")]
    [InlineData("api-key=id:key", "- - id:key")]
    [InlineData("api-key-file=secret", "- - s3cret")]
    public void Credentials_come_from_settings_or_files(string given, string expected)
    {
        var options = Read(Cluster(given), []).Elasticsearch!;
        Assert.Equal(expected, $"{options.User ?? "-"} {options.Password ?? "-"} {options.ApiKey ?? "-"}");
    }

    [Theory]
    [InlineData("password=p", "Mật khẩu thiếu tên đăng nhập. Được phép: --search-elasticsearch-user với")]
    [InlineData("user=u", "--search-elasticsearch-user thiếu mật khẩu. Được phép: --search-elasticsearch-user với")]
    [InlineData("user=u password=p api-key=k", "Khóa API và tên đăng nhập không dùng cùng nhau. Được phép: ")]
    [InlineData("user=u password=p password-file=secret", "--search-elasticsearch-password và --search-elasticsearch-password-file không dùng cùng nhau.")]
    [InlineData("api-key=k api-key-file=secret", "--search-elasticsearch-api-key và --search-elasticsearch-api-key-file không dùng cùng nhau.")]
    [InlineData("user=u password-file=missing", "--search-elasticsearch-password-file: không đọc được tệp ")]
    [InlineData("user=u password-file=empty", "--search-elasticsearch-password-file: tệp ")]
    [InlineData("certificate-fingerprint=0000000000000000000000000000000000000000000000000000000000000000", "--search-elasticsearch-certificate-fingerprint chỉ dùng với địa chỉ https.")]
    [InlineData("urls= shards=3 index=x", "--search-elasticsearch-index, --search-elasticsearch-shards chỉ có tác dụng khi có --search-elasticsearch-urls.")]
    public void What_contradicts_itself_is_told_with_what_is_allowed(string given, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Errors(Cluster(given), [])));

    [Fact]
    public void Secrets_are_shown_to_nobody()
    {
        var settings = Read(Cluster("user=u password=s3cret"), []);
        Assert.DoesNotContain(settings.InForce, setting => setting.Shown.Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal("•••", settings.InForce.Single(setting => setting.Definition.Name == "Search:Elasticsearch:Password").Shown);
        Assert.DoesNotContain("s3cret", string.Join(' ', Errors(Cluster("user=u password=s3cret\u0007"), [])));
    }

    [Fact]
    public void An_unknown_name_is_told_with_the_names_there_are()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "settings.json"), """{ "Url": "http://localhost" }""");

        var errors = Errors([], new() { ["DIRECTIVESEARCH_URL"] = "x", ["DIRECTIVESEARCH_TEST_DATA"] = "belongs to the tests" });

        Assert.Collection(
            errors,
            error => Assert.StartsWith("Không có thiết lập DIRECTIVESEARCH_URL. Các thiết lập hiện có: DIRECTIVESEARCH_DATA, DIRECTIVESEARCH_URLS,", error),
            error => Assert.Contains("không có thiết lập “URL”. Các thiết lập hiện có: Data, Urls,", error));
    }

    [Fact]
    public void A_file_that_is_not_json_is_named_with_its_line()
    {
        var path = Path.Combine(folder.FullName, "settings.json");
        File.WriteAllText(path, "{\n  \"Urls\": oops\n}");

        Assert.Equal([$"{path}, dòng 2: không phải JSON hợp lệ."], Errors([], []));
    }

    [Fact]
    public void Without_a_setting_the_portal_answers_to_loopback_names_only()
    {
        Assert.Equal(["127.0.0.1", "localhost", "[::1]"], Read([], []).Hosts);
        Assert.Equal(["tra-cuu.example.vn", "localhost", "127.0.0.1", "[::1]"], Read(new() { ["--urls"] = "http://tra-cuu.example.vn" }, []).Hosts);
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], Read(new() { ["--urls"] = "http://0.0.0.0:80" }, []).Hosts);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Settings under Search:Elasticsearch, "name=value" each; files lie in the folder.</summary>
    private Dictionary<string, string> Cluster(string given)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "secret"), "s3cret\n");
        File.WriteAllText(Path.Combine(folder.FullName, "empty"), "");
        var settings = given.Split(' ').Select(pair => pair.Split('=')).ToDictionary(
            pair => $"--search-elasticsearch-{pair[0]}", pair => pair[0].EndsWith("-file", StringComparison.Ordinal) ? Path.Combine(folder.FullName, pair[1]) : pair[1]);
        settings.TryAdd("--search-elasticsearch-urls", "http://127.0.0.1:9200");
        return settings;
    }

    private ProgramSettings Read(Dictionary<string, string> commandLine, Dictionary<string, string> environment) =>
        ProgramSettings.Read(WithData(commandLine), environment).Settings!;

    private IReadOnlyList<string> Errors(Dictionary<string, string> commandLine, Dictionary<string, string> environment) =>
        ProgramSettings.Read(WithData(commandLine), environment).Errors;

    private Dictionary<string, string> WithData(Dictionary<string, string> commandLine) => new(commandLine) { ["--data"] = folder.FullName };
}
