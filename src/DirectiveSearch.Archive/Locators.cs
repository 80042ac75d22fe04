using System.Globalization;

namespace DirectiveSearch.Archive;

/// <summary>Paths and addresses under which sources know their files.</summary>
internal static class Locators
{
    /// <summary>Before the number of a document that is not the first of its file.</summary>
    public const string Part = " › phần ";

    /// <summary>Between a zip and a file in it.</summary>
    public const string Within = " › ";

    /// <summary>The outermost zip in which a file lies; null: in none.</summary>
    public static string? Zip(string locator) =>
        locator.IndexOf($".zip{Within}", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? locator[..(at + ".zip".Length)] : null;

    /// <summary>The last part, for people: of a path, of a web address, of a file within a zip; a document within a file has the file's name and its number.</summary>
    public static string FileName(string locator)
    {
        if (locator.LastIndexOf(Part, StringComparison.Ordinal) is > 0 and var part && int.TryParse(locator.AsSpan(part + Part.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return $"{FileName(locator[..part])} (phần {number})";
        var end = locator.AsSpan().TrimEnd("/\\");
        var name = end[(end.LastIndexOfAny('/', '\\', '›') + 1)..].Trim();
        return name.IsEmpty ? locator : name.ToString();
    }
}
