using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Twins;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private const string Facts = $"của: Ủy ban nhân dân tỉnh Tây Ninh\ntỉnh: Tây Ninh\nngày: 2021-03-05\nsố: 15/KH-UBND\n{Directive}\nphong trào: Chung sức";
    private const string Body = "chữ: tổ chức các phong trào thi đua yêu nước thiết thực hiệu quả gắn với nhiệm vụ chính trị của từng cơ quan đơn vị kịp thời phát hiện bồi dưỡng nhân rộng điển hình tiên tiến trong toàn tỉnh";
    private const string Word = $"tên: Kế hoạch\n{Facts}\n{Body}";
    private const string Scan = $"ảnh: quét\ntên: Ke hoach\n{Facts}\ndẫn: Luật|06/2O22/QH15\n{Body} nàm";
    private const string Draft = "tên: Kế hoạch\ncủa: Ủy ban nhân dân tỉnh Tây Ninh\ntỉnh: Tây Ninh\n" + Directive + "\nphong trào: Chung sức\n" + Body + " và các xã phường";
    private const string NextYear = $"tên: Kế hoạch\ncủa: Ủy ban nhân dân tỉnh Tây Ninh\ntỉnh: Tây Ninh\nngày: 2022-03-07\nsố: 18/KH-UBND\n{Directive}\nphong trào: Chung sức\n{Body}";

    [Fact]
    public async Task Twins_count_once_and_when_the_lead_goes_another_takes_its_place()
    {
        var alone = await IngestAsync(Scan, "quet.pdf", "quet");
        var asScan = await DescribeAsync(archive);
        var word = (await ReceiveAsync(Word, "word.docx", "word")).DocumentId!;
        Assert.Equal([$"-{alone}", word], (await DrainAsync()).Order(StringComparer.Ordinal));
        Assert.Equal((1, 1), ((await archive.CountAsync(Cancellation)).Documents, (await SummaryAsync("34-ct-tw-2014")).CitingDocuments));
        Assert.Equal([1], (await archive.Units.ListAsync(null, 0, 10, Cancellation)).Items.Select(unit => unit.Documents));
        Assert.Equal([1], (await archive.Movements.ListAsync(0, 10, Cancellation)).Items.Select(movement => movement.Documents));
        Assert.Equal([word], (await archive.Documents.RevisionsAsync("", 10, Cancellation)).Select(row => row.Id));
        Assert.Equal([word], (await archive.Documents.IndexableAsync([word, alone], Cancellation)).Keys);
        Assert.Equal(word, (await SummaryAsync("15-kh-ubnd-tay-ninh-2021")).HeldDocumentId);

        var (lead, twin) = ((await archive.Documents.FindAsync(word, null, Cancellation))!, (await archive.Documents.FindAsync(alone, null, Cancellation))!);
        Assert.Equal((null, alone, "number-issuer-date"), (lead.TwinOf, lead.Copies.Single().Summary.Id, lead.Copies.Single().Rule));
        Assert.Equal((word, word, null), (twin.TwinOf, twin.Copies.Single().Summary.Id, twin.Copies.Single().Rule));
        Assert.Equal("uy-ban-nhan-dan-tinh-tay-ninh", twin.Summary.IssuerSlug);

        await archive.RemoveSourceAsync("word", Cancellation);
        Assert.Equal([alone, $"-{word}"], (await DrainAsync()).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(asScan, await DescribeAsync(archive));
        Assert.Empty((await archive.Documents.FindAsync(alone, null, Cancellation))!.Copies);
    }

    /// <summary>A new version, a secret mark, another reading.</summary>
    [Fact]
    public async Task A_document_that_changes_has_other_twins()
    {
        var word = await IngestAsync(Word, "word.docx", "word");
        var scan = await IngestAsync(Scan, "quet.pdf", "quet");
        Assert.Equal(word, await LeadAsync(scan));
        await archive.Work.EnqueueAsync(WorkStep.Extract, null, Cancellation);
        await DrainAsync();
        Assert.Equal(word, await LeadAsync(scan));
        Assert.Equal(word, await IngestAsync(NextYear, "word.docx", "word"));
        Assert.Null(await LeadAsync(scan));
        Assert.Equal((2, 2), ((await archive.CountAsync(Cancellation)).Documents, (await SummaryAsync("34-ct-tw-2014")).CitingDocuments));
        Assert.Equal(word, await IngestAsync(Word + " ", "word.docx", "word"));
        Assert.Equal(word, await LeadAsync(scan));
        await archive.Work.EnqueueAsync(WorkStep.Convert, [word], Cancellation);
        await archive.Work.ConvertedAsync([.. (await LeaseAsync(WorkStep.Convert)).Select(item => new Conversion(item, "text/plain", null, Reading.Exact, new SetAside("secret", "MẬT")))], 1, Cancellation);
        await DrainAsync();
        Assert.Null(await LeadAsync(scan));
        Assert.Equal((1, 1), ((await archive.CountAsync(Cancellation)).Documents, (await SummaryAsync("34-ct-tw-2014")).CitingDocuments));
    }

    [Fact]
    public async Task The_order_in_which_twins_come_decides_nothing()
    {
        string[] texts = [Word, Scan, Draft, NextYear, Word + "\n", Draft + "."];
        string? first = null;
        foreach (var seed in Enumerable.Range(1, 4))
        {
            var random = new Random(seed);
            foreach (var text in texts.OrderBy(_ => random.Next()))
            {
                await ReceiveAsync(text, $"{Array.IndexOf(texts, text)}.txt");
                if (random.Next(2) == 0) await DrainAsync(archive, random.Next(1, 4));
            }

            await DrainAsync();
            var said = new System.Text.StringBuilder(await DescribeAsync(archive));
            foreach (var text in texts)
            {
                var id = (await ReceiveAsync(text, $"{Array.IndexOf(texts, text)}.txt")).DocumentId!;
                var found = (await archive.Documents.FindAsync(id, null, Cancellation))!;
                said.AppendLine($"{id} {found.TwinOf} {string.Join(' ', found.Copies.Select(copy => (copy.Summary.Id, copy.Rule)))}");
            }

            Assert.Equal(first ??= said.ToString(), said.ToString());
            await archive.RemoveSourceAsync("thu-muc", Cancellation);
            await DrainAsync();
        }

        Assert.Contains("number-issuer-date", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_parts_and_joins_twins_and_takes_it_back()
    {
        var (word, scan, other) = (await IngestAsync(Word, "word.docx"), await IngestAsync(Scan, "quet.pdf"), await IngestAsync(NextYear, "18.docx"));
        Assert.Equal(CorrectionOutcome.Same, await archive.Corrections.SetTwinsAsync(new TwinDecision(scan, word, true), "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetTwinsAsync(new TwinDecision(scan, "khong-co", true), "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetTwinsAsync(new TwinDecision(scan, word, false), "hai văn bản", Editor, Cancellation));
        await DrainAsync();
        Assert.Equal((3, 3), ((await archive.CountAsync(Cancellation)).Documents, (await SummaryAsync("34-ct-tw-2014")).CitingDocuments));
        await archive.Work.EnqueueAsync(WorkStep.Extract, null, Cancellation);
        await DrainAsync();
        Assert.Null(await LeadAsync(scan));

        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetTwinsAsync(new TwinDecision(other, word, true), "", Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(2, (await SummaryAsync("34-ct-tw-2014")).CitingDocuments);
        var lead = await LeadAsync(word) ?? word;
        Assert.Equal("decided", (await archive.Documents.FindAsync(lead, null, Cancellation))!.Copies.Single().Rule);
        var made = await archive.Corrections.OfTwinsAsync(word, Cancellation);
        Assert.Equal([(true, ""), (false, "hai văn bản")], made.Select(correction => (correction.Twins!.Same, correction.Note)));
        foreach (var correction in made) Assert.True(await archive.Corrections.UndoAsync(correction.Batch, Editor, Cancellation));
        await DrainAsync();
        Assert.Equal((null, word), (await LeadAsync(other), await LeadAsync(scan)));
        Assert.Equal((2, 2), ((await archive.CountAsync(Cancellation)).Documents, (await SummaryAsync("34-ct-tw-2014")).CitingDocuments));
    }

    /// <summary>What was decided about a scan's citation holds for the file that takes its place.</summary>
    [Fact]
    public async Task Decisions_about_a_twin_hold_for_the_one_that_counts()
    {
        var scan = await IngestAsync(Scan, "quet.pdf", "quet");
        await SetAsync(scan, 0, Later);
        await DrainAsync();
        var word = await IngestAsync(Word, "word.docx", "word");
        Assert.Equal(["34-ct-tw-2024"], await MeaningsAsync(word));
        await archive.RemoveSourceAsync("quet", Cancellation);
        await DrainAsync();
        Assert.Null(await LeadAsync(word));
        Assert.Equal(["34-ct-tw-2014"], await MeaningsAsync(word));
    }

    private async Task<string?> LeadAsync(string id) => (await archive.Documents.FindAsync(id, null, Cancellation))!.TwinOf;
}
