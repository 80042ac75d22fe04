using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Tests.Cli;

public sealed class PostgresSettingsTests : IDisposable
{
    private const string Connection = "Host=db;Database=archive;Username=u";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Without_it_the_archive_is_embedded()
    {
        var settings = Read([]).Settings!;
        Assert.Null(settings.Postgres);
        Assert.Equal(new HostingOptions(TimeSpan.FromMinutes(1), null, TimeSpan.Zero, false, null), settings.Hosting);
    }

    [Fact]
    public void The_password_comes_from_its_file_and_is_shown_to_nobody()
    {
        var settings = Read(new() { ["--archive-postgres"] = Connection, ["--archive-postgres-password-file"] = Write("s3cret; ==\n") }).Settings!;
        Assert.Contains("Password=\"s3cret; ==\"", settings.Postgres!.ConnectionString);
        Assert.Contains("Timeout=5", settings.Postgres.ConnectionString);
        Assert.Equal("db:5432/archive (u)", settings.Postgres.ToString());
        Assert.DoesNotContain("s3cret", settings + string.Join(' ', settings.InForce.Select(setting => setting.Shown)));
        Assert.Equal(TimeSpan.FromSeconds(5), settings.Hosting.BeforeStopping);
    }

    [Fact]
    public void A_password_in_the_connection_string_is_taken_and_hidden()
    {
        var settings = Read(new() { ["--archive-postgres"] = Connection + ";Password=s3cret;Timeout=9" }).Settings!;
        Assert.Contains("Password=s3cret", settings.Postgres!.ConnectionString);
        Assert.Contains("Timeout=9", settings.Postgres.ConnectionString);
        Assert.Equal("Host=db;Database=archive;Username=u;Password=•••;Timeout=9", settings.InForce.Single(setting => setting.Definition.Name == "Archive:Postgres").Shown);
    }

    [Theory]
    [InlineData("postgres://u:s3cret@db/archive")]
    [InlineData("Host=db;Password=s3cret")]
    [InlineData("Database=archive;Password=s3cret")]
    [InlineData("Host=db;Database=a;Password=s3cret;Nonsense=1")]
    [InlineData("Host=db;Database=a;Password=s3cret;Include Error Detail=true")]
    public void What_names_no_database_is_told_with_what_is_allowed(string connection)
    {
        var error = Assert.Single(Read(new() { ["--archive-postgres"] = connection }).Errors);
        Assert.StartsWith("--archive-postgres (từ dòng lệnh) không nhận giá trị “", error);
        Assert.EndsWith("Được phép: Host=máy;Database=tên;Username=tên, ngăn bằng dấu ; (mật khẩu nên để trong tệp của --archive-postgres-password-file).", error);
        Assert.DoesNotContain("s3cret", error);
    }

    [Fact]
    public void What_contradicts_itself_is_told()
    {
        var file = Write("s3cret");
        Assert.StartsWith("--archive-postgres-password-file chỉ có tác dụng khi có --archive-postgres.", Assert.Single(Read(new() { ["--archive-postgres-password-file"] = file }).Errors));
        Assert.StartsWith(
            "Mật khẩu trong --archive-postgres và --archive-postgres-password-file không dùng cùng nhau.",
            Assert.Single(Read(new() { ["--archive-postgres"] = Connection + ";Password=p", ["--archive-postgres-password-file"] = file }).Errors));
        Assert.StartsWith(
            "--archive-postgres-password-file: không đọc được tệp ",
            Assert.Single(Read(new() { ["--archive-postgres"] = Connection, ["--archive-postgres-password-file"] = file + "-missing" }).Errors));
    }

    [Theory]
    [InlineData("--work-lease-seconds", "4", "số nguyên từ 5 đến 3600")]
    [InlineData("--work-processes", "0", "số nguyên từ 1 đến 64, hoặc để trống")]
    [InlineData("--stop-seconds", "-1", "số nguyên từ 0 đến 600, hoặc để trống")]
    [InlineData("--log-format", "xml", "text hoặc json")]
    [InlineData("--telemetry-otlp-endpoint", "collector:4318", "http://máy:cổng hoặc https://máy:cổng, không kèm tên và mật khẩu")]
    [InlineData("--telemetry-otlp-endpoint", "http://u:p@collector:4318", "http://máy:cổng hoặc https://máy:cổng, không kèm tên và mật khẩu")]
    public void A_value_that_is_not_allowed_is_told_with_what_is(string option, string value, string allowed) =>
        Assert.Equal([$"{option} (từ dòng lệnh) không nhận giá trị “{value}”. Được phép: {allowed}."], Read(new() { [option] = value }).Errors);

    private string Write(string text)
    {
        var path = Path.Combine(folder.FullName, "password");
        File.WriteAllText(path, text);
        return path;
    }

    private (ProgramSettings? Settings, IReadOnlyList<string> Errors) Read(Dictionary<string, string> commandLine) =>
        ProgramSettings.Read(new Dictionary<string, string>(commandLine) { ["--data"] = folder.FullName }, new Dictionary<string, string>());
}
