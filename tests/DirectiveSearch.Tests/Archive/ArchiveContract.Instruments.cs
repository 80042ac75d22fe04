using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    [Fact]
    public async Task An_instrument_tells_who_cites_it_and_what_they_say()
    {
        var first = await IngestAsync($"ngày: 2021-01-01\n{Directive}\n{Directive}", "a");
        await IngestAsync($"ngày: 2022-01-01\n{Directive.Replace("04-07", "04-17", StringComparison.Ordinal)}", "b");
        await IngestAsync("ngày: 2023-01-01\ndẫn: Chỉ thị|34-CT/TW|2014-04-07|Ban Bí thư|đổi mới", "c");
        await IngestAsync("ngày: 2024-01-01\n" + Directive, "d");
        var instrument = (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!;
        Assert.Equal((4, 5, "34cttw", "TW", "XI"), (instrument.Summary.CitingDocuments, instrument.Summary.Citations, instrument.NumberKey, instrument.Series, instrument.Period));
        Assert.Equal([new(new(2014, 4, 7), 3), new Stated<PartialDate>(new(2014, 4, 17), 1)], instrument.StatedDates);
        Assert.Equal([new("Bộ Chính trị", 3), new Stated<string>("Ban Bí thư", 1)], instrument.StatedIssuers);
        Assert.Equal([new("tiếp tục đổi mới công tác thi đua, khen thưởng", 3), new Stated<string>("đổi mới", 1)], instrument.StatedTitles);
        Assert.Null(instrument.Summary.HeldDocumentId);
        var evidence = await archive.Instruments.EvidenceAsync("34-ct-tw-2014", [first], Cancellation);
        Assert.Equal([(0, Directive), (1, Directive)], evidence.Select(mention => (mention.Index, mention.SentenceText)));
        Assert.Equal("34-ct-tw-2014", Assert.Single(await archive.Instruments.MostCitedAsync(5, Cancellation)).Slug);
    }

    [Fact]
    public async Task Only_documents_whose_citations_mean_something_else_go_to_the_index_again()
    {
        var undated = await IngestAsync("ngày: 2021-01-01\ndẫn: Chỉ thị|34-CT/TW", "a");
        await IngestAsync("ngày: 2021-01-01\ndẫn: Chỉ thị|35-CT/TW|2019-05-30", "b");
        Assert.NotNull(await archive.Instruments.FindAsync("34-ct-tw-khong-ro-nam", Cancellation));
        var dated = (await ReceiveAsync("ngày: 2022-01-01\n" + Directive, "c")).DocumentId!;
        var before = (await archive.Documents.IndexableAsync([undated], Cancellation))[undated].Revision;
        Assert.Equal([undated, dated], (await DrainAsync()).Order(Comparer<string>.Create((x, y) => x == undated ? -1 : 1)));
        Assert.True((await archive.Documents.IndexableAsync([undated], Cancellation))[undated].Revision > before);
        Assert.Null(await archive.Instruments.FindAsync("34-ct-tw-khong-ro-nam", Cancellation));
        Assert.Equal("34-ct-tw-2014", await archive.Instruments.RedirectAsync("34-ct-tw-khong-ro-nam", Cancellation));
        Assert.Equal(2, (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!.Summary.CitingDocuments);

        var later = (await ReceiveAsync("ngày: 2025-01-01\n" + Directive, "d")).DocumentId!;
        Assert.Equal([later], await DrainAsync());
    }

    [Theory]
    [InlineData("Tiền Giang", "Bến Tre")]
    [InlineData("Bến Tre", "Tiền Giang")]
    public async Task Districts_of_one_name_in_two_provinces_are_two_units_with_plans_of_their_own(string first, string second)
    {
        const string plan = "của: Ủy ban nhân dân huyện Châu Thành\nsố: 12/KH-UBND\nngày: 2024-02-01\n";
        await IngestAsync($"{plan}tỉnh: {first}", "a");
        await IngestAsync($"{plan}tỉnh: {second}", "b");
        var citing = await IngestAsync(
            "của: Phòng Nội vụ huyện Châu Thành\nngày: 2024-03-01\ntỉnh: Bến Tre\ndẫn: Kế hoạch|12/KH-UBND|2024-02-01|Ủy ban nhân dân huyện Châu Thành", "c");
        var units = await archive.Units.SummariesAsync(
            ["uy-ban-nhan-dan-huyen-chau-thanh-tien-giang", "uy-ban-nhan-dan-huyen-chau-thanh-ben-tre"], Cancellation);
        Assert.Equal(
            ["UBND huyện Châu Thành, tỉnh Bến Tre", "UBND huyện Châu Thành, tỉnh Tiền Giang"],
            units.Values.Select(unit => unit.ShortName).Order(StringComparer.Ordinal));
        Assert.All(units.Values, unit => Assert.Equal(1, unit.Documents));
        var cited = Assert.Single(await archive.Documents.CitationsAsync([citing], Cancellation)).InstrumentSlug;
        Assert.Equal("12-kh-ubnd-uy-ban-nhan-dan-huyen-chau-thanh-ben-tre-2024", cited);
        var instrument = (await archive.Instruments.FindAsync(cited!, Cancellation))!;
        Assert.Equal("Ủy ban nhân dân huyện Châu Thành, tỉnh Bến Tre", instrument.Summary.Issuer);
        Assert.Equal(["12-kh-ubnd-uy-ban-nhan-dan-huyen-chau-thanh-tien-giang-2024"], instrument.SameNumber.Select(same => same.Slug));
    }

    [Fact]
    public async Task An_ambiguous_citation_names_its_candidates()
    {
        await IngestAsync("ngày: 2025-01-01\n" + Directive + "\ndẫn: Chỉ thị|34-CT/TW|2024-05-24|Ban Bí thư", "a");
        var id = await IngestAsync("ngày: 2025-01-01\ndẫn: Chỉ thị|34-CT/TW", "b");
        var citation = (await archive.Documents.CitationsAsync([id], Cancellation)).Single();
        Assert.Null(citation.InstrumentSlug);
        Assert.Equal(["34-ct-tw-2014", "34-ct-tw-2024"], citation.Candidates);
        Assert.Equal(["đọc thử", "ambiguous-period"], citation.Warnings);
        Assert.Equal(["34-ct-tw-2024"], (await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation))!.SameNumber.Select(same => same.Slug));
    }

    [Fact]
    public async Task A_ghost_turns_into_a_held_instrument_when_its_text_comes()
    {
        await IngestAsync("ngày: 2021-01-01\ndẫn: Kế hoạch|365/KH-UBND|2020-01-14|Ủy ban nhân dân tỉnh Đồng Nai|thi đua", "a");
        var slug = (await archive.Instruments.MostCitedAsync(1, Cancellation)).Single().Slug;
        Assert.Equal("365-kh-ubnd-dong-nai-2020", slug);
        var held = await IngestAsync("của: Ủy ban nhân dân tỉnh Đồng Nai\nsố: 365/KH-UBND\nngày: 2020-01-14\ntên: Kế hoạch thi đua năm 2020", "b");
        var summary = (await archive.Instruments.SummariesAsync([slug, "khác"], Cancellation)).Single().Value;
        Assert.Equal((held, "Kế hoạch thi đua năm 2020", 1), (summary.HeldDocumentId, summary.Title, summary.CitingDocuments));
    }

    /// <summary>What a document settles is settled only as long as it is there, and only those whose citations it concerns are indexed again.</summary>
    [Fact]
    public async Task Citations_are_settled_and_unsettled_as_documents_come_and_go()
    {
        var undated = await IngestAsync("ngày: 2025-01-01\ndẫn: Chỉ thị|34-CT/TW", "a");
        await IngestAsync("ngày: 2025-01-01\ndẫn: Chỉ thị|35-CT/TW|2019-05-30", "b");
        Assert.Equal("34-ct-tw-khong-ro-nam  đọc thử,ambiguous-period", await MeaningAsync());

        var settling = await IngestAsync("ngày: 2022-01-01\n" + Directive, "c", "hai");
        Assert.Equal("34-ct-tw-2014  đọc thử", await MeaningAsync());

        var second = (await ReceiveAsync("ngày: 2025-01-01\ndẫn: Chỉ thị|34-CT/TW|2024-05-24|Ban Bí thư", "d", "ba")).DocumentId!;
        Assert.Equal(new HashSet<string> { undated, second }, (await DrainAsync()).ToHashSet());
        Assert.Equal(" 34-ct-tw-2014,34-ct-tw-2024 đọc thử,ambiguous-period", await MeaningAsync());

        await archive.RemoveSourceAsync("ba", Cancellation);
        Assert.Equal(new HashSet<string> { undated, $"-{second}" }, (await DrainAsync()).ToHashSet());
        Assert.Equal("34-ct-tw-2014  đọc thử", await MeaningAsync());

        await archive.RemoveSourceAsync("hai", Cancellation);
        Assert.Equal(new HashSet<string> { undated, $"-{settling}" }, (await DrainAsync()).ToHashSet());
        Assert.Equal("34-ct-tw-khong-ro-nam  đọc thử,ambiguous-period", await MeaningAsync());

        async Task<string> MeaningAsync()
        {
            var citation = (await archive.Documents.CitationsAsync([undated], Cancellation)).Single();
            return $"{citation.InstrumentSlug} {string.Join(',', citation.Candidates)} {string.Join(',', citation.Warnings)}";
        }
    }

    [Fact]
    public async Task A_held_instrument_turns_into_a_ghost_again_when_its_text_goes()
    {
        var citing = await IngestAsync("ngày: 2021-01-01\ndẫn: Kế hoạch|365/KH-UBND|2020-01-14|Ủy ban nhân dân tỉnh Đồng Nai|thi đua", "a");
        var other = await IngestAsync("ngày: 2021-01-01\n" + Directive, "b");
        var held = (await ReceiveAsync("của: Ủy ban nhân dân tỉnh Đồng Nai\nsố: 365/KH-UBND\nngày: 2020-01-14\ntên: Kế hoạch thi đua năm 2020", "c", "hai")).DocumentId!;
        var indexed = await DrainAsync();
        Assert.Contains(held, indexed);
        Assert.DoesNotContain(other, indexed);
        Assert.Equal(held, (await FindAsync()).HeldDocumentId);

        await archive.RemoveSourceAsync("hai", Cancellation);
        indexed = await DrainAsync();
        Assert.Contains($"-{held}", indexed);
        Assert.DoesNotContain(other, indexed);
        Assert.Equal((null, 1, "thi đua"), (await FindAsync()) is var ghost ? (ghost.HeldDocumentId, ghost.CitingDocuments, ghost.Title) : default);
        Assert.Equal("365-kh-ubnd-dong-nai-2020", (await archive.Documents.CitationsAsync([citing], Cancellation)).Single().InstrumentSlug);

        async Task<InstrumentSummary> FindAsync() => (await archive.Instruments.FindAsync("365-kh-ubnd-dong-nai-2020", Cancellation))!.Summary;
    }

    [Fact]
    public async Task Numbers_are_found_as_people_ask_for_them()
    {
        await IngestAsync(
            Directive + "\ndẫn: Chỉ thị|345-CT/TW|2013-01-02\ndẫn: Luật|06/2022/QH15\ndẫn: Nghị quyết|34-NQ/TW|2013-01-02\ndẫn: Kế hoạch|034/KH-UBND|2024-01-01|Ủy ban nhân dân tỉnh Đắk Lắk");
        async Task<string> Found(string key, bool prefix, string? type = null) =>
            string.Join(' ', (await archive.Instruments.ByNumberAsync(key, prefix, type, 10, Cancellation)).Select(summary => summary.Slug));
        Assert.Equal("34-ct-tw-2014", await Found("34cttw", prefix: false));
        Assert.Equal("34-ct-tw-2014", await Found("34ct", prefix: true));
        Assert.Equal("034-kh-ubnd-dak-lak-2024 34-ct-tw-2014 34-nq-tw-2013", await Found("34", prefix: true));
        Assert.Equal("34-ct-tw-2014", await Found("34", prefix: true, "chi-thi"));
        Assert.Equal("06-2022-qh15", await Found("62022", prefix: true));
        Assert.Equal("06-2022-qh15", await Found("6", prefix: true, "luat"));
        Assert.Equal("", await Found("", prefix: true));
    }

    [Fact]
    public async Task Movements_and_units_are_counted_with_their_names_and_years()
    {
        var first = await IngestAsync("của: Ủy ban nhân dân tỉnh Tây Ninh\nngày: 2021-02-03\nphong trào: Tây Ninh chung sức|Cả nước chung sức\nphong trào: Tây Ninh chung sức|Cả nước chung sức", "a");
        await IngestAsync("của: Ủy ban nhân dân tỉnh Tây Ninh\nngày: 2023-02-03\nphong trào: Cả nước chung sức|Cả nước chung sức", "b");
        await IngestAsync("của: Ủy ban nhân dân tỉnh Nghệ An\nphong trào: Cả nước chung sức|Cả nước chung sức\nphong trào: Riêng", "c");
        var movements = await archive.Movements.ListAsync(0, 1, Cancellation);
        Assert.Equal((2, "ca-nuoc-chung-suc", 3, 2), (movements.Total, movements.Items.Single().Slug, movements.Items.Single().Documents, movements.Items.Single().Units));
        Assert.Equal(
            [new("Cả nước chung sức", 2), new Stated<string>("Tây Ninh chung sức", 1)],
            (await archive.Movements.FindAsync("ca-nuoc-chung-suc", Cancellation))!.LocalNames);
        Assert.Equal(2, (await archive.Movements.EvidenceAsync("ca-nuoc-chung-suc", [first], Cancellation)).Count);
        var unit = (await archive.Units.FindAsync("uy-ban-nhan-dan-tinh-tay-ninh", Cancellation))!;
        Assert.Equal((2, 2021, 2023, "Tây Ninh"), (unit.Documents, unit.FirstYear, unit.LastYear, unit.ProvinceToday));
        Assert.Equal(["uy-ban-nhan-dan-tinh-nghe-an"], (await archive.Units.ListAsync("nghe-an", 0, 10, Cancellation)).Items.Select(found => found.Slug));
        await IngestAsync("tên: Trống", "c");
        Assert.Null(await archive.Movements.FindAsync("rieng", Cancellation));
        Assert.Equal(1, (await archive.Movements.FindAsync("ca-nuoc-chung-suc", Cancellation))!.Summary.Units);
        Assert.Equal(1, (await archive.Units.ListAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task The_order_of_arrival_decides_nothing()
    {
        string[] texts =
        [
            "ngày: 2021-01-01\ndẫn: Chỉ thị|34-CT/TW",
            "ngày: 2022-01-01\n" + Directive,
            "ngày: 2022-02-01\n" + Directive.Replace("04-07", "04-17", StringComparison.Ordinal),
            "ngày: 2022-03-01\n" + Directive.Replace("04-07", "04-17", StringComparison.Ordinal),
            "ngày: 2023-01-01\n" + Directive,
            "ngày: 2023-02-01\n" + Directive,
        ];
        for (var index = 0; index < texts.Length; index++) await IngestAsync(texts[index], $"{index}", "một");
        var one = await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation);
        await archive.RemoveSourceAsync("một", Cancellation);
        await DrainAsync();
        Assert.Equal(new Statistics(0, 0, 0, 0, 0, 0), await archive.CountAsync(Cancellation));
        foreach (var text in texts.Reverse()) await ReceiveAsync(text, text, "hai");
        await DrainAsync();
        Assert.Equivalent(one, await archive.Instruments.FindAsync("34-ct-tw-2014", Cancellation), strict: true);
    }
}
