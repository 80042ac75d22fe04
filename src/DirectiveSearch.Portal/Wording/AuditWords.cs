namespace DirectiveSearch.Portal.Wording;

/// <summary>What stands in the audit log, in words.</summary>
public static class AuditWords
{
    private static readonly (string Code, string Words)[] Actions =
    [
        ("dang-nhap", "đăng nhập"),
        ("dang-nhap.sai", "đăng nhập sai"),
        ("dang-nhap.sai-ma", "sai mã xác thực"),
        ("dang-xuat", "đăng xuất"),
        ("tu-choi", "bị từ chối"),
        ("toi.mat-khau", "đổi mật khẩu của mình"),
        ("toi.sai", "nhập sai mật khẩu của mình"),
        ("toi.xac-thuc", "bật xác thực hai bước"),
        ("toi.ma-khoi-phuc", "lập mã khôi phục mới"),
        ("toi.ket-thuc-phien", "kết thúc một phiên của mình"),
        ("toi.ket-thuc-het-phien", "đăng xuất khỏi mọi nơi"),
        ("tai-khoan.them", "thêm tài khoản"),
        ("tai-khoan.vai-tro", "đổi vai trò"),
        ("tai-khoan.ngung", "ngừng tài khoản"),
        ("tai-khoan.mo", "dùng lại tài khoản"),
        ("tai-khoan.mat-khau", "cấp lại mật khẩu"),
        ("tai-khoan.xac-thuc", "bỏ xác thực hai bước"),
        ("tai-khoan.mo-khoa", "mở khóa đăng nhập"),
        ("tai-khoan.ket-thuc-phien", "kết thúc phiên của tài khoản"),
        ("nap-tai-lieu", "nạp tài liệu"),
        ("nap-tai-lieu.thu-lai", "thử lại tệp chưa đọc được"),
        ("cong-viec.thu-lai", "thử lại việc hỏng"),
        ("cong-viec.chay-ngay", "cho chạy ngay một lịch"),
        ("nguon.thu-thap", "cho thu thập một nguồn"),
        ("nguon.quet", "cho quét toàn bộ một nguồn"),
        ("nguon.thu-lai", "thử lại phần lỗi của một nguồn"),
        ("nguon.tam-dung", "tạm dừng thu thập một nguồn"),
        ("nguon.chay-tiep", "cho một nguồn chạy tiếp"),
        ("dinh-chinh.dat", "sửa văn bản được viện dẫn"),
        ("dinh-chinh.gop", "gộp hai văn bản"),
        ("dinh-chinh.phong-trao", "xác định phong trào của một tên gọi"),
        ("dinh-chinh.thong-tin", "sửa thông tin của văn bản"),
        ("dinh-chinh.chu", "sửa hoặc xác nhận chữ máy đọc"),
        ("dinh-chinh.ban", "tách hoặc nối các bản của một văn bản"),
        ("dinh-chinh.hoan-tac", "hoàn tác đính chính"),
        ("bao-loi.dong", "đóng báo lỗi"),
    ];

    /// <summary>What one can ask for; each with all that belongs to it.</summary>
    public static IReadOnlyList<(string Code, string Words)> Filters { get; } =
    [
        ("dang-nhap", "đăng nhập, kể cả không thành"), ("dang-xuat", "đăng xuất"), ("tu-choi", "bị từ chối"), ("toi", "tài khoản của mình"),
        ("tai-khoan", "quản trị tài khoản"), ("nap-tai-lieu", "nạp tài liệu"), ("cong-viec", "công việc nền"), ("nguon", "nguồn thu thập"), ("dinh-chinh", "đính chính"), ("bao-loi", "báo lỗi"),
    ];

    /// <summary>Codes of other parts of the program stand as they are.</summary>
    public static string Of(string action) => Actions.FirstOrDefault(pair => pair.Code == action).Words ?? action;

    /// <summary>Who it was, when nobody had signed in.</summary>
    public static string Who(string who) => who.Length == 0 ? "chưa đăng nhập" : who;
}
