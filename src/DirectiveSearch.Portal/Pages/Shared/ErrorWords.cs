namespace DirectiveSearch.Portal.Pages;

/// <param name="WayOut">What the reader can do now.</param>
public sealed record ErrorWords(int Status, string Title, string What, string WayOut)
{
    public static ErrorWords For(int status) => status switch
    {
        404 => new(status, "Không có trang này", "Địa chỉ có thể gõ chưa đúng, hoặc văn bản đã được gỡ khỏi kho.", "Hãy tìm theo số, ký hiệu hoặc nội dung ở ô phía trên."),
        403 => new(status, "Trang này cần quyền truy cập", "Người đang dùng máy này chưa được phép làm việc vừa yêu cầu.", "Hãy liên hệ người quản trị hệ thống của đơn vị."),
        413 => new(status, "Tệp gửi lên quá lớn", "Máy chủ không nhận tệp lớn hơn giới hạn đã đặt.", "Hãy chia nhỏ tệp, hoặc nhờ người quản trị nạp trực tiếp từ thư mục."),
        414 => new(status, "Địa chỉ quá dài", "Câu tìm hoặc số bộ lọc vượt quá mức máy chủ nhận.", "Hãy rút ngắn câu tìm, bỏ bớt bộ lọc rồi thử lại."),
        503 => new(status, "Hệ thống đang bận", "Kho hoặc chỉ mục chưa trả lời.", "Hãy thử lại sau ít phút; dữ liệu không bị mất."),
        >= 500 => new(status, "Chưa mở được trang này", "Hệ thống gặp lỗi khi xử lý yêu cầu. Lỗi đã được ghi lại; dữ liệu không bị mất.", "Hãy thử lại sau ít phút, hoặc báo cho người quản trị kèm địa chỉ của trang."),
        _ => new(status, "Yêu cầu chưa đúng", "Máy chủ không hiểu yêu cầu vừa gửi.", "Hãy quay lại trang trước và thử lại."),
    };
}
