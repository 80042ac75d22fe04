using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class GatewaySecurityTests(SearchServers servers)
{
    private const string Password = "mật khẩu: t0p-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task User_and_password_or_an_api_key_open_a_guarded_server_over_tls()
    {
        using var root = GatewayCertificates.Authority("Root");
        using var authority = GatewayCertificates.Authority("CA", root);
        using var leaf = GatewayCertificates.Server(authority, "localhost");
        var server = await servers.ElasticsearchAsync();
        await using var byPassword = await StubNode.StartAsync(StubNode.Guards(server, $"Basic {Encoded($"elastic:{Password}")}"), [leaf, authority]);
        await using var byKey = await StubNode.StartAsync(StubNode.Guards(server, $"ApiKey {Encoded("id:key")}"), [leaf, authority]);
        var pinned = new ElasticsearchOptions([byPassword.Address]) { CertificateFingerprint = Fingerprint(authority) };

        foreach (var options in new[]
        {
            pinned with { User = "elastic", Password = Password },
            pinned with { Urls = [byKey.Address], ApiKey = "id:key" },
            pinned with { Urls = [byKey.Address], ApiKey = Encoded("id:key") },
        })
        {
            using var gateway = new ElasticsearchGateway(options);
            await using var index = await GatewayIndex.CreateAsync(gateway);
            Assert.Empty(await index.Writer().WriteAsync(index.Name, [GatewayIndex.Item("a", 1)], Cancellation));
            Assert.Equal([("a", 1)], await index.ListAsync());
        }
    }

    [Fact]
    public async Task A_wrong_password_says_what_to_do_and_keeps_the_secret()
    {
        await using var node = await StubNode.StartAsync(StubNode.Guards(new Uri("http://127.0.0.1:1"), "Basic other"));
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]) { User = "elastic", Password = Password });

        var refused = await Assert.ThrowsAsync<SearchSetupException>(() => gateway.ProbeAsync(Cancellation));

        Assert.Contains(node.Address.Authority, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--search-elasticsearch-password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0p-secret", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Encoded($"elastic:{Password}"), refused.ToString(), StringComparison.Ordinal);
        Assert.Single(node.Asked);
    }

    [Fact]
    public async Task An_account_that_may_not_is_told_what_it_may_not()
    {
        await using var node = await StubNode.StartAsync(StubNode.Answers(403, """{"error":{"type":"security_exception","reason":"action is unauthorized"}}"""));
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));

        var refused = await Assert.ThrowsAsync<SearchSetupException>(() => gateway.SendAsync(HttpMethod.Put, "/directivesearch-1", null, Cancellation));

        Assert.Contains("PUT /directivesearch-1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server", true)]
    [InlineData("authority", true)]
    [InlineData("other", false)]
    [InlineData("none", false)]
    public async Task A_connection_is_made_only_to_a_server_of_the_pinned_certificate_or_authority(string pin, bool trusted)
    {
        using var root = GatewayCertificates.Authority("Root");
        using var authority = GatewayCertificates.Authority("CA", root);
        using var server = GatewayCertificates.Server(authority, "localhost");
        var fingerprint = pin switch { "server" => Fingerprint(server), "authority" => Fingerprint(authority), "other" => Fingerprint(root), _ => null };

        Assert.Equal(trusted, await IsTrustedAsync([server, authority], fingerprint));
    }

    [Fact]
    public async Task A_server_without_the_product_header_is_a_warning()
    {
        const string root = """{"version":{"number":"8.19.0"},"tagline":"You Know, for Search"}""";
        await using var bare = await StubNode.StartAsync(StubNode.Answers(200, root));
        await using var whole = await StubNode.StartAsync(context =>
        {
            context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
            return StubNode.Answers(200, root)(context);
        });
        var warnings = new List<string>();
        foreach (var node in new[] { whole, bare })
        {
            using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]), warnings.Add);
            Assert.Equal(new EngineVersion(EngineProduct.Elasticsearch, 8, "8.19.0"), await gateway.ProbeAsync(Cancellation));
        }

        Assert.Contains(bare.Address.Authority, Assert.Single(warnings), StringComparison.Ordinal);
    }

    private static async Task<bool> IsTrustedAsync(X509Certificate2Collection certificates, string? fingerprint)
    {
        await using var node = await StubNode.StartAsync(StubNode.Answers(200), certificates);
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]) { CertificateFingerprint = fingerprint });
        try
        {
            return (await gateway.SendAsync(HttpMethod.Get, "/", null, Cancellation)).Status == 200;
        }
        catch (SearchSetupException refused)
        {
            Assert.Contains("--search-elasticsearch-certificate-fingerprint", refused.Message, StringComparison.Ordinal);
            Assert.Empty(node.Asked);
            return false;
        }
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(part => $"{part:X2}"));
}
