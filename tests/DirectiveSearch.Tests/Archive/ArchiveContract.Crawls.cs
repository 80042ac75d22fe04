using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    [Fact]
    public async Task One_program_at_a_time_crawls_a_source_and_another_goes_on_where_it_was_cut_off_or_paused()
    {
        using var beside = await OpenBesideAsync();
        var (one, other) = (new CrawlScript(archive), new CrawlScript(beside));
        Assert.Equal(CrawlBeginning.Started, await one.BeginAsync(CrawlMode.Sweep, one.Target("ds", CrawlRole.List)));
        var run = one.Run;
        Assert.Equal((CrawlBeginning.Busy, run), (await other.BeginAsync(), other.Run));
        Assert.Equal(CrawlBeginning.Started, await new CrawlScript(beside, "cong-b").BeginAsync());

        Assert.True(await beside.Crawls.PauseAsync("cong-a", Cancellation));
        Assert.True((await one.RecordAsync("ds", one.Target("a"), one.Target("b"))).PauseAsked);
        await one.EndAsync(CrawlRunState.Paused);
        Assert.False(await archive.Crawls.PauseAsync("cong-a", Cancellation));
        Assert.Equal((CrawlBeginning.Paused, run), (await other.BeginAsync(), other.Run));
        Assert.True(await archive.Crawls.LetGoOnAsync("cong-a", Cancellation));
        Assert.False(await archive.Crawls.LetGoOnAsync("cong-a", Cancellation));
        Assert.Equal((CrawlBeginning.Resumed, run), (await other.BeginAsync(), other.Run));
        var resumed = (await archive.Crawls.FindRunAsync(run, Cancellation))!;
        Assert.Equal((CrawlMode.Sweep, CrawlRunState.Running, false, 1), (resumed.Mode, resumed.State, resumed.PauseAsked, resumed.Counts.Asked));
        Assert.True((await archive.Runs.FindAsync(run, Cancellation))!.IsReceiving);

        await other.RecordAsync("a");
        Time.Advance(4 * CrawlScript.Lease);
        Assert.Equal((CrawlBeginning.Resumed, run), (await one.BeginAsync(), one.Run));
        Time.Advance(4 * CrawlScript.Lease);
        await beside.Workers.BeatAsync("serve", "1", stopping: false, Cancellation);
        await beside.Runs.CloseAbandonedAsync(CrawlScript.Lease, Cancellation);
        var cut = (await archive.Crawls.FindRunAsync(run, Cancellation))!;
        Assert.Equal((CrawlRunState.Stopped, CrawlStops.CutOff), (cut.State, cut.ReasonCode));
        Assert.NotEmpty(cut.Reason!);
        Assert.Equal((CrawlBeginning.Resumed, run), (await one.BeginAsync(), one.Run));
        Assert.Equal(["b"], await one.DrainAsync());

        await one.EndAsync(CrawlRunState.Stopped, "budget", "Hết lượt hỏi của lần chạy này.");
        Assert.Equal(CrawlBeginning.Started, await one.BeginAsync());
        Assert.NotEqual(run, one.Run);
    }

    [Fact]
    public async Task What_is_wanted_is_asked_before_what_is_new_and_files_before_pages_before_lists()
    {
        var crawl = new CrawlScript(archive);
        await crawl.BeginAsync(CrawlMode.Latest, crawl.Target("ds", CrawlRole.List));
        Assert.Equal("ds", (await archive.Crawls.NextAsync("cong-a", Cancellation)).Address!.Key);
        await crawl.RecordAsync(
            "ds", crawl.Target("cu", priority: CrawlPriority.Sweep), crawl.Target("ds2", CrawlRole.List), crawl.Target("p1"), crawl.Target("p2"), crawl.Target("f", CrawlRole.File),
            crawl.Target("can", CrawlRole.List, CrawlPriority.Wanted), crawl.Target("can-p", CrawlRole.Page, CrawlPriority.Wanted));
        // What is known is put higher, never lower, and does not wait again.
        await crawl.RecordAsync("ds", crawl.Target("p2", priority: CrawlPriority.Wanted), crawl.Target("p1", priority: CrawlPriority.Sweep));
        Assert.Equal(["p2", "can-p", "can", "f", "p1", "ds2", "cu"], await crawl.DrainAsync());

        var later = Time.GetUtcNow().AddMinutes(30);
        await crawl.RecordAsync("ds", crawl.Target("muon"), crawl.Target("p1") with { Again = true });
        await crawl.RecordAsync(await crawl.AnswerAsync("muon", CrawlState.Waiting) with { NotBefore = later });
        Assert.Equal(["p1"], await crawl.DrainAsync());
        Assert.Equal((null, later), await archive.Crawls.NextAsync("cong-a", Cancellation));
        Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(["muon"], await crawl.DrainAsync());
        Assert.Equal((null, null), await archive.Crawls.NextAsync("cong-a", Cancellation));
    }

    [Fact]
    public async Task What_came_of_an_address_is_recorded_whole_or_not_at_all()
    {
        var crawl = new CrawlScript(archive);
        await archive.Crawls.PlanAsync([crawl.Source], Cancellation);
        await crawl.BeginAsync(CrawlMode.Latest, crawl.Target("ds", CrawlRole.List));
        var run = await crawl.RecordAsync("ds", crawl.Target("p"), crawl.Target("p"), crawl.Target("ds2", CrawlRole.List));
        Assert.Equal((1, 1, 2, 100L, 500L), (run.Counts.Found, run.Counts.Asked, run.Counts.Requests, run.Counts.Bytes, run.Counts.Milliseconds));
        var page = await crawl.AnswerAsync("p") with
        {
            Reading = CrawlScript.Reading("1", ("number", "12 /KH-UBND"), ("issued", "08/4/2014")), Targets = [crawl.Target("f", CrawlRole.File)], Alarms = [("layout", "Trang không còn bảng danh sách.")],
        };
        await Assert.ThrowsAnyAsync<Exception>(async () => await crawl.RecordAsync(page with { Files = [await crawl.FileAsync("x", "số: 12/KH-UBND")], Alarms = [(null!, "x")] }));
        Assert.Equal((CrawlState.Waiting, 1), ((await crawl.AddressAsync("p")).State, (await archive.Crawls.FindRunAsync(crawl.Run, Cancellation))!.Counts.Asked));
        Assert.Empty(await archive.Crawls.KnownAsync("cong-a", ["f"], Cancellation));
        Assert.Equal(0, (await archive.Runs.FindAsync(crawl.Run, Cancellation))!.Total);

        await crawl.RecordAsync(page);
        await crawl.RecordAsync(page);
        run = await crawl.RecordAsync(await crawl.AnswerAsync("f") with { Files = [await crawl.FileAsync("https://cong-a.example/f", "số: 12/KH-UBND")], Reading = CrawlScript.Reading("2") });
        Assert.Equal((1, 1, 0, 1), (run.Counts.Found, run.Counts.New, run.Counts.Changed, run.Alarms));
        Assert.Equal(("layout", "https://cong-a.example/p", 2), (await archive.Crawls.AlarmsAsync(crawl.Run, Cancellation)).Select(alarm => (alarm.Code, alarm.Address, alarm.Times)).Single());
        var file = await crawl.AddressAsync("f");
        Assert.Equal((CrawlState.Held, "\"tag\"", "2"), (file.State, file.EntityTag, file.Digest));
        Assert.Equal((await crawl.AddressAsync("p")).Id, file.Parent);
        await DrainAsync();
        var says = Assert.Single(await archive.Crawls.OfDocumentAsync(file.DocumentId!, Cancellation));
        Assert.Equal((crawl.Source.Name, "https://cong-a.example/p", "12 /KH-UBND", null), (says.SourceName, says.Page, says.Fields["number"], says.GoneAt));
        Assert.Empty(await archive.Crawls.SharedPagesAsync([file.DocumentId!], Cancellation));

        await crawl.RecordAsync("p", crawl.Target("g", CrawlRole.File));
        await crawl.RecordAsync(await crawl.AnswerAsync("g") with { Files = [await crawl.FileAsync("https://cong-a.example/g", "số: 13/PL")] });
        Assert.Empty(await archive.Crawls.SharedPagesAsync([file.DocumentId!, (await crawl.AddressAsync("g")).DocumentId!], Cancellation));
        Assert.Equal(file.DocumentId, (await archive.Crawls.DocumentsOfAsync([file.Parent!.Value], Cancellation))[file.Parent.Value]);
        Assert.Equal(["https://cong-a.example/p"], await archive.Crawls.SharedPagesAsync([file.DocumentId!], Cancellation));
    }

    [Fact]
    public async Task All_files_of_a_crawled_zip_are_known_by_the_page_that_names_it()
    {
        var crawl = new CrawlScript(archive);
        await crawl.BeginAsync(CrawlMode.Latest, crawl.Target("p"));
        await crawl.RecordAsync("p", crawl.Target("f", CrawlRole.File), crawl.Target("g", CrawlRole.File));
        const string Zip = "https://cong-a.example/tai › hồ sơ.ZIP";
        await crawl.RecordAsync(await crawl.AnswerAsync("f") with { Files = [await crawl.FileAsync($"{Zip} › 12.docx", "số: 12/KH-UBND"), await crawl.FileAsync($"{Zip} › phụ lục.docx", "số: 12/PL"), await crawl.FileAsync($"{Zip}x › a", "số: 14/PL")] });
        await crawl.RecordAsync(await crawl.AnswerAsync("g") with { Files = [await crawl.FileAsync("https://cong-a.example/g", "số: 13/PL")] });
        await DrainAsync();
        var documents = (await archive.Runs.ItemsAsync(crawl.Run, null, 0, 9, Cancellation)).Items.ToDictionary(item => item.Locator.Split(' ')[^1], item => item.DocumentId!);
        var first = (await crawl.AddressAsync("f")).DocumentId!;
        Assert.Equal(first, Assert.Single(await archive.Crawls.OfZipAsync([documents["lục.docx"]], Cancellation)));
        Assert.Equal(first, Assert.Single(await archive.Crawls.OfZipAsync([first], Cancellation)));
        Assert.Empty(await archive.Crawls.OfZipAsync([documents["a"], documents["https://cong-a.example/g"]], Cancellation));
    }

    [Fact]
    public async Task Other_bytes_at_an_address_are_a_new_version_and_what_is_gone_may_come_back()
    {
        var crawl = new CrawlScript(archive);
        await crawl.BeginAsync(CrawlMode.Latest, crawl.Target("f", CrawlRole.File));
        await crawl.RecordAsync(await crawl.AnswerAsync("f") with { Files = [await crawl.FileAsync("https://cong-a.example/f", "tên: Cũ")], Reading = CrawlScript.Reading("1") });
        var first = await crawl.AddressAsync("f");
        Time.Advance(TimeSpan.FromDays(1));
        var run = await crawl.RecordAsync(await crawl.AnswerAsync("f") with { Files = [await crawl.FileAsync("https://cong-a.example/f", "tên: Mới")], Reading = CrawlScript.Reading("2") });
        Assert.Equal((1, 1), (run.Counts.New, run.Counts.Changed));
        var changed = await crawl.AddressAsync("f");
        Assert.Equal((first.DocumentId, Time.GetUtcNow()), (changed.DocumentId, changed.ChangedAt));
        await DrainAsync();
        Assert.Equal("Mới", (await archive.Documents.FindAsync(first.DocumentId!, null, Cancellation))!.Summary.Title);

        var gone = Time.GetUtcNow();
        await crawl.RecordAsync(await crawl.AnswerAsync("f", CrawlState.Gone));
        Time.Advance(TimeSpan.FromDays(1));
        run = await crawl.RecordAsync(await crawl.AnswerAsync("f", CrawlState.Gone) with { Counts = CrawlScript.One with { Gone = 1 } });
        Assert.Equal(1, run.Counts.Gone);
        Assert.Equal(gone, (await archive.Crawls.OfDocumentAsync(first.DocumentId!, Cancellation)).Single().GoneAt);
        Assert.NotNull(await archive.Documents.FindAsync(first.DocumentId!, null, Cancellation));
        await crawl.RecordAsync("f");
        Assert.Null((await crawl.AddressAsync("f")).GoneAt);
    }

    [Fact]
    public async Task What_a_portal_wrote_before_is_kept_with_when_it_was_found_to_write_otherwise()
    {
        var crawl = new CrawlScript(archive);
        CrawlTarget Described(string status) => crawl.Target("f", CrawlRole.File) with { Fields = new Dictionary<string, string> { ["status"] = status } };
        await crawl.BeginAsync(CrawlMode.Latest, crawl.Target("ds", CrawlRole.List));
        await crawl.RecordAsync("ds", crawl.Target("p") with { Fields = new Dictionary<string, string> { ["status"] = "của danh sách" } }, Described("chưa đọc"), Described("còn"));
        await crawl.RecordAsync(await crawl.AnswerAsync("p") with { Reading = CrawlScript.Reading("1", ("status", "còn"), ("number", "1")), Targets = [crawl.Target("g", CrawlRole.File)] });
        foreach (var key in (string[])["f", "g"]) await crawl.RecordAsync(await crawl.AnswerAsync(key) with { Files = [await crawl.FileAsync($"https://cong-a.example/{key}", $"tên: {key}")], Reading = new CrawlReading(null, null, "1", (await crawl.AddressAsync(key)).Fields) });
        Assert.Empty(await FormerAsync("g"));

        // The same in another order is no change; what comes back is not kept twice.
        await crawl.RecordAsync(await crawl.AnswerAsync("p") with { Reading = CrawlScript.Reading("1", ("number", "1"), ("status", "còn")) });
        var days = new List<DateTimeOffset>();
        foreach (var status in (string[])["hết", "còn", "hết", "còn"])
        {
            Time.Advance(TimeSpan.FromDays(1));
            days.Add(Time.GetUtcNow());
            await crawl.RecordAsync(await crawl.AnswerAsync("p") with { Reading = CrawlScript.Reading(status, ("status", status), ("number", "1")), Targets = [crawl.Target("g", CrawlRole.File)] });
            await crawl.RecordAsync("ds", Described(status));
        }

        Assert.Equal([(days[1], "hết"), (days[0], "còn")], await FormerAsync("f"));
        Assert.Equal([(days[1], "hết"), (days[0], "còn")], await FormerAsync("g"));
        Assert.Equal(["còn", "còn"], new[] { await SaysAsync("f"), await SaysAsync("g") }.Select(says => says.Fields["status"]));
        await archive.RemoveSourceAsync("cong-a", Cancellation);

        async Task<PortalListing> SaysAsync(string key) => Assert.Single(await archive.Crawls.OfDocumentAsync((await crawl.AddressAsync(key)).DocumentId!, Cancellation));
        async Task<IEnumerable<(DateTimeOffset, string)>> FormerAsync(string key) => (await SaysAsync(key)).Former.Select(former => (former.Until, former.Fields["status"]));
    }

    [Fact]
    public async Task A_sweep_asks_for_everything_again_and_a_run_for_failures_for_just_those()
    {
        var crawl = new CrawlScript(archive);
        var list = crawl.Target("ds", CrawlRole.List);
        await crawl.BeginAsync(CrawlMode.Latest, list);
        await crawl.RecordAsync("ds", crawl.Target("co"), crawl.Target("loi"), crawl.Target("mai-loi"), crawl.Target("cam"), crawl.Target("mat"));
        await crawl.RecordAsync("co");
        await crawl.RecordAsync(await crawl.AnswerAsync("cam", CrawlState.Refused) with { ReasonCode = "robots", Reason = "Trang không cho phép. Hãy xin phép." });
        await crawl.RecordAsync(await crawl.AnswerAsync("mat", CrawlState.Gone));
        foreach (var key in (string[])["loi", .. Enumerable.Repeat("mai-loi", 8)])
            await crawl.RecordAsync(await crawl.AnswerAsync(key, CrawlState.Failed) with { ReasonCode = "timeout", Reason = "Quá thời gian. Lần sau tải lại." });
        Assert.Equal(
            [(CrawlState.Failed, "timeout", 2), (CrawlState.Refused, "robots", 1)],
            (await archive.Crawls.FailuresAsync("cong-a", Cancellation)).Select(failure => (failure.State, failure.ReasonCode, failure.Count)));
        var chosen = await archive.Crawls.AddressesAsync("cong-a", new CrawlAddressFilter(CrawlState.Failed, CrawlRole.Page, "timeout", crawl.Run), 1, 1, Cancellation);
        Assert.Equal((2, "loi"), (chosen.Total, chosen.Items.Single().Key));
        await crawl.EndAsync();

        await crawl.BeginAsync(CrawlMode.Latest, list with { Again = true });
        Assert.Equal(["ds", "loi"], (await crawl.DrainAsync()).Order());
        await crawl.EndAsync();
        await crawl.BeginAsync(CrawlMode.Failures);
        Assert.Equal(["cam", "mai-loi"], (await crawl.DrainAsync()).Order());
        await crawl.EndAsync();
        await crawl.BeginAsync(CrawlMode.Sweep, list with { Again = true });
        Assert.Equal(["cam", "co", "ds", "loi", "mai-loi", "mat"], (await crawl.DrainAsync()).Order());
        await crawl.EndAsync();

        var runs = await archive.Crawls.RunsAsync("cong-a", 0, 3, Cancellation);
        Assert.Equal((4, "Sweep Failures Latest"), (runs.Total, string.Join(' ', runs.Items.Select(run => run.Mode))));
        Assert.Equal(0, (await archive.Crawls.RunsAsync("cong-b", 0, 3, Cancellation)).Total);
    }

    [Fact]
    public async Task Sources_are_told_with_how_far_they_are_until_they_are_removed()
    {
        var (one, other) = (new CrawlScript(archive, "cong-a"), new CrawlScript(archive, "cong-b"));
        await archive.Crawls.PlanAsync([one.Source, other.Source, one.Source with { Slug = "cong-c", Fault = "Chưa có địa chỉ liên hệ." }], Cancellation);
        foreach (var crawl in (CrawlScript[])[one, other])
        {
            await crawl.BeginAsync(CrawlMode.Latest, crawl.Target("ds", CrawlRole.List));
            await crawl.RecordAsync("ds", crawl.Target("p"), crawl.Target("q"));
            await crawl.RecordAsync(await crawl.AnswerAsync("p") with { Files = [await crawl.FileAsync($"https://{crawl.Source.Slug}.example/p", "tên: Chung")], Reading = CrawlScript.Reading("1", ("subject", crawl.Source.Slug)), Alarms = [("layout", "Khác mẫu.")] });
        }

        await archive.Crawls.PlanAsync([one.Source, one.Source with { Slug = "cong-c", Fault = "Chưa có địa chỉ liên hệ." }], Cancellation);
        var standings = await archive.Crawls.SourcesAsync(Cancellation);
        Assert.Equal(["cong-a", "cong-c"], standings.Select(standing => standing.Source.Slug));
        Assert.Equal((one.Source, one.Run, 1, 1, 0), (standings[0].Source, standings[0].Last!.Id, standings[0].Count(CrawlRole.Page, CrawlState.Held), standings[0].Waiting, standings[0].Failed));
        Assert.Equal(("Chưa có địa chỉ liên hệ.", null), (standings[1].Source.Fault, standings[1].Last));
        var alone = (await archive.Crawls.FindSourceAsync("cong-a", Cancellation))!;
        Assert.Equal((standings[0].Source, standings[0].Last), (alone.Source, alone.Last));
        Assert.Equal(standings[0].Addresses.Order(AddressOrder), alone.Addresses.Order(AddressOrder));
        var forgotten = (await archive.Crawls.FindSourceAsync("cong-b", Cancellation))!;
        Assert.Equal((other.Source.Name, 1), (forgotten.Source.Name, forgotten.Waiting));
        Assert.NotEmpty(forgotten.Source.Fault!);
        Assert.Null(await archive.Crawls.FindSourceAsync("cong-d", Cancellation));

        await one.EndAsync();
        await other.EndAsync();
        await DrainAsync();
        var id = (await one.AddressAsync("p")).DocumentId!;
        Assert.Equal(["cong-a", "cong-b"], (await archive.Crawls.OfDocumentAsync(id, Cancellation)).Select(says => says.Fields["subject"]));
        await archive.RemoveSourceAsync("cong-b", Cancellation);
        Assert.Equal(["cong-a"], (await archive.Crawls.OfDocumentAsync(id, Cancellation)).Select(says => says.Fields["subject"]));
        Assert.Null(await archive.Crawls.FindSourceAsync("cong-b", Cancellation));
        Assert.Empty(await archive.Crawls.AlarmsAsync(other.Run, Cancellation));
        Assert.Equal((null, null), await archive.Crawls.NextAsync("cong-b", Cancellation));
        Assert.NotNull((await archive.Crawls.NextAsync("cong-a", Cancellation)).Address);
    }

    [Fact]
    public async Task What_is_cited_and_not_held_is_ranked_by_those_that_cite_it()
    {
        await IngestAsync("ngày: 2021-01-01\ndẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ Chính trị\ndẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ Chính trị\ndẫn: Nghị định|91/2017/NĐ-CP|2017-07-31|Chính phủ", "a");
        await IngestAsync("ngày: 2022-01-01\ndẫn: Chỉ thị|34-CT/TW|2014-04-07|Bộ Chính trị\ndẫn: Chỉ thị|35-CT/TW", "b");
        Assert.Equal([("34-CT/TW", 2), ("35-CT/TW", 1)], (await archive.Instruments.WantedAsync(0, 2, Cancellation)).Select(wanted => (wanted.Number, wanted.CitingDocuments)));
        Assert.Equal(3, (await archive.Instruments.WantedAsync(new WantedFilter(), 2, 5, Cancellation)).Total);
        Assert.Equal(["91/2017/NĐ-CP"], await NumbersAsync(new WantedFilter("nghi-dinh")));
        Assert.Equal(["34-CT/TW"], await NumbersAsync(new WantedFilter(null, (2011, 2015))));
        Assert.Equal(["35-CT/TW"], await NumbersAsync(new WantedFilter(null, (0, 0))));
        Assert.Equal([("chi-thi", "Chỉ thị", 2), ("nghi-dinh", "Nghị định", 1)], (await archive.Instruments.WantedTypesAsync(Cancellation)).Select(type => (type.Slug, type.Name, type.Count)));
        await IngestAsync("của: Chính phủ\nsố: 91/2017/NĐ-CP\nngày: 2017-07-31", "c");
        Assert.DoesNotContain("91/2017/NĐ-CP", (await archive.Instruments.WantedAsync(0, 9, Cancellation)).Where(wanted => wanted.Type == "Nghị định").Select(wanted => wanted.Number));

        async Task<IEnumerable<string>> NumbersAsync(WantedFilter filter) => (await archive.Instruments.WantedAsync(filter, 0, 9, Cancellation)).Items.Select(wanted => wanted.Number);
    }

    private static readonly Comparer<KeyValuePair<(CrawlRole Role, CrawlState State), int>> AddressOrder =
        Comparer<KeyValuePair<(CrawlRole Role, CrawlState State), int>>.Create((one, other) => one.Key.CompareTo(other.Key));
}
