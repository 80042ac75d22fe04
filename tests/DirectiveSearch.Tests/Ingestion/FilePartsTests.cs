using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class FilePartsTests
{
    private static string Letter(int number) =>
        $"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: {number}/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTây Ninh, ngày 05 tháng 4 năm 2021\n\nKẾ HOẠCH\nCông tác thi đua, khen thưởng năm {number}\n\n"
        + "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n";

    [Fact]
    public async Task A_file_of_two_letters_becomes_two_documents_once()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var file = IngestionHarness.File("ho-so/hai.txt", $"{Letter(12)}\n{Letter(13)}");
        var items = await harness.IngestAsync("ingest", file);
        Assert.Equal([("ho-so/hai.txt", RunItemState.Done), ("ho-so/hai.txt › phần 2", RunItemState.Done)], items.Values.Select(item => (item.Locator, item.State)).Order());
        var second = (await harness.Archive.Documents.FindAsync(items["ho-so/hai.txt › phần 2"].DocumentId!, null, TestContext.Current.CancellationToken))!;
        Assert.Equal(("13/KH-UBND", "hai.txt (phần 2)", Letter(13).TrimEnd()), (second.Summary.Number, second.Summary.FileName, second.Text));
        var first = (await harness.Archive.Documents.FindAsync(items["ho-so/hai.txt"].DocumentId!, null, TestContext.Current.CancellationToken))!;
        Assert.Equal(("12/KH-UBND", Letter(12).TrimEnd(), second.Original), (first.Summary.Number, first.Text, first.Original));
        Assert.Equal(RunItemState.Duplicate, Assert.Single(await harness.IngestAsync("ingest", file)).Value.State);
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public async Task Whoever_may_not_see_one_letter_sees_none_of_the_file()
    {
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync("ingest", IngestionHarness.File("hai.txt", $"{Letter(12)}\n{Letter(13).Replace("Tây Ninh, ngày", "MẬT\nTây Ninh, ngày", StringComparison.Ordinal)}"));
        Assert.Equal(("secret", RunItemState.SetAside), (Assert.Single(items).Value.ReasonCode, items.Values.Single().State));
        await harness.AssertIndexEqualsArchiveAsync();
    }

    [Fact]
    public void Lines_of_a_scan_keep_their_pages_and_move_with_their_text()
    {
        var (one, two) = (Letter(12), Letter(13));
        var at = two.IndexOf("Số", StringComparison.Ordinal);
        ScannedLine LineAt(int start, int page) => new(new TextSpan(start, start + 12), page, new PageBox(1, 2, 3, 4));
        var scan = new Scan([LineAt(one.IndexOf("Số", StringComparison.Ordinal), 0), LineAt(one.Length + at, 1)], [new TextSpan(one.Length + at, one.Length + at + 2)]);
        var parts = FileParts.Of(new ConvertedText(one + two, "application/pdf", Reading.ByMachine, [0, one.Length]) { Scan = scan });
        Assert.Equal(2, parts.Count);
        Assert.Equal([LineAt(at, 1)], parts[1].Scan!.Lines);
        Assert.Equal([new TextSpan(at, at + 2)], parts[1].Scan!.Doubts);
        Assert.Equal([0], parts[1].PageStarts);
        Assert.Empty(parts[0].Scan!.Doubts);
    }

    [Fact]
    public async Task A_file_is_read_once_for_all_its_documents()
    {
        var (readings, times) = (new FileReadings(), 0);
        Task<ConversionResult> Read()
        {
            times++;
            return Task.FromResult(ConversionResult.Of(new ConvertedText("hai", "text/plain", Reading.Exact, [])));
        }

        readings.Keep("hai", await readings.ReadAsync("hai", Read));
        Assert.Equal("hai", (await readings.ReadAsync("hai", Read)).Converted!.Text);
        Assert.Equal(1, times);
        await readings.ReadAsync("mot", Read);
        await readings.ReadAsync("mot", Read);
        Assert.Equal(3, times);
        await Assert.ThrowsAsync<IOException>(() => readings.ReadAsync("ba", () => Task.FromException<ConversionResult>(new IOException())));
        Assert.NotNull((await readings.ReadAsync("ba", Read)).Converted);
    }
}
