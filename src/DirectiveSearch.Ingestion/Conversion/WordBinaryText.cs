using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a Word 97–2003 file, by catdoc, with antiword as second try.</summary>
public static class WordBinaryText
{
    /// <exception cref="ReasonException">encrypted, unsupported-format, damaged, missing-tool …</exception>
    public static async Task<string> ReadAsync(ConversionRequest request, CancellationToken cancellation)
    {
        await CheckContainerAsync(request, cancellation).ConfigureAwait(false);
        var text = await RunAsync("catdoc", ["-w", "-s", "cp1252", "-d", "utf-8", request.Path], request, cancellation).ConfigureAwait(false);
        if (text.Any(char.IsLetter)) return text;
        return ExternalTool.Find("antiword") is null ? text
            : await RunAsync("antiword", ["-w", "0", "-m", "UTF-8.txt", request.Path], request, cancellation).ConfigureAwait(false);
    }

    private static async Task<string> RunAsync(string tool, IReadOnlyList<string> arguments, ConversionRequest request, CancellationToken cancellation)
    {
        var output = await ExternalTool.RunAsync(tool, arguments, request, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(output.Output).Replace("\r", "", StringComparison.Ordinal).Replace('\f', '\n').Replace('\a', '\n').Trim('\n');
    }

    /// <summary>The container's directory names what it holds; names are UTF-16.</summary>
    private static async Task CheckContainerAsync(ConversionRequest request, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(request.Path, cancellation).ConfigureAwait(false);
        bool Holds(string name) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        if (Holds("EncryptedPackage")) throw new ReasonException("encrypted");
        if (Holds("WordDocument")) return;
        throw new ReasonException("unsupported-format", Holds("Workbook") || Holds("Book") ? "bảng tính .xls" : Holds("PowerPoint Document") ? "trình chiếu .ppt" : "tệp OLE");
    }
}
