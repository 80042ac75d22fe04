using DirectiveSearch.Crawlers.Families;

namespace DirectiveSearch.Crawlers.Sources;

/// <summary>https://vanban.chinhphu.vn – documents of the Government and the Prime Minister; about 47,700 on the list of legal documents.
/// ASP.NET WebForms; page= and maxresults= have no effect, the form is sent back instead. Numbers may carry a prefix of the grid ("66.116/2025/QH15").
/// Files lie on datafiles.chinhphu.vn; some answer 403, many are scans, old ones are .doc in TCVN3. Last seen to fit: 06/2026.</summary>
internal static class GovernmentDocuments
{
    public static readonly Source Source = new(
        "vanban-chinhphu",
        "Hệ thống văn bản Chính phủ",
        WebForms.Layout,
        [
            new SourceList.Pages(new Uri("https://vanban.chinhphu.vn/he-thong-van-ban?classid=2&mode=1")),
            new SourceList.Pages(new Uri("https://vanban.chinhphu.vn/he-thong-van-ban?classid=1&mode=1")),
        ]);
}
