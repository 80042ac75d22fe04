using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Portal.Pages.People;

/// <summary>What people see of their own account.</summary>
public sealed record MePage(Visitor Visitor, int CodesLeft, IReadOnlyList<SignedIn> Sessions)
{
    public Account Account => Visitor.Account!;

    /// <summary>What went wrong, and in which part of the page.</summary>
    public (string Part, string Words)? Problem { get; init; }

    public string? Done { get; init; }

    /// <summary>Browser and system as far as it says, in a few words.</summary>
    public static string Browser(string agent)
    {
        string? First(params (string Sign, string Name)[] known) => known.Where(pair => agent.Contains(pair.Sign, StringComparison.Ordinal)).Select(pair => pair.Name).FirstOrDefault();
        var browser = First(("Edg/", "Edge"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = First(("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux"));
        return (browser, system) switch { (null, null) => "Trình duyệt không rõ", (null, _) => system, (_, null) => browser, _ => $"{browser} trên {system}" };
    }
}

/// <summary>A second factor that is being set up.</summary>
/// <param name="Offer">What the form brings back.</param>
/// <param name="Secret">For typing.</param>
/// <param name="Link">For the picture.</param>
public sealed record SetUpPage(bool Renewal, string Offer, string Secret, string Link, string? Problem);

/// <param name="Heading">Why there are new codes.</param>
public sealed record CodesPage(string Heading, IReadOnlyList<string> Codes);
