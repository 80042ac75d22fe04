using DirectiveSearch.Portal.Pages.People;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Signing in with password and code, and out.</summary>
[OpenToAll]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInController(SignIn signIn, PortalCookies cookies, AccessOptions access) : Controller
{
    [HttpGet("/dang-nhap")]
    public IActionResult Show(string? ve) => Visitor.Of(HttpContext).Name is null ? Page(new SignInPage(Obstacle(), LocalAddress.Of(ve))) : this.SeeOther(LocalAddress.Of(ve));

    [HttpPost("/dang-nhap")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Password([FromForm(Name = "ten")] string? name, [FromForm(Name = "mat-khau")] string? password, [FromForm(Name = "ve")] string? back)
    {
        var goal = LocalAddress.Of(back);
        if (Obstacle() is { } obstacle) return Page(new SignInPage(obstacle, goal));
        var attempt = await signIn.PasswordAsync(HttpContext, name ?? "", password ?? "", goal);
        if (attempt.Problem is not null) return Page(new SignInPage(null, goal) { Name = name ?? "", Problem = attempt.Problem });
        return this.SeeOther(attempt.Account!.TotpSecret is null ? Visitor.Of(attempt.Account, "").Pending is null ? goal : Address.Me : Address.SignInCode);
    }

    [HttpGet("/dang-nhap/ma")]
    public IActionResult AskCode() => cookies.AwaitedBy(HttpContext) is null ? this.SeeOther(Address.SignIn) : CodePage(null);

    [HttpPost("/dang-nhap/ma")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Code([FromForm(Name = "ma")] string? code)
    {
        var goal = LocalAddress.Of(cookies.AwaitedBy(HttpContext)?.Back);
        var attempt = await signIn.CodeAsync(HttpContext, code ?? "");
        return attempt.Problem is { } problem ? CodePage(problem) : this.SeeOther(Visitor.Of(attempt.Account!, "").Pending is null ? goal : Address.Me);
    }

    [HttpPost("/dang-xuat")]
    public async Task<IActionResult> Out()
    {
        await signIn.OutAsync(HttpContext);
        return this.SeeOther("/");
    }

    /// <summary>Passwords travel over TLS alone; within the machine itself they do not travel.</summary>
    private string? Obstacle() =>
        Request.IsHttps || (!access.OnlyTls && LocalOperator.Allows(HttpContext)) ? null
        : access.OnlyTls ? "Trang này đang mở bằng http. Hãy mở lại bằng địa chỉ https của cổng tra cứu để đăng nhập."
        : "Kết nối này không được mã hóa (http) nên mật khẩu có thể bị đọc trộm. Người quản trị cần cài chứng thư (--tls-certificate-file, --tls-key-file) và mở cổng bằng https, hoặc đặt cổng sau một máy chủ trung gian có https (--access-proxy-addresses).";

    private ViewResult Page(SignInPage page)
    {
        if (page.Problem is not null) Response.StatusCode = StatusCodes.Status401Unauthorized;
        return View("~/Views/SignIn/Show.cshtml", page);
    }

    private ViewResult CodePage(string? problem)
    {
        if (problem is not null) Response.StatusCode = StatusCodes.Status401Unauthorized;
        return View("~/Views/SignIn/Code.cshtml", problem ?? "");
    }
}
