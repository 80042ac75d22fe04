using System.Diagnostics;
using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Tests.People;

public sealed class SignInTests : IAsyncLifetime
{
    private static readonly AccessOptions Unlimited = new() { SignInsPerMinute = 0 };

    private TestPortal portal = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync(Unlimited);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_goes_back_to_the_page_and_out_again()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var visitor = portal.Browse();
        Assert.Contains("href=\"/dang-nhap?ve=%2Ftim-kiem%3Fq%3D34ct\"", await visitor.TextAsync("/tim-kiem?q=34ct"), StringComparison.Ordinal);
        var answer = await visitor.SignInAsync("DOC ", TestPortal.Password, "/tim-kiem?q=34ct");
        Assert.Equal((HttpStatusCode.SeeOther, "/tim-kiem?q=34ct"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Contains("Tên doc", await visitor.TextAsync("/"), StringComparison.Ordinal);
        Assert.True((await visitor.GetAsync("/")).Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync("/", "/dang-xuat")).StatusCode);
        Assert.DoesNotContain("Tên doc", await visitor.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal(["dang-xuat", "dang-nhap"], (await portal.Archive.Audit.ListAsync("doc", null, 0, 10, Stop)).Items.Select(line => line.Entry.Action));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_led_away_from_the_portal(string back)
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var visitor = portal.Browse();
        Assert.Equal("/", (await visitor.SignInAsync("doc", TestPortal.Password, back)).Headers.Location!.ToString());
        Assert.Equal("/", (await visitor.GetAsync("/dang-nhap?ve=" + Uri.EscapeDataString(back))).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Wrong_passwords_unknown_names_and_disabled_accounts_get_the_same_answer()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        await portal.AddAsync("nghi", Role.Reader, factor: false);
        await portal.Archive.Accounts.SetDisabledAsync((await portal.Archive.Accounts.FindAsync("nghi", Stop))!.Id, true, Stop);
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (name, password) in new[] { ("doc", "sai rồi sai rồi"), ("aaa", "sai rồi sai rồi"), ("nghi", TestPortal.Password) })
        {
            using var visitor = portal.Browse();
            var answer = await visitor.SignInAsync(name, password);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Contains("Tên đăng nhập hoặc mật khẩu không đúng.", text, StringComparison.Ordinal);
            answers.Add((answer.StatusCode, string.Join(',', answer.Headers.Select(header => header.Key).Order())));
        }

        Assert.Single(answers.Distinct());
    }

    /// <summary>The work of hashing is done for names that do not exist, too.</summary>
    [Fact]
    public void Unknown_names_take_as_long_as_known_ones()
    {
        var hash = Passwords.Hash(TestPortal.Password);
        long Median(string? against) => Enumerable.Range(0, 5).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            Passwords.Verify(against, "sai rồi sai rồi");
            return Stopwatch.GetTimestamp() - start;
        }).Order().ElementAt(2);
        Passwords.Verify(null, "x");
        var (known, unknown) = (Median(hash), Median(null));
        Assert.InRange((double)unknown / known, 0.3, 3.0);
    }

    [Fact]
    public async Task Guessing_shuts_the_name_but_not_the_browser_where_it_signed_in_before()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var owner = await portal.SignedInAsync("doc", null);
        await owner.PostAsync("/", "/dang-xuat");
        using var stranger = portal.Browse();
        for (var attempt = 0; attempt < 5; attempt++) Assert.Contains("không đúng", await (await stranger.SignInAsync("doc", $"đoán lần {attempt}")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("tạm ngừng nhận đăng nhập", await (await stranger.SignInAsync("doc", TestPortal.Password)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SignInAsync("doc", TestPortal.Password)).StatusCode);
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.SignInAsync("doc", TestPortal.Password)).StatusCode);
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_shut_the_same_way()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var stranger = portal.Browse();
        for (var attempt = 0; attempt < 5; attempt++) await stranger.SignInAsync("khong-co", "đoán đoán đoán");
        Assert.Contains("tạm ngừng nhận đăng nhập", await (await stranger.SignInAsync("khong-co", "đoán")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_asked_for_and_serves_once()
    {
        var secret = (await portal.AddAsync("bien", Role.Editor))!;
        using var visitor = portal.Browse();
        await visitor.SignInAsync("bien", TestPortal.Password, "/nap-tai-lieu");
        Assert.Null(visitor.Cookie("phien"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", "000000"))).StatusCode);
        var code = portal.NextCode(secret);
        var answer = await visitor.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", code[..3] + " " + code[3..]));
        Assert.Equal("/nap-tai-lieu", answer.Headers.Location!.ToString());
        Assert.Contains("name=\"tep\"", await visitor.TextAsync("/nap-tai-lieu"), StringComparison.Ordinal);
        using var second = portal.Browse();
        await second.SignInAsync("bien", TestPortal.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", code))).StatusCode);
        Assert.Null(second.Cookie("phien"));
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_either()
    {
        var secret = (await portal.AddAsync("bien", Role.Editor))!;
        using var visitor = portal.Browse();
        await visitor.SignInAsync("bien", TestPortal.Password);
        for (var attempt = 0; attempt < 4; attempt++) await visitor.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", "000000"));
        var answer = await visitor.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", portal.NextCode(secret)));
        Assert.Contains("tạm ngừng nhận đăng nhập", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_phone_once()
    {
        var secret = (await portal.AddAsync("bien", Role.Editor))!;
        var codes = await portal.App.Services.GetRequiredService<SecondFactors>().RenewCodesAsync(Visitor.Of((await portal.Archive.Accounts.FindAsync("bien", Stop))!, ""), Stop);
        foreach (var (code, status) in new[] { (codes[0].ToLowerInvariant(), HttpStatusCode.SeeOther), (codes[0], HttpStatusCode.Unauthorized), (codes[1], HttpStatusCode.SeeOther) })
        {
            using var visitor = portal.Browse();
            await visitor.SignInAsync("bien", TestPortal.Password);
            Assert.Equal(status, (await visitor.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", code))).StatusCode);
        }

        Assert.NotNull(secret);
    }

    [Fact]
    public async Task Each_sign_in_has_a_session_of_its_own_and_a_copied_cookie_ends_with_it()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var visitor = await portal.SignedInAsync("doc", null);
        var first = visitor.Cookie("phien")!;
        await visitor.PostAsync("/", "/dang-xuat");
        await visitor.SignInAsync("doc", TestPortal.Password);
        Assert.NotEqual(first, visitor.Cookie("phien"));
        using var thief = portal.Browse(("Cookie", $"phien={first}"));
        Assert.DoesNotContain("Tên doc", await thief.TextAsync("/"), StringComparison.Ordinal);
        using var planter = portal.Browse(("Cookie", "phien=do-ke-xau-dat-truoc"));
        Assert.DoesNotContain("Tên doc", await planter.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var visitor = await portal.SignedInAsync("doc", null);
        portal.Time.Advance(SessionTable.Idle - TimeSpan.FromMinutes(2));
        Assert.Contains("Tên doc", await visitor.TextAsync("/"), StringComparison.Ordinal);
        portal.Time.Advance(SessionTable.Idle);
        Assert.DoesNotContain("Tên doc", await visitor.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_asks_for_the_old_one_and_ends_all_other_sessions()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var here = await portal.SignedInAsync("doc", null);
        using var there = await portal.SignedInAsync("doc", null);
        var before = here.Cookie("phien");
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsync("/toi", "/toi/mat-khau", ("cu", "không phải mật khẩu"), ("moi", "ruộng sâu trâu nái"), ("lai", "ruộng sâu trâu nái"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsync("/toi", "/toi/mat-khau", ("cu", TestPortal.Password), ("moi", "matkhau2026"), ("lai", "matkhau2026"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsync("/toi", "/toi/mat-khau", ("cu", TestPortal.Password), ("moi", "ruộng sâu trâu nái"), ("lai", "khác"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await here.PostAsync("/toi", "/toi/mat-khau", ("cu", TestPortal.Password), ("moi", "ruộng sâu trâu nái"), ("lai", "ruộng sâu trâu nái"))).StatusCode);
        Assert.NotEqual(before, here.Cookie("phien"));
        Assert.Contains("Tên doc", await here.TextAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tên doc", await there.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.SignInAsync("doc", TestPortal.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.SignInAsync("doc", "ruộng sâu trâu nái")).StatusCode);
    }

    [Fact]
    public async Task People_see_their_sessions_and_end_them()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        await portal.AddAsync("khac", Role.Reader, factor: false);
        using var here = await portal.SignedInAsync("doc", null);
        using var there = await portal.SignedInAsync("doc", null);
        using var other = await portal.SignedInAsync("khac", null);
        var sessions = await portal.Archive.Sessions.ListAsync((await portal.Archive.Accounts.FindAsync("doc", Stop))!.Id, Stop);
        Assert.Equal(2, sessions.Count);
        foreach (var session in sessions) await other.PostAsync("/toi", "/toi/phien/ket-thuc", ("phien", session.Hash));
        Assert.Contains("Tên doc", await there.TextAsync("/"), StringComparison.Ordinal);
        await here.PostAsync("/toi", "/toi/phien/ket-thuc-het");
        Assert.DoesNotContain("Tên doc", await here.TextAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tên doc", await there.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Tên khac", await other.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_ends_what_an_account_may_at_once()
    {
        var secret = await portal.AddAsync("quan", Role.Operator);
        var editorSecret = await portal.AddAsync("bien", Role.Editor);
        using var operators = await portal.SignedInAsync("quan", secret);
        using var editor = await portal.SignedInAsync("bien", editorSecret);
        Assert.Equal("/tai-khoan?xong=ngung&ten=bien", (await operators.PostAsync("/tai-khoan", "/tai-khoan/bien/ngung")).Headers.Location!.ToString());
        Assert.DoesNotContain("Tên bien", await editor.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await operators.PostAsync("/tai-khoan", "/tai-khoan/quan/ngung")).StatusCode);
        Assert.Contains("name=\"ho-ten\"", await operators.TextAsync("/tai-khoan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_was_handed_over_must_be_changed_and_runs_out()
    {
        var secret = await portal.AddAsync("quan", Role.Operator);
        using var operators = await portal.SignedInAsync("quan", secret);
        var page = await (await operators.PostAsync("/tai-khoan", "/tai-khoan", ("ten", "Moi"), ("ho-ten", "Người mới"), ("vai-tro", "reader"))).Content.ReadAsStringAsync(Stop);
        var password = page.Split("<code class=\"secret\">")[1].Split('<')[0];
        using var visitor = portal.Browse();
        Assert.Equal("/toi", (await visitor.SignInAsync("moi", password)).Headers.Location!.ToString());
        Assert.Contains("Cần đổi mật khẩu trước", await visitor.TextAsync("/toi"), StringComparison.Ordinal);
        await visitor.PostAsync("/", "/dang-xuat");
        portal.Time.Advance(Passwords.OneTimeLasts + TimeSpan.FromHours(1));
        Assert.Contains("quá 7 ngày", await (await visitor.SignInAsync("moi", password)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_up_the_second_factor_takes_the_password_and_a_right_code()
    {
        await portal.AddAsync("bien", Role.Editor, factor: false);
        using var visitor = await portal.SignedInAsync("bien", null);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/toi", "/toi/xac-thuc", ("mat-khau", "không phải"))).StatusCode);
        var page = await (await visitor.PostAsync("/toi", "/toi/xac-thuc", ("mat-khau", TestPortal.Password))).Content.ReadAsStringAsync(Stop);
        var offer = page.Split("name=\"loi-moi\" value=\"")[1].Split('"')[0];
        var secret = TestPortal.Decode(page.Split("<code class=\"secret\">")[1].Split('<')[0]);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/toi", "/toi/xac-thuc/bat", ("loi-moi", offer), ("ma", "000000"))).StatusCode);
        var codes = await (await visitor.PostAsync("/toi", "/toi/xac-thuc/bat", ("loi-moi", offer), ("ma", portal.NextCode(secret)))).Content.ReadAsStringAsync(Stop);
        Assert.Equal(10, codes.Split("<li><code>").Length - 1);
        Assert.Contains("name=\"tep\"", await visitor.TextAsync("/nap-tai-lieu"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/toi", "/toi/xac-thuc/bat", ("loi-moi", offer), ("ma", portal.NextCode(secret)))).StatusCode);
    }

    [Fact]
    public async Task Nothing_secret_stands_in_the_audit_log_or_plainly_in_the_archive()
    {
        var secret = (await portal.AddAsync("bien", Role.Editor))!;
        using var visitor = await portal.SignedInAsync("bien", secret);
        await visitor.SignInAsync("một mật khẩu gõ nhầm ô", TestPortal.Password);
        using var stranger = portal.Browse();
        await stranger.SignInAsync("một mật khẩu gõ nhầm ô", "gì đó gì đó");
        var log = string.Join('\n', (await portal.Archive.Audit.ListAsync(null, null, 0, 100, Stop)).Items);
        Assert.Contains("dang-nhap.sai", log, StringComparison.Ordinal);
        Assert.DoesNotContain("gõ nhầm ô", log, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPortal.Password, log, StringComparison.Ordinal);
        var account = (await portal.Archive.Accounts.FindAsync("bien", Stop))!;
        Assert.DoesNotContain(Convert.ToHexString(secret), account.TotpSecret!, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Base32.Encode(secret), account.TotpSecret!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_is_refused_in_words_where_passwords_would_travel_in_the_clear()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var visitor = portal.Browse(("Host", "portal.example.vn"));
        Assert.Contains("--tls-certificate-file", await visitor.TextAsync("/dang-nhap"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"mat-khau\"", await visitor.TextAsync("/dang-nhap"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/tim-kiem")).StatusCode);
    }

    [Fact]
    public async Task Cookies_are_hidden_from_scripts_and_from_other_sites()
    {
        await portal.AddAsync("doc", Role.Reader, factor: false);
        using var visitor = portal.Browse();
        var answer = await visitor.SignInAsync("doc", TestPortal.Password);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }
}
