using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Directives.Metadata;

namespace DirectiveSearch.Tests.Metadata;

/// <summary>Two letters in one file become two documents; what belongs to a letter stays with it.</summary>
public sealed class DocumentPartsTests
{
    private const string First =
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\nSố: 4532/UBND-KSTTHC\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Thọ, ngày 07 tháng 12 năm 2011\n\nKính gửi: Các sở, ban, ngành\n\n"
        + "Thực hiện Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ, Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau: các sở xây dựng kế hoạch.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nNguyễn Văn An\n";

    private const string Second =
        "UBND TỈNH PHÚ THỌ\nVĂN PHÒNG\nSố: 620/VP-KSTTHC\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Thọ, ngày 07 tháng 12 năm 2011\n\nKính gửi: Các sở, ban, ngành\n\n"
        + "Căn cứ Văn bản số 4532/UBND-KSTTHC ngày 07/12/2011 của UBND tỉnh, Văn phòng hướng dẫn như sau.\n\nNơi nhận:\n- Như trên.\n\nCHÁNH VĂN PHÒNG\n\nTrần Thị Bình\n";

    private const string Party = "TỈNH ỦY PHÚ THỌ\n*\nSố 15-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nPhú Thọ, ngày 09 tháng 12 năm 2011\n\nKẾ HOẠCH\nthi đua năm 2012\n\nNội dung.\n\nNơi nhận:\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\n\nLê Văn Cường\n";

    [Fact]
    public void Two_letters_are_two() => Assert.Equal([First, Second], Parts($"{First}\n{Second}"));

    [Fact]
    public void Three_of_state_and_Party_are_three() => Assert.Equal([First, Second, Party], Parts($"{First}\n{Second}\n{Party}"));

    [Fact]
    public void In_Markdown_too() => Assert.Equal(2, Parts($"{First}\n**UBND TỈNH PHÚ THỌ**\n**VĂN PHÒNG**\n\n| Số: 620/VP-KSTTHC |\n|\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n\n*Phú Thọ, ngày 07 tháng 12 năm 2011*\n\nKính gửi: Các sở\n").Count);

    [Fact]
    public void Paper_is_cut_at_the_top_of_a_page_with_what_dirt_stands_there()
    {
        var text = $"{First}\n\f. |\nø\n2 Đi , ˆ \"\"..ẽ. 2 . `\n{Second}";
        var page = text.IndexOf('\f', StringComparison.Ordinal);
        Assert.Equal([0, page], DocumentParts.Starts(text, [0, page]));
        Assert.Equal([0], DocumentParts.Starts($"{First}\n{Second}", [0]));
    }

    [Fact]
    public void Paper_read_badly_is_cut_too()
    {
        var second = Second.Replace("620/VP", "6/0 /VP", StringComparison.Ordinal).Replace("XÃ HỘI", "XÃ HỌI", StringComparison.Ordinal).Replace("ngày 07", "ngày Ú†", StringComparison.Ordinal);
        Assert.Equal([0, First.Length], DocumentParts.Starts(First + second, [0, First.Length]));
        var first = First.Replace("4532/", "//32/", StringComparison.Ordinal).Replace("07 tháng", "07-hóng", StringComparison.Ordinal);
        Assert.Equal([0, first.Length], DocumentParts.Starts(first + second, [0, first.Length]));
    }

    [Theory]
    [InlineData("another letter's number left open", "620/VP-KSTTHC", "      /VP-KSTTHC")]
    [InlineData("its date left open", "ngày 07 tháng 12 năm", "ngày     tháng     năm")]
    [InlineData("the same number", "620/VP-KSTTHC", "4532/UBND-KSTTHC")]
    [InlineData("no number", "Số: 620/VP-KSTTHC\n", "")]
    [InlineData("no date", "Phú Thọ, ngày 07 tháng 12 năm 2011\n", "")]
    [InlineData("an annex", "UBND TỈNH PHÚ THỌ\n", "PHỤ LỤC I\nUBND TỈNH PHÚ THỌ\n")]
    [InlineData("a form", "UBND TỈNH PHÚ THỌ\n", "Mẫu số 01\n\nUBND TỈNH PHÚ THỌ\n")]
    [InlineData("a draft", "Kính gửi: Các sở, ban, ngành", "DỰ THẢO")]
    [InlineData("a plan of a decision", "Kính gửi: Các sở, ban, ngành", "KẾ HOẠCH\n(Ban hành kèm theo Quyết định số 4532/QĐ-UBND)")]
    public void What_belongs_to_a_letter_stays(string what, string from, string to)
    {
        var second = Second.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Second, second);
        Assert.True(Parts($"{First}\n{second}").Count == 1, what);
    }

    [Fact]
    public void Before_the_first_has_ended_nothing_begins()
    {
        var open = First[..First.IndexOf("Nơi nhận", StringComparison.Ordinal)];
        Assert.Single(Parts($"{open}\n{Second}"));
        Assert.Single(Parts($"Mở đầu không có tiêu ngữ.\n\nNơi nhận:\n- Lưu.\n\n{Second}"));
    }

    [Fact]
    public void A_flood_of_heads_is_no_file_of_letters() => Assert.Single(Parts(string.Concat(Enumerable.Range(1, 2000).Select(number => Second.Replace("620/", $"{number}/", StringComparison.Ordinal)))));

    [Fact]
    public void Generated_plans_are_one()
    {
        for (var number = 0; number < 2000; number++) Assert.Single(Parts(PlanGenerator.Generate(7, number, new GeneratorOptions(Noise: number % 2 == 0)).Text));
    }

    [Theory]
    [InlineData("seeds")]
    [InlineData("data/documents")]
    public void Real_texts_are_one(string folder) =>
        Assert.All(Directory.EnumerateFiles(TestData.Require(folder)).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal)), file => Assert.Single(Parts(File.ReadAllText(file))));

    private static List<string> Parts(string text)
    {
        var starts = DocumentParts.Starts(text, []);
        return [.. starts.Select((start, index) => text[start..(index + 1 < starts.Count ? starts[index + 1] : text.Length)].Trim() + "\n")];
    }
}
