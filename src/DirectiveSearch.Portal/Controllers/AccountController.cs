using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.People;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Operators add accounts and change them.</summary>
[RequireRole(Role.Operator)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountController(ArchiveStore archive, AccountChanges changes) : Controller
{
    private const int Listed = 50;

    private Visitor Me => Visitor.Of(HttpContext);

    [HttpGet("/tai-khoan")]
    public Task<IActionResult> Show(int? trang, string? xong, string? ten, CancellationToken cancellation) => PageAsync(trang, page => page with { Done = Done(xong, ten) }, cancellation);

    [HttpPost("/tai-khoan")]
    public async Task<IActionResult> Add(
        [FromForm(Name = "ten")] string? name, [FromForm(Name = "ho-ten")] string? display, [FromForm(Name = "vai-tro")] string? role, CancellationToken cancellation)
    {
        var typed = new NewAccount(name ?? "", display ?? "", RoleWords.Parse(role) ?? Role.Reader);
        var (oneTime, problem) = await changes.AddAsync(Me, typed, null, cancellation);
        if (problem is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        return await PageAsync(null, page => problem is not null
            ? page with { Problem = problem, Typed = typed }
            : page with { Done = $"Đã thêm tài khoản {AccountTable.Canonical(typed.Name)}.", OneTime = (AccountTable.Canonical(typed.Name), oneTime!) }, cancellation);
    }

    [HttpPost("/tai-khoan/{name}/vai-tro")]
    public Task<IActionResult> SetRole(string name, [FromForm(Name = "vai-tro")] string? role, CancellationToken cancellation) =>
        ChangeAsync(name, "vai-tro", account => RoleWords.Parse(role) is { } chosen ? changes.SetRoleAsync(Me, account, chosen, cancellation) : Task.CompletedTask, cancellation);

    [HttpPost("/tai-khoan/{name}/ngung")]
    public Task<IActionResult> Disable(string name, CancellationToken cancellation) =>
        ChangeAsync(name, "ngung", account => changes.SetDisabledAsync(Me, account, true, cancellation), cancellation);

    [HttpPost("/tai-khoan/{name}/mo")]
    public Task<IActionResult> Enable(string name, CancellationToken cancellation) =>
        ChangeAsync(name, "mo", account => changes.SetDisabledAsync(Me, account, false, cancellation), cancellation);

    [HttpPost("/tai-khoan/{name}/xac-thuc")]
    public Task<IActionResult> ResetFactor(string name, CancellationToken cancellation) =>
        ChangeAsync(name, "xac-thuc", account => changes.ResetSecondFactorAsync(Me, account, cancellation), cancellation);

    [HttpPost("/tai-khoan/{name}/mo-khoa")]
    public Task<IActionResult> Unlock(string name, CancellationToken cancellation) =>
        ChangeAsync(name, "mo-khoa", account => changes.UnlockAsync(Me, account, cancellation), cancellation);

    [HttpPost("/tai-khoan/{name}/ket-thuc-phien")]
    public Task<IActionResult> EndSessions(string name, CancellationToken cancellation) =>
        ChangeAsync(name, "ket-thuc-phien", account => changes.EndSessionsAsync(Me, account, cancellation), cancellation);

    [HttpPost("/tai-khoan/{name}/mat-khau")]
    public async Task<IActionResult> ResetPassword(string name, CancellationToken cancellation)
    {
        if (await archive.Accounts.FindAsync(name, cancellation) is not { } account) return NotFound();
        if (account.Name == Me.Name) return await RefuseSelfAsync(cancellation);
        var password = await changes.ResetPasswordAsync(Me, account, cancellation);
        return await PageAsync(null, page => page with { Done = $"Đã cấp mật khẩu mới cho {account.Name}; các phiên đăng nhập cũ đã kết thúc.", OneTime = (account.Name, password) }, cancellation);
    }

    private async Task<IActionResult> ChangeAsync(string name, string code, Func<Account, Task> change, CancellationToken cancellation)
    {
        if (await archive.Accounts.FindAsync(name, cancellation) is not { } account) return NotFound();
        if (account.Name == Me.Name) return await RefuseSelfAsync(cancellation);
        await change(account);
        return this.SeeOther($"{Address.Accounts}?xong={code}&ten={Uri.EscapeDataString(account.Name)}");
    }

    private static string? Done(string? code, string? name)
    {
        var words = code switch
        {
            "vai-tro" => "đã đổi vai trò; các phiên đăng nhập của tài khoản đã kết thúc.",
            "ngung" => "đã ngừng tài khoản; các phiên đăng nhập đã kết thúc.",
            "mo" => "tài khoản dùng lại được.",
            "xac-thuc" => "đã bỏ xác thực hai bước; người dùng phải bật lại trước khi thay đổi dữ liệu.",
            "mo-khoa" => "đăng nhập lại được ngay.",
            "ket-thuc-phien" => "đã kết thúc mọi phiên đăng nhập.",
            _ => null,
        };
        return words is null || name is null || AccountChanges.Problem(name, "") is not null ? null : $"{name}: {words}";
    }

    /// <summary>So that there always is an operator left.</summary>
    private Task<IActionResult> RefuseSelfAsync(CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return PageAsync(null, page => page with { Problem = "Tài khoản của chính mình được quản lý ở trang Tài khoản của tôi; vai trò do người quản trị khác đổi." }, cancellation);
    }

    private async Task<IActionResult> PageAsync(int? trang, Func<AccountsPage, AccountsPage> with, CancellationToken cancellation)
    {
        var number = ListPage.Number(trang, Listed);
        var accounts = await archive.Accounts.ListAsync((number - 1) * Listed, Listed, cancellation);
        var shut = await archive.SignInFailures.ShutAsync(accounts.Items.Select(account => account.Name), cancellation);
        return View("~/Views/Account/Show.cshtml", with(new AccountsPage(accounts, ListPage.Of(number, accounts.Total, Address.Accounts, Listed), shut, Me.Name)));
    }
}
