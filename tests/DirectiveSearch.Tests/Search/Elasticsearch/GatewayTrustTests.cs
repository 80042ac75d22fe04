using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class GatewayTrustTests : IDisposable
{
    private readonly X509Certificate2 root = GatewayCertificates.Authority("Root");
    private readonly X509Certificate2 authority;
    private readonly X509Certificate2 server;

    public GatewayTrustTests()
    {
        authority = GatewayCertificates.Authority("CA", root);
        server = GatewayCertificates.Server(authority, "localhost");
    }

    [Fact]
    public void The_pinned_server_is_trusted_under_any_name() => Assert.True(Trusts(server, server, [], named: false));

    [Fact]
    public void A_pinned_root_or_authority_is_trusted_for_what_it_signed_under_its_name()
    {
        Assert.True(Trusts(authority, server, [authority]));
        Assert.True(Trusts(authority, server, [authority, root]));
        Assert.True(Trusts(root, server, [authority, root]));
        Assert.False(Trusts(root, server, [authority, root], named: false));
    }

    [Fact]
    public void An_authority_that_is_not_shown_or_is_another_is_not_trusted()
    {
        using var other = GatewayCertificates.Authority("CA", root);

        Assert.False(Trusts(root, server, [authority]));
        Assert.False(Trusts(other, server, [authority, root]));
    }

    /// <summary>Anyone can send the pinned authority's certificate along; only its key could have signed.</summary>
    [Fact]
    public void Showing_the_pinned_authority_without_being_signed_by_it_is_not_enough()
    {
        using var impostor = GatewayCertificates.Authority("CA", root);
        using var unrelated = GatewayCertificates.Authority("Other");
        using var signedByNamesake = GatewayCertificates.Server(impostor, "localhost");
        using var signedByAnother = GatewayCertificates.Server(unrelated, "localhost");

        Assert.False(Trusts(authority, signedByNamesake, [authority]));
        Assert.False(Trusts(authority, signedByNamesake, [authority, impostor]));
        Assert.False(Trusts(authority, signedByAnother, [unrelated, authority]));
    }

    [Fact]
    public void An_expired_certificate_of_the_pinned_authority_is_not_trusted()
    {
        using var expired = GatewayCertificates.Server(authority, "localhost", expired: true);

        Assert.False(Trusts(authority, expired, [authority]));
    }

    public void Dispose()
    {
        root.Dispose();
        authority.Dispose();
        server.Dispose();
    }

    private static bool Trusts(X509Certificate2 pinned, X509Certificate2 shown, IReadOnlyList<X509Certificate2> others, bool named = true) =>
        GatewayTrust.Trusts(pinned.GetCertHash(HashAlgorithmName.SHA256), shown, others, named);
}
