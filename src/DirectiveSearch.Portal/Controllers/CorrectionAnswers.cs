using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>How the pages answer after an editor decided something.</summary>
internal static class CorrectionAnswers
{
    /// <param name="back">A page of the portal; anything else leads to the list of corrections.</param>
    public static IActionResult Corrected(this Controller controller, string? back, string notice)
    {
        var address = LocalBack(controller, back);
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var (path, anchor) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        return controller.SeeOther($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{CorrectionNotice.Parameter}={notice}{anchor}");
    }

    public static IActionResult NotCorrected(this Controller controller, string what, string? back)
    {
        controller.Response.StatusCode = StatusCodes.Status409Conflict;
        return controller.View("~/Views/Correction/Problem.cshtml", new CorrectionProblem(what, LocalBack(controller, back)));
    }

    private static string LocalBack(Controller controller, string? back) => back is { Length: < 500 } && controller.Url.IsLocalUrl(back) ? back : Address.Corrections;
}
