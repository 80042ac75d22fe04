using System.Buffers;

namespace DirectiveSearch.Ingestion.Conversion;

public enum FileKind
{
    Empty,
    Text,
    Pdf,
    Zip,
    /// <summary>The container of Word 97–2003, but also of old spreadsheets and of encrypted new files.</summary>
    CompoundFile,
    RichText,
    Image,
    Unknown,
}

/// <summary>Tells a file's kind by its first bytes; names lie.</summary>
public static class FileKinds
{
    /// <summary>How many bytes of a file's beginning are looked at.</summary>
    public const int HeadLength = 4096;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    public static FileKind Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return FileKind.Empty;
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return FileKind.Zip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return FileKind.CompoundFile;
        if (head.StartsWith("{\\rtf"u8)) return FileKind.RichText;
        if (ImageType(head) is not null) return FileKind.Image;
        if (head.StartsWith("%PDF-"u8)) return FileKind.Pdf;
        // Mail gateways and old tools leave some bytes before the mark; readers accept it within the first kilobyte.
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) is > 0 and var at && head[at..].IndexOf(" obj"u8) > 0) return FileKind.Pdf;
        return LooksLikeText(head) ? FileKind.Text : FileKind.Unknown;
    }

    /// <summary>Media type of an image that can be read, or null.</summary>
    public static string? ImageType(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? "image/png"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? "image/tiff"
        : null;

    /// <summary>Begins with a UTF-16 mark, is UTF-16 without one, or has no zero byte and next to no control codes (old word processors left a few in exported text).</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return true;
        if (TextDecoder.IsUtf16(head, bigEndian: false) || TextDecoder.IsUtf16(head, bigEndian: true)) return true;
        if (head.Contains((byte)0)) return false;
        var controls = 0;
        for (int at; (at = head.IndexOfAny(Controls)) >= 0; head = head[(at + 1)..]) controls++;
        return controls <= 16;
    }
}
