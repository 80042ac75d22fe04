using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.People;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>What people do with their own account. Whatever others would like to change asks for the password again.</summary>
[RequireAccount]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeController(ArchiveStore archive, SignIn signIn, SecondFactors factors) : Controller
{
    private Visitor Me => Visitor.Of(HttpContext);

    [HttpGet("/toi")]
    public Task<IActionResult> Show(string? xong, CancellationToken cancellation) => PageAsync(null, xong switch
    {
        "mat-khau" => "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.",
        "phien" => "Đã kết thúc phiên đăng nhập.",
        _ => null,
    }, cancellation);

    [HttpPost("/toi/mat-khau")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Password(
        [FromForm(Name = "cu")] string? current, [FromForm(Name = "moi")] string? chosen, [FromForm(Name = "lai")] string? again, CancellationToken cancellation)
    {
        var account = Me.Account!;
        var problem = chosen != again ? "Hai lần nhập mật khẩu mới không giống nhau."
            : chosen == current ? "Mật khẩu mới phải khác mật khẩu hiện tại."
            : PasswordRules.Shipped.Problem(chosen ?? "", account.Name, account.Display) ?? await signIn.ProveAsync(HttpContext, current ?? "", null);
        if (problem is not null) return await PageAsync(("mat-khau", problem), null, cancellation);
        await archive.Accounts.SetPasswordAsync(account.Id, Passwords.Hash(chosen!), mustChange: false, await RenewSessionAsync(), CancellationToken.None);
        await archive.Audit.WriteAsync(Me.Did("toi.mat-khau", account.Name), CancellationToken.None);
        return this.SeeOther(Address.Me + "?xong=mat-khau");
    }

    [HttpPost("/toi/xac-thuc")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> OfferFactor([FromForm(Name = "mat-khau")] string? password, [FromForm(Name = "ma")] string? code, CancellationToken cancellation)
    {
        var account = Me.Account!;
        if (await signIn.ProveAsync(HttpContext, password ?? "", account.TotpSecret is null ? null : code ?? "") is { } problem) return await PageAsync(("xac-thuc", problem), null, cancellation);
        var secret = Totp.NewSecret();
        return View("~/Views/Me/SetUp.cshtml", SetUp(factors.Offer(account, secret), secret, null));
    }

    [HttpPost("/toi/xac-thuc/bat")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SetFactor([FromForm(Name = "loi-moi")] string? offer, [FromForm(Name = "ma")] string? code, CancellationToken cancellation)
    {
        if (factors.Offered(Me.Account!, offer ?? "") is not { } secret)
            return await PageAsync(("xac-thuc", "Lần bật xác thực này đã quá 20 phút. Hãy bắt đầu lại."), null, cancellation);
        if (await factors.SetUpAsync(Me, secret, code ?? "", cancellation) is { } codes)
            return View("~/Views/Me/Codes.cshtml", new CodesPage("Đã bật xác thực hai bước", codes));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("~/Views/Me/SetUp.cshtml", SetUp(offer!, secret, "Mã không đúng. Hãy kiểm tra giờ trên điện thoại, đợi ứng dụng hiện mã mới rồi nhập lại."));
    }

    [HttpPost("/toi/ma-khoi-phuc")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> NewCodes([FromForm(Name = "mat-khau")] string? password, [FromForm(Name = "ma")] string? code, CancellationToken cancellation) =>
        await signIn.ProveAsync(HttpContext, password ?? "", code ?? "") is { } problem
            ? await PageAsync(("ma-khoi-phuc", problem), null, cancellation)
            : View("~/Views/Me/Codes.cshtml", new CodesPage("Mã khôi phục mới", await factors.RenewCodesAsync(Me, cancellation)));

    [HttpPost("/toi/phien/ket-thuc")]
    public async Task<IActionResult> EndSession([FromForm(Name = "phien")] string? hash)
    {
        await archive.Sessions.EndAsync(Me.Account!.Id, hash ?? "", CancellationToken.None);
        await archive.Audit.WriteAsync(Me.Did("toi.ket-thuc-phien", Me.Name!), CancellationToken.None);
        return this.SeeOther(Address.Me + "?xong=phien");
    }

    [HttpPost("/toi/phien/ket-thuc-het")]
    public async Task<IActionResult> EndAllSessions()
    {
        await archive.Audit.WriteAsync(Me.Did("toi.ket-thuc-het-phien", Me.Name!), CancellationToken.None);
        await archive.Sessions.EndAllAsync(Me.Account!.Id, null, CancellationToken.None);
        await signIn.OutAsync(HttpContext);
        return this.SeeOther("/");
    }

    private SetUpPage SetUp(string offer, byte[] secret, string? problem) =>
        new(Me.Account!.TotpSecret is not null, offer, Base32.Grouped(Base32.Encode(secret), ' '), Totp.Link(secret, Me.Name!, "DirectiveSearch"), problem);

    /// <summary>The session goes on under a new id.</summary>
    private async Task<string> RenewSessionAsync()
    {
        await archive.Sessions.EndAsync(Me.Account!.Id, Me.Session!, CancellationToken.None);
        var session = await PortalCookies.NewSessionAsync(HttpContext);
        await archive.Sessions.OpenAsync(session, Me.Account!.Id, Me.Address, Request.Headers.UserAgent.ToString(), CancellationToken.None);
        return session;
    }

    private async Task<IActionResult> PageAsync((string Part, string Words)? problem, string? done, CancellationToken cancellation)
    {
        if (problem is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        var account = Me.Account!;
        return View("~/Views/Me/Show.cshtml", new MePage(
            Me, await archive.Accounts.RecoveryCodesLeftAsync(account.Id, cancellation), await archive.Sessions.ListAsync(account.Id, cancellation)) { Problem = problem, Done = done });
    }
}
