namespace DirectiveSearch.Archive;

/// <summary>Paths and addresses under which sources know their files.</summary>
internal static class Locators
{
    /// <summary>The last part, for people: of a path, of a web address, of a file within a zip.</summary>
    public static string FileName(string locator)
    {
        var end = locator.AsSpan().TrimEnd("/\\");
        var name = end[(end.LastIndexOfAny('/', '\\', '›') + 1)..].Trim();
        return name.IsEmpty ? locator : name.ToString();
    }
}
