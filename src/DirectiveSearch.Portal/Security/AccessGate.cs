using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Portal.Security;

/// <summary>Why somebody was refused.</summary>
public enum Refusal
{
    /// <summary>No account exists: things are changed at the machine itself.</summary>
    NotAtTheMachine,
    NotSignedIn,
    Role,
    Password,
    SecondFactor,
    Tls,
}

/// <summary>Lets every request pass, or not, by what its endpoint demands; what demands nothing is open only where reading is.</summary>
public static class AccessGate
{
    /// <summary>Behind routing; before anything reads the body.</summary>
    public static IApplicationBuilder UseAccessGate(this IApplicationBuilder app)
    {
        var reader = app.ApplicationServices.GetRequiredService<VisitorReader>();
        var options = app.ApplicationServices.GetRequiredService<AccessOptions>();
        return app.Use(async (context, next) =>
        {
            await LearnVisitorAsync(context, reader);
            if (Refuse(context, options) is not { } refusal) await next(context);
            else await AnswerAsync(context, refusal);
        });
    }

    /// <summary>Error pages run through here again, and must not fail again where the archive is away.</summary>
    private static async Task LearnVisitorAsync(HttpContext context, VisitorReader reader)
    {
        if (context.Features.Get<Visitor>() is not null) return;
        context.Features.Set(Visitor.Nobody);
        if (Demand<OpenToAllAttribute>(context) is { AsksWho: false }) return;
        var visitor = await reader.ReadAsync(context);
        context.Features.Set(visitor);
        if (visitor.Name is not null) context.User = PortalCookies.PrincipalOf(visitor);
    }

    private static Refusal? Refuse(HttpContext context, AccessOptions options)
    {
        var visitor = Visitor.Of(context);
        if (Demand<RequireAccountAttribute>(context) is not null) return visitor.Account is null ? Refusal.NotSignedIn : null;
        var needed = Demand<RequireRoleAttribute>(context)?.Role ?? (options.SignedInReading && Demand<OpenToAllAttribute>(context) is null ? Role.Reader : null);
        if (needed is not { } role || visitor.May(role)) return null;
        if (visitor.Name is null) return visitor.MaySignIn || options.Proxies.Count > 0 ? Refusal.NotSignedIn : Refusal.NotAtTheMachine;
        return visitor.Pending switch
        {
            Pending.Password => Refusal.Password,
            Pending.SecondFactor when visitor.Account!.Role >= role => Refusal.SecondFactor,
            Pending.Tls => Refusal.Tls,
            _ => Refusal.Role,
        };
    }

    /// <summary>Pages lead to where the visitor can help himself; anything else is answered in words.</summary>
    private static async Task AnswerAsync(HttpContext context, Refusal refusal)
    {
        var asksPage = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var visitor = Visitor.Of(context);
        if (visitor.Name is not null)
            await context.RequestServices.GetRequiredService<ArchiveStore>().Audit.WriteAsync(visitor.Did("tu-choi", $"{context.Request.Method} {context.Request.Path}", $"{refusal}"), context.RequestAborted);
        if (asksPage && Elsewhere(context, refusal) is { } address)
        {
            context.Response.Redirect(address);
            return;
        }

        context.Features.Set(new RefusalFeature(refusal));
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static string? Elsewhere(HttpContext context, Refusal refusal) => refusal switch
    {
        Refusal.NotSignedIn => Address.SignInFor(context.Request.Path + context.Request.QueryString),
        Refusal.Password or Refusal.SecondFactor => Address.Me,
        _ => null,
    };

    private static T? Demand<T>(HttpContext context) where T : class => context.GetEndpoint()?.Metadata.GetMetadata<T>();
}

/// <summary>For the page that says it.</summary>
public sealed record RefusalFeature(Refusal Refusal);
