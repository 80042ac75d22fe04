using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Files of one document, and versions of a document, on the pages.</summary>
public sealed class TwinPageTests
{
    [Fact]
    public async Task Twins_lead_to_each_other_and_editors_part_and_join_them()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        await scene.OfferAsync(("kế hoạch <365>.md", CorrectionScene.Plan.Replace("quán triệt", "phổ biến", StringComparison.Ordinal)));
        var all = await scene.Archive.Documents.RevisionsAsync("", 10, CancellationToken.None);
        Assert.Equal(2, all.Count);
        var lead = (await scene.Archive.Documents.FindAsync(all.Single(row => row.Id != scene.Second).Id, null, CancellationToken.None))!;
        var twin = Assert.Single(lead.Copies).Summary;

        var page = await ReadAsync(editor, $"/van-ban/{twin.Id}");
        Assert.Contains("Cùng một văn bản với <a href=\"/van-ban/" + lead.Summary.Id, page, StringComparison.Ordinal);
        Assert.Contains("/vien-dan/34-ct-tw-2014", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sửa văn bản được viện dẫn", page, StringComparison.Ordinal);
        var shown = await editor.TextAsync($"/van-ban/{lead.Summary.Id}");
        Assert.Contains(TwinWords.Reason("number-issuer-date"), WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("<365>", shown, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await PartAsync(editor, lead.Summary.Id, twin.Id, "")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PartAsync(editor, lead.Summary.Id, twin.Id, "")).StatusCode);
        await scene.WorkAsync();
        page = await ReadAsync(editor, $"/van-ban/{twin.Id}");
        Assert.DoesNotContain("Cùng một văn bản với", page, StringComparison.Ordinal);
        Assert.Contains("Không phải cùng một văn bản: “", page, StringComparison.Ordinal);
        Assert.Contains("Không phải cùng một văn bản", await ReadAsync(editor, "/dinh-chinh"), StringComparison.Ordinal);
        Assert.Equal(3, (await scene.Archive.CountAsync(CancellationToken.None)).Documents);

        foreach (var wrong in (string[])["", "/van-ban/khong-co", $"/van-ban/{twin.Id}"])
            Assert.Equal(HttpStatusCode.Conflict, (await PartAsync(editor, twin.Id, "khac", wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PartAsync(editor, twin.Id, "khac", $"https://kho.example/van-ban/{scene.Second}?xem=vien-dan")).StatusCode);
        await scene.WorkAsync();
        Assert.Contains("theo đính chính", await ReadAsync(editor, $"/van-ban/{twin.Id}") + await ReadAsync(editor, $"/van-ban/{scene.Second}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_documents_of_one_file_lead_to_each_other()
    {
        static string Letter(int number) =>
            $"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: {number}/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTây Ninh, ngày 05 tháng 4 năm 2021\n\nKẾ HOẠCH\nVề phong trào <{number}>\n\n"
            + "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n";
        await using var scene = await CorrectionScene.OpenAsync();
        using var reader = scene.Portal.Browse();
        await scene.OfferAsync(("hai.txt", $"{Letter(612)}\n{Letter(613)}"));
        var parts = new List<DocumentSummary>();
        foreach (var row in await scene.Archive.Documents.RevisionsAsync("", 10, CancellationToken.None))
            if ((await scene.Archive.Documents.FindAsync(row.Id, null, CancellationToken.None))!.Summary is { Number: "612/KH-UBND" or "613/KH-UBND" } part) parts.Add(part);
        var (first, second) = (parts.Single(part => part.Number == "612/KH-UBND"), parts.Single(part => part.Number == "613/KH-UBND"));
        foreach (var (shown, at, other, otherAt) in (IEnumerable<(DocumentSummary, int, DocumentSummary, int)>)[(first, 1, second, 2), (second, 2, first, 1)])
        {
            var page = await reader.TextAsync($"/van-ban/{shown.Id}");
            Assert.Contains($"Tệp này có 2 văn bản; đây là văn bản thứ {at}.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.Contains($"Phần {otherAt}: <a href=\"/van-ban/{other.Id}\">Về phong trào <{(otherAt == 1 ? 612 : 613)} ({other.Number})</a>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.DoesNotContain("trào <6", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Tệp này có", WebUtility.HtmlDecode(await reader.TextAsync($"/van-ban/{scene.Second}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_listed_and_compared()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        await scene.OfferAsync(("b.txt", CorrectionScene.Other.Replace("ngày 09/4/2014", "ngày 07/4/2014 <i>", StringComparison.Ordinal)));
        var tab = await ReadAsync(editor, $"/van-ban/{scene.Second}?xem=ban-goc");
        Assert.Contains("hiện hành", tab, StringComparison.Ordinal);
        Assert.Contains($"/van-ban/{scene.Second}/so-sanh?tu=1&den=2", tab, StringComparison.Ordinal);
        var compared = await editor.TextAsync($"/van-ban/{scene.Second}/so-sanh?tu=1&den=2");
        Assert.Contains("<del>", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", compared, StringComparison.Ordinal);
        var words = WebUtility.HtmlDecode(compared);
        Assert.Contains("bỏ 1 đoạn, thêm 1 đoạn", words, StringComparison.Ordinal);
        Assert.Contains("ngày 09/4/2014 của Bộ Chính trị về đổi mới thi đua;</del>", words, StringComparison.Ordinal);
        Assert.Equal(words, await ReadAsync(editor, $"/van-ban/{scene.Second}/so-sanh"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/van-ban/{scene.Second}/so-sanh?tu=1&den=3")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/van-ban/{scene.First}/so-sanh")).StatusCode);
    }

    private static async Task<string> ReadAsync(People.TestVisitor browser, string address) => WebUtility.HtmlDecode(await browser.TextAsync(address));

    private static Task<HttpResponseMessage> PartAsync(People.TestVisitor browser, string one, string other, string typed) =>
        browser.PostAsync($"/van-ban/{one}", "/dinh-chinh/ban", ("mot", one), ("khac", other), ("trang-kia", typed), ("ghi-chu", "vì <b>"), ("ve", $"/van-ban/{one}"));
}
