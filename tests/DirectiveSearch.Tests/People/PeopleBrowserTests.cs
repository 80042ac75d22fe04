using System.Diagnostics;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Tests.Portal;
using Microsoft.Playwright;

namespace DirectiveSearch.Tests.People;

/// <summary>From an account made on the command line to a file taken in, as a person does it in a browser; every page on the way is looked at.</summary>
public sealed class PeopleBrowserTests
{
    private const string Chosen = "ruộng sâu trâu nái";

    [Fact]
    public async Task An_operator_signs_in_sets_up_the_second_factor_takes_a_file_in_and_signs_out()
    {
        await using var portal = await TestPortal.StartAsync(new AccessOptions { SignInsPerMinute = 0 });
        var oneTime = await AddByProgramAsync(portal.Folder, "an", "operator", "Nguyễn Thị Ánh Tuyết");
        await using var browser = new PortalBrowser(portal.Origin);
        await using var seen = await browser.OpenAsync("/nap-tai-lieu", new Sight(Sight.Wide));
        var page = seen.Page;
        await page.GetByRole(AriaRole.Banner).GetByText("Đăng nhập").ClickAsync();
        await LookAsync(seen, "dang-nhap");
        await FillAsync(page, ("Tên đăng nhập", "an"), ("Mật khẩu", "không phải mật khẩu này"));
        await PressAsync(page, "Đăng nhập");
        await LookAsync(seen, "dang-nhap-sai");
        await FillAsync(page, ("Tên đăng nhập", "an"), ("Mật khẩu", oneTime));
        await PressAsync(page, "Đăng nhập");
        await LookAsync(seen, "toi-doi-mat-khau");
        await page.Locator("#cu").FillAsync(oneTime);
        await page.Locator("#moi").FillAsync(Chosen);
        await page.Locator("#lai").FillAsync(Chosen);
        await PressAsync(page, "Đổi mật khẩu");
        await LookAsync(seen, "toi-bat-xac-thuc");
        await page.Locator("#xt-mat-khau").FillAsync(Chosen);
        await PressAsync(page, "Bật xác thực hai bước");
        await LookAsync(seen, "xac-thuc");
        Assert.True(await page.Locator(".qr svg").IsVisibleAsync());
        var secret = TestPortal.Decode(await page.Locator(".secret").InnerTextAsync());
        await page.Locator("#ma").FillAsync(portal.NextCode(secret));
        await PressAsync(page, "Xác nhận");
        await LookAsync(seen, "ma-khoi-phuc");
        await page.GetByText("Đã cất các mã").ClickAsync();
        await LookAsync(seen, "toi");
        await TakeInAsync(page);
        await LookAtAdministrationAsync(portal, seen);
        await page.Locator(".visitor summary").ClickAsync();
        await PressAsync(page, "Đăng xuất");
        Assert.Equal(0, await page.Locator(".visitor summary").CountAsync());
        await SignInWithCodeAsync(portal, seen, secret);
        Assert.Contains((await portal.Archive.Audit.ListAsync("an", null, 0, 100, TestContext.Current.CancellationToken)).Items, line => line.Entry.Action == "nap-tai-lieu");
    }

    [Fact]
    public async Task Everything_works_without_scripts()
    {
        await using var portal = await TestPortal.StartAsync(new AccessOptions { SignInsPerMinute = 0 });
        var secret = (await portal.AddAsync("quan", Role.Operator))!;
        await using var browser = new PortalBrowser(portal.Origin);
        await using var seen = await browser.OpenAsync("/", new Sight(Sight.Narrow, Scripts: false));
        await SignInWithCodeAsync(portal, seen, secret, "quan", TestPortal.Password);
        await seen.Page.Locator(".visitor summary").ClickAsync();
        await seen.Page.Locator(".visitor").GetByText("Nhật ký").ClickAsync();
        Assert.Contains("đăng nhập", await seen.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task TakeInAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Chính" }).GetByText("Nạp tài liệu").ClickAsync();
        await page.Locator("#tep").SetInputFilesAsync(new FilePayload { Name = "ke-hoach.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Kế hoạch thực hiện Chỉ thị số 34-CT/TW") });
        await PressAsync(page, "Nạp");
        Assert.Contains("/nap-tai-lieu/", page.Url, StringComparison.Ordinal);
    }

    private static async Task LookAtAdministrationAsync(TestPortal portal, SeenPage seen)
    {
        var page = seen.Page;
        await page.Locator(".visitor summary").ClickAsync();
        await LookAsync(seen, "thuc-don");
        await page.Locator(".visitor").GetByText("Tài khoản", new() { Exact = true }).ClickAsync();
        await page.Locator("#ten").FillAsync("binh.tran");
        await page.Locator("#ho-ten").FillAsync("Trần Văn Bình");
        await PressAsync(page, "Thêm tài khoản");
        await LookAsync(seen, "tai-khoan-them");
        for (var attempt = 0; attempt < 5; attempt++) await portal.Archive.SignInFailures.BeginAsync([SignInLane.OfName("binh.tran")], CancellationToken.None);
        await page.GotoAsync(portal.Origin + "/tai-khoan");
        await page.Locator(".deeds summary").First.ClickAsync();
        await LookAsync(seen, "tai-khoan");
        await page.GotoAsync(portal.Origin + "/nhat-ky");
        await LookAsync(seen, "nhat-ky");
        await page.GotoAsync(portal.Origin + "/nhat-ky?ai=khong-co");
        await LookAsync(seen, "nhat-ky-trong");
        await page.GotoAsync(portal.Origin + "/cong-viec");
        await LookAsync(seen, "cong-viec-quan-tri");
    }

    private static async Task SignInWithCodeAsync(TestPortal portal, SeenPage seen, byte[] secret, string name = "an", string password = Chosen)
    {
        var page = seen.Page;
        await page.GotoAsync(portal.Origin + "/dang-nhap");
        await FillAsync(page, ("Tên đăng nhập", name), ("Mật khẩu", password));
        await PressAsync(page, "Đăng nhập");
        if (seen.Sight.Scripts) await LookAsync(seen, "dang-nhap-ma");
        await page.Locator("#ma").FillAsync(portal.NextCode(secret));
        await PressAsync(page, "Tiếp tục");
        Assert.Equal(1, await page.Locator(".visitor summary").CountAsync());
    }

    private static async Task FillAsync(IPage page, params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields) await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
    }

    private static async Task PressAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Wide and narrow, light and dark.</summary>
    private static async Task LookAsync(SeenPage seen, string picture)
    {
        foreach (var sight in new[] { new Sight(Sight.Narrow), new Sight(Sight.Wide, Dark: true), new Sight(Sight.Wide) })
        {
            await seen.Page.SetViewportSizeAsync(sight.Width, 900);
            await seen.Page.EmulateMediaAsync(new() { ColorScheme = sight.Dark ? ColorScheme.Dark : ColorScheme.Light });
            await PortalBrowser.CheckAsync(seen with { Sight = sight }, "nguoi-" + picture);
        }
    }

    private static async Task<string> AddByProgramAsync(string folder, string name, string role, string display)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), "account", "add", name, "--role", role, "--display", display])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DIRECTIVESEARCH_DATA"] = folder },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.TrimEnd().Split('\n')[^1].Trim();
    }
}
