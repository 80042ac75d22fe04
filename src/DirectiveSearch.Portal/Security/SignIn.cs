using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Portal.Security;

/// <summary>How an attempt to sign in, or to prove oneself again, ended.</summary>
/// <param name="Problem">In words; null: it succeeded.</param>
/// <param name="Account">Whose password was right.</param>
public sealed record Attempt(string? Problem, Account? Account);

/// <summary>Signs people in and out. Names that do not exist, wrong passwords and disabled accounts get the same answer after the same work.</summary>
public sealed class SignIn(ArchiveStore archive, PortalCookies cookies, SecondFactors factors, TimeProvider time)
{
    private const string Wrong = "Tên đăng nhập hoặc mật khẩu không đúng.";
    private const string WrongCode = "Mã không đúng, đã dùng rồi hoặc đã hết hạn. Hãy đợi ứng dụng hiện mã mới rồi nhập lại.";
    private const string NobodyKnown = "(tên không có)";
    private const int LongestName = 100;

    /// <summary>Checks the password. With a second factor the browser is told to bring its code, else it is signed in.</summary>
    public async Task<Attempt> PasswordAsync(HttpContext context, string name, string password, string back)
    {
        var (attempt, lanes) = await CheckPasswordAsync(context, AccountTable.Canonical(name), password, "dang-nhap");
        if (attempt is not { Problem: null, Account: { } account }) return attempt;
        if (account.TotpSecret is not null) cookies.AwaitCode(context, account, back);
        else await CompleteAsync(context, account, lanes);
        return attempt;
    }

    /// <summary>Checks the code that was awaited and signs in.</summary>
    public async Task<Attempt> CodeAsync(HttpContext context, string code)
    {
        if (cookies.AwaitedBy(context) is not { } awaited) return new("Bước nhập mật khẩu đã quá 5 phút. Hãy đăng nhập lại từ đầu.", null);
        var lanes = LanesOf(context, awaited.Name);
        if (await ShutAsync(context, lanes) is { } shut) return new(shut, null);
        var account = await archive.Accounts.FindAsync(awaited.Name, context.RequestAborted);
        if (account is null || account.Disabled || account.Stamp != awaited.Stamp || !await factors.ProveAsync(account, code, context.RequestAborted))
        {
            await FailedAsync(context, awaited.Name, "dang-nhap.sai-ma");
            return new(WrongCode, null);
        }

        PortalCookies.AwaitNoCode(context);
        await CompleteAsync(context, account, lanes);
        return new(null, account);
    }

    /// <summary>Proves again who sits there, before something that others would like to change: the password, and the code where there is one.</summary>
    public async Task<string?> ProveAsync(HttpContext context, string password, string? code)
    {
        var visitor = Visitor.Of(context);
        var (attempt, lanes) = await CheckPasswordAsync(context, visitor.Account!.Name, password, "toi");
        if (attempt.Problem is not null) return attempt.Problem == Wrong ? "Mật khẩu hiện tại không đúng." : attempt.Problem;
        if (code is not null && !await factors.ProveAsync(attempt.Account!, code, context.RequestAborted)) return WrongCode;
        await archive.SignInFailures.SucceededAsync(lanes[..1], lanes[1], CancellationToken.None);
        return null;
    }

    public async Task OutAsync(HttpContext context)
    {
        var visitor = Visitor.Of(context);
        if (visitor is { Account: { } account, Session: { } session })
        {
            await archive.Sessions.EndAsync(account.Id, session, CancellationToken.None);
            await archive.Audit.WriteAsync(visitor.Did("dang-xuat"), CancellationToken.None);
        }

        await context.SignOutAsync(PortalCookies.Scheme);
    }

    private async Task<(Attempt Attempt, SignInLane[] Lanes)> CheckPasswordAsync(HttpContext context, string name, string password, string action)
    {
        if (name.Length is 0 or > LongestName || password.Length is 0 or > PasswordRules.Longest) return (new(Wrong, null), []);
        var lanes = LanesOf(context, name);
        if (await ShutAsync(context, lanes) is { } shut) return (new(shut, null), lanes);
        var account = await archive.Accounts.FindAsync(name, context.RequestAborted);
        var (right, outdated) = Passwords.Verify(account?.PasswordHash, password);
        if (!right || account!.Disabled)
        {
            await FailedAsync(context, account is null ? NobodyKnown : name, $"{action}.sai");
            return (new(Wrong, null), lanes);
        }

        if (account.MustChange && time.GetUtcNow() - account.PasswordAt > Passwords.OneTimeLasts)
            return (new($"Mật khẩu được cấp đã quá {Passwords.OneTimeLasts.Days} ngày nên không dùng được nữa. Hãy nhờ người quản trị cấp lại.", null), lanes);
        if (outdated) await archive.Accounts.RehashAsync(account.Id, Passwords.Hash(password), context.RequestAborted);
        return (new(null, account), lanes);
    }

    /// <summary>A session of its own for each sign-in; the one that the browser had ends.</summary>
    private async Task CompleteAsync(HttpContext context, Account account, SignInLane[] lanes)
    {
        var before = Visitor.Of(context);
        if (before is { Account: { } other, Session: { } old }) await archive.Sessions.EndAsync(other.Id, old, CancellationToken.None);
        await archive.SignInFailures.SucceededAsync(lanes[..1], lanes[1], CancellationToken.None);
        var session = await PortalCookies.NewSessionAsync(context);
        var address = VisitorReader.AddressOf(context);
        await archive.Sessions.OpenAsync(session, account.Id, address, context.Request.Headers.UserAgent.ToString(), CancellationToken.None);
        cookies.RememberDevice(context, account.Name);
        await archive.Audit.WriteAsync(new AuditEntry(account.Name, address, "dang-nhap"), CancellationToken.None);
    }

    /// <summary>First the name's lane, then the address's.</summary>
    private SignInLane[] LanesOf(HttpContext context, string name) =>
    [
        cookies.DeviceOf(context, name) is { } device ? SignInLane.OfDevice(name, device) : SignInLane.OfName(name),
        SignInLane.OfAddress(VisitorReader.NetworkOf(context)),
    ];

    private async Task<string?> ShutAsync(HttpContext context, SignInLane[] lanes) =>
        await archive.SignInFailures.BeginAsync(lanes, context.RequestAborted) is { } until
            ? $"Đã thử sai nhiều lần nên tạm ngừng nhận đăng nhập. Hãy thử lại lúc {OfficialDate.Moment(until)}."
            : null;

    private Task FailedAsync(HttpContext context, string name, string action) =>
        archive.Audit.WriteAsync(new AuditEntry(Visitor.Of(context).Name ?? "", VisitorReader.AddressOf(context), action, name), CancellationToken.None);
}
