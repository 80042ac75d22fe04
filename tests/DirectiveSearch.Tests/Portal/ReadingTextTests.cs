using System.Text.Encodings.Web;
using System.Text.Unicode;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Portal;

public sealed class ReadingTextTests
{
    private static readonly DocumentMetadata Unknown = new(null, null, null, null, null, null, null, null, null, null, null, [], []);
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Fact]
    public void Where_marks_overlap_the_inner_one_is_shown()
    {
        var outer = Mark(0, 10, "outer");
        var inner = Mark(3, 6, "inner");
        var crossing = Mark(8, 14, "crossing");

        var pieces = Marks.Flatten([crossing, inner, outer], 20);

        Assert.Equal(["outer 0-3", "inner 3-6", "outer 6-8", "crossing 8-14"], pieces.Select(piece => $"{piece.Mark.Id} {piece.Span.Start}-{piece.Span.End}"));
    }

    [Fact]
    public void Marks_beyond_the_text_are_left_out() =>
        Assert.Empty(Marks.Flatten([Mark(-1, 2, "a"), Mark(3, 3, "b"), Mark(4, 9, "c"), Mark(7, 5, "d")], 8));

    [Fact]
    public void Pieces_are_disjoint_in_order_and_cover_every_marked_letter() =>
        Prop.ForAll<NonNegativeInt[], NonNegativeInt[]>((starts, lengths) =>
        {
            var marks = starts.Zip(lengths, (start, length) => Mark(start.Get % 50, (start.Get % 50) + (length.Get % 20), "m")).ToList();
            var valid = marks.Where(mark => mark.Span.Length > 0 && mark.Span.End <= 60).ToList();
            var pieces = Marks.Flatten(marks, 60);
            var ordered = pieces.Zip(pieces.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start);
            var covered = Enumerable.Range(0, 60).All(at => valid.Any(mark => at >= mark.Span.Start && at < mark.Span.End) == pieces.Any(piece => at >= piece.Span.Start && at < piece.Span.End));
            return ordered && covered && pieces.All(piece => piece.Mark.Span.Contains(piece.Span));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Markup_in_the_text_is_encoded() =>
        Assert.Equal(
            "<p>&lt;script&gt;alert(1)&lt;/script&gt; <a id=\"lan-1\" class=\"cite basis\" href=\"#vd-1\" title=\"căn cứ ban hành\">&lt;b&gt;34-CT/TW</a></p>\n",
            Html("<script>alert(1)</script> <b>34-CT/TW", [], Unknown, new Mark(new TextSpan(26, 37), "lan-1", "vd-1", "cite basis", "căn cứ ban hành")));

    [Fact]
    public void A_mark_across_blocks_is_one_anchor_and_two_links()
    {
        const string text = "Theo Chỉ thị số\n\n34-CT/TW nêu trên";
        var html = Html(text, [], Unknown, new Mark(new TextSpan(5, 25), "lan-1", "vd-1", "cite", "w"));

        Assert.Equal(1, Count(html, "id=\"lan-1\""));
        Assert.Equal(2, Count(html, "href=\"#vd-1\""));
        Assert.Contains(">Chỉ thị số</a></p>", html, StringComparison.Ordinal);
        Assert.Contains(">34-CT/TW</a> nêu trên</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_at_the_very_end_is_closed() =>
        Assert.EndsWith(">34-CT/TW</a></p>\n", Html("Theo 34-CT/TW", [], Unknown, Mark(5, 13, "lan-1")), StringComparison.Ordinal);

    [Fact]
    public void Cells_are_divided_at_tabs()
    {
        var html = Html("Nội dung\tThời gian\nTriển khai 34-CT/TW\tQuý I", [], Unknown, Mark(30, 38, "lan-1"));

        Assert.Contains("<tr><td>Nội dung</td><td>Thời gian</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("34-CT/TW</a></td><td>Quý I</td></tr>\n</tbody></table></div>", html, StringComparison.Ordinal);
        Assert.Equal(1, Count(html, "<table"));
    }

    [Fact]
    public void The_letterhead_is_laid_out_like_the_printed_page()
    {
        const string text = "ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA\n-------\nSố: 12/KH-BDT\nKhánh Hòa, ngày 03 tháng 02 năm 2021\n\nKẾ HOẠCH\n\nPhát động Phong trào thi đua\ncông tác dân tộc năm 2021\n\nThực hiện Chỉ thị, Ban Dân tộc xây dựng\nKế hoạch như sau:\n\nI. MỤC ĐÍCH\n- Một là;\n- Hai là.\n\nNơi nhận:\n- Tỉnh ủy;\nTRƯỞNG BAN\n\nĐặng Văn Tuấn";
        var metadata = Unknown with { Type = "Kế hoạch", Title = "Phát động Phong trào thi đua công tác dân tộc năm 2021", Signer = "Đặng Văn Tuấn" };
        var at = text.IndexOf("I. MỤC", StringComparison.Ordinal);

        var blocks = PrintedPage.Lay(text, [new Section(new TextSpan(at, text.Length), "I. MỤC ĐÍCH", 1)], metadata);

        Assert.Equal(
            [
                "Title ỦY BAN NHÂN DÂN", "Title TỈNH KHÁNH HÒA", "Rule -------", "Centred Số: 12/KH-BDT", "Right Khánh Hòa, ngày 03 tháng 02 năm 2021",
                "Title KẾ HOẠCH", "Title Phát động Phong trào thi đua|công tác dân tộc năm 2021", "Paragraph Thực hiện Chỉ thị, Ban Dân tộc xây dựng",
                "Paragraph Kế hoạch như sau:", "Heading I. MỤC ĐÍCH", "Paragraph - Một là;", "Paragraph - Hai là.", "Recipients Nơi nhận:", "Recipients - Tỉnh ủy;",
                "Signature TRƯỞNG BAN", "Signature Đặng Văn Tuấn",
            ],
            blocks.Select(block => $"{block.Kind} {block.Span.In(text).Replace('\n', '|')}"));
    }

    [Theory]
    [InlineData("I. MỤC ĐÍCH, YÊU CẦU", "Heading")]
    [InlineData("Điều 3. Tổ chức thực hiện", "Heading")]
    [InlineData("PHỤ LỤC", "Heading")]
    [InlineData("1. Tiếp tục tuyên truyền", "Paragraph")]
    [InlineData("I love", "Paragraph")]
    [InlineData("*", "Centred")]
    public void Headings_are_known_by_their_form_where_no_section_is_known(string line, string kind)
    {
        var text = new string('x', 200) + ".\n\n" + line;
        Assert.Equal(kind, PrintedPage.Lay(text, [], Unknown)[^1].Kind.ToString());
    }

    [Fact]
    public void Blocks_lose_no_letter() =>
        Prop.ForAll(Gen.Elements("Căn cứ ", "\n", "\n\n", "\r\n", "\f", "- a;", "1. b", "KẾ HOẠCH", "Nơi nhận:", "\t", " ", "---", "dài ").ArrayOf().ToArbitrary(), parts =>
        {
            var text = string.Concat(parts);
            var blocks = PrintedPage.Lay(text, [], Unknown);
            var kept = string.Concat(blocks.Select(block => block.Span.In(text)));
            var ordered = blocks.Zip(blocks.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start);
            return ordered && Solid(kept) == Solid(text);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_document_is_written_in_good_time()
    {
        const string line = "Tiếp tục thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về công tác thi đua, khen thưởng.\n\n";
        var text = string.Concat(Enumerable.Repeat(line, 10_000));
        var marks = Enumerable.Range(0, 10_000).Select(n => Mark((n * line.Length) + 19, (n * line.Length) + 38, $"lan-{n}")).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var html = Html(text, [], Unknown, marks);

        Assert.True(text.Length > 1_000_000);
        Assert.Equal(10_000, Count(html, "</a>"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    private static Mark Mark(int start, int end, string id) => new(new TextSpan(start, end), id, "card", "cite", "word");

    private static string Html(string text, IReadOnlyList<Section> sections, DocumentMetadata metadata, params Mark[] marks)
    {
        using var writer = new StringWriter();
        new ReadingText(text, PrintedPage.Lay(text, sections, metadata), Marks.Flatten(marks, text.Length)).WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Solid(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
