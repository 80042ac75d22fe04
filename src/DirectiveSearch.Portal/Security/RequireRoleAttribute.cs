using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Security;

/// <summary>Whoever has not this role is refused before the request's body is read (AccessGate).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RequireRoleAttribute(Role role) : Attribute
{
    public Role Role { get; } = role;
}

/// <summary>For whoever signed in with an account, whatever its role still waits for.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RequireAccountAttribute : Attribute;

/// <summary>Open even where reading needs an account.</summary>
/// <param name="asksWho">False where the archive, which knows the visitors, is not to be asked.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OpenToAllAttribute(bool asksWho = true) : Attribute
{
    public bool AsksWho { get; } = asksWho;
}
