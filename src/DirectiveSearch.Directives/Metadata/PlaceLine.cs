using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The line of a head that says where and when: "Tây Ninh, ngày 03 tháng 02 năm 2021".</summary>
internal static partial class PlaceLine
{
    private static readonly string[] Banners = ["Hạnh phúc ", "CHỦ NGHĨA VIỆT NAM ", "ĐẢNG CỘNG SẢN VIỆT NAM "];
    private const int LongestDateLine = 120;
    private const int LongestDatePiece = 16;
    private const int MostDatePieces = 4;

    /// <summary>Words of a place's name.</summary>
    private const int LongestPlace = 4;

    /// <summary>TP., TX., Q.: part of the name.</summary>
    private const int LongestKind = 3;

    /// <summary>What the expressions cannot do without; most lines lack it.</summary>
    private static readonly SearchValues<string> DayWord = SearchValues.Create(["ngày"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Most heads have such a line, so it is compiled. It may backtrack, but no line is longer than <see cref="LongestDateLine"/>, and the place ends
    /// within 41 characters: at worst some hundred thousand steps.</summary>
    [GeneratedRegex(
        @"^(?<place>\p{Lu}[^,;:]{0,40}?)\s*(?<comma>,?)\s*ngày\s*(?<day>\d{0,2})[\s.…_]*tháng\s*(?<month>\d{0,2})[\s.…_]*năm\s*(?<year>\d{4})[\s.]*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DateLine { get; }

    private static readonly Regex ShortDateLine = new(
        @"^(?<place>\p{Lu}[^,;:]{0,40}?)\s*(?<comma>,)\s*ngày\s*(?<day>\d{1,2})\s*/\s*(?<month>\d{1,2})\s*/\s*(?<year>\d{4})\.?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Day or month stand where a pen wrote, and what a machine made of that is no figure.</summary>
    private static readonly Regex HandwrittenLine = new(
        @"^(?<place>\p{Lu}[^,;:]{0,40}?)\s*(?<comma>,)\s*ngày(?<day>[^;:]{0,8}?)tháng(?<month>[^;:]{0,8}?)năm\s*(?<year>\d{4})[\s.]*$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>"Phú Thọ, ngày 07-hóng 12 năm 2011": a signature or a stamp lies over the word for the month.</summary>
    private static readonly Regex MisreadLine = new(
        @"^(?<place>\p{Lu}[^,;:]{0,40}?)\s*(?<comma>,)\s*ngày\s*(?<day>\d{1,2})\s*[\p{L}-]{0,2}h\p{L}ng\s*(?<month>\d{1,2})\s*năm\s*(?<year>\d{4})[\s.]*$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>"Hà Nội, ngày", "tháng", "năm 2016": the blanks left for day and month came apart as paragraphs of their own.</summary>
    public static string? Torn(List<TextBlock> blocks, int index)
    {
        var line = blocks[index].Lines[^1];
        if (line.Length > LongestDateLine || !EndsOpen(line, "ngày")) return null;
        for (var next = index + 1; next <= index + MostDatePieces && next < blocks.Count && blocks[next].Joined.Length <= LongestDatePiece; next++)
        {
            line = $"{line} {blocks[next].Joined}";
            if (line.Contains("năm", StringComparison.OrdinalIgnoreCase)) return line;
        }

        return null;
    }

    /// <summary>Whether a word stands last, but for the figures of a day.</summary>
    private static bool EndsOpen(string line, string word) => line.AsSpan().TrimEnd("0123456789 .…_").EndsWith(word, StringComparison.OrdinalIgnoreCase);

    public static (string? Place, PartialDate? Date, int? Year)? Read(string piece)
    {
        if (piece.Length > LongestDateLine || !piece.AsSpan().ContainsAny(DayWord)) return null;
        piece = WithoutNumber(WithoutBanner(piece));
        if (piece.Length == 0 || !char.IsUpper(piece[0])) return null;
        var match = NamesMonth(piece) ? DateLine.Match(piece) : MisreadLine.Match(piece);
        if (!match.Success && piece.Contains('/')) match = ShortDateLine.Match(piece);
        if (!match.Success) return Handwritten(piece) ?? (WithoutStamp(piece) is { } cut ? Read(cut) : null);
        if ((match.Groups["comma"].Length == 0 || !NamesMonth(piece)) && !IsPlace(match.Groups["place"].Value)) return WithoutStamp(piece) is { } rest ? Read(rest) : null;
        if (!IsPlace(match.Groups["place"].Value) && WithoutStamp(piece) is { } place) return Read(place);
        var year = Number(match.Groups["year"]);
        var (month, day) = (Number(match.Groups["month"]), Number(match.Groups["day"]));
        var date = PartialDate.OfDay(year, month, day);
        return (match.Groups["place"].Value.Trim(), date, year);
    }

    private static bool NamesMonth(string piece) => piece.Contains("tháng", StringComparison.OrdinalIgnoreCase);

    private static (string? Place, PartialDate? Date, int? Year)? Handwritten(string piece)
    {
        var match = NamesMonth(piece) ? HandwrittenLine.Match(piece) : Match.Empty;
        return match.Success && IsPlace(match.Groups["place"].Value) ? (match.Groups["place"].Value.Trim(), null, Number(match.Groups["year"])) : null;
    }

    /// <summary>What a stamp left on the line goes: "CÔNG THÔNG TIN … TH-VECP Hà Nội, ngày 10 tháng 4 năm 2024". Null when a known place does
    /// not stand before the date, or running words stand before it.</summary>
    private static string? WithoutStamp(string piece)
    {
        var comma = piece.IndexOf(", ngày", StringComparison.OrdinalIgnoreCase);
        if (comma < 0) return null;
        var words = piece[..comma].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = Math.Max(1, words.Length - LongestPlace); from < words.Length; from++)
        {
            if (!IsPlace(string.Join(' ', words[from..]))) continue;
            var isKind = from == 1 && words[0].Length <= LongestKind;
            return isKind || words[from - 1].HasLower() ? null : string.Join(' ', words[from..]) + piece[comma..];
        }

        return null;
    }

    /// <summary>The place line may follow the Party's or the country's name and motto in one cell.</summary>
    private static string WithoutBanner(string piece)
    {
        foreach (var banner in Banners)
        {
            var at = piece.LastIndexOf(banner, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return piece[(at + banner.Length)..].TrimStart(' ', '*', '-', '–');
        }

        return piece;
    }

    /// <summary>"Số: 12/KH-UBND Lai Châu, ngày …": two columns that came onto one line.</summary>
    private static string WithoutNumber(string piece)
    {
        var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !Folding.Fold(words[0]).StartsWith("so", StringComparison.Ordinal) || words[0].AsSpan(2) is not ([] or [':'] or [':', >= '0' and <= '9', ..])) return piece;
        var next = words[1] == ":" ? 2 : 1;
        while (next < words.Length && (words[next].AsSpan().ContainsAny('/', '-') || words[next].All(char.IsAsciiDigit) || words[next - 1][^1] is '/' or '-')) next++;
        return (next > 1 || words[0].Length > 3) && next < words.Length ? string.Join(' ', words[next..]) : piece;
    }

    internal static bool IsPlace(string name) => ProvinceTable.Find(name) is not null || DistrictTable.Find(name, null, null).Count > 0;

    private static int Number(Group group) => group.Length == 0 ? 0 : int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
}
