using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DirectiveSearch.Tests.Portal;

/// <summary>How a page is looked at.</summary>
public sealed record Sight(int Width, bool Scripts = true, bool Dark = false)
{
    public const int Narrow = 390;
    public const int Wide = 1440;

    public string Name => $"{Width}{(Scripts ? "" : "-khong-js")}{(Dark ? "-toi" : "")}";
}

/// <summary>Chromium looking at the portal, and what must be true of every page in it.</summary>
public sealed class PortalBrowser(string origin) : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
    private static readonly string[] Statuses = ["status of 4", "status of 503"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string Pictures =>
        Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_ARTEFACTS") is { Length: > 0 } given ? Path.Combine(given, "screenshots") : Path.Combine(Repository(), "artifacts", "screenshots");

    /// <summary>Opens a page and waits until it is drawn; the caller disposes.</summary>
    public async Task<SeenPage> OpenAsync(string path, Sight sight)
    {
        var context = await (await StartAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = sight.Width, Height = 900 },
            JavaScriptEnabled = sight.Scripts,
            ColorScheme = sight.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // A page that answers 400 or 503 on purpose is no complaint of the page itself.
            if (message.Type is "error" or "warning" && !Statuses.Any(status => message.Text.Contains(status, StringComparison.Ordinal))) complaints.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(origin + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return new SeenPage(context, page, complaints, sight);
    }

    /// <summary>What holds for every page: nothing in the console, nothing but tables scrolls sideways, WCAG 2.1 AA; and a picture is kept.</summary>
    public async Task CheckAsync(string path, Sight sight, string picture)
    {
        await using var seen = await OpenAsync(path, sight);
        await CheckAsync(seen, picture);
    }

    /// <summary>The same for a page as it stands now.</summary>
    public static async Task CheckAsync(SeenPage seen, string picture)
    {
        var sight = seen.Sight;
        Directory.CreateDirectory(Pictures);
        await seen.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{picture}-{sight.Name}.png"), FullPage = true });
        Assert.True(seen.Complaints.Count == 0, string.Join('\n', seen.Complaints));
        if (!sight.Scripts) return;
        Assert.Equal(sight.Width, await seen.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"));
        var axe = await seen.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
        Assert.Empty(axe.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        if (browser is not null) return browser;
        if (!File.Exists(Chromium))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{Chromium} is needed for the tests of pages.");
            Assert.Skip($"{Chromium} is not there.");
        }

        playwright = await Playwright.CreateAsync();
        return browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DirectiveSearch.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

/// <param name="Complaints">Errors and warnings of the console, such as refusals by the content policy.</param>
public sealed record SeenPage(IBrowserContext Context, IPage Page, IReadOnlyList<string> Complaints, Sight Sight) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
