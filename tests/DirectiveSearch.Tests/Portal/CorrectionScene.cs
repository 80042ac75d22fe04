using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;
using DirectiveSearch.Tests.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Tests.Portal;

/// <summary>A portal of its own over some plans, and a worker that works when told.</summary>
internal sealed class CorrectionScene : IAsyncDisposable
{
    public const string Plan = """
        ỦY BAN NHÂN DÂN
        TỈNH TÂY NINH

        Số: 365/KH-UBND

        Tây Ninh, ngày 14 tháng 01 năm 2025

        KẾ HOẠCH
        Công tác thi đua, khen thưởng năm 2025

        Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng;
        Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022;
        Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:

        I. MỤC ĐÍCH
        1. Tiếp tục quán triệt Chỉ thị số 34-CT/TW về nhà ở.
        2. Thực hiện Thông tư số 51/TT-BYT ngày 31/12/2024 của Bộ Y tế về khen thưởng.
        3. Tổ chức phong trào thi đua “Thanh niên Tây Ninh đổi mới sáng tạo và chuyển đổi số”.

        CHỦ TỊCH
        Nguyễn Văn A
        """;

    public const string Other = """
        ỦY BAN NHÂN DÂN
        TỈNH KHÁNH HÒA

        Số: 12/KH-UBND

        Khánh Hòa, ngày 20 tháng 01 năm 2025

        KẾ HOẠCH
        Thi đua năm 2025

        Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng;
        Căn cứ Chỉ thị số 34-CT/TW ngày 09/4/2014 của Bộ Chính trị về đổi mới thi đua;
        Căn cứ Thông tư số 51/2024/TT-BYT ngày 31/12/2024 của Bộ Y tế.
        """;

    private CorrectionScene(TestPortal portal) => Portal = portal;

    public TestPortal Portal { get; }

    public ArchiveStore Archive => Portal.Archive;

    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    public static async Task<CorrectionScene> OpenAsync()
    {
        var scene = new CorrectionScene(await TestPortal.StartAsync());
        await scene.OfferAsync(("a.txt", Plan), ("b.txt", Other));
        foreach (var id in (await scene.Archive.Documents.RevisionsAsync("", 10, CancellationToken.None)).Select(row => row.Id))
        {
            if ((await scene.Archive.Documents.FindAsync(id, null, CancellationToken.None))!.Summary.FileName == "a.txt") scene.First = id;
            else scene.Second = id;
        }

        return scene;
    }

    /// <summary>Does all the work there is.</summary>
    public async Task WorkAsync()
    {
        var work = new WorkOptions();
        await using var heartbeat = new Heartbeat(Archive, work, "test", NullLogger<Heartbeat>.Instance);
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits());
        var index = Portal.App.Services.GetRequiredService<ISearchIndex>();
        await new Worker(Archive, new ConversionStep(Archive, converter, work), new ReadingSteps(Archive, index, work, Portal.Time), heartbeat, Portal.Time, NullLogger<Worker>.Instance)
            .DrainAsync(CancellationToken.None);
    }

    /// <summary>Has the portal's worker beside a page that a browser shows.</summary>
    public async Task ReadAgainAsync()
    {
        await Archive.Work.EnqueueAsync(WorkStep.Extract, null, CancellationToken.None);
        await WorkAsync();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public async Task OfferAsync(params (string Name, string Text)[] files)
    {
        var limits = new IngestionLimits();
        await using (var heartbeat = new Heartbeat(Archive, new WorkOptions(), "test", NullLogger<Heartbeat>.Instance))
        {
            await new Ingester(Archive, limits, heartbeat).OfferAsync(
                "ingest", "thử",
                files.Select(file => Ingestion.IngestionHarness.File(file.Name, Encoding.UTF8.GetBytes(file.Text))).ToAsyncEnumerable(), CancellationToken.None);
        }

        await WorkAsync();
    }
}
