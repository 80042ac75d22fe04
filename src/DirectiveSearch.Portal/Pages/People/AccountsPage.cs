using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Portal.Pages.People;

/// <param name="Shut">Until when names wait that were guessed at too often.</param>
/// <param name="Self">Name of who looks: nobody changes his own role here.</param>
public sealed record AccountsPage(Page<Account> Accounts, Paging Paging, IReadOnlyDictionary<string, DateTimeOffset> Shut, string? Self)
{
    public string? Problem { get; init; }

    public string? Done { get; init; }

    /// <summary>A password that was just made, with whose it is; shown this once.</summary>
    public (string Name, string Password)? OneTime { get; init; }

    public NewAccount? Typed { get; init; }
}

/// <param name="Who">Filter; empty: everybody.</param>
/// <param name="What">Filter by code; empty: everything.</param>
public sealed record AuditPage(Page<AuditLine> Lines, Paging Paging, string Who, string What);
