using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

public sealed class HelpController : Controller
{
    [HttpGet("/tro-giup")]
    public IActionResult Show() => View("~/Views/Help/Show.cshtml");
}
