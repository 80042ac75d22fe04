using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a Word 6 to 2003 file, from its own tables; from a damaged one what catdoc finds.</summary>
public static class WordBinaryText
{
    /// <exception cref="ReasonException">encrypted, unsupported-format, damaged, missing-tool …</exception>
    public static async Task<string> ReadAsync(ConversionRequest request, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(request.Path, cancellation).ConfigureAwait(false);
        CheckContainer(bytes);
        try
        {
            var text = Read(bytes, request.Limits);
            if (text.Any(char.IsLetter)) return text;
        }
        catch (InvalidDataException)
        {
            // What is damaged may still give words to who looks for them without the file's own tables.
        }

        return await RunAsync("catdoc", ["-w", "-s", "cp1252", "-d", "utf-8", request.Path], request, cancellation).ConfigureAwait(false);
    }

    /// <exception cref="InvalidDataException">Its tables are damaged.</exception>
    /// <exception cref="ReasonException">encrypted, text-too-long.</exception>
    public static string Read(byte[] file, IngestionLimits limits) => new WordBinaryStory(new WordBinaryFile(new CompoundFile(file), limits), limits).Read();

    private static async Task<string> RunAsync(string tool, IReadOnlyList<string> arguments, ConversionRequest request, CancellationToken cancellation)
    {
        var output = await ExternalTool.RunAsync(tool, arguments, request, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(output.Output).Replace("\r", "", StringComparison.Ordinal).Replace('\f', '\n').Replace('\a', '\n').Trim('\n');
    }

    /// <summary>The container's directory names what it holds; names are UTF-16.</summary>
    private static void CheckContainer(byte[] bytes)
    {
        bool Holds(string name) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        if (Holds("EncryptedPackage")) throw new ReasonException("encrypted");
        if (Holds("WordDocument")) return;
        throw new ReasonException("unsupported-format", Holds("Workbook") || Holds("Book") ? "bảng tính .xls" : Holds("PowerPoint Document") ? "trình chiếu .ppt" : "tệp OLE");
    }
}
