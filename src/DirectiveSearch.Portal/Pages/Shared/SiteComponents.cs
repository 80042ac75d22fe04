using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Pages;

/// <summary>Says on every page that the archive holds the sample corpus, while it does.</summary>
public sealed class SampleNoticeViewComponent(SiteFacts facts) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await facts.ReadAsync(HttpContext.RequestAborted));
}

public sealed class SiteFootViewComponent(SiteFacts facts) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await facts.ReadAsync(HttpContext.RequestAborted));
}
