using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

internal static class SeeOtherAnswer
{
    /// <summary>So that going back or reloading sends nothing twice.</summary>
    /// <param name="address">Of a page of this portal.</param>
    public static IActionResult SeeOther(this ControllerBase controller, string address)
    {
        controller.Response.Headers.Location = address;
        return controller.StatusCode(StatusCodes.Status303SeeOther);
    }
}
