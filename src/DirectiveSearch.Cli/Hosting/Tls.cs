using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Speaks https with the certificate of the settings.</summary>
internal static class Tls
{
    public static void Use(WebApplicationBuilder builder, TlsOptions? tls)
    {
        if (tls is null) return;
        var (certificate, chain) = Load(tls);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = certificate;
            https.ServerCertificateChain = chain;
        }));
    }

    private static (X509Certificate2 Certificate, X509Certificate2Collection Chain) Load(TlsOptions tls)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(tls.CertificateFile);
            return (X509Certificate2.CreateFromPemFile(tls.CertificateFile, tls.KeyFile), chain);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CallException(ExitCode.Failed, $"Không dùng được chứng thư {tls.CertificateFile} với khóa {tls.KeyFile}: {exception.Message} Cần hai tệp PEM: chuỗi chứng thư và khóa riêng không đặt mật khẩu.");
        }
    }
}
