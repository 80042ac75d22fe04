namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>What tells a file from a page, and how it is called.</summary>
internal static class FileMarks
{
    private static readonly byte[][] Begins = ["%PDF-"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0], "{\\rtf"u8.ToArray(), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], "II*\0"u8.ToArray(), "MM\0*"u8.ToArray()];

    /// <summary>A list that leads to a file where others have a page.</summary>
    public static bool IsFile(string? mediaType, ReadOnlySpan<byte> begin)
    {
        if (mediaType is "application/pdf" or "application/msword" or "application/zip") return true;
        foreach (var mark in Begins) if (begin.StartsWith(mark)) return true;
        return false;
    }

    /// <summary>The address, with the name behind it where the address does not end with it.</summary>
    public static string Locator(string address, string name)
    {
        var path = Uri.UnescapeDataString(new Uri(address).AbsolutePath);
        return name.Length == 0 || path.EndsWith(name, StringComparison.OrdinalIgnoreCase) || Path.GetExtension(path).Length is > 1 and < 6 && new Uri(address).Query.Length == 0 ? address : $"{address} › {name}";
    }
}
