using System.Net.Sockets;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using Npgsql;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>What a PostgreSQL that cannot be used says, in words with the way out.</summary>
internal static class ArchiveTrouble
{
    /// <returns>Null when it is no such trouble.</returns>
    public static string? Describe(Exception exception, PostgresOptions postgres)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification }:
                    return $"PostgreSQL {postgres} không nhận tên hoặc mật khẩu này. Kiểm tra Username trong --archive-postgres và --archive-postgres-password-file.";
                case PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName }:
                    return $"PostgreSQL {postgres} chưa có cơ sở dữ liệu này. Hãy tạo trước, ví dụ: createdb --encoding=UTF8 TÊN.";
                case PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege }:
                    return $"PostgreSQL {postgres}: người dùng này không đủ quyền tạo bảng. Hãy giao quyền sở hữu cơ sở dữ liệu cho người dùng này.";
                case PostgresException { IsTransient: false }:
                    return null;
            }
        }

        return exception is ArchiveUnavailableException or NpgsqlException or TimeoutException or SocketException
            ? $"PostgreSQL {postgres} chưa trả lời: {exception.GetBaseException().Message} Kiểm tra máy chủ có đang chạy không và --archive-postgres." : null;
    }
}
