using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Tesseract's table of a page becomes text, lines with their places, and words in doubt.</summary>
public sealed class PageReadingTests
{
    private const string Header = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    private const string Page =
        Header +
        "1\t1\t0\t0\t0\t0\t0\t0\t2000\t3000\t-1\t\n" +
        "2\t1\t1\t0\t0\t0\t200\t300\t1000\t300\t-1\t\n" +
        "3\t1\t1\t1\t0\t0\t200\t300\t1000\t300\t-1\t\n" +
        "4\t1\t1\t1\t1\t0\t200\t300\t1000\t60\t-1\t\n" +
        "5\t1\t1\t1\t1\t1\t200\t300\t200\t60\t96.5\tSố:\n" +
        "5\t1\t1\t1\t1\t2\t420\t300\t700\t60\t61.2\t34-CT/TW\n" +
        "4\t1\t1\t1\t2\t0\t200\t400\t500\t60\t-1\t\n" +
        "5\t1\t1\t1\t2\t1\t200\t400\t500\t60\t95\tHà\n" +
        "5\t1\t1\t1\t2\t2\t200\t400\t500\t60\t12\t|\n" +
        "3\t1\t1\t2\t0\t0\t200\t600\t1000\t60\t-1\t\n" +
        "4\t1\t1\t2\t1\t0\t200\t600\t1000\t60\t-1\t\n" +
        "5\t1\t1\t2\t1\t1\t200\t600\t1000\t60\t95\t \n" +
        "5\t1\t1\t2\t1\t2\t200\t600\t1000\t60\t90\tĐiều\n";

    [Fact]
    public void Words_stand_in_lines_and_lines_in_paragraphs()
    {
        var reading = PageReading.Of(ReadPage.OfTable(Page));
        Assert.Equal("Số: 34-CT/TW\nHà |\n\nĐiều", reading.Text);
        Assert.Equal(["Số: 34-CT/TW", "Hà |", "Điều"], reading.Lines.Select(line => line.Span.In(reading.Text)));
        Assert.Equal(new PageBox(100, 150, 501, 31), reading.Lines[0].Box);
    }

    [Fact]
    public void Words_that_were_read_with_doubt_are_told_and_strokes_are_not()
    {
        var reading = PageReading.Of(ReadPage.OfTable(Page));
        Assert.Equal(["34-CT/TW"], reading.Doubts.Select(doubt => doubt.In(reading.Text)));
    }

    [Fact]
    public void As_part_of_a_document_all_places_move_with_the_page()
    {
        var scan = PageReading.Of(ReadPage.OfTable(Page)).At(100, 2);
        Assert.Equal(new TextSpan(104, 112), Assert.Single(scan.Doubts));
        Assert.All(scan.Lines, line => Assert.Equal(2, line.Page));
        Assert.Equal(100, scan.Lines[0].Span.Start);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    [InlineData("nothing of the kind")]
    public void A_page_without_words_has_no_text(string table) => Assert.Equal(("", 0), (Read(table).Text, Read(table).Lines.Count));

    private static PageReading Read(string table) => PageReading.Of(ReadPage.OfTable(table));

    /// <summary>Words as "text sureness left", all on one line; doubts in brackets.</summary>
    [Theory]
    [InlineData("12/KH 60 10", "12/KH 91 10", "12/KH")]
    [InlineData("12/KH 60 10", "12/KH 70 10", "[12/KH]")]
    [InlineData("12/KH 60 10", "17/KH 91 10", "[17/KH]")]
    [InlineData("12/KH 90 10", "17/KH 91 10", "[12/KH]")]
    [InlineData("12/KH 90 10", "17/KH 50 10", "12/KH")]
    [InlineData("12/KH 60 10", "12/KH 91 500", "[12/KH]")]
    [InlineData("hội 60 10", "hội 91 10", "hội")]
    [InlineData("hội 90 10", "hồi 95 10", "hội")]
    [InlineData("9/QĐÐ-UBND 95 10", "", "9/QĐ-UBND")]
    [InlineData("9/QĐ-LIBND 95 10", "", "[9/QĐ-UBND]")]
    [InlineData("9/QĐ-LIBND 95 10", "9/QĐ-UBND 95 10", "9/QĐ-UBND")]
    [InlineData("9/NQ=HĐND 95 10", "", "[9/NQ-HĐND]")]
    [InlineData("a/b=c 95 10", "", "a/b=c")]
    public void Two_readings_of_a_page_clear_doubts_and_raise_them(string first, string second, string expected)
    {
        var reading = PageReading.Of(Line(first).Beside(Line(second)));
        Assert.Equal(expected, reading.Doubts.Count == 0 ? reading.Text : $"[{reading.Text}]");
    }

    [Theory]
    [InlineData("Công văn số 14/CV-", "BSG", "\n")]
    [InlineData("phiên họp của", "các sở", "\n")]
    [InlineData("phiên họp.", "Các sở", "\n\n")]
    [InlineData("gồm:", "a) Sở", "\n\n")]
    public void A_paragraph_does_not_end_within_a_word_or_sentence(string above, string below, string between)
    {
        var table = Header + "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t95\t" + above + "\n4\t1\t1\t2\t1\t0\t0\t20\t9\t9\t-1\t\n5\t1\t1\t2\t1\t1\t0\t20\t9\t9\t95\t" + below.Replace(" ", "\n5\t1\t1\t2\t1\t2\t0\t20\t9\t9\t95\t", StringComparison.Ordinal) + "\n";
        Assert.Equal($"{above}{between}{below}", Read(table).Text);
    }

    [Theory]
    [InlineData("14/2025/CV-", "BSG", false)]
    [InlineData("34-CT/", "TW", false)]
    [InlineData("14/2025/CV-", "2", true)]
    [InlineData("14/2025/CV-", "Ngày", true)]
    [InlineData("14/2025/CV-", "", true)]
    [InlineData("17/11/", "2025", false)]
    public void A_number_that_is_torn_off_is_in_doubt(string above, string below, bool isDoubtful)
    {
        ReadWord[] words = [.. new[] { above, below }.Where(word => word.Length > 0).Select((word, line) => new ReadWord(word, 95, default, line))];
        Assert.Equal(isDoubtful, PageReading.Of(new ReadPage(words, [(0, default, true), (0, default, true)])).Doubts.Count == 1);
    }

    [Theory]
    [InlineData("6/0", "/VP-KSTTHC", true)]
    [InlineData("//42", "/UBND", true)]
    [InlineData("12/2020", "/QĐ-UBND", false)]
    [InlineData("620", "/VP-KSTTHC", false)]
    [InlineData("15/6", "năm", false)]
    [InlineData("16/2925/NĐ-CP", "ngày", true)]
    [InlineData("16/2025/NĐ-CP", "ngày", false)]
    [InlineData("16/1945/SL", "ngày", false)]
    [InlineData("87/2025/QĐ-LIBND", "ngày", true)]
    public void What_a_number_cannot_be_is_in_doubt(string word, string next, bool isDoubtful) =>
        Assert.Equal(isDoubtful, PageReading.Of(new ReadPage([new ReadWord(word, 95, default, 0), new ReadWord(next, 95, default, 0)], [(0, default, true)])).Doubts.Count == 1);

    [Fact]
    public void Of_inks_black_alone_stays() =>
        Assert.Equal([12, 210, 251], Pixmap.Of([.. "P6\n3 1\n255\n"u8.ToArray(), 10, 12, 9, 210, 30, 40, 250, 251, 249]).Black().Points);

    [Fact]
    public void A_smaller_picture_has_the_mean_of_the_points_that_it_covers() =>
        Assert.Equal([35, 60, 40, 60], new GrayPicture(4, 2, [10, 50, 60, 60, 20, 60, 60, 60]) is var picture ? [.. picture.Smaller(0.5).Points, .. new GrayPicture(4, 1, [20, 60, 60, 60]).Smaller(0.5).Points] : []);

    /// <summary>A page on which lines sink to the right: two words of one line are black on white.</summary>
    [Fact]
    public void Lines_that_matter_are_cut_out_level_and_their_words_found_again_on_the_page()
    {
        const int Width = 1000, Height = 400, Sunk = 40;
        var points = Enumerable.Repeat(byte.MaxValue, Width * Height).ToArray();
        void Black(int left, int top)
        {
            for (var across = 0; across < 100; across++)
            {
                for (var down = 0; down < 20; down++) points[((top + down) * Width) + left + across] = 0;
            }
        }

        Black(100, 200);
        Black(700, 200 + Sunk);
        ReadWord[] words = [new("ngày", 95, new PageBox(100, 200, 100, 20), 1), new("12/KH", 95, new PageBox(700, 200 + Sunk, 100, 20), 1), new("hội", 95, new PageBox(100, 300, 100, 20), 2), new("nghị", 95, new PageBox(700, 300 + Sunk, 100, 20), 2)];
        var read = new ReadPage(words, []);
        Assert.Equal([1], read.LinesOfWeight);
        var picture = LinePicture.Of(new GrayPicture(Width, Height, points), read, read.LinesOfWeight);
        var tops = new[] { 150, 750 }.Select(column => Enumerable.Range(0, picture.Picture.Height).First(row => picture.Picture.Points[(row * Width) + column] == 0)).ToList();
        Assert.InRange(tops[1] - tops[0], -4, 4);
        Assert.InRange(picture.Picture.Height, 30, 60);
        var found = picture.OnPage(new ReadPage([words[1] with { Box = new PageBox(700, tops[1], 100, 20) }], [])).Words[0];
        Assert.InRange(found.Box.Top, 200 + Sunk - 2, 200 + Sunk + 2);
    }

    [Fact]
    public void Pages_of_an_image_follow_each_other()
    {
        var page = ReadPage.OfTable(Page);
        var joined = ReadPage.Joined([page.As(0), page.As(1)]);
        Assert.Equal(PageReading.Of(page).Text + "\n\n" + PageReading.Of(page).Text, PageReading.Of(joined).Text);
        Assert.Equal([0, 0, 0, 1, 1, 1], PageReading.Of(joined).At(0).Lines.Select(line => line.Page));
    }

    private static ReadPage Line(string words)
    {
        var cells = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(3);
        var read = cells.Select(word => ReadPage.OfTable(Header + $"5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t{word[1]}\t{word[0]}\n").Words[0] with { Box = new PageBox(int.Parse(word[2], System.Globalization.CultureInfo.InvariantCulture), 5, 60, 20), Line = 0 });
        return new ReadPage([.. read], [(0, new PageBox(0, 0, 900, 30), false)]);
    }
}
