using System.Buffers;

namespace DirectiveSearch.Directives.Citations;

/// <summary>The letters of a number: QĐ-TTg, NQ/TW, UBND-KGVX, QH15.</summary>
internal sealed record NumberCode(string[] Parts, int End, bool LowerCase)
{
    private const int LongestPart = 16;
    private const int LongestSection = 6;

    private static readonly SearchValues<char> Toned = SearchValues.Create("ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ");

    public static NumberCode? Read(string text, int start)
    {
        var end = EndOfPart(text, start, out var lowerCase);
        if (end < 0) return null;
        var parts = new List<string> { text[start..end] };
        while (parts.Count < 6 && Next(text, end, parts, lowerCase) is { } next)
        {
            parts.Add(text[next.Start..next.End]);
            end = next.End;
        }

        if (parts is ["QH" or "UBTVQH"]) end = WithTerm(text, end, parts);
        if (parts.Count == 1 && (parts[0].Length < 2 || lowerCase)) return null;
        return new NumberCode([.. parts], end, lowerCase);
    }

    /// <summary>A further part after a separator. One with blanks around is read only where the number is visibly unfinished.</summary>
    private static (int Start, int End)? Next(string text, int end, List<string> parts, bool lowerCase)
    {
        if (end >= text.Length) return null;
        if (text[end] is '-' or '/' or '.' or '&' && end + 1 < text.Length && char.IsLetter(text[end + 1]))
        {
            var close = EndOfPart(text, end + 1, out var lower);
            return close < 0 || (lower != lowerCase) ? null : (end + 1, close);
        }

        var start = NumberScanner.SkipSeparator(text, end);
        if (start < 0) return null;
        var part = EndOfPart(text, start, out var small);
        if (part < 0 || small || part - start < 2 || HasTone(text, start, part) || IsItem(text, end, start)) return null;
        var blankBefore = Cursor.IsBlank(text[end]);
        var blankAfter = Cursor.IsBlank(text[start - 1]);
        return blankBefore != blankAfter || IsUnfinished(parts, text, start, part) ? (start, part) : null;
    }

    /// <summary>A type's code wants an office behind it (26/CT - TTg), an office's code a section (25/UBND - NC); a law's number wants nothing, and words in capitals are prose.</summary>
    private static bool IsUnfinished(List<string> parts, string text, int start, int end)
    {
        if (parts.Count > 1 || LawHead.IsLegislature(parts[0])) return false;
        var office = IssuerCodes.IsKnown(text[start..end]);
        if (!TypeWords.IsCode(parts[0]) && (office || !IssuerCodes.IsKnown(parts[0]) || end - start > LongestSection)) return false;
        var next = Cursor.SkipBlanks(text, end, text.Length);
        return office || next + 1 >= text.Length || !char.IsUpper(text[next]) || !char.IsUpper(text[next + 1]);
    }

    /// <summary>A syllable with a tone mark is a word: CHÍNH SÁCH.</summary>
    private static bool HasTone(string text, int start, int end) =>
        text.AsSpan(start, end - start).IndexOfAny(Toned) >= 0;

    /// <summary>A hyphen that opens a line is an item's, unless what follows goes on as behind a number.</summary>
    private static bool IsItem(string text, int end, int start)
    {
        var separator = Cursor.SkipBlanks(text, end, start);
        if (!text.AsSpan(end, separator - end).Contains('\n') || !Cursor.IsBlank(text[start - 1])) return false;
        var next = start;
        while (next < text.Length && char.IsLetterOrDigit(text[next])) next++;
        next = Cursor.SkipBlanks(text, next, text.Length);
        return next < text.Length && char.IsLetter(text[next]) && Cursor.After(text, next, "ngay") < 0 && Cursor.After(text, next, "cua") < 0;
    }

    /// <summary>"QH 14" with its term set apart.</summary>
    private static int WithTerm(string text, int end, List<string> parts)
    {
        var digits = end + 1;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (text.AsSpan(end) is not [' ', ..] || digits - end is not (2 or 3)) return end;
        parts[0] += text[(end + 1)..digits];
        return digits;
    }

    /// <summary>The end of a part, or -1. A part begins with a capital and has more of them than a word of running text.</summary>
    private static int EndOfPart(string text, int start, out bool lowerCase)
    {
        lowerCase = false;
        if (start >= text.Length || !char.IsLetter(text[start])) return -1;
        int end = start, capitals = 0, small = 0;
        for (; end < text.Length && (char.IsLetterOrDigit(text[end]) || IsAmpersand(text, end)); end++)
        {
            if (char.IsUpper(text[end])) capitals++;
            else if (char.IsLower(text[end])) small++;
        }

        if (end - start > LongestPart) return -1;
        if (capitals == 0)
        {
            lowerCase = true;
            return small <= 6 ? end : -1;
        }

        return char.IsUpper(text[start]) && (small == 0 || capitals >= 2) && small <= capitals + 1 ? end : -1;
    }

    private static bool IsAmpersand(string text, int index) =>
        text[index] == '&' && index + 1 < text.Length && char.IsUpper(text[index + 1]);
}
