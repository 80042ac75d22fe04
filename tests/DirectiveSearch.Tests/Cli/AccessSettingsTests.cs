using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Tests.Cli;

public sealed class AccessSettingsTests
{
    private static (ProgramSettings? Settings, IReadOnlyList<string> Errors) Read(params string[] arguments) =>
        ProgramSettings.Read(arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]), new Dictionary<string, string>());

    [Fact]
    public void By_default_everybody_reads_and_no_proxy_is_believed()
    {
        var access = Read().Settings!.Access;
        Assert.Equal((false, 0, false, 20, 300, 20), (access.SignedInReading, access.Proxies.Count, access.OnlyTls, access.SignInsPerMinute, access.SearchesPerMinute, access.ExportsPerMinute));
    }

    [Fact]
    public void Everything_said_is_taken_over()
    {
        var settings = Read(
            "--access-reading", "signed-in", "--access-proxy-addresses", "10.0.0.0/24; 192.168.1.7; fd00::1", "--access-proxy-user-header", "Remote-User", "--access-proxy-groups-header", "Remote-Groups",
            "--access-proxy-operator-group", "quan-tri", "--access-proxy-editor-group", "bien-tap", "--access-searches-per-minute", "0").Settings!.Access;
        Assert.True(settings is { SignedInReading: true, OnlyTls: true, UserHeader: "Remote-User", GroupsHeader: "Remote-Groups", OperatorGroup: "quan-tri", EditorGroup: "bien-tap", SearchesPerMinute: 0 });
        foreach (var (address, isProxy) in new[] { ("10.0.0.9", true), ("10.0.1.9", false), ("192.168.1.7", true), ("::ffff:192.168.1.7", true), ("192.168.1.8", false), ("fd00::1", true), ("fd00::2", false) })
            Assert.Equal(isProxy, settings.IsProxy(System.Net.IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("open hoặc signed-in", "--access-reading", "yes")]
    [InlineData("10.0.0.0/24", "--access-proxy-addresses", "proxy.local")]
    [InlineData("Remote-User", "--access-proxy-user-header", "Remote User")]
    [InlineData("--access-proxy-addresses", "--access-proxy-user-header", "Remote-User")]
    [InlineData("--access-proxy-user-header", "--access-proxy-groups-header", "Groups")]
    [InlineData("--access-proxy-groups-header", "--access-proxy-editor-group", "bien-tap")]
    [InlineData("--tls-key-file", "--tls-certificate-file", "chain.pem")]
    [InlineData("--tls-certificate-file", "--urls", "https://0.0.0.0:5443")]
    [InlineData("https", "--tls-certificate-file", "chain.pem", "--tls-key-file", "key.pem")]
    [InlineData("số nguyên từ 0", "--access-exports-per-minute", "-1")]
    public void What_does_not_fit_is_told_with_what_is_allowed(string words, params string[] arguments)
    {
        var (settings, errors) = Read(arguments);
        Assert.Null(settings);
        Assert.Contains(words, string.Join('\n', errors), StringComparison.Ordinal);
    }
}
