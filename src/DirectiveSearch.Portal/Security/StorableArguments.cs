using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DirectiveSearch.Portal.Security;

/// <summary>Refuses a text with U+0000: it names nothing that is held, and PostgreSQL takes none.</summary>
internal sealed class StorableArguments : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.ActionArguments.Values.Any(value => value is string text && text.Contains('\0'))) context.Result = new BadRequestResult();
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
