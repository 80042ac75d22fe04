using System.Text;
using System.Text.Unicode;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Bytes to text: UTF-8 unless a byte order mark or the page itself says otherwise; never by guess.</summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <param name="declared">The charset that the content declares; only asked when the bytes are no UTF-8.</param>
    public static string Decode(byte[] bytes, string? declared = null)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return DecodeUtf16(bytes, bigEndian: false);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeUtf16(bytes, bigEndian: true);
        var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (Utf8.IsValid(bytes.AsSpan(start))) return Strict.GetString(bytes, start, bytes.Length - start);
        return declared is not null && !declared.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
            ? DecodeDeclared(bytes, declared)
            : throw new ReasonException("invalid-utf8", FirstInvalid(bytes, start).ToString());
    }

    /// <summary>Offset of the first byte that is not UTF-8.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes, int start)
    {
        var at = start;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }

    private static string DecodeUtf16(byte[] bytes, bool bigEndian)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, false, true).GetString(bytes, 2, bytes.Length - 2);
        }
        catch (DecoderFallbackException error)
        {
            throw new ReasonException("damaged", $"UTF-16, byte {error.Index + 2}");
        }
    }

    private static string DecodeDeclared(byte[] bytes, string declared)
    {
        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(declared, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new ReasonException("unsupported-charset", declared.Length > 40 ? declared[..40] : declared);
        }
    }
}
