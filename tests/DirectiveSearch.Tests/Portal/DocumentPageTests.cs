using System.Text.Encodings.Web;
using System.Text.Unicode;
using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

public sealed class DocumentPageTests
{
    private const string Twice = """
        KẾ HOẠCH
        Công tác thi đua năm 2025

        Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị; Chỉ thị số 34-CT/TW ngày 24/5/2024 của Ban Bí thư; khoản 3 Điều 6 Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ, Ủy ban nhân dân huyện Suối Vàm ban hành Kế hoạch như sau:

        I. MỤC ĐÍCH
        1. Chỉ thị 34 được đưa vào tiêu chí. Nghị định nêu trên được phổ biến; thực hiện Nghị định 98.
        """;

    [Fact]
    public void A_clear_short_form_opens_the_note_of_what_it_stands_for()
    {
        var page = Page(Twice);
        var decree = page.Cited.Single(cited => cited.Heading.Contains("98/2023", StringComparison.Ordinal));

        Assert.Equal(2, page.ShortForms.Clear[decree.Card].Count());
        Assert.Equal(2, page.ShortForms.Marks.Count(mark => mark.Card == decree.Card && mark.Style == "brief"));
    }

    [Fact]
    public void An_unclear_short_form_has_a_note_of_its_own_that_tells_the_candidates_apart()
    {
        var note = Assert.Single(Page(Twice).ShortForms.Unclear);

        Assert.Equal("Chỉ thị 34", note.Text);
        Assert.Equal(["Chỉ thị 34-CT/TW · 07/4/2014 · Bộ Chính trị", "Chỉ thị 34-CT/TW · 24/5/2024 · Ban Bí thư"], note.Candidates.Select(candidate => candidate.Text).Order(StringComparer.Ordinal));
        Assert.All(note.Candidates, candidate => Assert.StartsWith("#vd-", candidate.Href));
    }

    [Fact]
    public void A_note_names_the_parts_that_are_cited() =>
        Assert.Equal(["khoản 3 Điều 6"], Page(Twice).Cited.SelectMany(cited => cited.Pinpoints).Select(part => part.Text));

    [Fact]
    public void Every_quotation_of_a_reason_leads_to_its_words()
    {
        var page = Page(Twice);
        var html = Html(page);
        var whys = page.Cited.Select(cited => cited.Why).OfType<Why>().ToList();

        Assert.Equal(page.Cited.Count, whys.Count);
        Assert.All(whys.SelectMany(why => why.Lines).SelectMany(line => line.Parts).Where(part => part.Position is not null), part =>
        {
            Assert.Contains($"id=\"{Why.Anchor(part.Position!.Value)}\"", html, StringComparison.Ordinal);
            Assert.StartsWith(part.Words.Split(' ')[0], Twice.ReplaceLineEndings("\n")[part.Position!.Value..], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Anchors_of_reasons_change_nothing_of_the_text_and_come_once()
    {
        var html = Html(Page(Twice));
        var ids = System.Text.RegularExpressions.Regex.Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotContain("<span class=\"word\" id=\"tu--", html);
    }

    [Fact]
    public void A_document_with_thousands_of_citations_explains_as_many_as_a_phone_can_load()
    {
        var many = string.Join('\n', Enumerable.Range(1, 4000).Select(number => $"- Thực hiện Quyết định số {number}/QĐ-UBND ngày 05/3/2021 của UBND tỉnh Tây Ninh."));
        var page = Page(many);
        var repeated = Page(string.Join('\n', Enumerable.Repeat("- Thực hiện Quyết định số 7/QĐ-UBND ngày 05/3/2021 của UBND tỉnh Tây Ninh; theo Quyết định nêu trên.", 3000)));

        Assert.True(page.Cited.Count >= 3900);
        Assert.InRange(page.Cited.Count(cited => cited.Why is not null), 100, 200);
        Assert.True(repeated.Cited.Single().Why!.Lines.Count < 30);
        Assert.True(Html(page).Length < 8 * many.Length);
    }

    [Fact]
    public void Only_what_the_machine_read_with_doubt_is_shown_as_it_stands_on_the_scan()
    {
        const string text = "KẾ HOẠCH\nCăn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị;\nCăn cứ Nghị định số 98/2023/NĐ-CP\nngày 31/12/2023 của Chính phủ.";
        List<TextSpan> lines = [.. text.Split('\n').Select(line => new TextSpan(text.IndexOf(line, StringComparison.Ordinal), text.IndexOf(line, StringComparison.Ordinal) + line.Length))];
        var doubt = text.IndexOf("98/2023", StringComparison.Ordinal);
        var scan = new Scan([.. lines.Select((line, at) => new ScannedLine(line, 2, new PageBox(100, 100 * at, 800, 30)))], [new TextSpan(doubt, doubt + 13)]);
        var page = Page(text, scan);

        Assert.Null(page.Cited[0].Mentions[0].Picture);
        Assert.Equal(new LinePicture($"/van-ban/a/chu/{page.Document.Citations[1].Citation.Span.Start}-{text.Length - 1}/anh?ban=1", 3, 812, 142), page.Cited[1].Mentions[0].Picture);
        Assert.Contains("chưa chắc đúng", Assert.Single(page.Cited[1].Warnings), StringComparison.Ordinal);
    }

    private static string Html(DocumentPage page)
    {
        using var writer = new StringWriter();
        page.Reading.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    /// <summary>A page of a text as it would be stored, each citation with an instrument of its number and date.</summary>
    private static DocumentPage Page(string published, Scan? scan = null)
    {
        var text = published.ReplaceLineEndings("\n");
        var read = DoubtfulWords.Mark(Extractor.Extract(text), scan?.Doubts ?? []);
        var citations = read.Citations.Select((citation, index) => new StoredCitation("a", index, citation, $"{citation.Number}-{citation.Date?.Year}", 1, [], [])).ToList();
        var summary = new DocumentSummary("a", read.Metadata.Type, null, "Kế hoạch", null, null, null, null, null, null, "thư mục", "a.txt", DirectiveSearch.Archive.Reading.Exact);
        var record = new DocumentRecord(
            summary, read.Metadata, 1, 1, new Original("0", 1, scan is null ? "text/plain" : "application/pdf"), text, [], read.Sections, citations, read.Unnumbered,
            [.. read.Movements.Select((movement, index) => new StoredMovement("a", index, movement, $"pt-{index}"))])
        { ShortForms = read.ShortForms, Scan = scan };
        return DocumentPage.Build(record, DocumentTab.Text, 1, DocumentSurroundings.None);
    }
}
