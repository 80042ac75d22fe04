using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

/// <summary>Certificates made for a test.</summary>
internal static class GatewayCertificates
{
    /// <summary>One time for all: no certificate outlives its signer by a second.</summary>
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    /// <param name="signer">Null: a root.</param>
    public static X509Certificate2 Authority(string name, X509Certificate2? signer = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return Signed(request, key, signer, Now.AddDays(1));
    }

    public static X509Certificate2 Server(X509Certificate2 signer, string name, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return Signed(request, key, signer, Now.AddHours(expired ? -1 : 1));
    }

    private static X509Certificate2 Signed(CertificateRequest request, ECDsa key, X509Certificate2? signer, DateTimeOffset until)
    {
        var from = Now.AddHours(-2);
        if (signer is null) return request.CreateSelfSigned(from, until);
        using var signed = request.Create(signer, from, until, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
