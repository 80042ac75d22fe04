namespace DirectiveSearch.Archive;

/// <summary>The archive's database does not answer now (stopped, starting, unreachable, out of connections): nothing was lost, and the same call may succeed later.</summary>
public sealed class ArchiveUnavailableException(Exception cause) : Exception(
    $"Cơ sở dữ liệu của kho chưa trả lời: {cause.Message} Hãy kiểm tra máy chủ PostgreSQL và thiết lập Archive:Postgres.", cause);
