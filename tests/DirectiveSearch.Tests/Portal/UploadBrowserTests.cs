using Microsoft.Playwright;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Uploads and what becomes of them, as they look and work in a browser.</summary>
public sealed class UploadBrowserTests
{
    private static readonly Sight[] Sights = [new(Sight.Wide), new(Sight.Narrow), new(Sight.Wide, Dark: true), new(Sight.Narrow, Scripts: false)];

    /// <summary>A folder "hồ sơ" with three files in two folders, as a browser hands over what is dropped.</summary>
    private const string Drop =
        """
        plan => {
          const file = (path, text) => ({ isFile: true, isDirectory: false, fullPath: path, file: done => done(new File([text], path.split('/').pop())) });
          const folder = (path, children) => ({ isFile: false, isDirectory: true, fullPath: path, createReader: () => { let left = [children]; return { readEntries: done => done(left.pop() ?? []) }; } });
          const entry = folder('/hồ sơ', [file('/hồ sơ/kế hoạch.txt', plan), file('/hồ sơ/hỏng.docx', 'PK\u0003\u0004'), folder('/hồ sơ/2021', [file('/hồ sơ/2021/rỗng.txt', '')])]);
          const event = new Event('drop', { bubbles: true, cancelable: true });
          Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items: [{ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null }] } });
          document.querySelector('form[data-upload]').dispatchEvent(event);
        }
        """;

    [Fact]
    public async Task A_dropped_folder_is_sent_what_was_not_sent_is_sent_again_and_each_file_is_accounted_for()
    {
        await using var scene = await UploadScene.OpenAsync();
        await using var seen = await scene.Browser.OpenAsync("/nap-tai-lieu", new Sight(Sight.Wide));
        var page = seen.Page;
        await page.EvaluateAsync(Drop, UploadScene.Plan);
        await page.GetByText("Sẽ gửi 3 tệp").WaitForAsync();
        await PortalBrowser.CheckAsync(seen, "nap-da-chon");

        await page.RouteAsync("**/tep", route => route.FulfillAsync(new() { Status = 413 }));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("3 tệp chưa gửi được").WaitForAsync();
        await PortalBrowser.CheckAsync(seen, "nap-chua-gui");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại 3 tệp" }).ClickAsync();
        await page.WaitForURLAsync("**/nap-tai-lieu/1");
        await PortalBrowser.CheckAsync(seen, "lan-nap-dang-chay");

        // The page follows by itself and says aloud that the run has ended.
        await scene.WorkAsync();
        await page.GetByText("Đã xong: 3 tệp.").First.WaitForAsync();
        Assert.Contains("Đã xong: 3 tệp.", await page.Locator("[data-live-say]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["hồ sơ/2021/rỗng.txt", "hồ sơ/hỏng.docx", "hồ sơ/kế hoạch.txt"], (await scene.ItemsAsync(1)).Keys.Order(StringComparer.Ordinal));
        foreach (var sight in Sights)
        {
            await scene.Browser.CheckAsync("/nap-tai-lieu/1", sight, "lan-nap-co-loi");
            await scene.Browser.CheckAsync($"/van-ban/{(await scene.ItemsAsync(1))["hồ sơ/kế hoạch.txt"].DocumentId}/lich-su", sight, "lich-su");
            await scene.Browser.CheckAsync("/nap-tai-lieu", sight, "nap");
        }
    }
}
