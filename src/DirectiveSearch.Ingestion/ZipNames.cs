using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion;

/// <summary>Names of a zip's entries as people gave them; they are shown and never used as paths.</summary>
public static class ZipNames
{
    /// <summary>Between an archive and what is in it.</summary>
    public const string Separator = " › ";

    private const int LongestName = 300;

    /// <summary>Raw bytes are held as private characters from here on, so that they differ from names that were Unicode.</summary>
    private const char Raw = '\uE000';

    /// <summary>Of the code page of old DOS programs, letters end before this byte; what is beyond are frames of boxes.</summary>
    private const byte DosLetters = 0xA8;

    static ZipNames() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>To open an archive with: keeps the bytes of names that do not say they are Unicode.</summary>
    public static Encoding RawBytes { get; } = new RawEncoding();

    /// <summary>The entry's path with "/" between folders: Unicode if its bytes are, else the letters of DOS or of Vietnamese Windows.</summary>
    public static string Readable(string entry)
    {
        var name = entry.Any(letter => letter is >= Raw and <= (char)(Raw + 255)) ? Decode([.. entry.Select(letter => (byte)(letter >= Raw ? letter - Raw : letter))]) : entry;
        var folders = name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Select(Clean).Where(folder => folder.Length > 0 && folder is not ("." or ".."));
        var path = string.Join('/', folders);
        return path.Length > LongestName ? path[^LongestName..] : path;
    }

    /// <summary>Folders and what programs leave beside documents.</summary>
    public static bool IsLeftOut(string entry, string readable) =>
        readable.Length == 0 || entry[^1] is '/' or '\\' || readable.Split('/').Any(Files.IsLeftOut);

    private static string Decode(byte[] bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var dos = bytes.All(code => code < DosLetters);
        // Windows writes marks behind their letters.
        return TextNormalizer.Normalize(Encoding.GetEncoding(dos ? 437 : 1258).GetString(bytes)).Text;
    }

    private static string Clean(string folder) => string.Concat(folder.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format)).Trim();

    private sealed class RawEncoding : Encoding
    {
        public override int GetByteCount(char[] chars, int index, int count) => count;

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

        public override int GetCharCount(byte[] bytes, int index, int count) => count;

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
        {
            for (var index = 0; index < byteCount; index++)
            {
                var code = bytes[byteIndex + index];
                chars[charIndex + index] = code < 0x80 ? (char)code : (char)(Raw + code);
            }

            return byteCount;
        }

        public override int GetMaxByteCount(int charCount) => charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;
    }
}
