using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The fonts of a rich text file: each says how its bytes are letters.</summary>
internal sealed class RtfFonts
{
    private const int LongestName = 64;

    private static readonly string[] Pictures = ["Symbol", "Wingdings", "Webdings", "ZapfDingbats", "Zapf Dingbats", "Marlett", "MT Extra", "Monotype Sorts"];

    /// <summary>Fonts whose letters stand at the places of Windows-1252, whatever charset their entry claims.</summary>
    private static readonly string[] Legacy = [".Vn", "VNI-", "VNI "];

    private static readonly Dictionary<int, int> CodePages = new()
    {
        [0] = 1252, [77] = 10000, [128] = 932, [129] = 949, [130] = 1361, [134] = 936, [136] = 950, [161] = 1253, [162] = 1254, [163] = 1258,
        [177] = 1255, [178] = 1256, [186] = 1257, [204] = 1251, [222] = 874, [238] = 1250, [254] = 437, [255] = 850,
    };

    private readonly Dictionary<int, Entry> entries = [];
    private readonly Dictionary<int, Encoding> encodings = [];
    private Entry? defined;

    static RtfFonts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The file's own code page, for fonts that state none.</summary>
    public int CodePage { get; set; } = 1252;

    /// <summary>Begins the entry of a font.</summary>
    public void Define(int font) => entries[font] = defined = new Entry();

    public void SetCharset(int charset)
    {
        if (defined is not null) defined.CodePage = CodePages.GetValueOrDefault(charset);
    }

    public void SetCodePage(int codePage)
    {
        if (defined is not null) defined.CodePage = codePage;
    }

    public void AddName(char letter)
    {
        if (defined is not null && letter != ';' && defined.Name.Length < LongestName) defined.Name.Append(letter);
    }

    /// <summary>A font of bullets and pictures: its bytes are no letters.</summary>
    public bool IsPictures(int font) => entries.TryGetValue(font, out var entry) && Pictures.Any(name => entry.Is(name));

    /// <summary>The bytes of a run as letters.</summary>
    public string Decode(int font, ReadOnlySpan<byte> bytes)
    {
        if (IsPictures(font)) return Picture(entries[font].Name.ToString(), bytes);
        if (!encodings.TryGetValue(font, out var encoding)) encodings[font] = encoding = EncodingOf(font);
        return encoding.GetString(bytes);
    }

    private static string Picture(string font, ReadOnlySpan<byte> bytes)
    {
        var letters = new StringBuilder(bytes.Length);
        foreach (var code in bytes) letters.Append(SymbolFont.Letter(font, code));
        return letters.ToString();
    }

    private Encoding EncodingOf(int font)
    {
        var entry = entries.GetValueOrDefault(font);
        var codePage = entry is null || entry.CodePage == 0 ? CodePage : entry.CodePage;
        if (entry is not null && Legacy.Any(entry.Is)) codePage = 1252;
        try
        {
            return Encoding.GetEncoding(codePage);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return Encoding.GetEncoding(1252);
        }
    }

    private sealed class Entry
    {
        /// <summary>0 when the file's own holds.</summary>
        public int CodePage { get; set; }

        public StringBuilder Name { get; } = new();

        public bool Is(string beginning) => Name.ToString().StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
    }
}
