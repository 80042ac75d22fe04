using System.Text;
using DirectiveSearch.Crawlers.Families;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>Pages in the markup of each family against what is read of them (fixtures/portals: FAMILY.list.html, FAMILY.detail.html, FAMILY.expected.txt).
/// DIRECTIVESEARCH_TEST_GOLDEN names a folder to which what is read is written, to be looked at and taken over.</summary>
public sealed class FamilyTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "portals");
    private static readonly Uri Site = new("https://example.vn/van-ban/danh-sach.aspx?nam=2026");

    public static TheoryData<string> Families => [.. Family.All.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Lists_paging_details_and_files_are_read(string family)
    {
        var expected = Path.Combine(Folder, family + ".expected.txt");
        var read = Described(Family.All[family], family);
        if (Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_GOLDEN") is { } written) File.WriteAllText(Path.Combine(written, family + ".expected.txt"), read);

        Assert.Equal(File.ReadAllText(expected), read);
    }

    internal static string Describe(ListPage page)
    {
        var text = new StringBuilder();
        foreach (var document in page.Documents) Append(text, document);
        if (page.Total is { } total) text.Append($"total {total}\n");
        text.Append($"next {page.Next?.Address.AbsoluteUri ?? "none"}\n");
        if (page.Next?.Posted is { } posted) text.Append($"  posts {Encoding.UTF8.GetString(posted.Bytes)}\n");
        foreach (var fault in page.Faults) text.Append($"fault {fault}\n");
        return text.ToString();
    }

    internal static string Describe(DetailPage page)
    {
        var text = new StringBuilder();
        Append(text, page.Document);
        if (page.Body is { } body) text.Append($"body {body.Length > 20}\n");
        foreach (var fault in page.Faults) text.Append($"fault {fault}\n");
        return text.ToString();
    }

    private static string Described(Layout layout, string family)
    {
        using var list = Selection.Parse(File.ReadAllText(Path.Combine(Folder, family + ".list.html")));
        using var detail = Selection.Parse(File.ReadAllText(Path.Combine(Folder, family + ".detail.html")));
        return $"LIST\n{Describe(ListReader.Read(layout, list, new FetchRequest(Site), 1))}DETAIL\n{Describe(DetailReader.Read(layout.Detail, detail, Site))}";
    }

    private static void Append(StringBuilder text, PortalDocument document)
    {
        text.Append($"{document.Address.AbsoluteUri}\n");
        foreach (var (field, value) in document.Fields.OrderBy(field => field.Key)) text.Append($"  {field}: {value}\n");
        foreach (var file in document.Files) text.Append($"  file {file.Address.AbsoluteUri} ({file.Name})\n");
    }
}
