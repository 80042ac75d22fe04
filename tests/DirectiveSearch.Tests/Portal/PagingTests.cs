using System.Net;
using System.Text.RegularExpressions;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Search;
using Microsoft.Extensions.Primitives;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Long lists: numbered pages as far as 10,000 hits, then page by page to the end.</summary>
[Collection(PortalCollection.Name)]
public sealed partial class PagingTests(PortalFixture portal) : IDisposable
{
    private const int Total = 10_130;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => portal.Watched.Instead = null;

    [Fact]
    public async Task The_next_page_leads_on_beyond_the_numbered_ones_to_the_very_end()
    {
        await PretendAsync();
        var (path, ranges) = ("/tim-kiem?q=thi+dua&cap=district&trang=499", new List<string>());
        while (path.Length > 0 && ranges.Count < 20)
        {
            var page = await portal.Http.GetStringAsync(path, Stop);
            ranges.Add(Range().Match(page).Groups[1].Value);
            path = WebUtility.HtmlDecode(Next().Match(page).Groups[1].Value);
        }

        Assert.Equal(["", "9.981 đến 10.000", "10.001 đến 10.020", "10.021 đến 10.040", "10.041 đến 10.060", "10.061 đến 10.080", "10.081 đến 10.100", "10.101 đến 10.120", "10.121 đến 10.130"], ranges);
    }

    [Theory]
    [InlineData("/tim-kiem?q=thi+dua&trang=501")]
    [InlineData("/tim-kiem?q=thi+dua&trang=501&sau=abc")]
    [InlineData("/tim-kiem?q=thi+dua&trang=900&sau=00000000MTAwMDA")]
    [InlineData("/tim-kiem?q=thi+dua&trang=501&sau=%3Cscript%3E'%22;--")]
    public async Task A_cursor_that_is_none_shows_the_last_numbered_page(string path)
    {
        await PretendAsync();
        var page = await portal.Http.GetStringAsync(path, Stop);
        Assert.Contains("9.981 đến 10.000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>'", page, StringComparison.Ordinal);
        Assert.Matches(Next(), page);
    }

    [Fact]
    public async Task A_list_is_printed_from_its_beginning_on_whatever_page_that_is_asked()
    {
        await PretendAsync();
        var (answer, asked) = (portal.Watched.Instead!, new List<SearchRequest>());
        portal.Watched.Instead = request =>
        {
            asked.Add(request);
            return answer(request);
        };
        await portal.Http.GetStringAsync("/tim-kiem/ban-in?q=thi+dua&trang=500", Stop);
        Assert.Equal((0, ResultQuery.PrintedHits), Assert.Single(asked.Select(request => (request.Skip, request.Take))));
    }

    [Fact]
    public void A_cursor_holds_for_its_own_results_and_page_alone()
    {
        var query = Parse("q", "thi đua", "trang", "500", "cap", "district");
        var next = query.Following("abc-_9")!;
        var address = next.Parameters().ToDictionary(pair => pair.Name, pair => pair.Value);
        Assert.Equal("501", address["trang"]);
        Assert.Equal("abc-_9", Parse("q", "thi đua", "cap", "district", "trang", "501", "sau", address["sau"]).After);
        foreach (var other in new[]
        {
            Parse("q", "thi đua khác", "cap", "district", "trang", "501", "sau", address["sau"]),
            Parse("q", "thi đua", "trang", "501", "sau", address["sau"]),
            Parse("q", "thi đua", "cap", "district", "trang", "502", "sau", address["sau"]),
            Parse("q", "thi đua", "cap", "district", "trang", "501", "sau", address["sau"], "sap-xep", "moi-nhat"),
        })
        {
            Assert.Null(other.After);
            Assert.Equal(500, other.Page);
        }

        Assert.Null(query.Following(null));
        Assert.DoesNotContain("sau", (next with { Page = 1 }).Parameters().Select(pair => pair.Name));
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(3, 10, "1 2 3 4 5 0 10")]
    [InlineData(500, 500, "1 0 498 499 500")]
    [InlineData(501, 500, "1 0 499 500 501")]
    [InlineData(507, 500, "1 0 500 0 507")]
    public void The_numbers_offered_are_those_near_by_and_both_ends(int page, int pages, string offered) =>
        Assert.Equal(pages == 1 ? "1" : offered, string.Join(' ', new Paging(page, pages, number => $"?trang={number}").Offered()));

    /// <summary>An index of many hits, all of them one document, with a number as cursor.</summary>
    private async Task PretendAsync()
    {
        var id = (await portal.Archive.Documents.LatestAsync(1, Stop))[0].Id;
        portal.Watched.Instead = request =>
        {
            var from = request.After is { } after ? int.Parse(after[1..]) : request.Skip;
            var count = Math.Clamp(Total - from, 0, request.Take);
            return new SearchResult(Total, Rung.AllWords, [.. Enumerable.Repeat(new SearchHit(id, 1), count)], new Dictionary<FacetField, IReadOnlyList<FacetCount>>())
            {
                Next = from + count < Total ? $"c{from + count}" : null,
            };
        };
    }

    private static ResultQuery Parse(params string[] pairs) => ResultQuery.Parse(
        ResultPlace.Search, pairs.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], new StringValues(pair[1]))));

    [GeneratedRegex("Văn bản thứ ([0-9.]+ đến [0-9.]+) trong", RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex("<a href=\"([^\"]+)\" rel=\"next\">", RegexOptions.NonBacktracking)]
    private static partial Regex Next();
}
