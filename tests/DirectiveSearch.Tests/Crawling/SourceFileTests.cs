using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Crawlers.SourceFiles;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>Sources that an operator writes down.</summary>
public sealed class SourceFileTests
{
    private const string Whole = """
        name: Cổng thông tin điện tử huyện Văn An
        family: sharepoint
        lists:
          - https://vanan.example.vn/van-ban/Pages/default.aspx
        feeds:
          - https://vanan.example.vn/rss
        feed-contains: /van-ban/
        delay: 3.5
        list:
          rows: table.vb tr
          fields:
            number: td.so
        detail:
          body: "#noi-dung"
        paging:
          parameter: trang
          first: 0
        tls:
          old-protocols: true
        """;

    [Fact]
    public void A_family_with_what_differs_makes_a_source()
    {
        var (source, faults) = SourceFileReader.Read("van-an", Whole);

        Assert.Empty(faults);
        Assert.Equal(("van-an", "Cổng thông tin điện tử huyện Văn An", 3.5, true), (source!.Slug, source.Name, source.Delay.TotalSeconds, source.Tls.OldProtocols));
        Assert.Equal(["Feed", "Pages"], source.Lists.Select(list => list.GetType().Name));
        Assert.Equal(("table.vb tr", "td.so", "#noi-dung"), (source.Layout.List.Rows, source.Layout.List.Fields[PortalField.Number], source.Layout.Detail.Body));
        Assert.Equal(new Paging.Query("trang", 0), source.Layout.Paging);
        Assert.NotNull(source.Layout.List.Link);
    }

    [Theory]
    [InlineData("name: Cổng thông tin điện tử huyện Văn An", "name: ''", "thiếu name")]
    [InlineData("family: sharepoint", "family: share-point", "family phải là một trong: domino, dotnetnuke, liferay")]
    [InlineData("https://vanan.example.vn/van-ban/Pages/default.aspx", "vanan.example.vn", "\"vanan.example.vn\" không phải địa chỉ http hoặc https")]
    [InlineData("delay: 3.5", "delay: 0.01", "delay (giây nghỉ sau mỗi lần tải) phải từ 0.5 đến 3600")]
    [InlineData("number: td.so", "so-hieu: td.so", "không có trường \"so-hieu\". Các trường được phép: number, issued")]
    [InlineData("rows: table.vb tr", "rows: 'table['", "Bộ chọn \"table[\" viết sai")]
    [InlineData("parameter: trang", "parameter: trang\n  next: a.next", "paging phải nêu đúng một cách chuyển trang")]
    [InlineData("old-protocols: true", "certificate: abc", "tls.certificate phải là mã SHA-256")]
    [InlineData("delay: 3.5", "dealy: 3.5", "dòng 8, cột 1: không có mục \"dealy\"")]
    [InlineData("family: sharepoint", "family: [", "không phải YAML hợp lệ")]
    public void What_is_wrong_is_told_with_what_is_allowed(string right, string wrong, string told)
    {
        var (source, faults) = SourceFileReader.Read("van-an", Whole.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(source);
        Assert.Contains(faults, fault => fault.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Van An")]
    [InlineData("vbpl")]
    [InlineData("")]
    public void The_name_of_the_file_is_the_source_s_own(string slug) => Assert.Single(SourceFileReader.Read(slug, Whole).Faults);

    [Fact]
    public void A_wrong_file_keeps_no_other_from_being_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "van-an.yaml"), Whole);
        File.WriteAllText(Path.Combine(folder.Path, "hong.yaml"), "name: x");

        var (sources, faults) = SourceFileReader.ReadFolder(folder.Path);

        Assert.Equal("van-an", Assert.Single(sources).Slug);
        Assert.All(faults, fault => Assert.StartsWith("hong.yaml: ", fault));
    }
}
