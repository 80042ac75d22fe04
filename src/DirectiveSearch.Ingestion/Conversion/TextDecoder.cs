using System.Buffers;
using System.Text;
using System.Text.Unicode;
using DirectiveSearch.Archive;
using DirectiveSearch.Text;
using DirectiveSearch.Text.Legacy;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Bytes to text: UTF-8 unless a byte order mark, the page itself or the words say otherwise.</summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>What stands in the higher bytes of Vietnamese in UTF-16: Latin letters, combining marks, typographic signs.</summary>
    private static readonly SearchValues<byte> HigherBytes = SearchValues.Create([0x00, 0x01, 0x03, 0x1E, 0x20, 0x22]);

    /// <param name="declared">The charset that the content declares; only asked when neither the bytes nor the words tell.</param>
    /// <param name="legacy">The dead encodings that the words told.</param>
    public static string Decode(byte[] bytes, string? declared, out IReadOnlyList<string> legacy)
    {
        legacy = [];
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return DecodeUtf16(bytes, bigEndian: false, 2);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeUtf16(bytes, bigEndian: true, 2);
        if (IsUtf16(bytes, bigEndian: false)) return DecodeUtf16(bytes, bigEndian: false, 0);
        if (IsUtf16(bytes, bigEndian: true)) return DecodeUtf16(bytes, bigEndian: true, 0);
        var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (Utf8.IsValid(bytes.AsSpan(start))) return Strict.GetString(bytes, start, bytes.Length - start);
        if (LegacyText.Read(bytes) is { } words)
        {
            legacy = words.Encodings;
            return words.Text;
        }

        return declared is not null && !declared.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
            ? DecodeDeclared(bytes, declared)
            : throw new ReasonException("invalid-utf8", FirstInvalid(bytes, start).ToString());
    }

    /// <summary>Whether bytes without a mark are UTF-16 beyond doubt: one byte of each pair is that of Latin letters, mostly zero, and the other never is.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        var pairs = Math.Min(bytes.Length, FileKinds.HeadLength) / 2;
        var zeros = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            var (higher, lower) = bigEndian ? (bytes[2 * pair], bytes[(2 * pair) + 1]) : (bytes[(2 * pair) + 1], bytes[2 * pair]);
            if (!HigherBytes.Contains(higher) || (higher == 0 && lower < ' ' && lower is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))) return false;
            if (higher == 0) zeros++;
        }

        return bytes.Length % 2 == 0 && pairs >= 4 && zeros * 2 > pairs;
    }

    /// <summary>The text of any converter with what is left of dead encodings in it as Unicode.</summary>
    public static ConvertedText ToUnicode(ConvertedText converted)
    {
        var lines = converted.Scan?.Lines ?? [];
        var doubts = converted.Scan?.Doubts ?? [];
        var places = converted.PageStarts.Concat(lines.Select(line => line.Span).Concat(doubts).SelectMany(span => (int[])[span.Start, span.End])).Distinct().Order().ToList();
        var words = LegacyText.Read(converted.Text, places);
        if (words.Encodings.Count == 0) return converted;
        var moved = places.Zip(words.Marks).ToDictionary(pair => pair.First, pair => pair.Second);
        TextSpan Move(TextSpan span) => new(moved[span.Start], moved[span.End]);
        return converted with
        {
            Text = words.Text, PageStarts = [.. converted.PageStarts.Select(start => moved[start])], Encodings = [.. converted.Encodings.Union(words.Encodings)],
            Scan = converted.Scan is null ? null : new Scan([.. lines.Select(line => line with { Span = Move(line.Span) })], [.. doubts.Select(Move)]),
        };
    }

    /// <summary>Offset of the first byte that is not UTF-8.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes, int start)
    {
        var at = start;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }

    private static string DecodeUtf16(byte[] bytes, bool bigEndian, int start)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, false, true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException error)
        {
            throw new ReasonException("damaged", $"UTF-16, byte {error.Index + start}");
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
