using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>The HTTP client of the gateway: pool, credentials, trust.</summary>
internal static class GatewayConnection
{
    /// <exception cref="SearchSetupException">Settings that contradict each other or cannot be used.</exception>
    public static HttpClient Open(ElasticsearchOptions options)
    {
        Check(options);
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            MaxConnectionsPerServer = 80,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            AutomaticDecompression = DecompressionMethods.GZip,
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        if (options.CertificateFingerprint is { } fingerprint)
        {
            var pin = Convert.FromHexString(Hex(fingerprint));
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                certificate is X509Certificate2 server
                && GatewayTrust.Trusts(pin, server, [.. chain?.ChainPolicy.ExtraStore ?? []], !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch));
        }

        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = Credentials(options);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    /// <summary>Addresses on other machines to which credentials go in the clear.</summary>
    public static IEnumerable<Uri> Unprotected(ElasticsearchOptions options) =>
        options.User is null && options.ApiKey is null ? [] : options.Urls.Where(url => url is { Scheme: "http", IsLoopback: false });

    private static void Check(ElasticsearchOptions options)
    {
        if (options.Urls.Count == 0) throw new SearchSetupException("Chưa có địa chỉ máy chủ tìm kiếm. Hãy đặt --search-elasticsearch-urls.");
        foreach (var url in options.Urls)
        {
            if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            {
                throw new SearchSetupException($"Địa chỉ máy chủ tìm kiếm không hợp lệ: {url.OriginalString}. Hãy viết dạng https://may-chu:9200.");
            }

            if (url.UserInfo.Length > 0 || url.Query.Length > 0)
            {
                throw new SearchSetupException(
                    $"Địa chỉ {url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} không được kèm người dùng, mật khẩu hay tham số. "
                    + "Hãy đặt riêng --search-elasticsearch-user và --search-elasticsearch-password.");
            }
        }

        if (options.ApiKey is not null && (options.User ?? options.Password) is not null)
        {
            throw new SearchSetupException("Chỉ đặt một trong hai cách đăng nhập máy chủ tìm kiếm: khóa API, hoặc người dùng và mật khẩu.");
        }

        if (options.User is null != options.Password is null)
        {
            throw new SearchSetupException("Người dùng và mật khẩu của máy chủ tìm kiếm phải được đặt cùng nhau.");
        }

        if (options.CertificateFingerprint is { } fingerprint && (Hex(fingerprint) is not { Length: 64 } hex || !hex.All(char.IsAsciiHexDigit)))
        {
            throw new SearchSetupException("Dấu vân tay chứng thư của máy chủ tìm kiếm phải là SHA-256, gồm 64 chữ số hệ 16.");
        }
    }

    private static string Hex(string fingerprint) => fingerprint.Replace(":", "").Replace(" ", "");

    private static AuthenticationHeaderValue? Credentials(ElasticsearchOptions options) => options switch
    {
        { ApiKey: { } key } => new("ApiKey", key.Contains(':') ? Encode(key) : key),
        { User: { } user, Password: { } password } => new("Basic", Encode($"{user}:{password}")),
        _ => null,
    };

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
