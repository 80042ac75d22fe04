using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Security;

/// <summary>How often one account, or one address that did not sign in, may ask for what costs much. Counted in each portal by itself.</summary>
public static class RateLimits
{
    public const string SignIn = "dang-nhap";
    public const string Search = "tim-kiem";
    public const string Export = "xuat";
    public const string Report = "bao-loi";

    /// <summary>More is no reader who looks at what he reports.</summary>
    private const int ReportsPerMinute = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private const int SegmentsPerWindow = 6;

    public static void Configure(RateLimiterOptions options, AccessOptions access)
    {
        options.AddPolicy(SignIn, context => Limit(VisitorReader.NetworkOf(context), access.SignInsPerMinute));
        options.AddPolicy(Search, context => OfVisitor(context, access.SearchesPerMinute));
        options.AddPolicy(Export, context => OfVisitor(context, access.ExportsPerMinute));
        options.AddPolicy(Report, context => OfVisitor(context, ReportsPerMinute));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window / SegmentsPerWindow;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    /// <summary>Whoever sits at the machine itself may ask as much as it bears.</summary>
    private static RateLimitPartition<string> OfVisitor(HttpContext context, int perMinute) =>
        LocalOperator.Allows(context) ? RateLimitPartition.GetNoLimiter("") : Limit(Visitor.Of(context).Name is { } name ? $"ten:{name}" : VisitorReader.NetworkOf(context), perMinute);

    /// <summary>0: no limit.</summary>
    private static RateLimitPartition<string> Limit(string whose, int perMinute) =>
        perMinute == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(whose, _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, SegmentsPerWindow = SegmentsPerWindow });
}
