namespace DirectiveSearch.Tests.Citations;

/// <summary>One number in one text may be two documents': which mentions lend each other their date.</summary>
public sealed class SameNumberTests
{
    [Theory]
    // Shortened, paraphrased, misread, or saying too little: the same.
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về công tác thi đua, khen thưởng", true)]
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về thi đua", true)]
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về tổ chức Hội nghị", true)]
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về đổi mới, nâng cao chất lượng thi đua khen thưởng trong tình hình mới", true)]
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về tiếp lục đồi mởi công lác thì đưa, khcn thưỏng", true)]
    [InlineData("về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "về đẩy mạnh học tập và làm theo Bác", true)]
    [InlineData("về sắp xếp tổ chức bộ máy tinh gọn", "về thực hiện Nghị quyết Trung ương sáu khóa mười hai", true)]
    [InlineData("về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "về đại hội đảng bộ các cấp", true)]
    // Nothing in common, or the same of another time: another document.
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về phát triển nhà ở xã hội", false)]
    [InlineData("về tiếp tục đổi mới công tác thi đua, khen thưởng", "về tăng cường sự lãnh đạo của Đảng đối với công tác phát triển nhà ở xã hội trong tình hình mới", false)]
    [InlineData("về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "về tăng cường sự lãnh đạo của Đảng đối với công tác giảm nghèo bền vững đến năm 2030", false)]
    [InlineData("về xây dựng và phát triển văn hóa, con người Việt Nam", "về ứng phó với biến đổi khí hậu, quản lý tài nguyên", false)]
    [InlineData("về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", false)]
    public void An_undated_mention_takes_the_date_only_of_its_own_subject(string dated, string undated, bool taken)
    {
        var citations = Documents.ReadBody($"1. Quán triệt Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị {dated}.\n2. Quán triệt Chỉ thị số 34-CT/TW {undated}.\n");
        Assert.Equal(taken, citations[1].Date is not null);
        Assert.Contains(citations[1].Reasons, reason => reason is { Field: "date", Rule: var rule } && rule == (taken ? "stated-elsewhere" : "subject-differs"));
    }

    [Theory]
    [InlineData("của Ban Bí thư khóa XIII", false)]
    [InlineData("(khoá XIII)", false)]
    [InlineData("khóa 13", false)]
    [InlineData("của Bộ Chính trị khóa XI", true)]
    [InlineData("của Bộ Chính trị", true)]
    public void Another_term_lends_no_date(string term, bool taken) =>
        Assert.Equal(taken, Documents.ReadBody($"1. Quán triệt Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị khóa XI.\n2. Quán triệt Chỉ thị số 34-CT/TW {term}.\n")[1].Date is not null);

    [Fact]
    public void Between_two_a_silent_mention_takes_nothing()
    {
        var citations = Documents.ReadBody(
            "1. Quán triệt Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về đổi mới công tác thi đua, khen thưởng.\n"
            + "2. Quán triệt Chỉ thị số 34-CT/TW về phát triển nhà ở xã hội.\n3. Quán triệt Chỉ thị số 34-CT/TW về thi đua, khen thưởng.\n4. Quán triệt Chỉ thị số 34-CT/TW.\n");
        Assert.Equal(["2014-04-07", null, "2014-04-07", null], citations.Select(citation => citation.Date?.ToString()));
    }

    [Fact]
    public void A_misread_number_is_the_one_that_is_meant()
    {
        var citations = Documents.ReadBody("1. Quán triệt Quyết định số 1O78/QĐ-UBND ngày 07/4/2024 của UBND tỉnh Nghệ An.\n2. Theo Quyết định số 1078/QĐ-UBND.\n", Documents.District);
        Assert.Equal(("2024-04-07", "Ủy ban nhân dân tỉnh Nghệ An"), (citations[1].Date?.ToString(), citations[1].Issuer));
    }

    [Theory]
    [InlineData("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII", "XII")]
    [InlineData("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng (khoá XIl)", "XII")]
    [InlineData("Nghị quyết số 18-NQ/TW (khóa 12)", "XII")]
    [InlineData("Nghị quyết số 05-NQ/TU của Tỉnh ủy nhiệm kỳ 2015 - 2020", "2015-2020")]
    [InlineData("Nghị quyết số 05-NQ/TU của Tỉnh ủy (nhiệm kỳ 2020-2025) về việc khác", "2020-2025")]
    [InlineData("Nghị quyết số 05-NQ/TU của Tỉnh ủy về đào tạo các khóa XII", null)]
    [InlineData("Quyết định số 5/QĐ-UBND của Ủy ban nhân dân tỉnh về khóa học", null)]
    public void The_term_stands_with_the_issuer_or_the_number(string text, string? term) => Assert.Equal(term, Documents.ReadBody(text)[0].Term);
}
