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
    public void A_value_that_is_not_allowed_is_told_with_what_is(string option, string value, string allowed)
    {
        var errors = Errors(new() { [option] = value }, []);

        Assert.Equal([$"{option} (từ dòng lệnh) không nhận giá trị “{value}”. Được phép: {allowed}."], errors);
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

    private ProgramSettings Read(Dictionary<string, string> commandLine, Dictionary<string, string> environment) =>
        ProgramSettings.Read(WithData(commandLine), environment).Settings!;

    private IReadOnlyList<string> Errors(Dictionary<string, string> commandLine, Dictionary<string, string> environment) =>
        ProgramSettings.Read(WithData(commandLine), environment).Errors;

    private Dictionary<string, string> WithData(Dictionary<string, string> commandLine) => new(commandLine) { ["--data"] = folder.FullName };
}
