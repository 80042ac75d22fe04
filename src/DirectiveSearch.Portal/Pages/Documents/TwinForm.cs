using DirectiveSearch.Portal.Pages.Corrections;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>What people decided about a document and other files being one.</summary>
public sealed record DocumentCopies(IReadOnlyList<Decision> Decisions, bool MayEdit);

/// <summary>How the form names another document.</summary>
public static class TwinForm
{
    /// <summary>The value of the choice that is none of the known ones.</summary>
    public const string Other = "khac";

    private const string Path = "/van-ban/";

    /// <summary>Of the address of its page, or its id alone.</summary>
    public static string? IdOf(string? typed)
    {
        var name = typed?.Trim() ?? "";
        if (name.LastIndexOf(Path, StringComparison.Ordinal) is >= 0 and var at) name = name[(at + Path.Length)..].Split('?', '#', '/')[0];
        return name.Length is 0 or > 100 ? null : name;
    }
}
