using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Wording;

/// <summary>Roles as people and addresses name them.</summary>
public static class RoleWords
{
    public static IReadOnlyList<Role> All { get; } = [Role.Reader, Role.Editor, Role.Operator];

    public static string Of(Role role) => role switch { Role.Operator => "quản trị", Role.Editor => "biên tập", _ => "tra cứu" };

    /// <summary>What it may do.</summary>
    public static string Meaning(Role role) => role switch
    {
        Role.Operator => "nạp tài liệu, quản lý công việc nền, tài khoản và nhật ký", Role.Editor => "nạp tài liệu và sửa sai", _ => "chỉ tra cứu",
    };

    public static string Code(Role role) => role switch { Role.Operator => "operator", Role.Editor => "editor", _ => "reader" };

    public static Role? Parse(string? code) => All.Select(role => (Role?)role).FirstOrDefault(role => Code(role!.Value) == code);
}
