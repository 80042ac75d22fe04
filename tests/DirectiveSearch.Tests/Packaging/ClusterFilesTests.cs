using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DirectiveSearch.Tests.Packaging;

/// <summary>docker-compose.yml as docker-compose itself reads it, and the Dockerfile beside it.</summary>
public sealed partial class ClusterFilesTests
{
    private const string Password = "only-of-this-test";
    private const string DatabasePassword = "of-this-test-too";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, DatabasePassword, "ELASTIC_PASSWORD")]
    [InlineData("", DatabasePassword, "ELASTIC_PASSWORD")]
    [InlineData(Password, null, "POSTGRES_PASSWORD")]
    [InlineData(Password, "", "POSTGRES_PASSWORD")]
    public async Task Without_a_password_nothing_starts(string? password, string? databasePassword, string missing)
    {
        var (status, output) = await ConfigAsync(password, databasePassword);
        Assert.NotEqual(0, status);
        Assert.Contains($"Set {missing} in .env", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_is_where_it_must_be_and_nowhere_else()
    {
        var whole = await ReadAsync();
        foreach (var service in new[] { "setup", "elasticsearch" }) Assert.Contains($"ELASTIC_PASSWORD: {Password}", Service(whole, service), StringComparison.Ordinal);
        Assert.Equal(2, whole.Split(Password).Length - 1);
        Assert.Contains($"POSTGRES_PASSWORD: {DatabasePassword}", Service(whole, "setup"), StringComparison.Ordinal);
        Assert.Equal(1, whole.Split(DatabasePassword).Length - 1);
        Assert.Contains("POSTGRES_PASSWORD_FILE: /keys/password", Service(whole, "postgres"), StringComparison.Ordinal);
        foreach (var service in Programs)
        {
            Assert.Contains("ELASTICSEARCH__PASSWORDFILE: /trust/password", Service(whole, service), StringComparison.Ordinal);
            Assert.Contains("POSTGRESPASSWORDFILE: /trust/postgres-password", Service(whole, service), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Security_is_on_and_no_certificate_goes_unchecked()
    {
        var server = Service(await ReadAsync(), "elasticsearch");
        foreach (var setting in new[] { "xpack.security.enabled", "xpack.security.http.ssl.enabled", "xpack.security.transport.ssl.enabled" })
            Assert.Contains($"{setting}: \"true\"", server, StringComparison.Ordinal);
        Assert.Contains("ssl=on", Service(await ReadAsync(), "postgres"), StringComparison.Ordinal);
        foreach (var service in Programs)
        {
            var program = Service(await ReadAsync(), service);
            Assert.Contains("URLS: https://elasticsearch:9200", program, StringComparison.Ordinal);
            Assert.Contains("Mode=VerifyFull", program, StringComparison.Ordinal);
            Assert.Contains("SSL_CERT_FILE: /trust/authority/ca.crt", program, StringComparison.Ordinal);
            Assert.Contains("- trust:/trust:ro", program, StringComparison.Ordinal);
            Assert.DoesNotContain("certificates:", program, StringComparison.Ordinal);
            Assert.DoesNotContain("postgres-keys:", program, StringComparison.Ordinal);
            Assert.Matches(@"cap_drop:\n    - ALL", program);
        }
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("4", 4)]
    public async Task Workers_work_and_the_portal_does_not(string? workers, int count)
    {
        var (_, whole) = await ConfigAsync(Password, DatabasePassword, workers);
        Assert.Matches(@"command:\n    - serve\n    - --no-work", Service(whole, "portal"));
        Assert.Matches(@"command:\n    - work\n", Service(whole, "worker"));
        Assert.Contains($"scale: {count}", Service(whole, "worker"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_machine_reaches_the_portal_and_nobody_archive_or_index()
    {
        var whole = await ReadAsync();
        Assert.Matches(@"ports:\n    - 127\.0\.0\.1:5080:8080", Service(whole, "portal"));
        Assert.Equal(1, Ports().Count(whole));
    }

    [Theory]
    [InlineData("elasticsearch", "_cluster/health", "2g")]
    [InlineData("postgres", "pg_isready", "2g")]
    [InlineData("portal", "/health/live", "1g")]
    [InlineData("worker", "doctor", "3g")]
    public async Task What_runs_is_watched_limited_and_started_in_order(string service, string health, string memory)
    {
        var block = Service(await ReadAsync(), service);
        Assert.Contains("healthcheck:", block, StringComparison.Ordinal);
        Assert.Contains(health, block, StringComparison.Ordinal);
        Assert.Contains($"mem_limit: {memory}", block, StringComparison.Ordinal);
        Assert.Contains("restart: unless-stopped", block, StringComparison.Ordinal);
        Assert.Contains("max-size: 10m", block, StringComparison.Ordinal);
        Assert.Contains($"condition: {(Programs.Contains(service) ? "service_healthy" : "service_completed_successfully")}", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_must_last_lies_on_volumes_and_versions_are_named()
    {
        var whole = await ReadAsync();
        foreach (var service in Programs) Assert.Contains("- data:/data:rw", Service(whole, service), StringComparison.Ordinal);
        Assert.Contains("- postgres:/var/lib/postgresql/data:rw", Service(whole, "postgres"), StringComparison.Ordinal);
        Assert.Contains("- elasticsearch:/usr/share/elasticsearch/data:rw", Service(whole, "elasticsearch"), StringComparison.Ordinal);
        Assert.All(Image().Matches(whole), image => Assert.Matches(@":\d+\.\d+(\.\d+)?$", image.Value));
        Assert.Equal(5, Image().Count(whole));
        Assert.All(From().Matches(Read("Dockerfile")), from => Assert.Matches(@":\d+\.\d+", from.Value));
    }

    [Fact]
    public void The_image_carries_the_converters_and_runs_as_nobody_in_particular()
    {
        var file = Read("Dockerfile");
        var runtime = file[file.LastIndexOf("FROM ", StringComparison.Ordinal)..];
        foreach (var package in new[] { "bubblewrap", "catdoc", "curl", "libsqlite3-0", "poppler-utils", "tesseract-ocr", "tesseract-ocr-vie", "tzdata", "util-linux" })
            Assert.Matches($@"\s{package}\s", runtime);
        Assert.Matches(@"\nUSER \$APP_UID\n", runtime);
        Assert.Contains("HEALTHCHECK", runtime, StringComparison.Ordinal);
        Assert.Contains("VOLUME /data", runtime, StringComparison.Ordinal);
    }

    /// <summary>The lines below a service's name, without those of other services.</summary>
    private static string Service(string whole, string name)
    {
        var lines = whole.Split('\n').SkipWhile(line => line != $"  {name}:").Skip(1).TakeWhile(line => line.StartsWith("   ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        return string.Join('\n', lines);
    }

    private static readonly string[] Programs = ["portal", "worker"];

    private static async Task<string> ReadAsync()
    {
        var (status, output) = await ConfigAsync(Password, DatabasePassword);
        Assert.True(status == 0, output);
        return output;
    }

    private static async Task<(int Status, string Output)> ConfigAsync(string? password, string? databasePassword, string? workers = null)
    {
        var noSettings = Path.GetTempFileName();
        var start = new ProcessStartInfo(Component.Require("docker-compose"))
        {
            WorkingDirectory = Root(), RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "--env-file", noSettings, "config" },
        };
        foreach (var name in new[] { "ELASTIC_PASSWORD", "POSTGRES_PASSWORD", "PORTAL_ADDRESS", "PORTAL_HOSTS", "PORTAL_MEMORY", "WORKER_MEMORY", "WORKERS", "POSTGRES_MEMORY", "ELASTICSEARCH_MEMORY", "DOCUMENTS", "LOG_FORMAT", "OTLP_ENDPOINT" }) start.Environment.Remove(name);
        if (password is not null) start.Environment["ELASTIC_PASSWORD"] = password;
        if (databasePassword is not null) start.Environment["POSTGRES_PASSWORD"] = databasePassword;
        if (workers is not null) start.Environment["WORKERS"] = workers;
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        File.Delete(noSettings);
        return (process.ExitCode, string.Concat(texts));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root(), file));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DirectiveSearch.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^    ports:", RegexOptions.Multiline)]
    private static partial Regex Ports();

    [GeneratedRegex(@"(?<=^    image: ).+$", RegexOptions.Multiline)]
    private static partial Regex Image();

    [GeneratedRegex(@"^FROM \S+", RegexOptions.Multiline)]
    private static partial Regex From();
}
