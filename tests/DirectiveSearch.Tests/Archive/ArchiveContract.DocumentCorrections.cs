using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private static readonly AuditEntry Fields = new("biên tập", "", "dinh-chinh.thong-tin", "x");

    /// <summary>Through another reading, another version, removal and return; the unit's page counts it where people say.</summary>
    [Fact]
    public async Task What_an_editor_says_of_a_document_holds_until_it_is_taken_back()
    {
        const string Plan = "của: Sở Nội vụ tỉnh Tây Ninh\nsố: 12/KH-UBND\nngày: 2021-02-03\ntên: Một";
        var id = await IngestAsync(Plan);
        FieldDecision[] decisions =
        [
            new(MetadataField.Number, "12/KH-UBND", "21/KH-UBND"), new(MetadataField.Issuer, "Sở Nội vụ tỉnh Tây Ninh", "Sở Y tế tỉnh Khánh Hòa"),
            new(MetadataField.Date, "2021-02-03", "2022-03"), new(MetadataField.Title, "Một", "Một"),
        ];
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetFieldsAsync(id, decisions, "xem bản giấy", Fields, Cancellation));
        await DrainAsync();
        await StandsAsync(id);
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetFieldsAsync(id, [decisions[0]], "", Fields, Cancellation));
        Assert.Equal(CorrectionOutcome.Same, await archive.Corrections.SetFieldsAsync(id, [new(MetadataField.Number, "21/KH-UBND", "21/KH-UBND")], "", Fields, Cancellation));
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetFieldsAsync("khong-co", decisions, "", Fields, Cancellation));

        await archive.Work.EnqueueAsync(WorkStep.Extract, [id], Cancellation);
        await DrainAsync();
        await StandsAsync(id);
        Assert.Equal(id, await IngestAsync(Plan + "\nmục: Hai"));
        await StandsAsync(id);
        Assert.Equal("21/KH-UBND", (await archive.Documents.FindAsync(id, 1, Cancellation))!.Metadata.Number);
        await archive.RemoveSourceAsync("thu-muc", Cancellation);
        Assert.Equal(id, await IngestAsync(Plan));
        await StandsAsync(id);

        var made = await archive.Corrections.OfDocumentAsync(id, Cancellation);
        Assert.Equal([MetadataField.Date, MetadataField.Issuer, MetadataField.Number], made.Select(correction => correction.Field!.Field));
        foreach (var correction in made) Assert.True(await archive.Corrections.UndoAsync(correction.Batch, Fields, Cancellation));
        await DrainAsync();
        Assert.Equal(("12/KH-UBND", "Sở Nội vụ tỉnh Tây Ninh", 2021), (await archive.Documents.FindAsync(id, null, Cancellation))!.Summary is var now ? (now.Number, now.Issuer, now.Year) : default);
    }

    [Fact]
    public async Task What_a_citation_was_said_to_mean_holds_when_its_words_are_corrected_and_when_that_is_taken_back()
    {
        var id = await IngestAsync("tên: Một\ndẫn: Chỉ thị|43-CT/TW|2014-04-07|Bộ Chính trị\nhết câu");
        Assert.Equal(CorrectionOutcome.Done, await SetAsync(id, 0, Later));
        await DrainAsync();
        var meant = await MeaningsAsync(id);
        Assert.Equal(CorrectionOutcome.Done, await CorrectAsync(id, "thị|43-CT/TW|2014-04-07|Bộ", "thị|35-CT/TW|2014-04-07|Bộ"));
        await DrainAsync();
        Assert.Contains("35-CT/TW", (await archive.Documents.FindAsync(id, null, Cancellation))!.Text, StringComparison.Ordinal);
        Assert.Equal(meant, await MeaningsAsync(id));
        var made = await archive.Corrections.OfDocumentAsync(id, Cancellation);
        Assert.Equal(0, made.Single(correction => correction.Kind == CorrectionKind.Set).Index);
        await archive.Corrections.UndoAsync(made.Single(correction => correction.Kind == CorrectionKind.Words).Batch, Editor, Cancellation);
        await DrainAsync();
        Assert.Equal(meant, await MeaningsAsync(id));
    }

    [Fact]
    public async Task Words_stand_as_an_editor_says_and_what_is_read_of_them_follows()
    {
        var id = await IngestAsync("tên: Một\ndẫn: Chỉ thị|34-CTTW|2014-04-07|Bộ Chính trị\nhết câu");
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetWordsAsync(new WordPlace(id, 1, new TextSpan(9, 13), "khác"), "x", "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetWordsAsync(new WordPlace(id, 1, new TextSpan(9, 1300), "dẫn:"), "x", "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Done, await CorrectAsync(id, "thị|34-CTTW|2014-04-07|Bộ", "thị|34-CT/TW|2014-04-07|Bộ"));
        // A second one before the first was brought about: neither hangs on the other.
        Assert.Equal(CorrectionOutcome.Done, await CorrectAsync(id, "hết", "hết cả"));
        await DrainAsync();
        Assert.Equal(["34-ct-tw-2014"], await MeaningsAsync(id));
        var document = (await archive.Documents.FindAsync(id, null, Cancellation))!;
        Assert.EndsWith("34-CT/TW|2014-04-07|Bộ Chính trị\nhết cả câu", document.Text, StringComparison.Ordinal);
        Assert.Equal(document.Citations[0].Citation.Text, document.Citations[0].Citation.Span.In(document.Text));
        Assert.Equal(CorrectionOutcome.Same, await CorrectAsync(id, "hết cả", "hết cả"));

        // The same bytes converted again keep it, another version has it where the words are, and what is lost is told.
        await archive.Work.EnqueueAsync(WorkStep.Convert, [id], Cancellation);
        await DrainAsync();
        Assert.Equal(document.Text, (await archive.Documents.FindAsync(id, null, Cancellation))!.Text);
        await IngestAsync("tên: Hai\ndẫn: Luật|06/2022/QH15\ndẫn: Chỉ thị|34-CTTW|2014-04-07|Bộ Chính trị");
        Assert.Equal(["06-2022-qh15", "34-ct-tw-2014"], await MeaningsAsync(id));
        var made = await archive.Corrections.OfDocumentAsync(id, Cancellation);
        Assert.Equal([true, false], made.Select(correction => correction.IsLost));
        foreach (var correction in made) await archive.Corrections.UndoAsync(correction.Batch, Editor, Cancellation);
        await DrainAsync();
        Assert.Contains("34-CTTW", (await archive.Documents.FindAsync(id, null, Cancellation))!.Text, StringComparison.Ordinal);
    }

    /// <summary>A doubtful word waits in the list, and leaves it when somebody says that it was read rightly.</summary>
    [Fact]
    public async Task A_doubtful_word_that_was_read_rightly_is_no_longer_in_doubt()
    {
        await ReceiveAsync("dẫn: Chỉ thị|34-CT/TW");
        var item = Assert.Single(await LeaseAsync());
        var scan = new Scan([new ScannedLine(new TextSpan(0, 21), 0, new PageBox(10, 20, 300, 40))], [new TextSpan(9, 21)]);
        await archive.Work.ConvertedAsync([new Conversion(item, "image/png", "dẫn: Chỉ thị|34-CT/TW", Reading.ByMachine, null) { Scan = scan }], 1, Cancellation);
        await DrainAsync();
        var doubt = Assert.Single((await archive.Corrections.DoubtsAsync(0, 10, Cancellation)).Items);
        Assert.Equal((item.DocumentId, "dẫn: Chỉ ", "thị|34-CT/TW", "", 0), (doubt.Document.Id, doubt.Doubt.Before, doubt.Doubt.Text, doubt.Doubt.After, doubt.Doubt.Citation));
        Assert.Equal(CorrectionOutcome.Done, await CorrectAsync(item.DocumentId, "thị|34-CT/TW", "thị|34-CT/TW"));
        Assert.Equal(0, (await archive.Corrections.DoubtsAsync(0, 10, Cancellation)).Total);
        await DrainAsync();
        var document = (await archive.Documents.FindAsync(item.DocumentId, null, Cancellation))!;
        Assert.Empty(document.Doubts);
        Assert.Empty(document.Scan!.Doubts);
        await archive.Corrections.UndoAsync((await archive.Corrections.OfDocumentAsync(item.DocumentId, Cancellation)).Single().Batch, Editor, Cancellation);
        await DrainAsync();
        Assert.Equal(1, (await archive.Corrections.DoubtsAsync(0, 10, Cancellation)).Total);
    }

    private async Task<CorrectionOutcome> CorrectAsync(string id, string words, string right)
    {
        var document = (await archive.Documents.FindAsync(id, null, Cancellation))!;
        var start = document.Text.IndexOf(words, StringComparison.Ordinal);
        return await archive.Corrections.SetWordsAsync(new WordPlace(id, document.Version, new TextSpan(start, start + words.Length), words), right, "", Editor, Cancellation);
    }

    private async Task StandsAsync(string id)
    {
        var summary = (await archive.Documents.FindAsync(id, null, Cancellation))!.Summary;
        Assert.Equal(("21/KH-UBND", "Sở Y tế tỉnh Khánh Hòa", "Khánh Hòa", 2022, 3), (summary.Number, summary.Issuer, summary.Province, summary.Year, summary.Date!.Value.Month));
        Assert.Equal([1], (await archive.Units.ListAsync(null, 0, 10, Cancellation)).Items.Select(unit => unit.Documents));
        Assert.Equal("so-y-te-tinh-khanh-hoa", summary.IssuerSlug);
    }
}
