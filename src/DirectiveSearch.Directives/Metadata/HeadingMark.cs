using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>What a heading begins with.</summary>
/// <param name="Rank">The lower, the larger the part; ranks are compared, not counted.</param>
/// <param name="Length">Characters of the mark itself: "Điều 5.", "II.", "a)".</param>
internal readonly record struct HeadingMark(int Rank, int Length)
{
    private const int Roman = 10;
    private const int Number = 20;

    private static readonly (string Word, int Rank)[] Divisions =
        [("phan", 1), ("phu luc", 1), ("chuong", 2), ("tieu muc", 4), ("muc", 3), ("dieu", 5)];

    /// <summary>Phần, Chương, Mục, Điều: headings whatever follows.</summary>
    public bool IsDivision => Rank < Roman;

    /// <summary>Phần and Chương carry their title on a line of its own.</summary>
    public bool IsCaptioned => Rank < 5;

    public bool IsNumbered => Rank >= Number;

    public static HeadingMark? Read(string line)
    {
        if (line.Length < 2 || !char.IsLetterOrDigit(line[0])) return null;
        return Division(line) ?? (char.IsAsciiDigit(line[0]) ? Numbered(line) : Lettered(line));
    }

    private static HeadingMark? Division(string line)
    {
        if (!char.IsUpper(line[0])) return null;
        var folded = Folding.Fold(line.Length > 40 ? line[..40] : line);
        foreach (var (word, rank) in Divisions)
        {
            if (!folded.StartsWith(word, StringComparison.Ordinal)) continue;
            if (folded.Length == word.Length) return word == "phu luc" ? new HeadingMark(rank, word.Length) : null;
            if (folded[word.Length] is not ' ') return null;
            var mark = folded[(word.Length + 1)..].Split(' ')[0];
            var ordinal = mark is "thu" && folded.Length > word.Length + 5 ? folded[(word.Length + 1)..].Split(' ')[1].Length + 4 : 0;
            if (ordinal > 0 && rank == 1) return new HeadingMark(rank, Math.Min(line.Length, word.Length + 1 + ordinal));
            return IsNumeral(mark.TrimEnd('.', ':')) ? new HeadingMark(rank, word.Length + 1 + mark.Length) : null;
        }

        return null;
    }

    private static bool IsNumeral(string mark) =>
        mark.Length is > 0 and < 9 && (mark.All(letter => letter is 'i' or 'v' or 'x' or 'l') || (char.IsAsciiDigit(mark[0]) && mark.All(char.IsAsciiLetterOrDigit)));

    /// <summary>"1." and "1.2.3": each further part ranks lower.</summary>
    private static HeadingMark? Numbered(string line)
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
    private static HeadingMark? Lettered(string line)
    {
        var end = line.AsSpan().IndexOfAny('.', ')');
        if (end is < 1 or > 5 || end + 1 >= line.Length || !char.IsWhiteSpace(line[end + 1])) return null;
        var mark = line[..end];
        if (mark.All(letter => letter is 'I' or 'V' or 'X')) return new HeadingMark(Roman + 1, end + 1);
        if (mark.Length > 1) return null;
        return char.IsUpper(mark[0]) ? new HeadingMark(Roman, end + 1) : new HeadingMark(Number + 9, end + 1);
    }
}
