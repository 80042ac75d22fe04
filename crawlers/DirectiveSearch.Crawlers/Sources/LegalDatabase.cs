using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Sources;

/// <summary>https://vbpl.vn – the national database of legal documents, new since 04/2026: a sitemap of some 171,500 pages. A page's own HTML holds no text but
/// the document's data as JSON-LD; "Còn hiệu lực" elsewhere in it is a word of the menu. robots.txt bars /api/, so text that only the
/// interface gives is not taken. Last seen to fit: 08/2026.</summary>
internal static class LegalDatabase
{
    public static readonly Source Source = new(
        "vbpl",
        "Cơ sở dữ liệu quốc gia về văn bản pháp luật",
        new Layout { Detail = new DetailLayout { Body = ".prov-content" }, Paging = new Paging.None() },
        [new SourceList.Feed(new Uri("https://vbpl.vn/sitemap.xml"), "/van-ban/chi-tiet/")]);
}
