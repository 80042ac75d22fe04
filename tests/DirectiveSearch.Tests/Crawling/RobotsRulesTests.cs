using DirectiveSearch.Crawlers.Fetching;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>robots.txt as RFC 9309 says.</summary>
public sealed class RobotsRulesTests
{
    private const string Groups = """
        # Cổng thông tin điện tử
        Disallow: /before-any-group
        User-agent: *
        Disallow: /admin/
        Crawl-delay: 7

        User-Agent: OtherBot
        USER-AGENT : directivesearch/2.0
        disallow: /tim-kiem   # nặng
        Allow: /tim-kiem/van-ban
        Sitemap: https://example.vn/sitemap.xml

        User-agent: DirectiveSearch
        Disallow: /rieng
        Crawl-delay: 2.5
        """;

    [Theory]
    [InlineData("/", true)]
    [InlineData("/admin/x", true)] // Our own group stands, so the one for everybody says nothing.
    [InlineData("/before-any-group", true)]
    [InlineData("/tim-kiem?q=1", false)]
    [InlineData("/tim-kiem/van-ban/1", true)]
    [InlineData("/rieng/2", false)] // A second group of the same name belongs to the first.
    [InlineData("/robots.txt", true)]
    public void The_groups_that_name_us_are_taken_together(string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Read(Groups, "DirectiveSearch").Allows(path));

    [Theory]
    [InlineData("/admin/x", false)]
    [InlineData("/tim-kiem", true)]
    public void Who_is_not_named_reads_the_group_for_everybody(string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Read(Groups, "SomebodyElse").Allows(path));

    [Fact]
    public void Delay_and_sitemaps_are_read()
    {
        var rules = RobotsRules.Read(Groups, "DirectiveSearch");

        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.CrawlDelay);
        Assert.Equal(["https://example.vn/sitemap.xml"], rules.Sitemaps);
    }

    [Theory]
    [InlineData("Disallow: /", "/x", false)]
    [InlineData("Disallow:", "/x", true)]
    [InlineData("Disallow: /a\nAllow: /a", "/a", true)] // Equally long: the one that allows.
    [InlineData("Disallow: /a/b\nAllow: /a", "/a/b/c", false)]
    [InlineData("Allow: /a/b\nDisallow: /a", "/a/b/c", true)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf?tai=1", true)]
    [InlineData("Disallow: /*.pdf", "/x/y.pdf?tai=1", false)]
    [InlineData("Disallow: *cur=", "/list?_cur=4", false)]
    [InlineData("Disallow: /a*b*c$", "/a-b-c-b-c", false)]
    [InlineData("Disallow: /a*b*c$", "/a-b-c-b", true)]
    [InlineData("Disallow: /van-bản", "/van-b%e1%ba%a3n/1", false)]
    [InlineData("Disallow: /van-b%E1%BA%A3n", "/van-bản/1", false)]
    [InlineData("Disallow: /%7Ename", "/~name", false)]
    [InlineData("Disallow: /a%2Fb", "/a/b", true)]
    [InlineData("Disallow: /gia%2A", "/gia*", false)]
    [InlineData("Disallow: /gia$x", "/gia$x/1", false)]
    [InlineData("Disallow: /A", "/a", true)]
    [InlineData("Disallow /a", "/a", true)] // No colon: not a rule.
    [InlineData("Noindex: /a", "/a", true)]
    public void The_longest_pattern_that_fits_decides(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Read("User-agent: *\n" + rules, "DirectiveSearch").Allows(path));

    [Theory]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /a\r\n")]
    [InlineData("User-agent: *\rDisallow: /a")]
    [InlineData("  user-agent :*\n\tDISALLOW:/a")]
    public void Marks_blanks_and_line_ends_do_not_matter(string file) =>
        Assert.False(RobotsRules.Read(file, "DirectiveSearch").Allows("/a"));

    [Fact]
    public void A_page_of_html_in_place_of_the_file_forbids_nothing() =>
        Assert.True(RobotsRules.Read("<!doctype html><html><head><title>404: không tìm thấy</title>", "DirectiveSearch").Allows("/"));

    [Fact]
    public void Patterns_match_as_a_plain_search_would()
    {
        var letters = Gen.Elements('a', 'b', '/', '*');
        var texts = Gen.ArrayOf(letters).Select(units => "/" + new string(units));
        Prop.ForAll(texts.Where(text => text.Length < 12).ToArbitrary(), Gen.ArrayOf(Gen.Elements('a', 'b', '/')).Select(units => "/" + new string(units)).ToArbitrary(), (pattern, path) =>
            RobotsRules.Read($"User-agent: *\nDisallow: {pattern}", "DirectiveSearch").Allows(path) != Fits(pattern, path)).QuickCheckThrowOnFailure();
    }

    private static bool Fits(string pattern, string path) =>
        pattern.Length == 0 || (pattern[0] == '*' ? Enumerable.Range(0, path.Length + 1).Any(at => Fits(pattern[1..], path[at..])) : path.Length > 0 && path[0] == pattern[0] && Fits(pattern[1..], path[1..]));
}
