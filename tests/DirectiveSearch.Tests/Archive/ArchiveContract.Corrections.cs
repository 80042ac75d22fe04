using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private const string Undated = "dẫn: Chỉ thị|34-CT/TW";

    private static readonly Statement Later = new("Chỉ thị", "34-CT/TW", "Ban Bí thư", new PartialDate(2024, 5, 24));

    private static readonly AuditEntry Editor = new("biên tập", "10.0.0.1", "dinh-chinh.dat", "x");

    [Fact]
    public async Task A_citation_means_what_an_editor_says_until_that_is_taken_back()
    {
        var id = await IngestAsync($"tên: Một\n{Directive}\n{Undated}");
        Assert.Equal(["34-ct-tw-2014", "34-ct-tw-2014"], await MeaningsAsync(id));
        Assert.Equal(CorrectionOutcome.Done, await SetAsync(id, 1, Later));
        await DrainAsync();
        Assert.Equal(["34-ct-tw-2014", "34-ct-tw-2024"], await MeaningsAsync(id));
        var made = (await archive.Instruments.FindAsync("34-ct-tw-2024", Cancellation))!;
        Assert.Equal((1, "Ban Bí thư", Later.Date), (made.Summary.Citations, made.Summary.Issuer, made.Summary.Date));
        var decided = Assert.Single(await archive.Corrections.OfDocumentAsync(id, Cancellation));
        Assert.Equal((CorrectionKind.Set, 1, Later, "vì nói về nhà ở", "biên tập", true), (decided.Kind, decided.Index, decided.Into, decided.Note, decided.By, decided.IsActive));
        Assert.Equal([decided.Id], (await archive.Corrections.OfInstrumentAsync(made.Summary, Cancellation)).Select(correction => correction.Id));
        Assert.Equal(("biên tập", "dinh-chinh.dat"), ((await archive.Audit.ListAsync(null, null, 0, 1, Cancellation)).Items[0].Entry is var line ? (line.Who, line.Action) : default));

        Assert.True(await archive.Corrections.UndoAsync(decided.Batch, Editor with { Who = "người khác" }, Cancellation));
        Assert.False(await archive.Corrections.UndoAsync(decided.Batch, Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(["34-ct-tw-2014", "34-ct-tw-2014"], await MeaningsAsync(id));
        Assert.Null(await archive.Instruments.FindAsync("34-ct-tw-2024", Cancellation));
        Assert.Equal("người khác", Assert.Single((await archive.Corrections.ListAsync(0, 10, Cancellation)).Items).UndoneBy);
    }

    /// <summary>The mention moves, others come before it, the text around it changes.</summary>
    [Fact]
    public async Task A_decision_survives_another_reading_and_another_version()
    {
        var id = await IngestAsync($"tên: Một\n{Undated}\n{Directive}");
        await SetAsync(id, 0, Later);
        await DrainAsync();
        await archive.Work.EnqueueAsync(WorkStep.Extract, [id], Cancellation);
        await DrainAsync();
        Assert.Equal(["34-ct-tw-2024", "34-ct-tw-2014"], await MeaningsAsync(id));
        Assert.Equal(id, await IngestAsync($"tên: Hai, sửa nhiều\ndẫn: Luật|06/2022/QH15\n{Undated}\n{Directive}\n{Undated}"));
        Assert.Equal(["06-2022-qh15", "34-ct-tw-2024", "34-ct-tw-2014"], (await MeaningsAsync(id)).Take(3));
        Assert.Equal(1, (await archive.Corrections.OfDocumentAsync(id, Cancellation)).Single().Index);
        // What no longer stands there is kept, and shown as such.
        await IngestAsync("tên: Ba");
        Assert.Null((await archive.Corrections.OfDocumentAsync(id, Cancellation)).Single().Index);
        Assert.Equal(["34-ct-tw-2024"], await MeaningsAsync(await IngestAsync($"tên: Bốn\n{Undated}")));
    }

    [Fact]
    public async Task A_decision_outlives_the_removal_of_its_document()
    {
        var text = $"tên: Một\n{Undated}\n{Directive}";
        var id = await IngestAsync(text);
        await SetAsync(id, 0, Later);
        await DrainAsync();
        await archive.RemoveSourceAsync("thu-muc", Cancellation);
        await DrainAsync();
        Assert.Null(await archive.Instruments.FindAsync("34-ct-tw-2024", Cancellation));
        Assert.Equal(id, await IngestAsync(text));
        Assert.Equal(["34-ct-tw-2024", "34-ct-tw-2014"], await MeaningsAsync(id));
    }

    [Fact]
    public async Task A_citation_may_mean_another_number_than_it_states()
    {
        var id = await IngestAsync("dẫn: Luật|65/2025/QH15|2025-06-16|Quốc hội");
        await SetAsync(id, 0, new Statement("Luật", "72/2025/QH15", "Quốc hội", new PartialDate(2025, 6, 16)));
        await DrainAsync();
        Assert.Equal(["72-2025-qh15"], await MeaningsAsync(id));
        Assert.Null(await archive.Instruments.FindAsync("65-2025-qh15", Cancellation));
        Assert.Equal(["72/2025/QH15"], (await archive.Instruments.MostCitedAsync(10, Cancellation)).Select(instrument => instrument.Number));
    }

    [Fact]
    public async Task Nobody_decides_about_what_is_no_longer_there()
    {
        var id = await IngestAsync($"tên: Một\n{Undated}");
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetAsync([new CitationPlace(id, 0, "35cttw")], Later, "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetAsync([new CitationPlace(id, 7, "34cttw")], Later, "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetAsync([new CitationPlace("khong-co", 0, "34cttw")], Later, "", Editor, Cancellation));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(0, (await archive.Corrections.ListAsync(0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task Two_instruments_that_are_one_have_one_page_and_the_other_address_leads_there()
    {
        await IngestAsync("tên: Một\ndẫn: Thông tư|51/TT-BYT|2024-12-31|Bộ Y tế", "a.txt");
        var second = await IngestAsync("tên: Hai\ndẫn: Thông tư|51/2024/TT-BYT|2024-12-31|Bộ Y tế", "b.txt");
        var (wrong, right) = (await SummaryAsync("51-tt-byt-2024"), await SummaryAsync("51-2024-tt-byt"));
        Assert.Equal(CorrectionOutcome.Same, await archive.Corrections.MergeAsync(right, right, "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.MergeAsync(wrong, right, "thiếu năm", Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(2, (await SummaryAsync("51-2024-tt-byt")).CitingDocuments);
        Assert.Null(await archive.Instruments.FindAsync("51-tt-byt-2024", Cancellation));
        Assert.Equal("51-2024-tt-byt", await archive.Instruments.RedirectAsync("51-tt-byt-2024", Cancellation));

        // Whoever comes later is taken along, and what remains keeps the name.
        await IngestAsync("tên: Ba\ndẫn: Thông tư|51/TT-BYT|2024-12-31|Bộ Y tế", "c.txt");
        Assert.Equal(3, (await SummaryAsync("51-2024-tt-byt")).CitingDocuments);
        Assert.Equal(second, await IngestAsync("tên: Hai không dẫn nữa", "b.txt"));
        Assert.Equal((2, "51/2024/TT-BYT"), (await SummaryAsync("51-2024-tt-byt") is var left ? (left.CitingDocuments, left.Number) : default));

        Assert.True(await archive.Corrections.UndoAsync((await archive.Corrections.ListAsync(0, 1, Cancellation)).Items[0].Batch, Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(2, (await SummaryAsync("51-tt-byt-2024")).CitingDocuments);
        Assert.Null(await archive.Instruments.FindAsync("51-2024-tt-byt", Cancellation));
    }

    /// <summary>Several citations at once: taken back at once.</summary>
    [Fact]
    public async Task Some_citations_are_split_off_to_an_instrument_of_their_own()
    {
        var one = await IngestAsync($"tên: Một\n{Directive}", "a.txt");
        var two = await IngestAsync($"tên: Hai\n{Directive}\n{Directive}", "b.txt");
        CitationPlace[] places = [new(one, 0, "34cttw"), new(two, 1, "34cttw")];
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetAsync(places, Later, "", Editor, Cancellation));
        await DrainAsync();
        Assert.Equal("34-ct-tw-2024 34-ct-tw-2014 34-ct-tw-2024", string.Join(' ', [.. await MeaningsAsync(one), .. await MeaningsAsync(two)]));
        Assert.True(await archive.Corrections.UndoAsync((await archive.Corrections.ListAsync(0, 1, Cancellation)).Items[0].Batch, Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(["34-ct-tw-2014"], ((string?[])[.. await MeaningsAsync(one), .. await MeaningsAsync(two)]).Distinct());
    }

    [Fact]
    public async Task A_report_waits_until_an_editor_closes_it()
    {
        var id = await IngestAsync($"tên: Một\n{Undated}\n{Directive}");
        Assert.True(await archive.Reports.AddAsync(new CitationPlace(id, 1, "34cttw"), "Sai ngày \0 rồi" + new string('x', 5000), Cancellation));
        Assert.True(await archive.Reports.AddAsync(new CitationPlace(id, -1, ""), "Thiếu trang", Cancellation));
        Assert.False(await archive.Reports.AddAsync(new CitationPlace("khong-co", 0, "34cttw"), "?", Cancellation));
        var open = await archive.Reports.ListAsync(closed: false, 0, 10, Cancellation);
        Assert.Equal(2, open.Total);
        Assert.Equal((id, "Một", 1, ReportTable.LongestText), (open.Items[0].DocumentId, open.Items[0].DocumentTitle, open.Items[0].Index, open.Items[0].Text.Length));
        Assert.Contains("34-CT/TW", open.Items[0].Cited, StringComparison.Ordinal);
        Assert.Null(open.Items[1].Index);
        Assert.True(await archive.Reports.CloseAsync(open.Items[0].Id, "đã sửa", Editor, Cancellation));
        Assert.False(await archive.Reports.CloseAsync(open.Items[0].Id, "lại", Editor, Cancellation));
        Assert.Equal(("đã sửa", "biên tập"), (await archive.Reports.ListAsync(closed: true, 0, 10, Cancellation)).Items.Single() is var closed ? (closed.ClosedNote, closed.ClosedBy) : default);
        Assert.Equal(1, (await archive.Reports.ListAsync(closed: false, 0, 10, Cancellation)).Total);
    }

    private const string Doubtful = "phong trào: Thanh niên đổi mới||Cả nước đổi mới";

    private static readonly FamilyDecision Joined = new("Thanh niên đổi mới", "Cả nước đổi mới");

    [Fact]
    public async Task Doubtful_names_of_movements_wait_with_their_documents_until_people_decide()
    {
        await IngestAsync($"tên: Một\n{Doubtful}\n{Doubtful}\nphong trào: Riêng", "a.txt");
        await IngestAsync($"tên: Hai\n{Doubtful}\nphong trào: Phụ nữ học tập||Cả nước học tập", "b.txt");
        Assert.Equal([("Cả nước học tập", 1), ("Cả nước đổi mới", 1)], (await archive.Movements.DoubtfulFamiliesAsync(Cancellation)).Select(family => (family.Value, family.Documents)).OrderBy(family => family.Value, StringComparer.Ordinal));
        var waiting = await archive.Movements.DoubtfulAsync(null, 0, 10, Cancellation);
        Assert.Equal([("thanh-nien-doi-moi", 2), ("phu-nu-hoc-tap", 1)], waiting.Select(row => (row.Slug, row.Documents)));
        Assert.Equal((Doubtful, "Cả nước đổi mới"), (waiting[0].Example.SentenceText, waiting[0].Family));
        Assert.Equal(["phu-nu-hoc-tap"], (await archive.Movements.DoubtfulAsync(null, 1, 10, Cancellation)).Select(row => row.Slug));
        Assert.Equal(["phu-nu-hoc-tap"], (await archive.Movements.DoubtfulAsync("Cả nước học tập", 0, 10, Cancellation)).Select(row => row.Slug));
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetFamilyAsync(new FamilyDecision("Phụ nữ học tập", null), "", Editor, Cancellation));
        Assert.Equal(["thanh-nien-doi-moi"], (await archive.Movements.DoubtfulAsync(null, 0, 10, Cancellation)).Select(row => row.Slug));
    }

    /// <summary>Counts, names and the index follow; whoever comes later is taken along.</summary>
    [Fact]
    public async Task A_name_of_a_movement_has_the_family_that_an_editor_says_until_that_is_taken_back()
    {
        var id = await IngestAsync($"của: Ủy ban nhân dân tỉnh Tây Ninh\ntên: Một\n{Doubtful}", "a.txt");
        Assert.Equal(CorrectionOutcome.Outdated, await archive.Corrections.SetFamilyAsync(new FamilyDecision("Không ai nêu", null), "", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetFamilyAsync(Joined, "cùng quyết định phát động", Editor, Cancellation));
        Assert.Equal(CorrectionOutcome.Same, await archive.Corrections.SetFamilyAsync(Joined, "", Editor, Cancellation));
        Assert.Contains(id, await DrainAsync());
        await IngestAsync($"của: Ủy ban nhân dân tỉnh Nghệ An\ntên: Hai\n{Doubtful}\nphong trào: Cả nước đổi mới", "b.txt");
        var family = (await archive.Movements.FindAsync("ca-nuoc-doi-moi", Cancellation))!;
        Assert.Equal(("Cả nước đổi mới", 2, 2), (family.Summary.Name, family.Summary.Documents, family.Summary.Units));
        Assert.Equal(["Thanh niên đổi mới", "Cả nước đổi mới"], family.LocalNames.Select(name => name.Value));
        Assert.Null(await archive.Movements.FindAsync("thanh-nien-doi-moi", Cancellation));
        Assert.Equal("ca-nuoc-doi-moi", await archive.Movements.JoinedIntoAsync("thanh-nien-doi-moi", Cancellation));
        var read = (await archive.Documents.FindAsync(id, null, Cancellation))!.Movements.Single();
        Assert.Equal(("ca-nuoc-doi-moi", "Cả nước đổi mới", true), (read.MovementSlug, read.Mention.Family, read.IsDecided));

        var made = Assert.Single(await archive.Corrections.OfMovementAsync("ca-nuoc-doi-moi", Cancellation));
        Assert.Equal((CorrectionKind.Family, Joined, "cùng quyết định phát động", "biên tập"), (made.Kind, made.Movement, made.Note, made.By));
        Assert.True(await archive.Corrections.UndoAsync(made.Batch, Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(2, (await archive.Movements.FindAsync("thanh-nien-doi-moi", Cancellation))!.Summary.Documents);
        Assert.Equal(1, (await archive.Movements.FindAsync("ca-nuoc-doi-moi", Cancellation))!.Summary.Documents);
        Assert.Null(await archive.Movements.JoinedIntoAsync("thanh-nien-doi-moi", Cancellation));
        Assert.Single(await archive.Movements.DoubtfulAsync(null, 0, 10, Cancellation));
    }

    [Fact]
    public async Task A_name_that_was_joined_by_rule_can_be_set_apart()
    {
        var id = await IngestAsync("tên: Một\nphong trào: Tây Ninh chung sức|Cả nước chung sức");
        Assert.Equal(CorrectionOutcome.Done, await archive.Corrections.SetFamilyAsync(new FamilyDecision("Tây Ninh chung sức", null), "", Editor, Cancellation));
        await DrainAsync();
        Assert.Equal(("tay-ninh-chung-suc", null), (await archive.Documents.FindAsync(id, null, Cancellation))!.Movements.Select(movement => (movement.MovementSlug, movement.Mention.Family)).Single());
        Assert.Null(await archive.Movements.FindAsync("ca-nuoc-chung-suc", Cancellation));
        Assert.Equal("tay-ninh-chung-suc", Assert.Single(await archive.Corrections.OfMovementAsync("tay-ninh-chung-suc", Cancellation)).Movement!.MovementSlug);
    }

    private Task<CorrectionOutcome> SetAsync(string id, int index, Statement into) => SetAsync(archive, id, index, into);

    private static async Task<CorrectionOutcome> SetAsync(ArchiveStore archive, string id, int index, Statement into)
    {
        var citation = (await archive.Documents.FindAsync(id, null, Cancellation))!.Citations[index].Citation;
        return await archive.Corrections.SetAsync([new CitationPlace(id, index, Resolver.GroupKey(citation.Type, citation.Number))], into, "vì nói về nhà ở", Editor, Cancellation);
    }

    private async Task<IReadOnlyList<string?>> MeaningsAsync(string id) =>
        [.. (await archive.Documents.FindAsync(id, null, Cancellation))!.Citations.Select(citation => citation.InstrumentSlug)];

    private async Task<InstrumentSummary> SummaryAsync(string slug) => (await archive.Instruments.FindAsync(slug, Cancellation))!.Summary;
}
