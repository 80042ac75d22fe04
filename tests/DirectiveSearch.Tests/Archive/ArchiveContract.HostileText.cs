using DirectiveSearch.Archive;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    /// <summary>U+0000 and halves of surrogate pairs, wherever a text may come from; what cannot be kept stands as U+FFFD, and every span stays right.</summary>
    [Fact]
    public async Task Texts_that_a_database_refuses_are_kept_with_their_length()
    {
        var longest = new string('x', 498);
        string[] lines =
        [
            "tên: Kế\0hoạch \ud800", "của: Ủy ban\udfff nhân dân tỉnh Nghệ An", "ngày: 2021-01-01", "mục: I\0", "luật: Luật\0 Thi đua",
            "dẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ\0 Chính trị|về đổi\ud83d mới", $"dẫn: Chỉ thị|35-CT/TW|2019-05-30|Bộ Chính trị|{longest}\ud83d\ude00\ud83d\ude00",
            "phong trào: Dân vận\0 khéo|Dân vận khéo", "😀 vẫn nguyên",
        ];
        var text = string.Join('\n', lines);
        var id = (await ReceiveAsync("bất kỳ", "thư\0mục/tệp\ud800.txt", "nguồn")).DocumentId!;
        var convert = await LeaseAsync(WorkStep.Convert);
        await archive.Work.ConvertedAsync([.. convert.Select(item => new Conversion(item, "text/\0plain", text, Reading.Exact, null))], 1, Cancellation);
        var extract = await LeaseAsync(WorkStep.Extract);
        // As it would be read from the text as it came.
        await archive.Work.ExtractedAsync([.. extract.Select(item => new Extracted(item, Plan.Read(text)))], 1, Cancellation);
        await DrainAsync();

        var document = (await archive.Documents.FindAsync(id, null, Cancellation))!;
        Assert.Equal(text.Length, document.Text.Length);
        Assert.EndsWith("😀 vẫn nguyên", document.Text, StringComparison.Ordinal);
        Assert.Equal(StorableText.Clean(lines[5]), document.Citations[0].Citation.Span.In(document.Text));
        Assert.Equal(document.Citations[0].Citation.Text, document.Citations[0].Citation.Span.In(document.Text));
        Assert.Equal("tệp\uFFFD.txt", document.Summary.FileName);
        Assert.Equal("thư\uFFFDmục/tệp\uFFFD.txt", document.Addresses.Single().Locator);
        Assert.Equal("Kế\uFFFDhoạch \uFFFD", document.Summary.Title);
        Assert.Equal(longest + "😀", (await archive.Instruments.FindAsync("35-ct-tw-2019", Cancellation))!.StatedTitles.Single().Value);

        var refused = await archive.Runs.StartAsync("ingest", "nguồn", "\0nhãn\ud800", Cancellation);
        await archive.Runs.ReceiveAsync(refused, [new ReceivedFile("a\0", null, "unreadable", "lỗi\0\udfff")], Cancellation);
        Assert.Equal("lỗi\uFFFD\uFFFD", (await archive.Runs.ItemsAsync(refused, null, 0, 1, Cancellation)).Items.Single().Reason);
        await ReceiveAsync("khác", "b");
        Assert.True(await archive.Work.FailAsync((await LeaseAsync(WorkStep.Convert)).Single(), new WorkFailure("hong", "đứt\0 ở \ud800", false), Cancellation));
    }
}
