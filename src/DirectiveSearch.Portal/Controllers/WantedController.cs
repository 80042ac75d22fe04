using System.Runtime.CompilerServices;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Instruments;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>What is cited and not held.</summary>
public sealed class WantedController(ArchiveStore archive) : Controller
{
    private const int Batch = 2000;

    [HttpGet(Address.Wanted)]
    [EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Show([FromQuery(Name = "loai")] string? type, [FromQuery(Name = "giai-doan")] string? period, int? trang, CancellationToken cancellation)
    {
        var number = ListPage.Number(trang, WantedPage.Size);
        var page = new WantedPage(WantedPeriod.Of(period), string.IsNullOrEmpty(type) ? null : type, await archive.Instruments.WantedTypesAsync(cancellation), number);
        return View("~/Views/Instrument/Wanted.cshtml", page with { Wanted = await archive.Instruments.WantedAsync(page.Filter, (number - 1) * WantedPage.Size, WantedPage.Size, cancellation) });
    }

    [HttpGet(Address.Wanted + ".csv")]
    [EnableRateLimiting(RateLimits.Export)]
    public Task Csv([FromQuery(Name = "loai")] string? type, [FromQuery(Name = "giai-doan")] string? period, CancellationToken cancellation) =>
        this.SendCsvAsync("can-tim", RowsAsync(new WantedFilter(string.IsNullOrEmpty(type) ? null : type, WantedPeriod.Of(period)?.Years), cancellation), cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(WantedFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (skip, total) = (0, 1); skip < total; skip += Batch)
        {
            var wanted = await archive.Instruments.WantedAsync(filter, skip, Batch, cancellation);
            total = wanted.Total;
            if (skip == 0) yield return WantedPage.Columns;
            foreach (var instrument in wanted.Items) yield return WantedPage.Row(instrument);
        }
    }
}
