using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The page of a "single file web page" (MHTML): the first HTML part of a MIME message.</summary>
public static class MhtmlPage
{
    private const int Looked = 4096;

    private const int LongestHeader = 16_384;

    /// <summary>Begins like a message that holds a page with its pictures.</summary>
    public static bool Is(ReadOnlySpan<char> head)
    {
        head = head[..Math.Min(head.Length, Looked)];
        return head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) && head.Contains("Content-Type: multipart/", StringComparison.OrdinalIgnoreCase)
            && head.Contains("boundary=", StringComparison.OrdinalIgnoreCase);
    }

    /// <returns>The page's bytes as they were before they were packed, and the charset that the part states.</returns>
    /// <exception cref="ReasonException">damaged.</exception>
    public static (byte[] Page, string? Charset) Read(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        var boundary = "--" + (Parameter(text.AsSpan(0, Math.Min(text.Length, LongestHeader)), "boundary=") ?? throw Damaged());
        for (var at = text.IndexOf(boundary, StringComparison.Ordinal); at >= 0;)
        {
            var from = at + boundary.Length;
            at = text.IndexOf(boundary, from, StringComparison.Ordinal);
            var part = text.AsSpan(from, (at < 0 ? text.Length : at) - from);
            var end = HeaderEnd(part);
            if (end < 0 || !part[..end].Contains("text/html", StringComparison.OrdinalIgnoreCase)) continue;
            return (Unpack(part[end..], part[..end]), Parameter(part[..end], "charset="));
        }

        throw Damaged();
    }

    private static ReasonException Damaged() => new("damaged", "MHTML");

    /// <summary>A part's header ends at its first empty line.</summary>
    private static int HeaderEnd(ReadOnlySpan<char> part)
    {
        var windows = part.IndexOf("\r\n\r\n");
        var unix = part.IndexOf("\n\n");
        return windows >= 0 && (unix < 0 || windows < unix) ? windows : unix;
    }

    private static string? Parameter(ReadOnlySpan<char> header, string name)
    {
        var at = header.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = header[(at + name.Length)..];
        var quoted = !value.IsEmpty && value[0] == '"';
        if (quoted) value = value[1..];
        var end = quoted ? value.IndexOf('"') : value.IndexOfAny(";\r\n ");
        return end > 0 ? value[..end].ToString() : null;
    }

    private static byte[] Unpack(ReadOnlySpan<char> body, ReadOnlySpan<char> header)
    {
        if (header.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)) return Unquote(body);
        if (!header.Contains("base64", StringComparison.OrdinalIgnoreCase)) return Encoding.Latin1.GetBytes(body.ToString());
        var bytes = new byte[(body.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(body.Trim(), bytes, out var length) ? bytes[..length] : throw Damaged();
    }

    /// <summary>"=C3" is a byte, "=" at the end of a line joins it with the next.</summary>
    private static byte[] Unquote(ReadOnlySpan<char> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var at = 0; at < body.Length;)
        {
            var rest = body[at..];
            if (rest[0] == '=' && rest.Length > 2 && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]))
            {
                bytes.Add(Convert.FromHexString(rest.Slice(1, 2))[0]);
                at += 3;
                continue;
            }

            var joint = rest.StartsWith("=\r\n") ? 3 : rest.StartsWith("=\n") ? 2 : 0;
            if (joint == 0) bytes.Add((byte)rest[0]);
            at += Math.Max(joint, 1);
        }

        return [.. bytes];
    }
}
