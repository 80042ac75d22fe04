using System.Text.Json.Nodes;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

public sealed class RunTests
{
    private const string Text = """
        ỦY BAN NHÂN DÂN
        HUYỆN SUỐI VÀM
        Số: 12/KH-UBND

        Suối Vàm, ngày 05 tháng 3 năm 2021

        KẾ HOẠCH
        Công tác thi đua, khen thưởng năm 2021

        Thực hiện Chỉ thị số
        34-CT/TW ngày 07/4/2014 của Bộ Chính trị, Ủy ban nhân dân huyện Suối Vàm ban hành Kế hoạch như sau:

        1. Hưởng ứng phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” theo Luật Thi đua, khen thưởng.
        """;

    private static readonly string Published = Text.ReplaceLineEndings("\n");

    private static IReadOnlyList<RunLine> Run { get; } = RunLine.Of("a.txt", Extractor.Extract(Published));

    [Fact]
    public void A_run_is_a_version_line_and_one_readable_line_per_mention()
    {
        var lines = SavedRun.Write(Run).Split('\n');

        Assert.Equal("# directivesearch run 1", lines[0]);
        Assert.StartsWith("a.txt\tmetadata\t0-0\t\ttype=Kế hoạch\ttitle=Công tác thi đua, khen thưởng năm 2021\tnumber=12/KH-UBND\t", lines[2]);
        var start = Published.IndexOf("Chỉ thị", StringComparison.Ordinal);
        Assert.Equal($"a.txt\tcitation\t{start}-{start + 19}\tChỉ thị số 34-CT/TW\ttype=Chỉ thị\tnumber=34-CT/TW\tdate=2014-04-07\tissuer=Bộ Chính trị\trelation=basis", lines[3]);
        Assert.Contains("\tmovement\t", lines[4]);
        Assert.Contains("\tunnumbered\t", lines[5]);
        Assert.Equal([""], lines[6..]);
    }

    [Fact]
    public void What_was_written_reads_back_as_it_was()
    {
        var back = SavedRun.Read(SavedRun.Write(Run));

        Assert.Equal(SavedRun.Write(Run), SavedRun.Write(back));
        Assert.Equal(Run.Count, RunComparison.Of(back, Run).Same);
    }

    [Fact]
    public void Names_with_tabs_and_line_breaks_break_no_line()
    {
        var odd = RunLine.Of("a\tb\n.txt", Extractor.Extract(Published));

        Assert.Equal(SavedRun.Write(odd), SavedRun.Write(SavedRun.Read(SavedRun.Write(odd))));
        Assert.Equal("a b .txt", SavedRun.Read(SavedRun.Write(odd))[0].Document);
    }

    [Theory]
    [InlineData("", "dòng 1: không phải tệp do evaluate --save ghi")]
    [InlineData("<html>", "dòng 1: ")]
    [InlineData("# directivesearch run 2\n", "dòng 1: ")]
    [InlineData("# directivesearch run 1\na.txt\tcitation\t1-2", "dòng 2: có 3 cột")]
    [InlineData("# directivesearch run 1\na.txt\tmetadata\t0-0\t\na.txt\tlaw\t1-2\tx", "dòng 3: loại “law” lạ")]
    [InlineData("# directivesearch run 1\r\na.txt\tcitation\t2-1\tx\r\n", "dòng 2: vị trí “2-1”")]
    [InlineData("# directivesearch run 1\na.txt\tcitation\t-5\tx", "dòng 2: vị trí “-5”")]
    [InlineData("# directivesearch run 1\na.txt\tcitation\t1-2\tx\tnumber", "dòng 2: trường “number”")]
    public void A_file_that_is_no_run_is_told_by_its_line(string text, string told) =>
        Assert.StartsWith(told, Assert.Throws<FormatException>(() => SavedRun.Read(text)).Message);

    [Fact]
    public void Gained_lost_and_changed_mentions_are_told_apart()
    {
        RunLine[] before = [Line("a", 10, 20, "34-CT/TW", ("date", "2014-04-07")), Line("a", 30, 40, "5-CT/TW"), Line("a", 60, 70, "7-CT/TW", ("issuer", "Bộ Chính trị"))];
        RunLine[] now = [Line("a", 5, 20, "34-CT/TW", ("date", "2014-04-08"), ("issuer", "Bộ Chính trị")), Line("a", 60, 70, "7-CT/TW", ("issuer", "Bộ Chính trị")), Line("a", 80, 90, "9-CT/TW")];

        var comparison = RunComparison.Of(before, now);

        Assert.Equal(["9-CT/TW"], comparison.Gained.Select(line => line["number"]));
        Assert.Equal(["5-CT/TW"], comparison.Lost.Select(line => line["number"]));
        Assert.Equal([new FieldChange("date", "2014-04-07", "2014-04-08"), new FieldChange("issuer", null, "Bộ Chính trị")], Assert.Single(comparison.Changed).Fields);
        Assert.Equal(1, comparison.Same);
    }

    [Fact]
    public void A_text_that_moved_keeps_its_mentions_and_documents_of_one_run_are_only_named()
    {
        RunLine[] before = [Line("a", 10, 20, "34-CT/TW"), Line("a", 30, 40, "34-CT/TW"), Line("gone", 1, 2, "1-CT/TW")];
        RunLine[] now = [Line("a", 110, 120, "34-CT/TW"), Line("a", 130, 140, "34-CT/TW"), Line("new", 1, 2, "1-CT/TW")];

        var comparison = RunComparison.Of(before, now);

        Assert.Equal((2, 0, 0, 0), (comparison.Same, comparison.Gained.Count, comparison.Lost.Count, comparison.Changed.Count));
        Assert.Equal(["gone"], comparison.OnlyBefore);
        Assert.Equal(["new"], comparison.OnlyNow);
    }

    [Fact]
    public void A_comparison_is_part_of_the_json()
    {
        var comparison = RunComparison.Of([Line("a", 1, 9, "5-CT/TW", ("date", "2014-04-07"))], [Line("a", 1, 9, "5-CT/TW")]);
        var json = JsonNode.Parse(ScoreJson.Write([], null, comparison))!["against"]!;

        Assert.Equal("2014-04-07", json["changed"]![0]!["fields"]!["date"]!["before"]!.GetValue<string>());
        Assert.Null(json["changed"]![0]!["fields"]!["date"]!["now"]);
        Assert.Empty(json["gained"]!.AsArray());
    }

    [Fact]
    public void Lines_count_from_one_and_quotes_stay_on_one_line()
    {
        var lines = new TextLines("một\nhai\n\nbốn  chữ\nở đây");

        Assert.Equal([1, 1, 2, 3, 4, 5], new[] { 0, 3, 4, 8, 9, 20 }.Select(lines.Of));
        Assert.Equal("bốn chữ ở đây", lines.Quote(new TextSpan(9, 23)));
        Assert.Equal("", lines.Quote(new TextSpan(9, 900)));
    }

    private static RunLine Line(string document, int start, int end, string number, params (string Name, string Value)[] fields) => new(
        document, "citation", new TextSpan(start, end), $"Chỉ thị số {number}", [KeyValuePair.Create("number", number), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
}
