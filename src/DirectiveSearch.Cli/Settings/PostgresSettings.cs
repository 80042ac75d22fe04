using Npgsql;

namespace DirectiveSearch.Cli.Settings;

/// <summary>The PostgreSQL database that holds the archive.</summary>
/// <param name="ConnectionString">In Npgsql's form, with the password.</param>
internal sealed record PostgresOptions(string ConnectionString)
{
    /// <summary>Where it is, for people; without the password.</summary>
    public override string ToString()
    {
        var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
        return $"{parts.Host}:{parts.Port}/{parts.Database}{(parts.Username is { Length: > 0 } user ? $" ({user})" : "")}";
    }
}

/// <summary>The settings under Archive: empty, and the archive is a SQLite file in the data folder.</summary>
internal static class PostgresSettings
{
    private const int ConnectSeconds = 5;

    private static readonly SettingDefinition Connection = new(
        "Archive:Postgres", "", "kho trên PostgreSQL (trống: kho nhúng trong thư mục dữ liệu)",
        "Host=máy;Database=tên;Username=tên, ngăn bằng dấu ; (mật khẩu nên để trong tệp của --archive-postgres-password-file)", IsConnection) { Show = WithoutPassword };

    private static readonly SettingDefinition PasswordFile = new("Archive:PostgresPasswordFile", "", "tệp chứa mật khẩu PostgreSQL", "đường dẫn một tệp đọc được", SecretFile.IsName);

    public static IReadOnlyList<SettingDefinition> All { get; } = [Connection, PasswordFile];

    /// <param name="inForce">All of them allowed each by itself.</param>
    /// <returns>Null options for the embedded archive.</returns>
    public static (PostgresOptions? Options, IReadOnlyList<string> Errors) Read(IReadOnlyList<SettingInForce> inForce)
    {
        var connection = inForce.First(setting => setting.Definition == Connection).Value;
        var file = inForce.First(setting => setting.Definition == PasswordFile).Value;
        if (connection.Length == 0)
            return (null, file.Length == 0 ? [] : [$"{PasswordFile.Option} chỉ có tác dụng khi có {Connection.Option}. Hãy đặt {Connection.Option}, hoặc bỏ tệp mật khẩu để dùng kho nhúng."]);
        var parts = new NpgsqlConnectionStringBuilder(connection);
        parts.ApplicationName ??= "DirectiveSearch";
        if (!parts.ShouldSerialize("Timeout")) parts.Timeout = ConnectSeconds;
        if (file.Length == 0) return (new PostgresOptions(parts.ConnectionString), []);
        if (parts.Password is { Length: > 0 }) return (null, [$"Mật khẩu trong {Connection.Option} và {PasswordFile.Option} không dùng cùng nhau. Hãy giữ một."]);
        var (password, error) = SecretFile.Read(PasswordFile.Option, file);
        if (error is not null) return (null, [error]);
        parts.Password = password;
        return (new PostgresOptions(parts.ConnectionString), []);
    }

    private static bool IsConnection(string value) => value.Length == 0 || Parse(value) is { Host.Length: > 0, Database.Length: > 0, IncludeErrorDetail: false };

    private static string WithoutPassword(string value)
    {
        if (Parse(value) is not { } parts) return "•••";
        if (parts.Password is { Length: > 0 }) parts.Password = "•••";
        return parts.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder? Parse(string value)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(value);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
