using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace DirectiveSearch.Portal.Outages;

/// <summary>Answers 503 where a page cannot be shown without archive or index: calm words for readers, one line for office programs and scripts.
/// What fails while a page is being written, or before it begins, comes to ErrorController, which answers with the same.</summary>
public sealed class AwayFilter(Outage outage, IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (outage.Of(context.Exception) is not { } part) return;
        var http = context.HttpContext;
        context.ExceptionHandled = true;
        if (http.Response.HasStarted)
        {
            // A file that breaks off must not look whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        context.Result = Answer(http, part, http.Request.Path, metadata);
    }

    /// <param name="path">Of the page that was asked for.</param>
    public static IActionResult Answer(HttpContext http, AwayPart part, PathString path, IModelMetadataProvider metadata)
    {
        http.Response.Headers.RetryAfter = AwayPage.RetrySeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        var page = new AwayPage(part, http.Request.Query["q"].LastOrDefault() ?? "", path + http.Request.QueryString);
        if (!AwayPage.IsPage(path, http.Request.Headers.Accept.ToString())) return Line(page);
        return HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? View("~/Views/Error/Away.cshtml", page, metadata)
            // Opening the address again would not send again what was sent.
            : View("~/Views/Error/Show.cshtml", Pages.ErrorWords.For(StatusCodes.Status503ServiceUnavailable), metadata);
    }

    private static ViewResult View<T>(string name, T model, IModelMetadataProvider metadata) => new()
    {
        ViewName = name,
        StatusCode = StatusCodes.Status503ServiceUnavailable,
        ViewData = new ViewDataDictionary<T>(metadata, new ModelStateDictionary()) { Model = model },
    };

    private static ContentResult Line(AwayPage page) => new()
    {
        Content = page.Heading + ". " + page.NothingLost,
        ContentType = "text/plain; charset=utf-8",
        StatusCode = StatusCodes.Status503ServiceUnavailable,
    };
}
