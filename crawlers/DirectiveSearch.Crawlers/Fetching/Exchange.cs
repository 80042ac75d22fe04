using System.Net;
using System.Net.Http.Headers;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>One request and its answer; every way in which it can end is an answer.</summary>
internal static class Exchange
{
    /// <summary>When a busy server names no time.</summary>
    private static readonly TimeSpan DefaultRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(24);

    public static async Task<FetchAnswer> RunAsync(HttpClient client, FetchRequest request, FetchLimits limits, Stream into, TimeProvider clock, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(limits.Duration, clock);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        var begin = into.Position;
        var count = new WireCount();
        try
        {
            using var message = MessageFor(request);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ends.Token).ConfigureAwait(false);
            var answer = Described(request.Address, response, clock);
            if (answer.Outcome != FetchOutcome.Fetched) return answer;
            await LimitedBody.CopyAsync(response.Content, limits, into, count, ends.Token).ConfigureAwait(false);
            return answer with { WireBytes = count.Bytes };
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && Explained(request.Address, limits, failure) is not null)
        {
            into.SetLength(begin);
            return Explained(request.Address, limits, failure)! with { WireBytes = count.Bytes };
        }
    }

    private static HttpRequestMessage MessageFor(FetchRequest request)
    {
        var message = new HttpRequestMessage(request.Posted is null ? HttpMethod.Get : HttpMethod.Post, request.Address);
        if (request.Known?.EntityTag is { } tag) message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.Known?.LastModified is { } date) message.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        message.Headers.Referrer = request.Referrer;
        if (request.Posted is not { } posted) return message;
        message.Content = new ByteArrayContent(posted.Bytes);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(posted.MediaType);
        return message;
    }

    private static FetchAnswer Described(Uri address, HttpResponseMessage response, TimeProvider clock)
    {
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308) return RedirectOf(address, response);
        var answer = new FetchAnswer(address, OutcomeOf(response.StatusCode), status);
        return answer.Outcome switch
        {
            FetchOutcome.Fetched => answer with
            {
                MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
                Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"', ' '),
                FileName = ServerFileName.Of(response.Content.Headers.ContentDisposition),
                Validators = ValidatorsOf(response),
            },
            FetchOutcome.Later => answer with { Reason = "server-busy", Detail = $"{status}", RetryAfter = RestOf(response, clock) },
            FetchOutcome.Failed => answer with { Reason = "http-status", Detail = $"{status}" },
            _ => answer,
        };
    }

    private static FetchOutcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation => FetchOutcome.Fetched,
        HttpStatusCode.NotModified => FetchOutcome.NotModified,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => FetchOutcome.Gone,
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => FetchOutcome.Later,
        _ => FetchOutcome.Failed,
    };

    private static FetchAnswer RedirectOf(Uri address, HttpResponseMessage response) =>
        response.Headers.TryGetValues("Location", out var values) && Uri.TryCreate(address, values.First().Trim(), out var target)
            ? new FetchAnswer(address, FetchOutcome.Failed, (int)response.StatusCode) { RedirectTo = target }
            : new FetchAnswer(address, FetchOutcome.Failed, (int)response.StatusCode, "redirect-nowhere");

    private static Validators? ValidatorsOf(HttpResponseMessage response)
    {
        var tag = response.Headers.TryGetValues("ETag", out var tags) ? tags.First() : null;
        var date = response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.First() : null;
        return tag is null && date is null ? null : new Validators(tag, date);
    }

    private static TimeSpan RestOf(HttpResponseMessage response, TimeProvider clock)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => DefaultRest,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestRest ? LongestRest : asked;
    }

    private static FetchAnswer? Explained(Uri address, FetchLimits limits, Exception failure) => failure switch
    {
        BodyLimitException limit => new FetchAnswer(address, FetchOutcome.Refused, Reason: limit.Reason, Detail: limit.Detail),
        HttpRequestException { InnerException: AddressNotPublicException hidden } => new FetchAnswer(address, FetchOutcome.Refused, Reason: "address-not-public", Detail: hidden.Message),
        OperationCanceledException => new FetchAnswer(address, FetchOutcome.Failed, Reason: "timeout", Detail: $"{limits.Duration.TotalSeconds:0} giây"),
        InvalidDataException => new FetchAnswer(address, FetchOutcome.Failed, Reason: "damaged-encoding"),
        HttpRequestException request => new FetchAnswer(address, FetchOutcome.Failed, Reason: request.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "name-unknown",
            HttpRequestError.SecureConnectionError => "tls",
            HttpRequestError.ConnectionError => "no-connection",
            HttpRequestError.ResponseEnded => "cut-short",
            HttpRequestError.ConfigurationLimitExceeded => "headers-too-large",
            _ => "network",
        }),
        IOException => new FetchAnswer(address, FetchOutcome.Failed, Reason: "cut-short"),
        _ => null,
    };
}
