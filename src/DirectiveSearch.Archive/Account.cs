namespace DirectiveSearch.Archive;

/// <summary>Who may sign in.</summary>
/// <param name="Name">In lower case; what is typed to sign in and written into the log.</param>
/// <param name="Display">As people know the person.</param>
/// <param name="PasswordHash">In the form of the framework's PasswordHasher.</param>
/// <param name="MustChange">The password was set by somebody else: nothing else may be done before it is changed.</param>
/// <param name="TotpSecret">Protected; null: no second factor.</param>
/// <param name="TotpStep">The last time step whose code was used.</param>
/// <param name="RecoverySalt">With it the recovery codes are hashed; null: none were made.</param>
/// <param name="Stamp">Another one after each change of password, role or second factor.</param>
public sealed record Account(
    string Id, string Name, string Display, Role Role, string PasswordHash, bool MustChange, string? TotpSecret, long TotpStep, string? RecoverySalt,
    string Stamp, bool Disabled, DateTimeOffset CreatedAt, DateTimeOffset PasswordAt, DateTimeOffset? SignedInAt);

/// <summary>A second factor with the codes that serve when it is lost.</summary>
/// <param name="Secret">Protected.</param>
/// <param name="Step">The time step whose code proved it.</param>
/// <param name="CodeHashes">Of the recovery codes, made with the salt.</param>
public sealed record SecondFactor(string Secret, long Step, string Salt, IReadOnlyList<string> CodeHashes);

internal sealed class AccountRow
{
    public const string Columns =
        "a.id, a.name, a.display, a.role, a.password, a.must_change, a.totp, a.totp_step, a.recovery_salt, a.stamp, a.disabled, a.created_at, a.password_at, a.signed_in_at";

    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Display { get; init; } = "";
    public int Role { get; init; }
    public string Password { get; init; } = "";
    public int MustChange { get; init; }
    public string? Totp { get; init; }
    public long TotpStep { get; init; }
    public string? RecoverySalt { get; init; }
    public string Stamp { get; init; } = "";
    public int Disabled { get; init; }
    public long CreatedAt { get; init; }
    public long PasswordAt { get; init; }
    public long? SignedInAt { get; init; }

    public Account ToAccount() => new(
        Id, Name, Display, (Role)Role, Password, MustChange == 1, Totp, TotpStep, RecoverySalt, Stamp, Disabled == 1,
        Stored.Time(CreatedAt), Stored.Time(PasswordAt), SignedInAt is { } at ? Stored.Time(at) : null);
}
