using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using DirectiveSearch.Archive;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Portal.Security;

/// <summary>What the browser keeps: the session, the browser as one that signed in before, and the name whose second factor is awaited.
/// Over TLS all of them bind to this host (__Host-); over plain http at the machine itself they cannot.</summary>
public sealed class PortalCookies(IDataProtectionProvider protection)
{
    public const string Scheme = "phien";
    private const string SessionClaim = "phien";
    private const string Device = "may";
    private const string Awaited = "buoc-hai";

    /// <summary>Between the password and the code.</summary>
    private static readonly TimeSpan CodeWithin = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan DeviceLasts = TimeSpan.FromDays(365);

    private readonly IDataProtector devices = protection.CreateProtector("DirectiveSearch.Device");
    private readonly ITimeLimitedDataProtector awaited = protection.CreateProtector("DirectiveSearch.SecondStep").ToTimeLimitedDataProtector();

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The hash of the session id that the browser shows; null: it shows none that we gave.</summary>
    public static async Task<string?> SessionAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal?.FindFirst(SessionClaim)?.Value is { } token ? HashOf(token) : null;

    /// <summary>Always a new random id of 256 bits: what a browser brought from before is worth nothing.</summary>
    /// <returns>Its hash.</returns>
    public static async Task<string> NewSessionAsync(HttpContext context)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaim, token)], Scheme)));
        return HashOf(token);
    }

    /// <summary>For the antiforgery tokens, which hold for one visitor.</summary>
    public static ClaimsPrincipal PrincipalOf(Visitor visitor) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, $"{visitor.Name}|{visitor.Session}")], Scheme, ClaimTypes.Name, null));

    /// <summary>Which browser this is among those in which the name signed in; null: none of them.</summary>
    public string? DeviceOf(HttpContext context, string name) =>
        Read(context, Device, devices) is { } text && text.Split('\n') is [var known, var device] && known == name ? device : null;

    public void RememberDevice(HttpContext context, string name)
    {
        if (DeviceOf(context, name) is not null) return;
        var device = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        Write(context, Device, devices.Protect($"{name}\n{device}"), DeviceLasts);
    }

    /// <summary>The password was right; the code is awaited.</summary>
    public void AwaitCode(HttpContext context, Account account, string back) =>
        Write(context, Awaited, awaited.Protect($"{account.Name}\n{account.Stamp}\n{back}", CodeWithin), CodeWithin);

    /// <summary>Name and stamp of the account whose code is awaited, and where to go then.</summary>
    public (string Name, string Stamp, string Back)? AwaitedBy(HttpContext context) =>
        Read(context, Awaited, awaited)?.Split('\n') is [var name, var stamp, var back] ? (name, stamp, back) : null;

    public static void AwaitNoCode(HttpContext context) => context.Response.Cookies.Delete(NameOf(context, Awaited), Options(context, null));

    public static string NameOf(HttpContext context, string name) => context.Request.IsHttps ? "__Host-" + name : name;

    private static string? Read(HttpContext context, string name, IDataProtector protector)
    {
        if (context.Request.Cookies[NameOf(context, name)] is not { Length: > 0 } value) return null;
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static void Write(HttpContext context, string name, string value, TimeSpan lasts) =>
        context.Response.Cookies.Append(NameOf(context, name), value, Options(context, lasts));

    private static CookieOptions Options(HttpContext context, TimeSpan? lasts) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lasts, IsEssential = true,
    };
}

/// <summary>The framework's session cookie under the name that fits the connection.</summary>
internal sealed class PrefixedCookies : ICookieManager
{
    private readonly ChunkingCookieManager inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, PortalCookies.NameOf(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        inner.AppendResponseCookie(context, PortalCookies.NameOf(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, PortalCookies.NameOf(context, key), options);
}
