using System.Net;
using System.Text.RegularExpressions;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Search.Sqlite;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Tests.People;

/// <summary>A portal of its own over an empty archive, with a clock that the test moves.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    public const string Password = "con trâu đi trước cái cày";

    /// <summary>Hashing is slow on purpose; every account of these tests has the same password.</summary>
    private static readonly Lazy<string> Hash = new(() => Passwords.Hash(Password));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("people-");

    private TestPortal()
    {
    }

    public ManualTime Time { get; } = new();

    public ArchiveStore Archive { get; private set; } = null!;

    public string Folder => folder.FullName;

    public WebApplication App { get; private set; } = null!;

    public string Origin { get; private set; } = "";

    public static async Task<TestPortal> StartAsync(AccessOptions? access = null)
    {
        var portal = new TestPortal();
        portal.Archive = await ArchiveStore.OpenAsync(portal.folder.FullName, portal.Time, CancellationToken.None);
        var index = await SqliteSearchIndex.OpenAsync(Path.Combine(portal.folder.FullName, "index"), CancellationToken.None);
        portal.App = PortalFixture.Build(portal.Archive, index, portal.Time, services => services.AddSingleton(access ?? new AccessOptions()));
        await portal.App.StartAsync();
        portal.Origin = portal.App.Urls.Single();
        return portal;
    }

    /// <param name="factor">Whether it has its second factor already.</param>
    /// <returns>The secret of the second factor; null: it has none.</returns>
    public async Task<byte[]?> AddAsync(string name, Role role, bool factor = true, bool mustChange = false)
    {
        await Archive.Accounts.AddAsync(name, $"Tên {name}", role, Hash.Value, mustChange, CancellationToken.None);
        if (!factor) return null;
        var account = (await Archive.Accounts.FindAsync(name, CancellationToken.None))!;
        var secret = Totp.NewSecret();
        Assert.NotNull(await App.Services.GetRequiredService<SecondFactors>().SetUpAsync(Visitor.Of(account, ""), secret, Code(secret), CancellationToken.None));
        return secret;
    }

    /// <summary>The code of now; a code serves once, so the clock goes on one step before the next.</summary>
    public string Code(byte[] secret) => Totp.CodeAt(secret, Totp.StepOf(Time.GetUtcNow()));

    public string NextCode(byte[] secret)
    {
        Time.Advance(TimeSpan.FromSeconds(30));
        return Code(secret);
    }

    public TestVisitor Browse(params (string Name, string Value)[] headers) => new(Origin, headers);

    /// <summary>A visitor who signed in, with the second factor if there is one.</summary>
    public async Task<TestVisitor> SignedInAsync(string name, byte[]? secret)
    {
        var visitor = Browse();
        var answer = await visitor.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        if (secret is null) return visitor;
        Assert.Equal("/dang-nhap/ma", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync("/dang-nhap/ma", "/dang-nhap/ma", ("ma", NextCode(secret)))).StatusCode);
        return visitor;
    }

    /// <summary>What an authenticator app makes of the secret that is typed in.</summary>
    public static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit).Select(character => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Archive.Dispose();
        folder.Delete(recursive: true);
    }
}

/// <summary>A browser without pictures: keeps cookies, sends forms with the token that their page carried.</summary>
internal sealed partial class TestVisitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    public TestVisitor(string origin, (string Name, string Value)[] headers)
    {
        Http = new HttpClient(handler) { BaseAddress = new Uri(origin) };
        foreach (var (name, value) in headers) Http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    public HttpClient Http { get; }

    public CookieContainer Cookies => handler.CookieContainer;

    public string? Cookie(string name) => Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == name && cookie.Value.Length > 0)?.Value;

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string back = "/") => PostAsync("/dang-nhap", "/dang-nhap", ("ten", name), ("mat-khau", password), ("ve", back));

    /// <param name="from">The page whose form it is.</param>
    public async Task<HttpResponseMessage> PostAsync(string from, string to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await TextAsync(from)).Groups[1].Value;
        return await SendAsync(to, [("__RequestVerificationToken", token), .. fields]);
    }

    public Task<HttpResponseMessage> SendAsync(string to, params (string Name, string Value)[] fields) =>
        Http.PostAsync(to, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
