namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The charset that a page declares in its head.</summary>
public static class HtmlCharset
{
    private const int Looked = 4096;

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(" \"'>;/");

    /// <returns>A name such as windows-1258, or null.</returns>
    public static string? Declared(ReadOnlySpan<byte> page)
    {
        var head = System.Text.Encoding.Latin1.GetString(page[..Math.Min(page.Length, Looked)]);
        if (!head.AsSpan().TrimStart().StartsWith("<")) return null;
        var at = head.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = head.AsSpan(at + "charset".Length).TrimStart();
        if (value.IsEmpty || value[0] != '=') return null;
        value = value[1..].TrimStart(" \"'");
        var end = value.IndexOfAny(Ends);
        return end > 0 ? value[..end].ToString() : null;
    }
}
