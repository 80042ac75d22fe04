using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private const string Directive = "dẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ Chính trị|tiếp tục đổi mới công tác thi đua, khen thưởng";

    [Fact]
    public async Task A_document_comes_back_as_it_was_read()
    {
        var text = $"của: Ủy ban nhân dân tỉnh Tây Ninh\nngày: 2021-02-03\nsố: 365/KH-UBND\ntên: Kế hoạch thi đua\nmục: I. Mục đích\n{Directive}|khoản 3 Điều 6\ntắt: 0\ntắt: 0|0\nluật: Luật Thi đua, khen thưởng\nphong trào: Tây Ninh chung sức|Cả nước chung sức";
        var id = await IngestAsync(text, "kế hoạch/2021 😀.txt");
        var document = (await archive.Documents.FindAsync(id, null, Cancellation))!;
        var read = Plan.Read(text);
        Assert.Equal(text, document.Text);
        Assert.Equivalent(read.Metadata, document.Metadata, strict: true);
        Assert.Equal(read.Sections, document.Sections);
        Assert.Equal(read.Unnumbered, document.Unnumbered);
        Assert.Equivalent(read.Movements, document.Movements.Select(movement => movement.Mention), strict: true);
        Assert.Equivalent(read.ShortForms, document.ShortForms, strict: true);
        Assert.Equal("khoản 3 Điều 6", document.Citations.Single().Citation.Pinpoint);
        Assert.Equivalent(read.Citations, document.Citations.Select(citation => citation.Citation), strict: true);
        Assert.Equal(("34-ct-tw-2014", 0.9), (document.Citations.Single().InstrumentSlug, document.Citations.Single().Confidence));
        Assert.Equal("ca-nuoc-chung-suc", document.Movements.Single().MovementSlug);
        Assert.Equal("2021 😀.txt", document.Summary.FileName);
        Assert.Equal("uy-ban-nhan-dan-tinh-tay-ninh", document.Summary.IssuerSlug);
        Assert.Equal(new DocumentAddress("thu-muc", "kế hoạch/2021 😀.txt", Time.GetUtcNow(), Time.GetUtcNow()), document.Addresses.Single());
        Assert.Equal([id], (await archive.Documents.LatestAsync(10, Cancellation)).Select(summary => summary.Id));
    }

    /// <summary>Rows that a program wrote before there were reasons.</summary>
    [Fact]
    public async Task What_was_read_without_reasons_has_none()
    {
        var id = await IngestAsync($"tên: Kế hoạch\n{Directive}\nphong trào: A");
        await ExecuteAsync("""UPDATE documents SET metadata = replace(metadata, '"Reasons":[],', '')""");
        await ExecuteAsync("""UPDATE documents SET metadata = replace(metadata, ',"Reasons":[]', '')""");
        await ExecuteAsync("UPDATE citations SET reasons = '[]', pinpoint = NULL");
        var document = (await archive.Documents.FindAsync(id, null, Cancellation))!;
        Assert.Empty(document.Metadata.Reasons);
        Assert.Empty(document.Citations.Single().Citation.Reasons);
        Assert.Empty(document.ShortForms);
    }

    [Fact]
    public async Task The_same_bytes_at_two_addresses_are_one_document()
    {
        var first = await ReceiveAsync(Directive, "a.txt");
        await DrainAsync();
        var second = await ReceiveAsync(Directive, "b.txt");
        Assert.Equal((RunItemState.Duplicate, first.DocumentId), (second.State, second.DocumentId));
        Assert.Empty(await LeaseAsync());
        var document = (await archive.Documents.FindAsync(first.DocumentId!, null, Cancellation))!;
        Assert.Equal(["a.txt", "b.txt"], document.Addresses.Select(address => address.Locator));
        Assert.Equal(1, document.Versions);
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task Other_bytes_at_a_known_address_are_a_new_version_and_the_old_one_stays()
    {
        var id = await IngestAsync("tên: Cũ\n" + Directive);
        Assert.Equal(id, await IngestAsync("tên: Mới"));
        var current = (await archive.Documents.FindAsync(id, null, Cancellation))!;
        Assert.Equal(("Mới", 2, 2), (current.Summary.Title, current.Version, current.Versions));
        Assert.Equal("tên: Cũ\n" + Directive, (await archive.Documents.FindAsync(id, 1, Cancellation))!.Text);
        Assert.Null(await archive.Documents.FindAsync(id, 3, Cancellation));
        Assert.Null(await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation));
        Assert.Equal(id, await IngestAsync("tên: Cũ\n" + Directive));
        Assert.Equal(3, (await archive.Documents.FindAsync(id, null, Cancellation))!.Version);
    }

    [Fact]
    public async Task In_an_upload_one_name_with_other_bytes_is_another_document()
    {
        var first = await ReceiveAsync("tên: Một", "ke-hoach.txt", kind: "upload");
        var second = await ReceiveAsync("tên: Hai", "ke-hoach.txt", kind: "upload");
        Assert.NotEqual(first.DocumentId, second.DocumentId);
    }

    [Fact]
    public async Task The_id_is_told_by_the_bytes()
    {
        // SHA-256 of nothing begins e3b0c44298fc1c149afb.
        Assert.Equal("4oymiquy7qobjgx3", (await ReceiveAsync("")).DocumentId);
        Assert.Equal(5, (await archive.Originals.StoreAsync(new MemoryStream(new byte[5]), 5, Cancellation)).Size);
        await Assert.ThrowsAsync<OriginalTooLargeException>(() => archive.Originals.StoreAsync(new MemoryStream(new byte[6]), 5, Cancellation));
    }

    [Fact]
    public async Task A_document_marked_secret_is_kept_unread()
    {
        var id = await IngestAsync("tên: Công khai\n" + Directive);
        await ReceiveAsync("tên: Mật\n" + Directive);
        var item = Assert.Single(await LeaseAsync(WorkStep.Convert));
        await archive.Work.ConvertedAsync([new Conversion(item, "text/plain", null, Reading.Exact, new SetAside("mat", "Văn bản có dấu MẬT."))], 1, Cancellation);
        Assert.Equal([$"-{id}"], await DrainAsync());
        Assert.Null(await archive.Documents.FindAsync(id, null, Cancellation));
        Assert.Null(await archive.Documents.FindAsync(id, 1, Cancellation));
        Assert.Null(await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation));
        Assert.Empty(await archive.Documents.LatestAsync(10, Cancellation));
        var run = (await archive.Runs.ListAsync(0, 1, Cancellation)).Items.Single();
        Assert.Equal((1, RunState.Finished), (run.SetAside, run.State));
        Assert.Equal("mat", (await archive.Runs.ItemsAsync(run.Id, RunItemState.SetAside, 0, 10, Cancellation)).Items.Single().ReasonCode);
        Assert.Equal(RunItemState.SetAside, (await ReceiveAsync("tên: Mật\n" + Directive, "z.txt")).State);
    }

    [Fact]
    public async Task A_new_version_that_cannot_be_read_leaves_the_old_one_standing()
    {
        var id = await IngestAsync("tên: Cũ");
        await ReceiveAsync("hỏng");
        var item = Assert.Single(await LeaseAsync());
        Assert.True(await archive.Work.FailAsync(item, new WorkFailure("hong", "Tệp hỏng.", false), Cancellation));
        Assert.Equal("Cũ", (await archive.Documents.FindAsync(id, null, Cancellation))!.Summary.Title);
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Failures);
    }

    [Fact]
    public async Task Where_the_words_of_a_scan_stand_is_kept_with_its_text_and_goes_with_it()
    {
        await ReceiveAsync("tên: Bản quét");
        var item = Assert.Single(await LeaseAsync());
        var scan = new Scan([new ScannedLine(new TextSpan(0, 4), 1, new PageBox(10, 20, 300, 40))], [new TextSpan(5, 13)]);
        await archive.Work.ConvertedAsync([new Conversion(item, "application/pdf", "tên: Bản quét", Reading.ByMachine, null) { Scan = scan }], 1, Cancellation);
        Assert.Equivalent(scan, (await archive.Documents.ConvertedTextsAsync([item.DocumentId], Cancellation))[item.DocumentId].Scan, strict: true);
        await DrainAsync();
        Assert.Equivalent(scan, (await archive.Documents.FindAsync(item.DocumentId, null, Cancellation))!.Scan, strict: true);
    }

    [Fact]
    public async Task Removing_a_source_takes_all_that_it_alone_brought()
    {
        var own = await IngestAsync($"của: Ủy ban nhân dân tỉnh Tây Ninh\nngày: 2021-02-03\nphong trào: Chung sức\n{Directive}\ndẫn: Chỉ thị|35-CT/TW|2019-05-30", "a", "sample");
        var shared = await IngestAsync(Directive, "b", "sample");
        Assert.True(await archive.HoldsSampleAsync(Cancellation));
        Assert.Equal(2, (await archive.CountAsync(Cancellation)).Documents);
        Assert.Equal(0, (await archive.CountAsync(orSample: false, Cancellation)).Documents);
        Assert.Equal(RunItemState.Duplicate, (await ReceiveAsync(Directive, "c", "thu-muc")).State);
        Assert.False(await archive.HoldsSampleAsync(Cancellation));

        Assert.Equal(1, await archive.RemoveSourceAsync("sample", Cancellation));
        Assert.Contains($"-{own}", await DrainAsync());
        Assert.Null(await archive.Documents.FindAsync(own, null, Cancellation));
        Assert.Equal("thu-muc", (await archive.Documents.FindAsync(shared, null, Cancellation))!.Summary.Source);
        Assert.Equal(1, (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!.Summary.CitingDocuments);
        Assert.Null(await archive.Instruments.FindAsync("35-ct-tw-2019", Cancellation));
        Assert.Equal(new Statistics(1, 1, 1, 0, 0, 0), await archive.CountAsync(Cancellation));
        Assert.Equal(["thu-muc"], (await archive.Runs.ListAsync(0, 10, Cancellation)).Items.Select(run => run.Source));
    }
}
