using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>All that people decided, the latest first.</summary>
public sealed record CorrectionListPage(IReadOnlyList<(Decision Decision, Correction Correction)> Rows, int Total, Paging Paging, string? Notice);

/// <summary>Errors that readers reported.</summary>
/// <param name="Closed">Whether the closed ones are shown.</param>
public sealed record ReportListPage(IReadOnlyList<Report> Reports, int Total, bool Closed, Paging Paging, string? Notice);

/// <summary>Where a reader says what is wrong.</summary>
/// <param name="Cited">The citation in question; null: the document as a whole.</param>
public sealed record ReportPage(string DocumentId, string Title, string Back, string? Place, string? Cited, Excerpt? Sentence, string? Problem = null, string? Typed = null, bool Sent = false);

public sealed record CorrectionProblem(string What, string Back);

/// <summary>What a page says after something was decided.</summary>
public static class CorrectionNotice
{
    public const string Parameter = "dinh-chinh";
    public const string Done = "da-ghi";
    public const string Confirmed = "da-xac-nhan";
    public const string Undone = "da-hoan-tac";
    public const string Closed = "da-dong";

    public static string? Of(string? code) => code switch
    {
        Done => "Đã ghi nhận đính chính. Số liệu các trang liên quan được cập nhật ngay sau khi hệ thống xử lý lại, thường trong vài giây.",
        Confirmed => "Đã ghi là đọc đúng.",
        Undone => "Đã hoàn tác. Số liệu các trang liên quan được cập nhật ngay sau khi hệ thống xử lý lại, thường trong vài giây.",
        Closed => "Đã đóng báo lỗi.",
        _ => null,
    };
}
