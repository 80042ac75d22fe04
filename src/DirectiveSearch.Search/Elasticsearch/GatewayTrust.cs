using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Trust by fingerprint, in place of what the system trusts.</summary>
internal static class GatewayTrust
{
    /// <summary>A pinned server is trusted whatever its name. A pinned authority, root or not, vouches only for what it signed, and under
    /// its name: it may be the authority of a whole province.</summary>
    /// <param name="fingerprint">SHA-256.</param>
    /// <param name="shown">What the server sent besides its own certificate; the authority has to be among it.</param>
    /// <param name="named">The certificate is for the name that was called.</param>
    public static bool Trusts(byte[] fingerprint, X509Certificate2 server, IReadOnlyList<X509Certificate2> shown, bool named)
    {
        if (Is(server, fingerprint)) return true;
        if (!named || !shown.Any(certificate => Is(certificate, fingerprint))) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // Signatures and dates are still checked; whether the chain ends in a known root is what the fingerprint decides.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        foreach (var certificate in shown) chain.ChainPolicy.ExtraStore.Add(certificate);
        return chain.Build(server) && chain.ChainElements.Any(element => Is(element.Certificate, fingerprint));
    }

    private static bool Is(X509Certificate2 certificate, byte[] fingerprint) =>
        certificate.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(fingerprint);
}
