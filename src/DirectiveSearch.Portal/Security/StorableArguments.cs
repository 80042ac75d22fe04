using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DirectiveSearch.Portal.Security;

/// <summary>Refuses a text with U+0000: it names nothing that is held, and PostgreSQL takes none.</summary>
internal sealed class StorableArguments : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        // The page that says what was wrong is made of the same request.
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        var form = context.HttpContext.Features.Get<IFormFeature>()?.Form?.SelectMany(field => field.Value) ?? [];
        if (context.ActionArguments.Values.OfType<string>().Concat(form.OfType<string>()).Any(text => text.Contains('\0'))) context.Result = new BadRequestResult();
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
