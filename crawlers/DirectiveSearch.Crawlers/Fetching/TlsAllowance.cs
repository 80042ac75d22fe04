using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>What a source is forgiven, by name, where its server cannot do better. Nothing else is.</summary>
/// <param name="OldProtocols">TLS 1.0 and 1.1.</param>
/// <param name="Certificate">SHA-256 of the one certificate (hex) that is taken although its chain does not hold: an intermediate is missing, or it ran out; null: chains must hold.</param>
public sealed record TlsAllowance(bool OldProtocols = false, string? Certificate = null)
{
    public static readonly TlsAllowance None = new();

    internal SslClientAuthenticationOptions Options => new()
    {
#pragma warning disable SYSLIB0039, CA5397, CA5398 // The operator named this source: its server speaks nothing newer.
        EnabledSslProtocols = OldProtocols ? SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12 | SslProtocols.Tls13 : SslProtocols.None,
#pragma warning restore SYSLIB0039, CA5397, CA5398
        RemoteCertificateValidationCallback = (_, certificate, _, errors) => errors == SslPolicyErrors.None || (certificate is not null && IsNamed(certificate)),
    };

    private bool IsNamed(X509Certificate certificate) =>
        Certificate is not null && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(Certificate, StringComparison.OrdinalIgnoreCase);
}
