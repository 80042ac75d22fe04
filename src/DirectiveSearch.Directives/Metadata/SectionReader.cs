using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Finds the headings of a document (I., 1., Phần, Chương, Mục, Điều).</summary>
public static class SectionReader
{
    private const int MostTitleLines = 4;
    private const int LongestTitle = 240;
    private const int LongestLine = 2000;
    private const int LongestMark = 12;
    private const int LongestPlainTitle = 240;

    /// <summary>In text order; a section reaches from its heading to the next heading of its own depth or above.</summary>
    public static IReadOnlyList<Section> Read(NormalizedText text)
    {
        var headings = Headings(text.Text);
        var sections = new List<Section>(headings.Count);
        var ends = Ends(headings, text.Text.Length);
        for (var index = 0; index < headings.Count; index++)
        {
            var heading = headings[index];
            sections.Add(new Section(text.ToPublished(new TextSpan(heading.Start, ends[index])), heading.Title, heading.Depth));
        }

        return sections;
    }

    internal static bool IsHeading(ReadOnlySpan<char> line) => HeadingMark.Read(line) is { IsNumbered: false } or { IsNumbered: true, Length: > 0 } && line.Length < LongestTitle;

    private static List<(int Start, string Title, int Depth)> Headings(string text)
    {
        var found = new List<(int, string, int)>();
        var open = new Stack<int>();
        var joined = ArrayPool<char>.Shared.Rent((LongestLine + 1) * (MostTitleLines + 1));
        for (var start = 0; start < text.Length;)
        {
            var end = LineEnd(text, start);
            if (Heading(text, start, end, joined) is { } heading)
            {
                while (open.Count > 0 && open.Peek() >= heading.Rank) open.Pop();
                open.Push(heading.Rank);
                found.Add((start, heading.Title, open.Count));
                end = heading.End;
            }

            start = end + 1;
        }

        ArrayPool<char>.Shared.Return(joined);
        return found;
    }

    /// <summary>What most lines are told by before more of them is read: a heading begins with a number, a division's word, or a letter with its stop.</summary>
    private static bool MayBeHeading(ReadOnlySpan<char> line)
    {
        var first = 0;
        while (first < line.Length && (char.IsWhiteSpace(line[first]) || line[first] is '*' or '#')) first++;
        if (first == line.Length || !char.IsLetterOrDigit(line[first])) return false;
        if (char.IsDigit(line[first]) || (char.IsUpper(line[first]) && HeadingMark.BeginsDivision(line[first]))) return true;
        return line.Slice(first, Math.Min(line.Length - first, LongestMark)).IndexOfAny('.', ')') >= 0;
    }

    /// <param name="joined">Room for the lines of one title.</param>
    private static (int Rank, string Title, int End)? Heading(string text, int start, int end, Span<char> joined)
    {
        var line = text.AsSpan(start, end - start);
        if (!MayBeHeading(line)) return null;
        var title = Clean(line);
        var bold = line.TrimStart().StartsWith("**");
        if (title.Length < LongestMark && bold && CountBold(line) % 2 == 1) title = Append(text, title, ref end, joined);
        if (HeadingMark.Read(title) is not { } mark || (title.Length > LongestTitle && !mark.IsDivision)) return null;
        if (!mark.IsDivision && !bold && title.Contains(": ", StringComparison.Ordinal) && title[mark.Length..].HasLower()) return null;
        for (var lines = 1; lines < MostTitleLines && end < text.Length && GoesOn(text, start, end, title, mark.Length); lines++) title = Append(text, title, ref end, joined);
        if (mark.IsDivision) return (mark.Rank, Short(WithCaption(text, ref end, title.ToString(), mark), mark.Length), end);
        var rest = title[mark.Length..];
        if (title.Length > LongestTitle || !rest.HasLetter()) return null;
        if (!bold && rest.HasLower() && !StandsAlone(text, end, title)) return null;
        return (mark.Rank, WithoutText(title.ToString()), end);
    }

    /// <summary>"3. Thời gian: từ tháng 10 …" is named by what stands before the colon.</summary>
    private static string WithoutText(string title)
    {
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && title.Length > 80 ? title[..colon] : title.TrimEnd(':', ' ');
    }

    private static ReadOnlySpan<char> Append(string text, ReadOnlySpan<char> title, scoped ref int end, Span<char> joined)
    {
        if (end >= text.Length) return title;
        var next = Next(text, end);
        end = LineEnd(text, end + 1);
        title.CopyTo(joined);
        joined[title.Length] = ' ';
        next.CopyTo(joined[(title.Length + 1)..]);
        return joined[..(title.Length + 1 + next.Length)].Trim();
    }

    /// <summary>A numbered line in usual print is a heading when no sentence goes on under it and no stop closes it.</summary>
    private static bool StandsAlone(string text, int end, ReadOnlySpan<char> title)
    {
        if (title[^1] is '.' or ';' or ',' || title.Length > LongestPlainTitle || title.Contains(": ", StringComparison.Ordinal)) return false;
        if (end >= text.Length) return true;
        var next = Next(text, end);
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
        if (line.Length > LongestTitle || !line.IsUpper()) return title;
        end = LineEnd(text, next);
        for (var lines = 1; lines < MostTitleLines && end < text.Length; lines++)
        {
            var more = Next(text, end);
            if (!more.IsUpper()) break;
            line = $"{line} {more}";
            end = LineEnd(text, end + 1);
        }

        return $"{title.TrimEnd('.', ':')}. {line}";
    }

    /// <summary>A heading wraps when its bold print is still open, when it is all in capitals, or when the next line goes on in lower case.</summary>
    private static bool GoesOn(string text, int start, int end, ReadOnlySpan<char> title, int mark)
    {
        var next = Next(text, end);
        if (next.Length == 0 || next[0] is '|' or '-' or '+') return false;
        if (HeadingMark.Read(next) is not null) return false;
        if (CountBold(text.AsSpan(start, end - start)) % 2 == 1) return true;
        var rest = title[mark..];
        return char.IsLower(next[0]) || (rest.IsUpper() && !next.HasLower()) || (rest.Length == 0 && next.IsUpper());
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

    /// <summary>The line that follows, without marks.</summary>
    private static ReadOnlySpan<char> Next(string text, int end) => Clean(text.AsSpan(end + 1, LineEnd(text, end + 1) - end - 1));

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> line) =>
        line.Length > LongestLine ? "" : line.IndexOfAny('*', '#') < 0 ? line.Trim() : WithoutMarks(line).Trim();

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> line)
    {
        var clean = new char[line.Length];
        var length = 0;
        foreach (var unit in line)
            if (unit is not ('*' or '#')) clean[length++] = unit;
        return clean.AsSpan(0, length);
    }
}
