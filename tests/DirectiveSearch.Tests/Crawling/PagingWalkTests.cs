using System.Text;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Families;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Crawlers.Sources;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>Lists in every form of paging, walked from the first page to the last (fixtures/portals/paging/FORM.pages: "=== METHOD address [what is posted]", then the page).
/// The end is a page that leads nowhere or brings nothing new: some sites repeat their last page for ever.</summary>
public sealed class PagingWalkTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "portals", "paging");
    private static readonly Uri Site = new("https://example.vn/");

    public static TheoryData<string> Forms => [.. Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_page_is_asked_for_once_and_every_document_found(string form)
    {
        var golden = GoldenPages.Read(Path.Combine(Folder, form + ".pages"));
        var (source, list) = golden.SourceList();
        var seen = new HashSet<Uri>();
        var asked = new List<string>();
        var request = PageReader.First(list);
        for (var number = 1; request is not null; number++)
        {
            asked.Add(Described(request));
            Assert.Equal(golden.Pages.Take(number).Select(page => page.Request), asked);
            var answer = new FetchAnswer(request.Address, FetchOutcome.Fetched, 200);
            var page = PageReader.ReadList(source, list, request, answer, Encoding.UTF8.GetBytes(golden.Pages[number - 1].Html), number);
            var fresh = page.Documents.Count(document => seen.Add(document.Address));
            Assert.All(page.Documents, document => Assert.True(document.Fields.ContainsKey(PortalField.Number) || document.Fields.ContainsKey(PortalField.Subject) || golden.HasNoFields));
            request = fresh > 0 ? page.Next : null;
        }

        Assert.Equal((golden.Pages.Count, golden.Documents), (asked.Count, seen.Count));
    }

    [Fact]
    public void An_index_of_sitemaps_names_pages_that_name_documents()
    {
        var feed = new SourceList.Feed(new Uri(Site, "/sitemap.xml"), "/van-ban/chi-tiet/");
        var source = new Source("x", "X", new Layout(), [feed]);
        ListPage Read(string path, string xml) => PageReader.ReadList(source, feed, new FetchRequest(new Uri(Site, path)), new FetchAnswer(new Uri(Site, path), FetchOutcome.Fetched, 200), Encoding.UTF8.GetBytes(xml), 1);

        var index = Read("/sitemap.xml", "<?xml version='1.0' encoding='UTF-8'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://example.vn/sitemap-trung-uong-1.xml</loc></sitemap><sitemap><loc>https://example.vn/sitemap-dia-phuong-1.xml</loc></sitemap></sitemapindex>");
        var page = Read("/sitemap-trung-uong-1.xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://example.vn/van-ban/chi-tiet/ke-hoach--12?tabs=noi-dung&amp;x=1</loc><lastmod>2026-08-10</lastmod></url><url><loc>https://example.vn/gioi-thieu</loc></url></urlset>");

        Assert.Equal((0, 2, (FetchRequest?)null), (index.Documents.Count, index.Nested.Count, index.Next));
        Assert.Equal(["https://example.vn/van-ban/chi-tiet/ke-hoach--12?tabs=noi-dung&x=1"], page.Documents.Select(document => document.Address.AbsoluteUri));
        Assert.Null(page.Next);
    }

    private static string Described(FetchRequest request) =>
        request.Posted is { } posted ? $"POST {request.Address.PathAndQuery} {Encoding.UTF8.GetString(posted.Bytes)}" : $"GET {request.Address.PathAndQuery}";

    private sealed record GoldenPages(IReadOnlyDictionary<string, string> Head, IReadOnlyList<(string Request, string Html)> Pages)
    {
        public int Documents => int.Parse(Head["documents"]);

        /// <summary>A list of links with nothing beside them.</summary>
        public bool HasNoFields => Head.GetValueOrDefault("fields") == "none";

        public static GoldenPages Read(string file)
        {
            var parts = ("\n" + File.ReadAllText(file)).Split("\n=== ");
            var head = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[2..].Split(": ")).ToDictionary(pair => pair[0], pair => pair[1]);
            return new GoldenPages(head, [.. parts[1..].Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1]))]);
        }

        public (Source Source, SourceList List) SourceList()
        {
            if (Head.TryGetValue("source", out var slug) && AllSources.Known.Single(known => known.Slug == slug) is var known) return (known, known.Lists[int.Parse(Head["list"])]);
            var list = new SourceList.Pages(new Uri(Site, Pages[0].Request["GET ".Length..]));
            return (new Source("example", "Ví dụ", Family.All[Head["family"]], [list]), list);
        }
    }
}
