using System.Text.RegularExpressions;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Security;

/// <summary>What operators do to accounts, in the portal and on the command line; each change is written into the audit log.</summary>
public sealed partial class AccountChanges(ArchiveStore archive)
{
    public const string NameRule = "Tên đăng nhập gồm 2 đến 40 chữ thường không dấu, chữ số, dấu . _ -, bắt đầu bằng chữ hoặc số.";
    private const string FirstOne = "Tài khoản đầu tiên phải là tài khoản quản trị, vì từ lúc có tài khoản, việc quản trị trên chính máy chủ cũng cần đăng nhập.";
    private const int LongestDisplay = 100;

    /// <param name="display">Empty: the name.</param>
    /// <returns>What is wrong; null: it may be added.</returns>
    public static string? Problem(string name, string display) =>
        !Form().IsMatch(AccountTable.Canonical(name)) ? NameRule
        : display.Length > LongestDisplay || display.Any(char.IsControl) ? $"Họ tên dài không quá {LongestDisplay} ký tự, trên một dòng."
        : null;

    /// <param name="password">Null: one is made for the first sign-in.</param>
    /// <returns>The password that was made, or what is wrong.</returns>
    public async Task<(string? OneTime, string? Problem)> AddAsync(Visitor by, NewAccount account, string? password, CancellationToken cancellation)
    {
        var name = AccountTable.Canonical(account.Name);
        var display = account.Display.Trim() is { Length: > 0 } given ? given : name;
        if (Problem(name, display) is { } problem) return (null, problem);
        if (account.Role != Role.Operator && !await archive.Accounts.AnyAsync(cancellation)) return (null, FirstOne);
        var chosen = password ?? Passwords.OneTime();
        if (password is not null && PasswordRules.Shipped.Problem(password, name, display) is { } weak) return (null, weak);
        if (!await archive.Accounts.AddAsync(name, display, account.Role, Passwords.Hash(chosen), password is null, cancellation)) return (null, $"Đã có tài khoản {name}.");
        await WriteAsync(by, "tai-khoan.them", name, RoleWords.Of(account.Role));
        return (password is null ? chosen : null, null);
    }

    public async Task SetRoleAsync(Visitor by, Account account, Role role, CancellationToken cancellation)
    {
        if (account.Role == role) return;
        await archive.Accounts.SetRoleAsync(account.Id, role, cancellation);
        await WriteAsync(by, "tai-khoan.vai-tro", account.Name, $"{RoleWords.Of(account.Role)} → {RoleWords.Of(role)}");
    }

    public async Task SetDisabledAsync(Visitor by, Account account, bool disabled, CancellationToken cancellation)
    {
        if (account.Disabled == disabled) return;
        await archive.Accounts.SetDisabledAsync(account.Id, disabled, cancellation);
        await WriteAsync(by, disabled ? "tai-khoan.ngung" : "tai-khoan.mo", account.Name);
    }

    /// <returns>The password for the next sign-in; all sessions end, the second factor stays.</returns>
    public async Task<string> ResetPasswordAsync(Visitor by, Account account, CancellationToken cancellation)
    {
        var password = Passwords.OneTime();
        await archive.Accounts.SetPasswordAsync(account.Id, Passwords.Hash(password), mustChange: true, keep: null, cancellation);
        await archive.SignInFailures.ForgetAsync(account.Name, cancellation);
        await WriteAsync(by, "tai-khoan.mat-khau", account.Name);
        return password;
    }

    /// <summary>Takes the second factor away, for who lost phone and recovery codes; all sessions end.</summary>
    public async Task ResetSecondFactorAsync(Visitor by, Account account, CancellationToken cancellation)
    {
        await archive.Accounts.SetSecondFactorAsync(account.Id, null, null, cancellation);
        await WriteAsync(by, "tai-khoan.xac-thuc", account.Name);
    }

    public async Task UnlockAsync(Visitor by, Account account, CancellationToken cancellation)
    {
        await archive.SignInFailures.ForgetAsync(account.Name, cancellation);
        await WriteAsync(by, "tai-khoan.mo-khoa", account.Name);
    }

    public async Task EndSessionsAsync(Visitor by, Account account, CancellationToken cancellation)
    {
        await archive.Sessions.EndAllAsync(account.Id, null, cancellation);
        await WriteAsync(by, "tai-khoan.ket-thuc-phien", account.Name);
    }

    private Task WriteAsync(Visitor by, string action, string name, string detail = "") => archive.Audit.WriteAsync(by.Did(action, name, detail), CancellationToken.None);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

/// <param name="Display">Empty: the name.</param>
public sealed record NewAccount(string Name, string Display, Role Role);
