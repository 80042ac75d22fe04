using System.Globalization;

namespace DirectiveSearch.Tests.Portal;

/// <summary>The jobs page in browsers.</summary>
public sealed class JobBrowserTests
{
    private static readonly Sight[] Sights =
        [new(Sight.Wide), new(Sight.Narrow), new(Sight.Wide, Dark: true), new(Sight.Narrow, Dark: true), new(Sight.Wide, Scripts: false), new(Sight.Narrow, Scripts: false)];

    [Fact]
    public async Task It_holds_while_nothing_is_left() => await CheckAsync("trong", []);

    [Fact]
    public async Task It_holds_while_much_is_done() => await CheckAsync("ban", [JobScene.Busy]);

    [Fact]
    public async Task It_holds_while_much_is_broken() => await CheckAsync("hong", [JobScene.Broken]);

    [Fact]
    public async Task Numbers_go_on_by_themselves_and_what_has_the_focus_stays()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        await using var seen = await scene.Browser.OpenAsync("/cong-viec", new Sight(Sight.Wide));
        Assert.True(await seen.Page.GetByText("tự cập nhật").IsVisibleAsync());
        await seen.Page.Locator("#hong button").First.FocusAsync();
        await scene.ExecuteAsync("DELETE FROM work WHERE dead = 0; DELETE FROM work WHERE reason_code = 'encrypted'");
        await AskAsync(seen);
        await seen.Page.GetByText("Không còn việc nào chờ xử lý.").First.WaitForAsync();
        Assert.Equal("Không còn việc nào chờ xử lý. 13 việc hỏng cần xem", string.Join(' ', (await seen.Page.Locator("[data-live-say]").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(3, await seen.Page.Locator("#hong tbody tr").CountAsync());
        Assert.True(await seen.Page.EvaluateAsync<bool>("document.activeElement.closest('#hong') !== null"));
        await seen.Page.EvaluateAsync("document.activeElement.blur()");
        await AskAsync(seen);
        await seen.Page.WaitForFunctionAsync("document.querySelectorAll('#hong tbody tr').length === 2");
        Assert.Empty(seen.Complaints);
    }

    [Fact]
    public async Task When_the_portal_is_away_the_link_comes_back()
    {
        await using var scene = await JobScene.OpenAsync();
        await using var seen = await scene.Browser.OpenAsync("/cong-viec", new Sight(Sight.Wide));
        await seen.Page.RouteAsync("**/cong-viec", route => route.FulfillAsync(new() { Status = 503 }));
        await AskAsync(seen);
        await seen.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Xem số mới nhất" }).WaitForAsync();
        await seen.Page.UnrouteAllAsync();
        await AskAsync(seen);
        await seen.Page.GetByText("tự cập nhật").WaitForAsync();
    }

    [Fact]
    public async Task Failures_are_tried_again_without_scripts_by_keyboard_alone()
    {
        await using var scene = await JobScene.OpenAsync(JobScene.Busy);
        await using var seen = await scene.Browser.OpenAsync("/cong-viec", new Sight(Sight.Narrow, Scripts: false));
        await seen.Page.Locator("#hong button").First.FocusAsync();
        await seen.Page.Keyboard.PressAsync("Enter");
        await seen.Page.GetByText("Đã đưa 12 việc trở lại hàng chờ.").WaitForAsync();
        Assert.Equal(4, int.Parse((await seen.Page.Locator(".outlook a").InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private static async Task CheckAsync(string picture, string[] sql)
    {
        await using var scene = await JobScene.OpenAsync(sql);
        // The two pages share their parts: each is seen in every other way, in another half of them in another state.
        foreach (var (number, sight) in Sights.Index())
        {
            if ((number + sql.Length + picture.Length) % 2 == 0) await scene.Browser.CheckAsync("/cong-viec", sight, $"cong-viec-{picture}");
            else await scene.Browser.CheckAsync("/cong-viec/hong", sight, $"cong-viec-hong-{picture}");
        }
    }

    /// <summary>A window that comes to the front asks at once.</summary>
    private static async Task AskAsync(SeenPage seen)
    {
        var answered = seen.Page.WaitForResponseAsync(response => response.Url.Contains("/cong-viec", StringComparison.Ordinal));
        await seen.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await answered;
    }
}
