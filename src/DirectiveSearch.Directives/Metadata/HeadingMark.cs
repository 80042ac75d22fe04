using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>What a heading begins with.</summary>
/// <param name="Rank">The lower, the larger the part; ranks are compared, not counted.</param>
/// <param name="Length">Characters of the mark itself: "Điều 5.", "II.", "a)".</param>
internal readonly record struct HeadingMark(int Rank, int Length)
{
    private const int Roman = 10;
    private const int Number = 20;

    private const int LongestDivision = 40;
    private const int LongestLetters = 5;

    private static readonly SearchValues<char> AsciiLettersAndDigits = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly (string Word, int Rank)[] Divisions =
        [("phan", 1), ("phu luc", 1), ("chuong", 2), ("tieu muc", 4), ("muc", 3), ("dieu", 5)];

    /// <summary>Of the words above.</summary>
    private const string Initials = "pctmd";

    /// <summary>Phần, Chương, Mục, Điều: headings whatever follows.</summary>
    public bool IsDivision => Rank < Roman;

    /// <summary>Phần and Chương carry their title on a line of its own.</summary>
    public bool IsCaptioned => Rank < 5;

    public bool IsNumbered => Rank >= Number;

    public static HeadingMark? Read(ReadOnlySpan<char> line)
    {
        if (line.Length < 2 || !char.IsLetterOrDigit(line[0])) return null;
        return Division(line) ?? (char.IsAsciiDigit(line[0]) ? Numbered(line) : Lettered(line));
    }

    public static bool BeginsDivision(char initial) => Initials.Contains(Folding.Fold(initial));

    private static HeadingMark? Division(ReadOnlySpan<char> line)
    {
        if (!char.IsUpper(line[0]) || !BeginsDivision(line[0])) return null;
        Span<char> start = stackalloc char[Math.Min(line.Length, LongestDivision)];
        Folding.Fold(line[..start.Length], start);
        ReadOnlySpan<char> folded = start;
        foreach (var (word, rank) in Divisions)
        {
            if (!folded.StartsWith(word)) continue;
            if (folded.Length == word.Length) return word == "phu luc" ? new HeadingMark(rank, word.Length) : null;
            if (folded[word.Length] is not ' ') return null;
            var rest = folded[(word.Length + 1)..];
            var mark = FirstWord(rest);
            if (rank == 1 && mark is "thu" && rest.Length > mark.Length + 1) return new HeadingMark(rank, Math.Min(line.Length, word.Length + 5 + FirstWord(rest[(mark.Length + 1)..]).Length));
            return IsNumeral(mark.TrimEnd(".:")) ? new HeadingMark(rank, word.Length + 1 + mark.Length) : null;
        }

        return null;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> words) => words.IndexOf(' ') is >= 0 and var blank ? words[..blank] : words;

    private static bool IsNumeral(ReadOnlySpan<char> mark) =>
        mark.Length is > 0 and < 9 && (mark.IndexOfAnyExcept("ivxl") < 0 || (char.IsAsciiDigit(mark[0]) && mark.IndexOfAnyExcept(AsciiLettersAndDigits) < 0));

    /// <summary>"1." and "1.2.3": each further part ranks lower.</summary>
    private static HeadingMark? Numbered(ReadOnlySpan<char> line)
    {
        var index = 0;
        var parts = 0;
        while (index < line.Length && parts < 4)
        {
            var digits = 0;
            while (index + digits < line.Length && char.IsAsciiDigit(line[index + digits])) digits++;
            if (digits is 0 or > 2) break;
            parts++;
            index += digits;
            if (index >= line.Length || line[index] is not ('.' or ')' or '/')) break;
            index++;
        }

        var closed = index > 0 && index < line.Length && (line[index - 1] is '.' or ')' or '/' || parts > 1) && char.IsWhiteSpace(line[index]);
        return parts > 0 && closed ? new HeadingMark(Number + parts, index) : null;
    }

    /// <summary>"II." and "B." are large parts, "a)" and "a." small ones.</summary>
    private static HeadingMark? Lettered(ReadOnlySpan<char> line)
    {
        var end = line[..Math.Min(line.Length, LongestLetters + 1)].IndexOfAny('.', ')');
        if (end < 1 || end + 1 >= line.Length || !char.IsWhiteSpace(line[end + 1])) return null;
        var mark = line[..end];
        if (mark.IndexOfAnyExcept("IVX") < 0) return new HeadingMark(Roman + 1, end + 1);
        if (mark.Length > 1) return null;
        return char.IsUpper(mark[0]) ? new HeadingMark(Roman, end + 1) : new HeadingMark(Number + 9, end + 1);
    }
}
