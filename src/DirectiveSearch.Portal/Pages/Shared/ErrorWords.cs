using DirectiveSearch.Portal.Security;

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
        429 => new(status, "Yêu cầu dồn dập quá", "Máy chủ tạm ngừng nhận yêu cầu từ tài khoản hoặc địa chỉ này để phục vụ được mọi người.", "Hãy đợi một phút rồi thử lại; những gì đang xem không bị mất."),
        503 => new(status, "Hệ thống đang bận", "Kho hoặc chỉ mục chưa trả lời.", "Hãy thử lại sau ít phút; dữ liệu không bị mất."),
        >= 500 => new(status, "Chưa mở được trang này", "Hệ thống gặp lỗi khi xử lý yêu cầu. Lỗi đã được ghi lại; dữ liệu không bị mất.", "Hãy thử lại sau ít phút, hoặc báo cho người quản trị kèm địa chỉ của trang."),
        _ => new(status, "Yêu cầu chưa đúng", "Máy chủ không hiểu yêu cầu vừa gửi.", "Hãy quay lại trang trước và thử lại."),
    };

    /// <summary>Why this visitor may not, and who can help.</summary>
    public static ErrorWords For(Refusal refusal)
    {
        var (title, what, wayOut) = refusal switch
        {
            Refusal.NotAtTheMachine => (
                "Việc này làm trên chính máy chủ", "Nạp tài liệu và quản trị chỉ được thực hiện khi mở trang này trên chính máy đang chạy DirectiveSearch.",
                "Hãy mở trang bằng địa chỉ http://localhost ngay trên máy đó, hoặc nhờ người quản trị lập tài khoản để đăng nhập từ máy khác."),
            Refusal.NotSignedIn => ("Cần đăng nhập", "Bạn chưa đăng nhập, hoặc phiên đăng nhập đã hết hạn nên yêu cầu vừa gửi chưa được thực hiện.", "Hãy đăng nhập rồi làm lại."),
            Refusal.Password => ("Cần đổi mật khẩu", "Mật khẩu đang dùng do người khác đặt.", "Hãy mở trang Tài khoản của tôi, đổi mật khẩu rồi làm lại."),
            Refusal.SecondFactor => ("Cần xác thực hai bước", "Tài khoản biên tập và quản trị chỉ được thay đổi dữ liệu khi đã bật xác thực hai bước.", "Hãy mở trang Tài khoản của tôi, bật xác thực hai bước rồi làm lại."),
            Refusal.Tls => ("Kết nối chưa được mã hóa", "Máy chủ trung gian không cho biết bạn kết nối bằng https nên chưa được thay đổi dữ liệu.", "Hãy mở trang bằng địa chỉ https, hoặc nhờ người quản trị gửi kèm tiêu đề X-Forwarded-Proto."),
            _ => ("Tài khoản chưa được giao việc này", "Vai trò của tài khoản đang dùng không cho phép mở trang hoặc làm việc vừa yêu cầu.", "Nếu công việc cần, hãy nhờ người quản trị đổi vai trò."),
        };
        return new ErrorWords(403, title, what, wayOut);
    }
}
