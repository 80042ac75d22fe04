using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Citations;

public sealed class RelationTests
{
    [Theory]
    [InlineData("Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023;\n\nỦy ban nhân dân tỉnh ban hành kế hoạch.", Relation.Basis)]
    [InlineData("Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành kế hoạch.", Relation.Basis)]
    [InlineData("HỘI ĐỒNG NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nKHÓA IX\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023;", Relation.Basis)]
    [InlineData("KỲ HỌP THỨ 5\nCăn cứ Hiến pháp;\nXét Tờ trình số 12/TTr-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh;", Relation.Basis)]
    [InlineData("KẾ HOẠCH\n\nTRIỂN KHAI CHỈ THỊ SỐ 34-CT/TW\n\nSở xây dựng kế hoạch.\n\nI. MỤC ĐÍCH", Relation.Basis)]
    [InlineData("Thực hiện chủ trương của tỉnh, ngày 04/5/2018 UBND tỉnh đã ban hành Quyết định số 22/QĐ-UBND về gặp mặt.", Relation.Mentions)]
    [InlineData("Sở Công Thương đã ký ban hành Kế hoạch số 45/KH-SCT ngày 20/01/2025; nay hướng dẫn như sau.", Relation.Mentions)]
    public void The_opening_block_is_basis_whatever_its_verb(string text, Relation expected) =>
        Assert.Equal(expected, Assert.Single(Documents.Read(text)).Relation);

    [Theory]
    [InlineData("Tiếp tục quán triệt Chỉ thị số 34-CT/TW trong toàn ngành.", Relation.Implements)]
    [InlineData("Khen thưởng theo quy định tại khoản 2 Điều 5 Nghị định số 98/2023/NĐ-CP.", Relation.Implements)]
    [InlineData("Hồ sơ nộp về Sở (theo Hướng dẫn 12/HD-BNV).", Relation.Implements)]
    [InlineData("Tỉnh đã ban hành Kế hoạch số 12/KH-UBND ngày 02/3/2021.", Relation.Mentions)]
    [InlineData("Năm học trước, nhà trường đã sơ kết việc thực hiện Chỉ thị số 22-CT/TU.", Relation.Mentions)]
    [InlineData("Các sở đã tổ chức quán triệt, triển khai thực hiện Chỉ thị số 22-CT/TU.", Relation.Mentions)]
    [InlineData("Khắc phục tồn tại đã được chỉ ra tại Kết luận số 22-KL/TU.", Relation.Mentions)]
    [InlineData("Qua hơn 05 năm triển khai thực hiện Chỉ thị số 22-CT/TU, phong trào có chuyển biến.", Relation.Mentions)]
    [InlineData("Những năm qua, việc thực hiện Chỉ thị số 22-CT/TU còn hạn chế.", Relation.Mentions)]
    [InlineData("Tiếp tục thực hiện Chỉ thị số 22-CT/TU.", Relation.Implements)]
    [InlineData("Những năm qua kết quả còn thấp, cần tiếp tục thực hiện Chỉ thị số 22-CT/TU.", Relation.Implements)]
    [InlineData("Phát huy kết quả đã đạt được, thực hiện tốt Chỉ thị số 22-CT/TU.", Relation.Implements)]
    [InlineData("Hoàn thành các nhiệm vụ đã được giao tại Quyết định số 22/QĐ-TTg.", Relation.Implements)]
    [InlineData("Tổng kết 10 năm thực hiện Chỉ thị số 22-CT/TU.", Relation.Implements)]
    [InlineData("Nguồn: Báo cáo số 45/BC-SNV ngày 10/01/2025.", Relation.Mentions)]
    [InlineData("Đề nghị Bộ nghiên cứu, sửa đổi Thông tư số 12/2019/TT-BNV cho phù hợp.", Relation.Mentions)]
    [InlineData("Kế hoạch này thay thế Kế hoạch số 20/KH-UBND ngày 05/5/2020.", Relation.Replaces)]
    [InlineData("Bãi bỏ Quyết định số 11/2018/QĐ-UBND ngày 11/6/2018.", Relation.Repeals)]
    [InlineData("Quyết định số 11/2018/QĐ-UBND hết hiệu lực kể từ ngày ký.", Relation.Repeals)]
    [InlineData("Sửa đổi, bổ sung Điều 3 Quyết định số 11/2018/QĐ-UBND như sau:", Relation.Amends)]
    [InlineData("Bãi bỏ:\n\na) Khoản 2, khoản 3 Điều 2 Quyết định số 11/2018/QĐ-UBND.", Relation.Amends)]
    [InlineData("Bãi bỏ các quy định về xử lý kỷ luật tại Quyết định số 11/2018/QĐ-UBND.", Relation.Amends)]
    [InlineData("Thay thế cụm từ “Tổng cục Thi hành án” bằng “Cục Thi hành án” tại Quyết định số 11/2018/QĐ-UBND.", Relation.Amends)]
    [InlineData("Trong 30 ngày làm việc theo quy định, kể từ ngày Nghị định số 98/2023/NĐ-CP có hiệu lực.", Relation.Mentions)]
    [InlineData("Về nội dung này, Bộ Nội vụ có Công văn số 5460/BNV-CCVC gửi Sở.", Relation.Mentions)]
    [InlineData("l) Căn cứ pháp lý của thủ tục hành chính\n\nNghị định số 98/2023/NĐ-CP.", Relation.Implements)]
    [InlineData("Xây dựng hạ tầng để chuyển đổi số tại các khu công nghiệp đã đi vào hoạt động, thực hiện hiệu quả Nghị quyết số 57-NQ/TW.", Relation.Implements)]
    [InlineData("Bãi bỏ khoản 7 Điều 2 Quyết định số 11/2018/QĐ-UBND.", Relation.Amends)]
    [InlineData("Báo cáo theo mẫu kèm theo Nghị định số 98/2023/NĐ-CP.", Relation.Implements)]
    public void The_nearest_verb_of_the_body_decides(string text, Relation expected) =>
        Assert.Equal(expected, Assert.Single(Documents.ReadBody(text)).Relation);

    [Fact]
    public void A_list_goes_on_with_the_relation_of_its_first_mention() =>
        Assert.Equal(
            [Relation.Implements, Relation.Implements],
            Documents.ReadBody("Thực hiện Quyết định số 06/QĐ-TTg ngày 02/01/2025 phê duyệt Đề án dữ liệu và Quyết định số 31/QĐ-BTC ngày 05/9/2025 của Bộ Tài chính.").Select(citation => citation.Relation));

    [Theory]
    [InlineData("Tiếp tục thực hiện Chỉ thị số 22-CT/TU về rừng;\nKế hoạch số 31/KH-UBND về nước.", Relation.Implements, Relation.Implements)]
    [InlineData("Bãi bỏ các Quyết định sau:\n\na) Quyết định số 22/2019/QĐ-UBND về phí.\n\nb) Quyết định số 31/2020/QĐ-UBND về giá.", Relation.Repeals, Relation.Repeals)]
    [InlineData("Theo quy định của Luật Ban hành văn bản quy phạm pháp luật và Nghị định số 22/2025/NĐ-CP; theo Thông tư số 31/2025/TT-BNV.", Relation.Implements, Relation.Implements)]
    public void Mentions_of_one_list_share_its_verb(string text, Relation first, Relation second) =>
        Assert.Equal([first, second], Documents.ReadBody(text, Documents.NgheAn with { Type = "Quyết định" }).Select(citation => citation.Relation));

    [Fact]
    public void What_is_done_to_an_attached_regulation_is_done_to_its_decision()
    {
        var decision = Documents.NgheAn with { Type = "Quyết định" };
        string[] texts = ["Sửa đổi Quy chế thi đua kèm theo Quyết định số 13/2018/QĐ-UBND.", "Thay thế Quy định về chợ kèm theo Quyết định số 13/2018/QĐ-UBND."];

        Assert.Equal([Relation.Amends, Relation.Replaces], texts.Select(text => Assert.Single(Documents.ReadBody(text, decision)).Relation));
    }

    [Fact]
    public void A_letter_rests_only_on_the_paragraphs_that_say_so()
    {
        var letter = Documents.NgheAn with { Type = "Công văn" };
        var citations = Documents.Read("Sở nhận được Công văn số 14/CV-ABC ngày 01/3/2025 hỏi về thuế.\n\nCăn cứ Điều 2 Thông tư số 11/2013/TT-BTC quy định:\n\n“Điều 2. Thu nhập”\n\nĐề nghị làm theo quy định tại Thông tư số 11/2013/TT-BTC.", letter);

        Assert.Equal([Relation.Mentions, Relation.Basis, Relation.Implements], citations.Select(citation => citation.Relation));
    }

    [Theory]
    [InlineData("thực hiện Kế hoạch số 35/KH-UBND ngày 21/8/2014 của UBND tỉnh thực hiện Chỉ thị số 34-CT/TW của Bộ Chính trị", 0)]
    [InlineData("thực hiện Kết luận số 76-KL/TW của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 33-NQ/TW", 0)]
    [InlineData("theo Quyết định số 22/2019/QĐ-UBND của UBND tỉnh về sửa đổi một số điều của Quy định về cưới, tang ban hành kèm theo Quyết định số 15/2014/QĐ-UBND", 0)]
    [InlineData("thực hiện Kế hoạch số 1044/KH-UBND của UBND tỉnh Quảng Bình (cũ) về thực hiện Quyết định số 587/QĐ-TTg", 0)]
    [InlineData("thực hiện Kế hoạch số 78/KH-SNV về “phong trào”, điểm a khoản 3 Điều 82 Luật số 15/2003/QH11", null)]
    [InlineData("theo Nghị định số 12/2020/NĐ-CP về sửa đổi khoản 2, Điều 8, Nghị định số 71/2013/NĐ-CP", 0)]
    [InlineData("thực hiện Nghị quyết số 12/NQ-CP về đổi mới quy chế (sửa đổi) như sau:\nI. SỰ CẦN THIẾT\nQuy chế (ban hành kèm theo Nghị định số 71/2013/NĐ-CP", null)]
    [InlineData("theo Luật Lâm nghiệp số 16/2017/QH14 đã được sửa đổi, bổ sung một số điều theo Luật số 16/2023/QH15", 0)]
    [InlineData("theo Nghị định số 12/2020/NĐ-CP (sửa đổi, bổ sung tại Nghị định số 71/2023/NĐ-CP)", 0)]
    [InlineData("theo Nghị định số 12/2020/NĐ-CP quy định về xử phạt trong lĩnh vực thủy sản (được sửa đổi, bổ sung một số điều bởi Nghị định số 71/2023/NĐ-CP)", 0)]
    [InlineData("theo Luật số 43/2024/QH15 sửa đổi, bổ sung một số điều của Luật Đất đai và Kế hoạch số 13/KH-UBND", null)]
    [InlineData("thực hiện Chỉ thị số 29-CT/TU của Tỉnh ủy về bảo hiểm, Kế hoạch số 13/KH-UBND", null)]
    [InlineData("thực hiện Chỉ thị số 28-CT/TW về trẻ em gắn với thực hiện Kế hoạch số 68/KH-UBND", null)]
    [InlineData("thực hiện Chỉ thị số 28-CT/TW về trẻ em; triển khai Kế hoạch số 68/KH-UBND", null)]
    [InlineData("thực hiện Chỉ thị số 28-CT/TW về trẻ em và chỉ đạo của UBND tỉnh tại Công văn số 68/UBND-VX", null)]
    [InlineData("thực hiện Kế hoạch số 44/KH-UBND về chợ và ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 68/TB-UBND", null)]
    public void A_mention_in_the_title_of_another_or_amending_it_stands_within_it(string text, int? within) =>
        Assert.Equal([null, within], Documents.ReadBody(text).Select(citation => citation.Within));

    [Fact]
    public void Every_law_of_an_amending_list_stands_within_the_amended_one() =>
        Assert.Equal([null, 0, 0, 0], Documents.ReadBody("theo Luật Đất đai số 31/2024/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15, Luật số 47/2024/QH15 và Luật số 58/2024/QH15").Select(citation => citation.Within));

    [Fact]
    public void Another_kind_of_document_behind_an_amending_law_amends_nothing() =>
        Assert.Equal([null, 0, null], Documents.ReadBody("theo Luật Đất đai số 31/2024/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15, Chỉ thị số 13/CT-UBND").Select(citation => citation.Within));

    [Fact]
    public void An_amendment_belongs_to_the_amended_one_not_to_what_its_title_names() =>
        Assert.Equal([null, 0, 0], Documents.ReadBody("theo Nghị quyết số 03/NQ-CP của Chính phủ thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về khoa học được sửa đổi tại Nghị quyết số 71/NQ-CP").Select(citation => citation.Within));
}
