using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <param name="Body">Undefined when the answer has none (HEAD, some 413).</param>
internal sealed record GatewayAnswer(int Status, JsonElement Body);

/// <summary>Sends requests to the nodes. All that this product sends may be repeated (versions decide over writes), so a node that
/// fails is followed by the next, within bounds of number and time.</summary>
/// <remarks>Throws <see cref="SearchUnavailableException"/> when no node answers, on 5xx, and while the engine is overloaded or blocked;
/// <see cref="SearchSetupException"/> on refused credentials or trust and on what is no answer of an engine. Other 4xx are returned.</remarks>
internal sealed class ElasticsearchGateway : IDisposable
{
    private const int FewestAttempts = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private readonly ElasticsearchOptions options;
    private readonly Action<string> warn;
    private readonly TimeProvider time;
    private readonly HttpClient client;
    private readonly GatewayNodes nodes;

    /// <param name="warn">Takes warnings for the log, in Vietnamese.</param>
    /// <exception cref="SearchSetupException">Settings that cannot be used.</exception>
    public ElasticsearchGateway(ElasticsearchOptions options, Action<string>? warn = null, TimeProvider? time = null)
    {
        this.options = options;
        this.warn = warn ?? (_ => { });
        this.time = time ?? TimeProvider.System;
        client = GatewayConnection.Open(options);
        nodes = new GatewayNodes(options.Urls, this.time);
        foreach (var open in GatewayConnection.Unprotected(options))
        {
            this.warn($"Tài khoản được gửi không mã hóa tới máy chủ tìm kiếm {open.Authority}; ai nghe được đường mạng sẽ biết mật khẩu. Hãy dùng https.");
        }
    }

    /// <param name="path">Begins with /, parameters included.</param>
    public Task<GatewayAnswer> SendAsync(HttpMethod method, string path, Action<Utf8JsonWriter>? body, CancellationToken cancellation) =>
        SendAsync(new GatewayRequest(method, path, body is null ? null : GatewayJson.Body(body), "application/json"), cancellation);

    /// <summary>One JSON value per line, for _msearch.</summary>
    public Task<GatewayAnswer> SendLinesAsync(
        HttpMethod method, string path, IReadOnlyList<Action<Utf8JsonWriter>> lines, CancellationToken cancellation) =>
        SendAsync(new GatewayRequest(method, path, GatewayJson.Lines(lines), GatewayRequest.Lines), cancellation);

    public async Task<GatewayAnswer> SendAsync(GatewayRequest request, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var attempts = Math.Max(FewestAttempts, 2 * nodes.Count);
        var failures = new Dictionary<Uri, GatewayFailure>();
        Uri? busy = null;
        for (var attempt = 1; ; attempt++)
        {
            var node = busy ?? nodes.Next(failures.Keys);
            var left = (options.RequestTime * 2) - time.GetElapsedTime(started);
            try
            {
                return await AttemptAsync(node, request, left < options.RequestTime ? left : options.RequestTime, cancellation).ConfigureAwait(false);
            }
            catch (GatewayFailure failure)
            {
                failures[node] = failure;
                if (failure.OfNode) nodes.Failed(node);
                else nodes.Answered(node);
                busy = failure.Busy ? node : null;
                var pause = failure.OfNode && attempt % nodes.Count != 0 ? TimeSpan.Zero : FirstPause * (attempt * Random.Shared.NextDouble());
                var over = attempt >= attempts || (failure.Late && nodes.Count == 1) || time.GetElapsedTime(started) + pause >= options.RequestTime * 2;
                if (over) throw Unavailable(failures);
                await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks who answers.</summary>
    /// <exception cref="SearchSetupException">Another product, or a version that is not supported.</exception>
    public async Task<EngineVersion> ProbeAsync(CancellationToken cancellation)
    {
        var product = false;
        var request = new GatewayRequest(HttpMethod.Get, "/", null, "application/json") { Headers = headers => product = headers.Contains("X-Elastic-Product") };
        var answer = await SendAsync(request, cancellation).ConfigureAwait(false);
        var version = EngineVersion.Read(Addresses, answer.Body);
        if (version.Product == EngineProduct.Elasticsearch && !product)
        {
            warn($"Máy chủ tại {Addresses} tự nhận là Elasticsearch {version.Number} nhưng không gửi tiêu đề X-Elastic-Product; có thể một máy chủ trung gian đã bỏ nó.");
        }

        return version;
    }

    public TimeSpan RequestTime => options.RequestTime;

    public string Addresses => string.Join(", ", options.Urls.Select(url => url.GetLeftPart(UriPartial.Path).TrimEnd('/')));

    public void Dispose() => client.Dispose();

    private async Task<GatewayAnswer> AttemptAsync(Uri node, GatewayRequest request, TimeSpan limit, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.FromMilliseconds(1), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        using var message = Message(node, request);
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            request.Headers?.Invoke(response.Headers);
            var body = await GatewayJson.ReadAsync(response.Content, request.LongestAnswer, either.Token).ConfigureAwait(false);
            var answer = GatewayReading.Read(node, request, response, body);
            nodes.Answered(node);
            return answer;
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new GatewayFailure($"không trả lời trong {limit.TotalSeconds:0.#} giây", late) { OfNode = true, Late = true };
        }
        catch (HttpRequestException failed) when (failed.InnerException is AuthenticationException refused)
        {
            throw GatewayReading.Untrusted(node, refused, options.CertificateFingerprint is not null);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new GatewayFailure($"không kết nối được ({failed.GetBaseException().Message})", failed) { OfNode = true };
        }
    }

    private static HttpRequestMessage Message(Uri node, GatewayRequest request)
    {
        var message = new HttpRequestMessage(request.Method, node.AbsoluteUri.TrimEnd('/') + request.Path);
        if (request.Body is not { } body) return message;
        message.Content = new ReadOnlyMemoryContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        return message;
    }

    private static SearchUnavailableException Unavailable(Dictionary<Uri, GatewayFailure> failures)
    {
        var causes = string.Join("; ", failures.Select(failure => $"{failure.Key.GetLeftPart(UriPartial.Authority)}: {failure.Value.Message}"));
        return new SearchUnavailableException(
            $"Máy chủ tìm kiếm chưa phục vụ được. {causes}. Hãy kiểm tra máy chủ và địa chỉ ở --search-elasticsearch-urls; chương trình sẽ tự thử lại.",
            failures.Values.Last());
    }
}
