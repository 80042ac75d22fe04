using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Movements;

namespace DirectiveSearch.Tests.Movements;

public sealed class MovementFamilyTests
{
    [Theory]
    [InlineData("Cả nước chung sức xây dựng nông thôn mới", "Hậu Lộc chung sức xây dựng nông thôn mới kiểu mẫu")]
    [InlineData("Vì người nghèo - Không để ai bị bỏ lại phía sau", "Nghệ An chung sức vì người nghèo, không để ai bị bỏ lại phía sau")]
    [InlineData("Vì người nghèo - Không để ai bị bỏ lại phía sau", "Cả nước chung sức vì người nghèo")]
    [InlineData("Doanh nghiệp Việt Nam hội nhập và phát triển", "Doanh nghiệp tỉnh Sơn La hội nhập và phát triển bền vững")]
    [InlineData("Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở", "CBCCVC các cơ quan Đảng thi đua thực hiện văn hoá công sở")]
    [InlineData("Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch COVID-19", "Toàn dân đoàn kết, chung sức thi đua phòng, chống và chiến thắng đại dịch Covid-19")]
    [InlineData("Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí", "Lai Châu đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại, thực hành tiết kiệm, chống lãng phí")]
    [InlineData("Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời", "Cà Mau thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030")]
    [InlineData("Cả nước chung tay xóa nhà tạm, nhà dột nát", "Điện Biên chung tay xoá nhà tạm, nhà dột nát")]
    [InlineData("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "Thanh Hóa thi đua đổi mới sáng tạo và chuyển đổi số")]
    [InlineData("Đổi mới sáng tạo, phát triển khoa học, công nghệ, chuyển đổi số, chuyển đổi xanh", "Huế đổi mới sáng tạo, phát triển khoa học, công nghệ, chuyển đổi số, chuyển đổi xanh")]
    [InlineData("Phát triển mạnh doanh nghiệp tư nhân, nâng cao hiệu quả doanh nghiệp nhà nước", "Đà Nẵng phát triển mạnh doanh nghiệp tư nhân, nâng cao hiệu quả doanh nghiệp nhà nước")]
    [InlineData("Toàn dân tham gia bảo vệ môi trường; giảm thiểu phát sinh, phân loại, thu gom, xử lý rác thải vì một Việt Nam sáng - xanh - sạch - đẹp", "Toàn quân tham gia bảo vệ môi trường; phân loại, thu gom, xử lý rác thải vì một Việt Nam sáng - xanh - sạch - đẹp")]
    [InlineData("Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia", "Nhân dân Lạng Sơn tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia")]
    [InlineData("Toàn dân đoàn kết xây dựng đời sống văn hóa", "TDĐKXDĐSVH")]
    [InlineData("Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", "Toàn dân đoàn kết xây dựng cuộc sống mới ở khu dân cư")]
    [InlineData("Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", "Toàn dân đoàn kết xây dựng nông thôn mới – đô thị văn minh")]
    [InlineData("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "Học tập và làm theo tấm gương đạo đức Hồ Chí Minh")]
    [InlineData("Xây dựng người phụ nữ Việt Nam thời đại mới", "Xây dựng người phụ nữ Vĩnh Long thời đại mới")]
    [InlineData("Nông dân thi đua sản xuất, kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững", "Nông dân Bến Tre thi đua sản xuất, kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững")]
    [InlineData("Phát huy truyền thống, cống hiến tài năng, xứng danh Bộ đội Cụ Hồ", "Phát huy truyền thống, cống hiến tài năng, xứng danh Bộ đội Cụ Hồ - Người chiến sĩ Hải quân")]
    [InlineData("Cả nước chung sức xây dựng nông thôn mới", "LLVT thành phố chung sức xây nông thôn mới")]
    [InlineData("Cả nước chung sức xây dựng nông thôn mới", "Quân đội chung sức xây dựng nông thôn mới")]
    public void A_local_variant_joins_its_family(string family, string variant) => Assert.Equal(family, MovementFamilies.FamilyOf(variant));

    [Theory]
    [InlineData("500 ngày đêm thi đua hoàn thành 3.000 km đường bộ cao tốc", "500 ngày đêm thi đua hoàn thành 3.000km đường bộ cao tốc")]
    [InlineData("Bình dân học vụ số", "“Bình dân học vụ số”")]
    [InlineData("Chống rác thải nhựa", "Chống rác thải nhựa năm 2023")]
    [InlineData("Vệ sinh yêu nước nâng cao sức khỏe nhân dân", "Vệ sinh yêu nước, nâng cao sức khoẻ nhân dân")]
    [InlineData("Toàn dân bảo vệ an ninh Tổ quốc", "Toàn dân bảo vệ an ninh tổ quốc trong tình hình mới")]
    [InlineData("Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia", "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia trong tình hình mới")]
    [InlineData("Toàn dân tham gia phòng cháy, chữa cháy", "Toàn dân phòng cháy, chữa cháy và cứu nạn, cứu hộ")]
    [InlineData("Toàn dân tham gia phòng cháy, chữa cháy", "Toàn dân tham gia PCCC và CNCH")]
    [InlineData("Ngày vì người nghèo", "Vì người nghèo")]
    [InlineData("Người Việt Nam ưu tiên dùng hàng Việt Nam", "Người Việt Nam dùng hàng Việt Nam")]
    [InlineData("Toàn dân rèn luyện thân thể theo gương Bác Hồ vĩ đại", "Toàn dân rèn luyện thân thể theo gương Bác Hồ vĩ đại giai đoạn 2021 - 2030")]
    [InlineData("Toàn dân tham gia phòng, chống HIV/AIDS tại cộng đồng dân cư", "Toàn dân tham gia phòng chống HIV/AIDS tại cộng đồng dân cư")]
    [InlineData("Dân vận khéo", "Dân vận khéo năm 2024")]
    [InlineData("Lao động giỏi, lao động sáng tạo", "Lao động giỏi – Lao động sáng tạo")]
    [InlineData("Đổi mới, sáng tạo trong hoạt động công đoàn", "Đổi mới sáng tạo trong hoạt động công đoàn")]
    [InlineData("Giỏi việc nước, đảm việc nhà", "Giỏi việc nước - Đảm việc nhà")]
    [InlineData("Xanh - Sạch - Đẹp, Bảo đảm an toàn vệ sinh lao động", "Xanh, sạch, đẹp, bảo đảm an toàn, vệ sinh lao động")]
    [InlineData("Xây dựng người cán bộ, công chức, viên chức trung thành, trách nhiệm, liêm chính, sáng tạo", "Xây dựng người cán bộ, công chức, viên chức “Trung thành - Trách nhiệm - Liêm chính - Sáng tạo”")]
    [InlineData("Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc", "Phụ nữ tích cực học tập, lao động, sáng tạo, xây dựng gia đình hạnh phúc")]
    [InlineData("Xây dựng gia đình 5 không, 3 sạch", "Gia đình 5 không 3 sạch")]
    [InlineData("Nông dân thi đua sản xuất, kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững", "Nông dân thi đua SXKD giỏi")]
    [InlineData("Cựu chiến binh gương mẫu", "Cựu chiến binh gương mẫu giai đoạn 2024 - 2029")]
    [InlineData("Tuổi cao - Gương sáng", "Tuổi cao, gương sáng")]
    [InlineData("Thanh niên tình nguyện", "THANH NIÊN TÌNH NGUYỆN")]
    [InlineData("Tuổi trẻ sáng tạo", "Tuổi trẻ Sáng tạo")]
    [InlineData("Tuổi trẻ xung kích bảo vệ Tổ quốc", "Tuổi trẻ xung kích, bảo vệ Tổ quốc")]
    [InlineData("Tôi yêu Tổ quốc tôi", "Tôi yêu tổ quốc tôi năm 2025")]
    [InlineData("Khỏe để lập nghiệp và giữ nước", "Khoẻ để lập nghiệp và giữ nước")]
    [InlineData("Đền ơn đáp nghĩa", "Đền ơn, đáp nghĩa")]
    [InlineData("Thi đua Quyết thắng", "TĐQT")]
    [InlineData("Vì an ninh Tổ quốc", "Vì an ninh tổ quốc năm 2025")]
    [InlineData("Công an nhân dân học tập, thực hiện Sáu điều Bác Hồ dạy", "CAND học tập, thực hiện Sáu điều Bác Hồ dạy")]
    [InlineData("Dạy tốt - Học tốt", "Thi đua dạy tốt, học tốt")]
    [InlineData("Nói không với tiêu cực trong thi cử và bệnh thành tích trong giáo dục", "Hai không")]
    [InlineData("Mỗi thầy, cô giáo là một tấm gương đạo đức, tự học và sáng tạo", "Mỗi thầy giáo, cô giáo là một tấm gương đạo đức, tự học và sáng tạo")]
    [InlineData("Xây dựng trường học thân thiện, học sinh tích cực", "XD THTT, HSTC")]
    [InlineData("Đổi mới, sáng tạo trong quản lý, giảng dạy và học tập", "Đổi mới sáng tạo trong quản lý, giảng dạy và học tập giai đoạn 2020 - 2025")]
    [InlineData("Đổi mới phong cách, thái độ phục vụ của cán bộ y tế hướng tới sự hài lòng của người bệnh", "Đổi mới phong cách thái độ phục vụ của cán bộ y tế, hướng tới sự hài lòng của người bệnh")]
    [InlineData("Phụng công, thủ pháp, chí công, vô tư", "Phụng công, thủ pháp - Chí công, vô tư")]
    [InlineData("Xây dựng đội ngũ cán bộ, Kiểm sát viên vững về chính trị, giỏi về nghiệp vụ, tinh thông về pháp luật, công tâm và bản lĩnh, kỷ cương và trách nhiệm", "Xây dựng đội ngũ cán bộ, kiểm sát viên “Vững về chính trị, giỏi về nghiệp vụ, tinh thông về pháp luật, công tâm và bản lĩnh, kỷ cương và trách nhiệm”")]
    [InlineData("Tết vì người nghèo và nạn nhân chất độc da cam", "Tết vì người nghèo và nạn nhân chất độc da cam năm 2022")]
    [InlineData("Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hằng năm và Kế hoạch 5 năm", "Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hàng năm và kế hoạch 5 năm giai đoạn 2021 - 2025")]
    [InlineData("Lập thành tích chào mừng Đại hội lần thứ XIV của Đảng", "Thi đua lập thành tích chào mừng Đại hội lần thứ XIV của Đảng")]
    public void Another_wording_is_the_same_movement(string national, string wording) =>
        Assert.Equal(MovementFamilies.Slug(national), MovementFamilies.Slug(wording, MovementFamilies.FamilyOf(wording)));

    [Theory]
    [InlineData("Toàn dân đoàn kết xây dựng đời sống văn hóa", "Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư")]
    [InlineData("Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", "Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư")]
    [InlineData("Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", "Cả nước chung sức xây dựng nông thôn mới")]
    [InlineData("Ngày vì người nghèo", "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau")]
    [InlineData("Toàn dân bảo vệ an ninh Tổ quốc", "Vì an ninh Tổ quốc")]
    [InlineData("Toàn dân bảo vệ an ninh Tổ quốc", "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia")]
    [InlineData("Giỏi việc nước, đảm việc nhà", "Giỏi việc trường - Đảm việc nhà")]
    [InlineData("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "Đổi mới sáng tạo, phát triển khoa học, công nghệ, chuyển đổi số, chuyển đổi xanh")]
    [InlineData("Đổi mới, sáng tạo trong hoạt động công đoàn", "Đổi mới, sáng tạo trong quản lý, giảng dạy và học tập")]
    [InlineData("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "Đổi mới, sáng tạo trong hoạt động công đoàn")]
    [InlineData("Doanh nghiệp Việt Nam hội nhập và phát triển", "Phát triển mạnh doanh nghiệp tư nhân, nâng cao hiệu quả doanh nghiệp nhà nước")]
    [InlineData("Toàn dân tham gia bảo vệ môi trường; phân loại, thu gom, xử lý rác thải vì một Việt Nam sáng - xanh - sạch - đẹp", "Sáng - Xanh - Sạch - Đẹp")]
    [InlineData("Xanh - Sạch - Đẹp, Bảo đảm an toàn vệ sinh lao động", "Sáng - Xanh - Sạch - Đẹp")]
    [InlineData("Bình dân học vụ số", "Bình dân học vụ")]
    [InlineData("Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc", "Xây dựng người phụ nữ Việt Nam thời đại mới")]
    [InlineData("Lao động giỏi, lao động sáng tạo", "Tuổi trẻ sáng tạo")]
    public void False_friends_stay_apart(string one, string other)
    {
        Assert.NotEqual(MovementFamilies.Slug(one, MovementFamilies.FamilyOf(one)), MovementFamilies.Slug(other, MovementFamilies.FamilyOf(other)));
        Assert.Null(PossibleFamily(other));
    }

    [Theory]
    [InlineData("Thanh niên Gia Lai đổi mới sáng tạo và chuyển đổi số", "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số")]
    [InlineData("Phụ nữ tích cực học tập, lao động sáng tạo", "Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc")]
    [InlineData("Toàn dân tham gia giữ gìn an ninh, bảo vệ chủ quyền lãnh thổ, an ninh biên giới", "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia")]
    public void What_only_resembles_a_movement_is_left_to_people(string name, string candidate)
    {
        Assert.Null(MovementFamilies.FamilyOf(name));
        Assert.Equal(candidate, PossibleFamily(name));
    }

    [Theory]
    [InlineData("Mỗi tuần một cuốn sách")]
    [InlineData("Lương y như từ mẫu")]
    [InlineData("Vì sự tiến bộ của phụ nữ")]
    [InlineData("Nâng cao hiệu quả hoạt động của kinh tế tập thể")]
    public void Other_names_resemble_none(string name) => Assert.Null(PossibleFamily(name));

    private static string? PossibleFamily(string name) => Assert.Single(Extractor.Extract($"Tiếp tục thực hiện phong trào thi đua “{name}”.").Movements).PossibleFamily;
}
