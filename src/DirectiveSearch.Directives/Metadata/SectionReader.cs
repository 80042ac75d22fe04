using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Finds the headings of a document (I., 1., Phần, Chương, Mục, Điều).</summary>
public static class SectionReader
{
    private const int MostTitleLines = 4;
    private const int LongestTitle = 240;
    private const int LongestPlainTitle = 240;

    /// <summary>In text order; a section reaches from its heading to the next heading of its own depth or above.</summary>
    public static IReadOnlyList<Section> Read(NormalizedText text)
    {
        var headings = Headings(text.Text).ToList();
        var sections = new List<Section>(headings.Count);
        var ends = Ends(headings, text.Text.Length);
        for (var index = 0; index < headings.Count; index++)
        {
            var heading = headings[index];
            sections.Add(new Section(text.ToPublished(new TextSpan(heading.Start, ends[index])), heading.Title, heading.Depth));
        }

        return sections;
    }

    internal static bool IsHeading(string line) => HeadingMark.Read(line) is { IsNumbered: false } or { IsNumbered: true, Length: > 0 } && line.Length < LongestTitle;

    private static List<(int Start, string Title, int Depth)> Headings(string text)
    {
        var found = new List<(int, string, int)>();
        var open = new Stack<int>();
        for (var start = 0; start < text.Length;)
        {
            var end = LineEnd(text, start);
            if (Heading(text, start, end) is { } heading)
            {
                while (open.Count > 0 && open.Peek() >= heading.Rank) open.Pop();
                open.Push(heading.Rank);
                found.Add((start, heading.Title, open.Count));
                end = heading.End;
            }

            start = end + 1;
        }

        return found;
    }

    /// <summary>What most lines are told by before more of them is read: a heading begins with a number, a division's word, or a letter with its stop.</summary>
    private static bool MayBeHeading(ReadOnlySpan<char> line)
    {
        var first = 0;
        while (first < line.Length && (char.IsWhiteSpace(line[first]) || line[first] is '*' or '#')) first++;
        if (first == line.Length || !char.IsLetterOrDigit(line[first])) return false;
        return !char.IsLower(line[first]) || line.Slice(first, Math.Min(line.Length - first, 12)).IndexOfAny('.', ')') >= 0;
    }

    private static (int Rank, string Title, int End)? Heading(string text, int start, int end)
    {
        if (!MayBeHeading(text.AsSpan(start, end - start))) return null;
        var title = Clean(text.AsSpan(start, end - start));
        var bold = text.AsSpan(start, end - start).TrimStart().StartsWith("**", StringComparison.Ordinal);
        if (title.Length < 12 && bold && CountBold(text.AsSpan(start, end - start)) % 2 == 1) (title, end) = Append(text, title, end);
        if (HeadingMark.Read(title) is not { } mark) return null;
        for (var lines = 1; lines < MostTitleLines && end < text.Length && GoesOn(text, start, end, title, mark.Length); lines++) (title, end) = Append(text, title, end);
        if (mark.IsDivision) return (mark.Rank, Short(WithCaption(text, ref end, title, mark), mark.Length), end);
        var rest = title[mark.Length..];
        if (title.Length > LongestTitle || !rest.Any(char.IsLetter)) return null;
        if (!bold && rest.Any(char.IsLower) && !StandsAlone(text, end, title)) return null;
        return (mark.Rank, WithoutText(title), end);
    }

    /// <summary>"3. Thời gian: từ tháng 10 …" is named by what stands before the colon.</summary>
    private static string WithoutText(string title)
    {
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && title.Length > 80 ? title[..colon] : title.TrimEnd(':', ' ');
    }

    private static (string Title, int End) Append(string text, string title, int end)
    {
        if (end >= text.Length) return (title, end);
        var next = LineEnd(text, end + 1);
        return ($"{title} {Clean(text.AsSpan(end + 1, next - end - 1))}".Trim(), next);
    }

    /// <summary>A numbered line in usual print is a heading when no sentence goes on under it and no stop closes it.</summary>
    private static bool StandsAlone(string text, int end, string title)
    {
        if (title[^1] is '.' or ';' or ',' || title.Length > LongestPlainTitle || title.Contains(": ", StringComparison.Ordinal)) return false;
        if (end >= text.Length) return true;
        var next = Clean(text.AsSpan(end + 1, LineEnd(text, end + 1) - end - 1));
        return next.Length == 0 || next[0] is '-' or '+' or '|' || HeadingMark.Read(next) is not null || (title.Length < 60 && title.Length * 10 < next.Length * 7);
    }

    /// <summary>"Chương I" is named by the line in capitals under it.</summary>
    private static string WithCaption(string text, ref int end, string title, HeadingMark mark)
    {
        if (!mark.IsCaptioned || title.Length > mark.Length + 2) return title;
        var next = end + 1;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] == '*')) next++;
        if (next >= text.Length) return title;
        var line = Clean(text.AsSpan(next, LineEnd(text, next) - next));
        if (line.Length is 0 or > LongestTitle || line.Any(char.IsLower) || !line.Any(char.IsUpper)) return title;
        end = LineEnd(text, next);
        for (var lines = 1; lines < MostTitleLines && end < text.Length; lines++)
        {
            var more = Clean(text.AsSpan(end + 1, LineEnd(text, end + 1) - end - 1));
            if (more.Length == 0 || more.Any(char.IsLower) || !more.Any(char.IsUpper)) break;
            line += " " + more;
            end = LineEnd(text, end + 1);
        }

        return $"{title.TrimEnd('.', ':')}. {line}";
    }

    /// <summary>A heading wraps when its bold print is still open, when it is all in capitals, or when the next line goes on in lower case.</summary>
    private static bool GoesOn(string text, int start, int end, string title, int mark)
    {
        var next = Clean(text.AsSpan(end + 1, LineEnd(text, end + 1) - end - 1));
        if (next.Length == 0 || next[0] is '|' or '-' or '+') return false;
        if (HeadingMark.Read(next) is not null) return false;
        if (CountBold(text.AsSpan(start, end - start)) % 2 == 1) return true;
        var rest = title[mark..];
        return char.IsLower(next[0]) || (rest.Any(char.IsUpper) && !rest.Any(char.IsLower) && !next.Any(char.IsLower)) || (rest.Length == 0 && next.Any(char.IsUpper) && !next.Any(char.IsLower));
    }

    private static int CountBold(ReadOnlySpan<char> text) => text.Count("**");

    /// <summary>An article whose text begins in the heading line is named by its number alone.</summary>
    private static string Short(string title, int mark)
    {
        if (title.Length <= LongestTitle && title[^1] is not ('.' or ';' or ',')) return title.TrimEnd(':', ' ');
        return title[..mark].TrimEnd('.', ':', ' ');
    }

    private static int[] Ends(List<(int Start, string Title, int Depth)> headings, int length)
    {
        var ends = new int[headings.Count];
        var open = new Stack<int>();
        for (var index = 0; index < headings.Count; index++)
        {
            while (open.Count > 0 && headings[open.Peek()].Depth >= headings[index].Depth) ends[open.Pop()] = headings[index].Start;
            open.Push(index);
        }

        while (open.Count > 0) ends[open.Pop()] = length;
        return ends;
    }

    private static int LineEnd(string text, int start)
    {
        if (start >= text.Length) return text.Length;
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    private static string Clean(ReadOnlySpan<char> line) => line.Length > 2000 ? "" : line.ToString().Replace("*", "").Replace("#", "").Trim();
}
