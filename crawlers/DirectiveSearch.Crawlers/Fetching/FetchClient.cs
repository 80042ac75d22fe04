using System.Text;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>The HTTP client of one source.</summary>
internal static class FetchClient
{
    private const int HeaderKilobytes = 64;

    public static HttpClient For(FetcherOptions options, CheckedConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            // Redirects and packing are followed here step by step, under their limits.
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            // A proxy would connect where nobody checked the address.
            UseProxy = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = HeaderKilobytes,
            MaxResponseDrainSize = HeaderKilobytes * 1024,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectTimeout = TimeSpan.FromSeconds(20),
            SslOptions = options.Tls.Options,
            // Names of files and addresses of redirects come as bare UTF-8 from many Vietnamese servers.
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ConnectCallback = connection.ConnectAsync,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi, en;q=0.5");
        return client;
    }
}
