using System.CommandLine;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>account add|list|disable|enable|role|reset-password|reset-totp|unlock: who may sign in.</summary>
internal static class AccountVerb
{
    private const int Listed = 10_000;

    /// <summary>As the audit log names it.</summary>
    private static readonly Visitor AtTheCommandLine = new($"dòng lệnh ({Environment.UserName})", Role.Operator);

    public static Command Create(Func<ParseResult, ProgramSettings> settings) => new("account", "tài khoản đăng nhập: thêm, liệt kê, ngừng, đổi vai trò, cấp lại mật khẩu")
    {
        Add(settings),
        List(settings),
        Change(settings, "disable", "ngừng một tài khoản và kết thúc các phiên của nó", (changes, account, stop) => SaidAsync(changes.SetDisabledAsync(AtTheCommandLine, account, true, stop), $"Đã ngừng {account.Name}.")),
        Change(settings, "enable", "cho dùng lại một tài khoản", (changes, account, stop) => SaidAsync(changes.SetDisabledAsync(AtTheCommandLine, account, false, stop), $"{account.Name} dùng lại được.")),
        SetRole(settings),
        Change(settings, "reset-password", "cấp mật khẩu dùng cho lần đăng nhập tới", async (changes, account, stop) => OneTime(account.Name, await changes.ResetPasswordAsync(AtTheCommandLine, account, stop))),
        Change(settings, "reset-totp", "bỏ xác thực hai bước khi mất điện thoại và mã khôi phục", (changes, account, stop) => SaidAsync(changes.ResetSecondFactorAsync(AtTheCommandLine, account, stop), $"Đã bỏ xác thực hai bước của {account.Name}; người dùng phải bật lại.")),
        Change(settings, "unlock", "mở khóa đăng nhập sau nhiều lần thử sai", (changes, account, stop) => SaidAsync(changes.UnlockAsync(AtTheCommandLine, account, stop), $"{account.Name} đăng nhập lại được ngay.")),
    };

    private static Command Add(Func<ParseResult, ProgramSettings> settings)
    {
        var name = Name();
        var role = RoleOption();
        var display = new Option<string?>("--display") { Description = "họ tên", HelpName = "HỌ TÊN" };
        var fromInput = new Option<bool>("--password-stdin") { Description = "đọc mật khẩu từ một dòng của đầu vào chuẩn" };
        var verb = new Command("add", "thêm tài khoản; không nhập mật khẩu thì chương trình tạo mật khẩu dùng lần đầu") { name, role, display, fromInput };
        verb.SetAction(async (call, cancellation) =>
        {
            using var archive = await Workspace.OpenArchiveAsync(settings(call), cancellation);
            var account = new NewAccount(call.GetValue(name)!, call.GetValue(display) ?? "", RoleWords.Parse(call.GetValue(role))!.Value);
            if (AccountChanges.Problem(account.Name, account.Display) is { } wrong) throw new CallException(ExitCode.WrongCall, wrong);
            var (oneTime, problem) = await new AccountChanges(archive).AddAsync(AtTheCommandLine, account, ReadPassword(call.GetValue(fromInput)), cancellation);
            if (problem is not null) throw new CallException(ExitCode.Failed, problem);
            var canonical = AccountTable.Canonical(account.Name);
            Console.WriteLine(oneTime is null ? $"Đã thêm tài khoản {canonical} ({RoleWords.Of(account.Role)})." : OneTime(canonical, oneTime));
            if (account.Role > Role.Reader) await Console.Error.WriteLineAsync("Tài khoản này phải bật xác thực hai bước (trang Tài khoản của tôi) trước khi thay đổi dữ liệu.");
            return 0;
        });
        return verb;
    }

    private static Command List(Func<ParseResult, ProgramSettings> settings)
    {
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("list", "liệt kê tài khoản") { json };
        verb.SetAction(async (call, cancellation) =>
        {
            using var archive = await Workspace.OpenArchiveAsync(settings(call), cancellation);
            var accounts = (await archive.Accounts.ListAsync(0, Listed, cancellation)).Items;
            if (call.GetValue(json))
            {
                JsonOutput.Write(accounts.Select(account => new
                {
                    name = account.Name, display = account.Display, role = RoleWords.Code(account.Role), disabled = account.Disabled, mustChange = account.MustChange,
                    secondFactor = account.TotpSecret is not null, signedInAt = account.SignedInAt,
                }));
                return 0;
            }

            foreach (var account in accounts)
                Console.WriteLine($"{account.Name,-24} {RoleWords.Code(account.Role),-9} {(account.Disabled ? "đã ngừng" : account.TotpSecret is null ? "một bước" : "hai bước"),-9} {account.Display}");
            if (accounts.Count == 0) await Console.Error.WriteLineAsync("Chưa có tài khoản nào. Thêm tài khoản đầu tiên: account add TÊN --role operator");
            return 0;
        });
        return verb;
    }

    private static Command SetRole(Func<ParseResult, ProgramSettings> settings)
    {
        var role = RoleOption();
        var verb = Change(settings, "role", "đổi vai trò của một tài khoản", (changes, account, call, stop) =>
        {
            var chosen = RoleWords.Parse(call.GetValue(role))!.Value;
            return SaidAsync(changes.SetRoleAsync(AtTheCommandLine, account, chosen, stop), $"{account.Name}: {RoleWords.Of(chosen)}.");
        });
        verb.Options.Add(role);
        return verb;
    }

    private static Command Change(Func<ParseResult, ProgramSettings> settings, string verb, string meaning, Func<AccountChanges, Account, CancellationToken, Task<string>> change) =>
        Change(settings, verb, meaning, (changes, account, _, stop) => change(changes, account, stop));

    private static Command Change(Func<ParseResult, ProgramSettings> settings, string verb, string meaning, Func<AccountChanges, Account, ParseResult, CancellationToken, Task<string>> change)
    {
        var name = Name();
        var command = new Command(verb, meaning) { name };
        command.SetAction(async (call, cancellation) =>
        {
            using var archive = await Workspace.OpenArchiveAsync(settings(call), cancellation);
            var account = await archive.Accounts.FindAsync(call.GetValue(name)!, cancellation)
                ?? throw new CallException(ExitCode.Failed, $"Không có tài khoản {call.GetValue(name)}. Xem các tài khoản: account list");
            Console.WriteLine(await change(new AccountChanges(archive), account, call, cancellation));
            return 0;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "tên đăng nhập" };

    private static Option<string> RoleOption()
    {
        var option = new Option<string>("--role") { Description = "vai trò: reader (tra cứu), editor (biên tập), operator (quản trị)", HelpName = "VAI TRÒ", Required = true };
        option.Validators.Add(result =>
        {
            if (RoleWords.Parse(result.GetValueOrDefault<string>()) is null) result.AddError($"Không có vai trò “{result.GetValueOrDefault<string>()}”. Được phép: {string.Join(", ", RoleWords.All.Select(RoleWords.Code))}.");
        });
        return option;
    }

    private static async Task<string> SaidAsync(Task change, string words)
    {
        await change;
        return words;
    }

    private static string OneTime(string name, string password) =>
        $"Mật khẩu của {name} cho lần đăng nhập tới (chỉ hiện lần này, phải đổi ngay khi đăng nhập, hết hạn sau {Passwords.OneTimeLasts.Days} ngày):{Environment.NewLine}{password}";

    /// <returns>Null: the program is to make one.</returns>
    private static string? ReadPassword(bool fromInput)
    {
        if (fromInput) return Console.In.ReadLine() is { Length: > 0 } line ? line : throw new CallException(ExitCode.WrongCall, "Đầu vào chuẩn không có mật khẩu nào.");
        if (Console.IsInputRedirected) return null;
        Console.Error.Write("Mật khẩu (để trống: chương trình tạo mật khẩu dùng lần đầu): ");
        var password = ReadUnseen();
        if (password.Length == 0) return null;
        Console.Error.Write("Nhập lại mật khẩu: ");
        return ReadUnseen() == password ? password : throw new CallException(ExitCode.WrongCall, "Hai lần nhập không giống nhau.");
    }

    private static string ReadUnseen()
    {
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (key.KeyChar != '\0') typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
