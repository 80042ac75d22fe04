using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Tests.People;

public sealed class ProxyTests
{
    private static readonly AccessOptions Listed = new()
    {
        Proxies = [IPNetwork.Parse("127.0.0.0/8")], UserHeader = "Remote-User", GroupsHeader = "Remote-Groups", OperatorGroup = "quan-tri", EditorGroup = "bien-tap", OnlyTls = true, SignInsPerMinute = 3,
    };

    private static readonly (string, string) Https = ("X-Forwarded-Proto", "https");
    private static readonly (string, string) An = ("Remote-User", "an");
    private static readonly (string, string) InOperators = ("Remote-Groups", "mot-nhom,quan-tri");

    [Fact]
    public async Task A_listed_proxy_says_who_it_is_and_which_groups()
    {
        await using var portal = await TestPortal.StartAsync(Listed);
        foreach (var (groups, status) in new[] { ("quan-tri", HttpStatusCode.OK), ("bien-tap;khac", HttpStatusCode.Forbidden), ("", HttpStatusCode.Forbidden), ("khong-quan-tri", HttpStatusCode.Forbidden) })
        {
            using var visitor = portal.Browse(Https, An, ("Remote-Groups", groups), ("X-Forwarded-For", "10.1.2.3"));
            Assert.Equal(status, (await visitor.GetAsync("/nhat-ky")).StatusCode);
        }

        using var editor = portal.Browse(Https, An, ("Remote-Groups", "bien-tap"));
        Assert.Contains("name=\"tep\"", await editor.TextAsync("/nap-tai-lieu"), StringComparison.Ordinal);
        var denied = (await portal.Archive.Audit.ListAsync("proxy:an", "tu-choi", 0, 10, TestContext.Current.CancellationToken)).Items;
        Assert.Equal(3, denied.Count);
        Assert.Equal("10.1.2.3", denied[0].Entry.Address);
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var portal = await TestPortal.StartAsync(Listed with { Proxies = [IPNetwork.Parse("10.9.9.9/32")] });
        using var spoofer = portal.Browse(Https, An, InOperators, ("X-Forwarded-For", "10.9.9.9"));
        var answer = await spoofer.GetAsync("/nhat-ky");
        Assert.StartsWith("/dang-nhap", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? said : null);
    }

    [Fact]
    public async Task Without_a_listed_proxy_its_headers_are_just_text()
    {
        await using var portal = await TestPortal.StartAsync(new AccessOptions { UserHeader = "Remote-User" });
        using var spoofer = portal.Browse(An, Https);
        Assert.Equal(HttpStatusCode.Forbidden, (await spoofer.GetAsync("/nhat-ky")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("an,binh")]
    public async Task Two_names_are_no_name(string further)
    {
        await using var portal = await TestPortal.StartAsync(Listed);
        using var visitor = portal.Browse([Https, InOperators, .. further.Split(',').Select(name => ("Remote-User", name))]);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/nhat-ky")).StatusCode);
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_of_a_declared_proxy_is_nobody()
    {
        await using var portal = await TestPortal.StartAsync(Listed);
        using var local = portal.Browse();
        Assert.Equal(HttpStatusCode.Redirect, (await local.GetAsync("/nhat-ky")).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_changed_over_plain_http_behind_a_proxy_either()
    {
        await using var portal = await TestPortal.StartAsync(Listed);
        using var visitor = portal.Browse(An, InOperators, ("X-Forwarded-For", "10.1.2.3"));
        var answer = await visitor.GetAsync("/nhat-ky");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("X-Forwarded-Proto", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_sign_in_behind_a_proxy_that_speaks_https_with_bound_cookies()
    {
        await using var portal = await TestPortal.StartAsync(Listed);
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var plain = portal.Browse(("X-Forwarded-For", "10.1.2.3"));
        Assert.DoesNotContain("name=\"mat-khau\"", await plain.TextAsync("/dang-nhap"), StringComparison.Ordinal);
        using var visitor = portal.Browse(Https, ("X-Forwarded-For", "10.1.2.3"));
        var page = await visitor.GetAsync("/dang-nhap");
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-bieu-mau=", form, StringComparison.Ordinal);
        var token = (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var sender = portal.Browse(Https, ("X-Forwarded-For", "10.1.2.3"), ("Cookie", form.Split(';')[0]));
        var answer = await sender.SendAsync("/dang-nhap", ("ten", "doc"), ("mat-khau", TestPortal.Password), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Signing_in_is_limited_by_the_address_that_the_proxy_names()
    {
        await using var portal = await TestPortal.StartAsync(Listed);
        using var eager = portal.Browse(Https, ("X-Forwarded-For", "10.1.2.3"));
        for (var attempt = 0; attempt < 3; attempt++) Assert.Equal(HttpStatusCode.BadRequest, (await eager.SendAsync("/dang-nhap")).StatusCode);
        var answer = await eager.SendAsync("/dang-nhap");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("dồn dập", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var other = portal.Browse(Https, ("X-Forwarded-For", "10.1.2.4"));
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SendAsync("/dang-nhap")).StatusCode);
    }

    [Theory]
    [InlineData("/tim-kiem", 2)]
    [InlineData("/don-vi", 2)]
    [InlineData("/tim-kiem.csv", 1)]
    [InlineData("/tim-kiem/ban-in", 1)]
    public async Task Searches_and_exports_are_limited_by_address_and_account(string path, int allowed)
    {
        await using var portal = await TestPortal.StartAsync(Listed with { SearchesPerMinute = 2, ExportsPerMinute = 1, SignedInReading = false });
        using var visitor = portal.Browse(("X-Forwarded-For", "10.1.2.3"));
        for (var asked = 0; asked < allowed; asked++) Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/tro-giup")).StatusCode);
        using var named = portal.Browse(Https, An, ("X-Forwarded-For", "10.1.2.3"));
        Assert.Equal(HttpStatusCode.OK, (await named.GetAsync(path)).StatusCode);
    }
}
