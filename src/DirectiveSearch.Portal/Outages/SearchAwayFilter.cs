using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace DirectiveSearch.Portal.Outages;

/// <summary>Answers 503 where a page cannot be shown without the index: calm words for readers, one line for office programs and scripts.</summary>
public sealed class SearchAwayFilter(SearchOutage outage, IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (!outage.Explains(context.Exception)) return;
        var http = context.HttpContext;
        context.ExceptionHandled = true;
        if (http.Response.HasStarted)
        {
            // A file that breaks off must not look whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.Headers.RetryAfter = AwayPage.RetrySeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        context.Result = AwayPage.IsPage(http.Request.Path, http.Request.Headers.Accept.ToString()) ? Page(context) : Line();
    }

    private ViewResult Page(ExceptionContext context) => new()
    {
        ViewName = "~/Views/Error/Away.cshtml",
        StatusCode = StatusCodes.Status503ServiceUnavailable,
        ViewData = new ViewDataDictionary<AwayPage>(metadata, context.ModelState)
        {
            Model = new AwayPage(context.HttpContext.Request.Query["q"].LastOrDefault() ?? "", context.HttpContext.Request.Path + context.HttpContext.Request.QueryString),
        },
    };

    private static ContentResult Line() => new()
    {
        Content = AwayPage.Heading + ". " + AwayPage.NothingLost,
        ContentType = "text/plain; charset=utf-8",
        StatusCode = StatusCodes.Status503ServiceUnavailable,
    };
}
