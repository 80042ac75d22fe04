using DirectiveSearch.Archive;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Portal.Security;

/// <summary>Who asks.</summary>
/// <param name="Name">As it is written down with what the visitor changes; null: nobody signed in.</param>
/// <param name="Role">What the visitor may now; null: what everybody may.</param>
public sealed record Visitor(string? Name, Role? Role)
{
    private const string AtTheMachine = "máy chủ";

    public static Visitor Nobody { get; } = new(null, null);

    /// <summary>As people know the visitor.</summary>
    public string Display { get; init; } = "";

    /// <summary>Null: nobody signed in, or a proxy signed the visitor in.</summary>
    public Account? Account { get; init; }

    /// <summary>Hash of the session's id; null without an account.</summary>
    public string? Session { get; init; }

    /// <summary>What the role waits for; null: nothing.</summary>
    public Pending? Pending { get; init; }

    /// <summary>There are accounts, so that signing in may help.</summary>
    public bool MaySignIn { get; init; }

    /// <summary>Network address; empty for whoever sits at the machine without signing in.</summary>
    public string Address { get; init; } = "";

    public static Visitor Of(HttpContext context) => context.Features.Get<Visitor>() ?? Nobody;

    public static Visitor Local { get; } = new(AtTheMachine, Archive.Role.Operator) { Display = AtTheMachine };

    /// <summary>Whoever changes something has proved it with a second factor, and with a password that nobody else chose.</summary>
    public static Visitor Of(Account account, string session)
    {
        var pending = account.MustChange ? Security.Pending.Password : account is { Role: > Archive.Role.Reader, TotpSecret: null } ? Security.Pending.SecondFactor : (Pending?)null;
        return new Visitor(account.Name, pending switch { null => account.Role, Security.Pending.Password => null, _ => Archive.Role.Reader })
        {
            Display = account.Display, Account = account, Session = session, Pending = pending,
        };
    }

    public bool May(Role needed) => Role >= needed;

    /// <summary>An entry of the audit log: the visitor did this.</summary>
    public AuditEntry Did(string action, string target = "", string detail = "") => new(Name ?? "", Address, action, target, detail);
}

/// <summary>What an account is to do before its role holds.</summary>
public enum Pending
{
    Password,
    SecondFactor,
    /// <summary>The proxy does not say that the visitor came over TLS.</summary>
    Tls,
}
