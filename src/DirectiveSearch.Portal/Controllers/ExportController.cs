using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Results = DirectiveSearch.Portal.Pages.Search.Results;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Results to take away: as a table for office programs, or on paper.</summary>
[EnableRateLimiting(RateLimits.Export)]
public sealed class ExportController(ResultsReader reader, CsvExport export) : Controller
{
    [HttpGet("/tim-kiem.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation)
    {
        var query = ResultQuery.Parse(ResultPlace.Search, Request.Query);
        var (parsed, error) = ResultsReader.Read(query.Text);
        if (parsed is null) return View("~/Views/Search/Show.cshtml", Unreadable(query, error!));
        await this.SendCsvAsync("ket-qua", export.Rows(query, parsed, cancellation), cancellation);
        return new EmptyResult();
    }

    /// <summary>A list is printed from its first document on, on whatever page it was asked for.</summary>
    [HttpGet("/tim-kiem/ban-in")]
    public async Task<IActionResult> Print(CancellationToken cancellation)
    {
        var asked = ResultQuery.Parse(ResultPlace.Search, Request.Query);
        var results = await reader.ReadAsync(asked.Lens is Lens.List ? asked with { Page = 1, After = null } : asked, Sheet.Paper, cancellation);
        return results.Error is null ? View("~/Views/Search/Print.cshtml", results) : View("~/Views/Search/Show.cshtml", Unreadable(results.Query, results.Error));
    }

    private Results Unreadable(ResultQuery query, QueryError error)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Results.Unreadable(query, error);
    }
}
