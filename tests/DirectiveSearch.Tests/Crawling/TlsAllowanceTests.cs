using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DirectiveSearch.Crawlers.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>A certificate whose chain does not hold is taken only where the source names it.</summary>
public sealed class TlsAllowanceTests : IAsyncLifetime
{
    private readonly X509Certificate2 certificate = SelfSigned();
    private WebApplication site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        site = builder.Build();
        site.Run(context => context.Response.WriteAsync("Kế hoạch", Stop));
        await site.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task No_other_certificate_is_taken()
    {
        Assert.Equal((FetchOutcome.Failed, "tls"), await FetchAsync(TlsAllowance.None));
        Assert.Equal((FetchOutcome.Failed, "tls"), await FetchAsync(new TlsAllowance(Certificate: new string('0', 64))));
        Assert.Equal((FetchOutcome.Fetched, null), await FetchAsync(new TlsAllowance(Certificate: certificate.GetCertHashString(HashAlgorithmName.SHA256))));
    }

    private async Task<(FetchOutcome Outcome, string? Reason)> FetchAsync(TlsAllowance allowance)
    {
        using var fetcher = new PoliteFetcher(new FetcherOptions("vanthu@example.vn", TimeSpan.Zero, TimeSpan.FromMinutes(1), allowance, AllowLoopback: true), new HostLanes(TimeProvider.System), TimeProvider.System);
        using var body = new MemoryStream();
        var answer = await fetcher.FetchAsync(new FetchRequest(new Uri(site.Urls.Single())), FetchLimits.Page, body, Stop);
        return (answer.Outcome, answer.Reason);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=cong-thu", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
    }
}
