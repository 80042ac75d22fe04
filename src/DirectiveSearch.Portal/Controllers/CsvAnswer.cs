using DirectiveSearch.Portal.Pages.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

internal static class CsvAnswer
{
    /// <summary>Sends rows as a file to keep; asked by HEAD just says that there is one.</summary>
    public static async Task SendCsvAsync(this Controller controller, string name, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellation)
    {
        controller.Response.ContentType = "text/csv; charset=utf-8";
        controller.Response.Headers.ContentDisposition = $"attachment; filename={name}.csv";
        if (!HttpMethods.IsHead(controller.Request.Method)) await CsvLine.WriteAsync(controller.Response.Body, rows, cancellation);
    }
}
