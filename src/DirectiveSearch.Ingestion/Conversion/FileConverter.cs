using System.IO.Compression;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Turns a file into its text, told by content, or says why not.</summary>
public static class FileConverter
{
    /// <summary>Raised whenever the same file would give another text; documents stamped lower are stale.</summary>
    public const int Version = 5;

    private const string OpenDocumentText = "application/vnd.oasis.opendocument.text";

    public static async Task<ConversionResult> ConvertAsync(ConversionRequest request, CancellationToken cancellation)
    {
        try
        {
            var converted = await ReadAsync(request, cancellation).ConfigureAwait(false);
            return Check(converted, request.Limits);
        }
        catch (ReasonException error)
        {
            return new ConversionResult(null, error.Reason);
        }
        catch (OutOfMemoryException)
        {
            return ConversionResult.Failed("conversion-memory", $"{request.Limits.ConversionMemoryBytes >> 20} MB");
        }
    }

    /// <summary>The result of a plain text, which needs no child process; null when the file is anything else.</summary>
    public static ConversionResult? TryPlainText(string path, string name, IngestionLimits limits)
    {
        var size = new FileInfo(path).Length;
        if (size == 0) return ConversionResult.Failed("empty");
        var kind = FileKinds.Of(Head(path));
        if (kind != FileKind.Text) return null;
        if (size > limits.LargestTextBytes) return TooLong(size);
        try
        {
            var text = TextDecoder.Decode(File.ReadAllBytes(path), null, out var legacy);
            return TextShapes.Of(text, name) == TextShape.Plain ? Check(new ConvertedText(text, "text/plain", Reading.Exact, []) { Encodings = legacy }, limits) : null;
        }
        catch (ReasonException)
        {
            // A page may declare its own charset: the full converter says so or finds the reason.
            return null;
        }
    }

    private static async Task<ConvertedText> ReadAsync(ConversionRequest request, CancellationToken cancellation)
    {
        var head = Head(request.Path);
        switch (FileKinds.Of(head))
        {
            case FileKind.Empty:
                throw new ReasonException("empty");
            case FileKind.Text:
                return ReadText(request);
            case FileKind.Pdf:
                return await PdfText.ReadAsync(request, cancellation).ConfigureAwait(false);
            case FileKind.Zip:
                return ReadZip(request);
            case FileKind.CompoundFile:
                return new ConvertedText(await WordBinaryText.ReadAsync(request, cancellation).ConfigureAwait(false), "application/msword", Reading.Exact, []);
            case FileKind.Image:
                var size = PictureGuard.Check(request.Path, request.Limits);
                var page = await ImageText.ReadAllAsync(request, size, cancellation).ConfigureAwait(false);
                return new ConvertedText(page.Text, FileKinds.ImageType(head)!, Reading.ByMachine, []) { Scan = page.At(0) };
            case FileKind.RichText:
                var rich = await File.ReadAllBytesAsync(request.Path, cancellation).ConfigureAwait(false);
                return new ConvertedText(RtfText.Read(rich, request.Limits), "application/rtf", Reading.Exact, []);
            default:
                throw new ReasonException("unknown-format");
        }
    }

    private static ConvertedText ReadText(ConversionRequest request)
    {
        var size = new FileInfo(request.Path).Length;
        if (size > request.Limits.LargestTextBytes) throw new ReasonException(TooLong(size).Failure!);
        var bytes = File.ReadAllBytes(request.Path);
        var text = TextDecoder.Decode(bytes, HtmlCharset.Declared(bytes), out var legacy);
        var converted = TextShapes.Of(text, request.Name) switch
        {
            TextShape.Html => new ConvertedText(HtmlText.Read(text), "text/html", Reading.Exact, []),
            TextShape.Mhtml => ReadMhtml(bytes),
            TextShape.OpenDocument => new ConvertedText(OdtText.Read(bytes, request.Limits), OpenDocumentText, Reading.Exact, []),
            TextShape.Markdown => new ConvertedText(MarkdownText.Read(text), "text/markdown", Reading.Exact, []),
            _ => new ConvertedText(text, "text/plain", Reading.Exact, []),
        };
        return legacy.Count == 0 ? converted : converted with { Encodings = legacy };
    }

    private static ConvertedText ReadMhtml(byte[] bytes)
    {
        var (page, charset) = MhtmlPage.Read(bytes);
        var text = TextDecoder.Decode(page, charset ?? HtmlCharset.Declared(page), out var legacy);
        return new ConvertedText(HtmlText.Read(text), "multipart/related", Reading.Exact, []) { Encodings = legacy };
    }

    private static ConvertedText ReadZip(ConversionRequest request)
    {
        ZipGuard.Check(request.Path, request.Limits);
        using var archive = ZipFile.OpenRead(request.Path);
        return PackageKinds.Of(archive) switch
        {
            PackageKind.Word => new ConvertedText(
                DocxText.Read(request.Path, request.Limits), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Reading.Exact, []),
            PackageKind.OpenDocumentText => new ConvertedText(OdtText.Read(archive, request.Limits), OpenDocumentText, Reading.Exact, []),
            PackageKind.Spreadsheet => throw new ReasonException("unsupported-format", "bảng tính"),
            PackageKind.Presentation => throw new ReasonException("unsupported-format", "trình chiếu"),
            PackageKind.OtherDocument => throw new ReasonException("unsupported-format", "tài liệu nén"),
            _ => throw new ReasonException("unsupported-format", "tệp nén .zip"),
        };
    }

    private static ConversionResult Check(ConvertedText published, IngestionLimits limits)
    {
        var converted = TextDecoder.ToUnicode(published);
        var size = System.Text.Encoding.UTF8.GetByteCount(converted.Text);
        if (size > limits.LargestTextBytes) return TooLong(size);
        return converted.Text.Any(char.IsLetterOrDigit) ? ConversionResult.Of(converted) : ConversionResult.Failed("no-text");
    }

    private static ConversionResult TooLong(long size) => ConversionResult.Failed("text-too-long", $"{(size + (1 << 20) - 1) >> 20} MB");

    internal static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[FileKinds.HeadLength];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
