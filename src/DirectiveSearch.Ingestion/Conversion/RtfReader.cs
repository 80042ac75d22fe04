using System.Globalization;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Goes once through the bytes of a rich text file: groups, control words and letters; what they mean is <see cref="RtfStories"/>.
/// A file that ends too early gives what was written until there.</summary>
internal sealed class RtfReader(byte[] file, IngestionLimits limits)
{
    private const int DeepestGroup = 5000;

    private const int LongestWord = 32;

    private static readonly System.Buffers.SearchValues<byte> Marks = System.Buffers.SearchValues.Create("{}\\\r\n\0\t"u8);

    private static readonly System.Buffers.SearchValues<byte> Structure = System.Buffers.SearchValues.Create("{}\\"u8);

    private readonly RtfStories stories = new(limits);
    private int at;
    private bool starred;

    public string Read()
    {
        while (at < file.Length)
        {
            if (stories.Deaf) SkipLetters();
            else ReadLetters();
            if (at < file.Length && !Step(file[at++])) break;
        }

        return stories.Finish();
    }

    /// <returns>False after the last group.</returns>
    private bool Step(byte mark)
    {
        switch (mark)
        {
            case (byte)'{':
                if (stories.Depth >= DeepestGroup) throw new ReasonException("damaged", "RTF, quá nhiều nhóm lồng nhau");
                starred = false;
                stories.Open();
                return true;
            case (byte)'}':
                starred = false;
                return stories.Close();
            case (byte)'\\':
                ReadControl();
                return true;
            case (byte)'\t':
                stories.WriteCharacter('\t');
                return true;
            default:
                // Ends of lines mean nothing in this format.
                return true;
        }
    }

    private void SkipLetters()
    {
        var length = file.AsSpan(at).IndexOfAny(Structure);
        at = length < 0 ? file.Length : at + length;
    }

    private void ReadLetters()
    {
        var rest = file.AsSpan(at);
        var length = rest.IndexOfAny(Marks);
        if (length < 0) length = rest.Length;
        if (length > 0) stories.WriteBytes(rest[..length]);
        at += length;
    }

    private void ReadControl()
    {
        if (at >= file.Length) return;
        if (char.IsAsciiLetter((char)file[at])) ReadWord();
        else ReadSymbol(file[at++]);
    }

    private void ReadSymbol(byte symbol)
    {
        switch (symbol)
        {
            case (byte)'\'':
                ReadHex();
                break;
            case (byte)'*':
                starred = true;
                break;
            case (byte)'~':
                stories.WriteCharacter('\u00A0');
                break;
            case (byte)'_':
                stories.WriteCharacter('-');
                break;
            // The hyphen of a word that may break: the old fonts have a letter at its place.
            case (byte)'-':
                stories.WriteCharacter('\u00AD');
                break;
            case (byte)'\r' or (byte)'\n':
                stories.EndParagraph();
                break;
            case (byte)'\t':
                stories.WriteCharacter('\t');
                break;
            case (byte)'\\' or (byte)'{' or (byte)'}':
                stories.WriteBytes([symbol]);
                break;
        }
    }

    private void ReadHex()
    {
        if (at + 2 > file.Length) return;
        var digits = file.AsSpan(at, 2);
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return;
        at += 2;
        stories.WriteBytes([(byte)code]);
    }

    private void ReadWord()
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        for (; at < file.Length && char.IsAsciiLetter((char)file[at]); at++)
        {
            if (length < LongestWord) word[length++] = (char)file[at];
        }

        var number = ReadNumber();
        if (at < file.Length && file[at] == ' ') at++;
        if (word[..length] is "bin")
        {
            // Raw bytes follow, braces and all.
            at = (int)Math.Min(file.Length, at + (long)Math.Max(number ?? 0, 0));
            return;
        }

        stories.Control(word[..length], number, starred);
        starred = false;
    }

    private int? ReadNumber()
    {
        var from = at;
        if (at < file.Length && file[at] == '-') at++;
        var digits = at;
        while (at < file.Length && char.IsAsciiDigit((char)file[at])) at++;
        if (at == digits)
        {
            at = from;
            return null;
        }

        return int.TryParse(file.AsSpan(from, at - from), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
