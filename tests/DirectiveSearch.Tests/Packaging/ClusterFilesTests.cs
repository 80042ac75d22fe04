using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DirectiveSearch.Tests.Packaging;

/// <summary>docker-compose.yml as docker-compose itself reads it, and the Dockerfile beside it.</summary>
public sealed partial class ClusterFilesTests
{
    private const string Password = "only-of-this-test";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_password_nothing_starts(string? password)
    {
        var (status, output) = await ConfigAsync(password);
        Assert.NotEqual(0, status);
        Assert.Contains("Set ELASTIC_PASSWORD in .env", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_is_where_it_must_be_and_nowhere_else()
    {
        var whole = await ReadAsync();
        foreach (var service in new[] { "setup", "elasticsearch" }) Assert.Contains($"ELASTIC_PASSWORD: {Password}", Service(whole, service), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, Service(whole, "portal"), StringComparison.Ordinal);
        Assert.Contains("PASSWORDFILE: /trust/password", Service(whole, "portal"), StringComparison.Ordinal);
        Assert.Equal(2, whole.Split(Password).Length - 1);
    }

    [Fact]
    public async Task Security_is_on_and_no_certificate_goes_unchecked()
    {
        var server = Service(await ReadAsync(), "elasticsearch");
        foreach (var setting in new[] { "xpack.security.enabled", "xpack.security.http.ssl.enabled", "xpack.security.transport.ssl.enabled" })
            Assert.Contains($"{setting}: \"true\"", server, StringComparison.Ordinal);
        var portal = Service(await ReadAsync(), "portal");
        Assert.Contains("URLS: https://elasticsearch:9200", portal, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE: /trust/authority/ca.crt", portal, StringComparison.Ordinal);
        Assert.Contains("- trust:/trust:ro", portal, StringComparison.Ordinal);
        Assert.DoesNotContain("certificates:", portal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_machine_reaches_the_portal_and_nobody_the_index()
    {
        var whole = await ReadAsync();
        Assert.Matches(@"ports:\n    - 127\.0\.0\.1:5080:8080", Service(whole, "portal"));
        Assert.Equal(1, Ports().Count(whole));
    }

    [Theory]
    [InlineData("elasticsearch", "_cluster/health", "2g")]
    [InlineData("portal", "/health/live", "3g")]
    public async Task What_runs_is_watched_limited_and_started_in_order(string service, string health, string memory)
    {
        var block = Service(await ReadAsync(), service);
        Assert.Contains("healthcheck:", block, StringComparison.Ordinal);
        Assert.Contains(health, block, StringComparison.Ordinal);
        Assert.Contains($"mem_limit: {memory}", block, StringComparison.Ordinal);
        Assert.Contains("restart: unless-stopped", block, StringComparison.Ordinal);
        Assert.Contains("max-size: 10m", block, StringComparison.Ordinal);
        Assert.Contains($"condition: {(service == "portal" ? "service_healthy" : "service_completed_successfully")}", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_must_last_lies_on_volumes_and_versions_are_named()
    {
        var whole = await ReadAsync();
        Assert.Contains("- data:/data:rw", Service(whole, "portal"), StringComparison.Ordinal);
        Assert.Contains("- elasticsearch:/usr/share/elasticsearch/data:rw", Service(whole, "elasticsearch"), StringComparison.Ordinal);
        Assert.All(Image().Matches(whole), image => Assert.Matches(@":\d+\.\d+\.\d+$", image.Value));
        Assert.Equal(3, Image().Count(whole));
        Assert.All(From().Matches(Read("Dockerfile")), from => Assert.Matches(@":\d+\.\d+", from.Value));
    }

    [Fact]
    public void The_image_carries_the_converters_and_runs_as_nobody_in_particular()
    {
        var file = Read("Dockerfile");
        var runtime = file[file.LastIndexOf("FROM ", StringComparison.Ordinal)..];
        foreach (var package in new[] { "antiword", "catdoc", "curl", "libsqlite3-0", "poppler-utils", "tesseract-ocr", "tesseract-ocr-vie", "util-linux" })
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

    private static async Task<string> ReadAsync()
    {
        var (status, output) = await ConfigAsync(Password);
        Assert.True(status == 0, output);
        return output;
    }

    private static async Task<(int Status, string Output)> ConfigAsync(string? password)
    {
        var noSettings = Path.GetTempFileName();
        var start = new ProcessStartInfo(Component.Require("docker-compose"))
        {
            WorkingDirectory = Root(), RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "--env-file", noSettings, "config" },
        };
        foreach (var name in new[] { "ELASTIC_PASSWORD", "PORTAL_ADDRESS", "PORTAL_HOSTS", "PORTAL_MEMORY", "ELASTICSEARCH_MEMORY", "DOCUMENTS" }) start.Environment.Remove(name);
        if (password is not null) start.Environment["ELASTIC_PASSWORD"] = password;
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
