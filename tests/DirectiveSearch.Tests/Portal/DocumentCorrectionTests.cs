using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Tests.People;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

/// <summary>What editors say of a document itself and of its words, on the pages.</summary>
public sealed class DocumentCorrectionTests
{
    private const string List = "/dinh-chinh/chu-doc-chua-chac";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MetadataField.Number, " 36 / kh-ubnd ", "36/KH-UBND", null)]
    [InlineData(MetadataField.Number, "KH-UBND", null, "bắt đầu bằng chữ số")]
    [InlineData(MetadataField.Number, "", "", null)]
    [InlineData(MetadataField.Type, "ke hoach", "Kế hoạch", null)]
    [InlineData(MetadataField.Type, "Bài hát", null, "Không có loại văn bản “Bài hát”")]
    [InlineData(MetadataField.Date, "7/4/2014", "2014-04-07", null)]
    [InlineData(MetadataField.Date, "4/2014", "2014-04", null)]
    [InlineData(MetadataField.Date, "31/02/2014", null, "07/4/2014")]
    [InlineData(MetadataField.Date, "02/01/2027", null, "không thể sau hôm nay")]
    [InlineData(MetadataField.Issuer, "UBND tỉnh Tây Ninh", "Ủy ban nhân dân tỉnh Tây Ninh", null)]
    [InlineData(MetadataField.Issuer, "Công ty Ánh Dương", "Công ty Ánh Dương", null)]
    [InlineData(MetadataField.Issuer, "UBND tỉnh", null, "tên địa phương")]
    [InlineData(MetadataField.Issuer, "Bàn phím", null, "Không nhận ra cơ quan")]
    [InlineData(MetadataField.Province, "tỉnh Tây Ninh", "Tây Ninh", null)]
    [InlineData(MetadataField.Province, "Atlantis", null, "Không có tỉnh")]
    [InlineData(MetadataField.Title, " ", null, "không được để trống")]
    [InlineData(MetadataField.Signer, "Trần\tVăn  B", "Trần Văn B", null)]
    public void What_is_typed_is_taken_or_told_why_not(MetadataField field, string typed, string? value, string? told)
    {
        var (read, problem) = MetadataForm.Read(field, typed, new DateOnly(2027, 1, 1), slug => slug.StartsWith("cong-ty", StringComparison.Ordinal) ? "Công ty Ánh Dương" : null);
        if (value is not null) Assert.Equal((value, null), (read, problem));
        else Assert.Contains(told!, problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_corrects_what_a_document_says_of_itself_and_takes_it_back()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        var (page, form) = ($"/van-ban/{scene.First}", $"/van-ban/{scene.First}/sua");
        Assert.Contains(form, await editor.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("365/KH-UBND", await editor.TextAsync(form), StringComparison.Ordinal);
        var wrong = await editor.PostAsync(form, form, ("da-so", "365/KH-UBND"), ("so", "abc"), ("da-ngay", "2025-01-14"), ("ngay", "14/01/2025"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("bắt đầu bằng chữ số", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync(form, form, ("da-so", "365/KH-UBND"), ("so", "365/KH-UBND"))).StatusCode);

        var answer = await editor.PostAsync(form, form, ("da-so", "365/KH-UBND"), ("so", "356/kh-ubnd"), ("da-co-quan", "Ủy ban nhân dân tỉnh Tây Ninh"), ("co-quan", "UBND tỉnh Khánh Hòa"), ("ghi-chu", "<i>bản giấy</i>"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{page}?dinh-chinh=da-ghi"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        await scene.WorkAsync();
        var html = WebUtility.HtmlDecode(await editor.TextAsync(page));
        Assert.Contains("Kế hoạch số 356/KH-UBND · Ủy ban nhân dân tỉnh Khánh Hòa", html, StringComparison.Ordinal);
        Assert.Contains("Số, ký hiệu: “356/KH-UBND”, trước là “365/KH-UBND”: <i>bản giấy</i>", html, StringComparison.Ordinal);
        Assert.Contains(scene.First, await editor.TextAsync("/don-vi/uy-ban-nhan-dan-tinh-khanh-hoa"), StringComparison.Ordinal);
        Assert.Contains(scene.First, await editor.TextAsync("/tim-kiem?q=356/KH-UBND"), StringComparison.Ordinal);
        Assert.Contains("máy đọc: “365/KH-UBND”", WebUtility.HtmlDecode(await editor.TextAsync(form)), StringComparison.Ordinal);
        Assert.Contains("Ủy ban nhân dân tỉnh Khánh Hòa", System.Text.RegularExpressions.Regex.Unescape(await editor.TextAsync("/dinh-chinh/don-vi?q=khanh")), StringComparison.Ordinal);

        var made = (await scene.Archive.Corrections.ListAsync(0, 10, Cancellation)).Items;
        Assert.Equal(2, made.Count);
        Assert.All(made, correction => Assert.Contains(correction.Batch, editor.TextAsync("/dinh-chinh").Result, StringComparison.Ordinal));
        await editor.PostAsync(form, $"/dinh-chinh/{made.Single(correction => correction.Field!.Field == MetadataField.Number).Batch}/hoan-tac", ("ve", form));
        await scene.WorkAsync();
        Assert.Contains("Kế hoạch số 365/KH-UBND · Ủy ban nhân dân tỉnh Khánh Hòa", WebUtility.HtmlDecode(await editor.TextAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_corrects_the_words_of_a_citation()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        using var editor = scene.Portal.Browse();
        var (page, words) = ($"/van-ban/{scene.First}", $"/van-ban/{scene.First}/chu");
        Assert.Contains($"{words}/1", await editor.TextAsync(page), StringComparison.Ordinal);
        var form = await editor.TextAsync($"{words}/1");
        string Hidden(string name) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(form, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
        (string, string)[] place = [("ban", Hidden("ban")), ("tu", Hidden("tu")), ("den", Hidden("den")), ("doc", Hidden("doc")), ("ve", page)];
        Assert.StartsWith("Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", Hidden("doc"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync(page, words, [.. place, ("dung", " ")])).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync(page, words, [.. place[..3], ("doc", "khác"), ("dung", "x")])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostAsync(page, words, [.. place, ("dung", Hidden("doc").Replace("34-CT", "35-CT", StringComparison.Ordinal))])).StatusCode);
        await scene.WorkAsync();
        var html = WebUtility.HtmlDecode(await editor.TextAsync(page));
        Assert.Contains("Căn cứ <a id=\"lan-1\"", html, StringComparison.Ordinal);
        Assert.Contains("Chỉ thị số 35-CT/TW</a>", html, StringComparison.Ordinal);
        Assert.Contains("Sửa chữ “34-CT/TW” thành “35-CT/TW”", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"{words}/99")).StatusCode);
    }

    /// <summary>Enter on the button that has the focus, then a letter; the keys can be switched off; without scripts it is the same form.</summary>
    [Fact]
    public async Task In_a_browser_doubtful_words_are_settled_one_after_the_other_with_one_key()
    {
        await using var scene = await CorrectionScene.OpenAsync();
        await DoubtAsync(scene, "34-CT/TW", "07/4/2014", "06/2022/QH15", "51/TT-BYT");
        await using var browser = new PortalBrowser(scene.Portal.Origin);
        foreach (var sight in (Sight[])[new(Sight.Wide), new(Sight.Narrow), new(Sight.Wide, Dark: true), new(Sight.Narrow, Scripts: false)])
        {
            await browser.CheckAsync(List, sight, "chu-doc-chua-chac");
            await browser.CheckAsync($"/van-ban/{scene.First}?nghi=0", sight, "van-ban-nghi-ngo");
            await browser.CheckAsync($"/van-ban/{scene.First}/sua", sight, "van-ban-sua");
            await browser.CheckAsync($"/van-ban/{scene.First}/chu/1", sight, "van-ban-chu");
        }

        await using (var seen = await browser.OpenAsync($"/van-ban/{scene.First}?nghi=0", new Sight(Sight.Wide)))
        {
            await seen.Page.Keyboard.PressAsync("Enter");
            await seen.Page.GetByText("còn 3 chỗ").WaitForAsync();
            await seen.Page.Locator("[data-keys] input").UncheckAsync();
            await seen.Page.Locator("[data-confirm]").FocusAsync();
            await seen.Page.Keyboard.PressAsync("d");
            await seen.Page.Locator("[data-keys] input").CheckAsync();
            // Where the focus is not within the item, letters do nothing.
            await seen.Page.Keyboard.PressAsync("d");
            await seen.Page.Locator("[data-confirm]").FocusAsync();
            await seen.Page.Keyboard.PressAsync("s");
            Assert.Equal("07/4/2014", await seen.Page.EvaluateAsync<string>("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"));
            await seen.Page.Keyboard.TypeAsync("08/4/2014");
            await seen.Page.Keyboard.PressAsync("Enter");
            await seen.Page.GetByText("còn 2 chỗ").WaitForAsync();
            await seen.Page.Keyboard.PressAsync("d");
            await seen.Page.GetByText("còn 1 chỗ").WaitForAsync();
        }

        await scene.WorkAsync();
        await using (var seen = await browser.OpenAsync(List, new Sight(Sight.Narrow, Scripts: false)))
        {
            await seen.Page.Locator("[data-confirm]").FocusAsync();
            await seen.Page.Keyboard.PressAsync("Enter");
            await seen.Page.GetByText("Không có chữ nào chờ xác nhận").WaitForAsync();
        }

        await scene.WorkAsync();
        var document = (await scene.Archive.Documents.FindAsync(scene.First, null, Cancellation))!;
        Assert.Contains("34-CT/TW ngày 08/4/2014", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Citations, citation => citation.Citation.Warnings.Any(code => code.EndsWith("-read-doubtful", StringComparison.Ordinal)));
        Assert.Equal(4, (await scene.Archive.Corrections.OfDocumentAsync(scene.First, Cancellation)).Count);
    }

    /// <summary>As if the first document were a scan in which these words, where they first stand, were read with doubt.</summary>
    private static async Task DoubtAsync(CorrectionScene scene, params string[] words)
    {
        var text = (await scene.Archive.Documents.FindAsync(scene.First, null, Cancellation))!.Text;
        var doubts = words.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Select((start, index) => new TextSpan(start, start + words[index].Length)).OrderBy(span => span.Start).ToList();
        await scene.Archive.Work.EnqueueAsync(WorkStep.Convert, [scene.First], Cancellation);
        var item = Assert.Single(await scene.Archive.Work.LeaseAsync(WorkStep.Convert, 1, TimeSpan.FromMinutes(1), Cancellation));
        var scan = new Scan([new ScannedLine(new TextSpan(0, text.Length), 0, new PageBox(50, 50, 900, 60))], doubts);
        await scene.Archive.Work.ConvertedAsync([new Conversion(item, "image/png", text, Reading.ByMachine, null) { Scan = scan }], 1, Cancellation);
        await scene.WorkAsync();
    }
}
