using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace DirectiveSearch.Portal.Security;

/// <summary>Who asks.</summary>
/// <param name="Name">As it is written down with what the visitor changes; null: nobody signed in.</param>
/// <param name="Role">Null: nobody signed in.</param>
public sealed record Visitor(string? Name, Role? Role)
{
    public static Visitor Nobody { get; } = new(null, null);

    public static Visitor Of(HttpContext context) => LocalOperator.Allows(context) ? new("máy chủ", Archive.Role.Operator) : Nobody;

    public bool May(Role needed) => Role >= needed;
}

/// <summary>Refuses whoever has not this role, before the request's body is read.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RequireRoleAttribute(Role role) : Attribute, IAuthorizationFilter
{
    public Role Role { get; } = role;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (Visitor.Of(context.HttpContext).May(Role)) return;
        context.Result = new ViewResult
        {
            ViewName = "~/Views/Error/Show.cshtml",
            StatusCode = StatusCodes.Status403Forbidden,
            ViewData = new ViewDataDictionary<ErrorWords>(new EmptyModelMetadataProvider(), context.ModelState) { Model = Words },
        };
    }

    private static ErrorWords Words { get; } = new(
        StatusCodes.Status403Forbidden, "Việc này làm trên chính máy chủ",
        "Nạp tài liệu chỉ được thực hiện khi mở trang này trên chính máy đang chạy DirectiveSearch.",
        "Hãy mở trang bằng địa chỉ http://localhost ngay trên máy đó, hoặc nhờ người quản trị nạp tài liệu bằng lệnh ingest.");
}
