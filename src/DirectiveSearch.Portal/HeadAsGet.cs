using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;

namespace DirectiveSearch.Portal;

/// <summary>Whatever answers GET answers HEAD too (RFC 9110, 9.3.2); the server leaves the body out.</summary>
internal sealed class HeadAsGet : IApplicationModelConvention
{
    private static readonly string[] Both = [HttpMethods.Get, HttpMethods.Head];

    public void Apply(ApplicationModel application)
    {
        foreach (var selector in application.Controllers.SelectMany(controller => controller.Actions).SelectMany(action => action.Selectors))
        {
            if (!selector.ActionConstraints.OfType<HttpMethodActionConstraint>().Any(only => only.HttpMethods.SequenceEqual([HttpMethods.Get]))) continue;
            Replace(selector.ActionConstraints, part => part is HttpMethodActionConstraint, new HttpMethodActionConstraint(Both));
            Replace(selector.EndpointMetadata, part => part is HttpMethodMetadata, new HttpMethodMetadata(Both));
        }
    }

    private static void Replace<T>(IList<T> parts, Func<T, bool> old, T by)
    {
        foreach (var part in parts.Where(old).ToList()) parts.Remove(part);
        parts.Add(by);
    }
}
