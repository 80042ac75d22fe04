using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A line of a head that should state the number and does not: left blank, written by hand, or under a stamp.</summary>
internal static class UnreadNumber
{
    /// <summary>Of the reason that names the line.</summary>
    public const string Rule = "line-without-number";

    /// <summary>Between the label and the code.</summary>
    private const int LongestGap = 25;

    /// <summary>What a machine makes of figures written by hand has no longer words.</summary>
    private const int LongestWord = 3;

    private const int LongestCode = 24;

    /// <summary>"Số: /QĐ-UBND" of "Số: (Ú_ /QĐ-UBND Hải Dương, ngày …"; null where the piece is no such line.</summary>
    public static string? In(string piece)
    {
        if (piece.Length < 5 || !IsLabel(piece)) return null;
        var letters = 0;
        for (var at = 2; at < Math.Min(piece.Length, LongestGap); at++)
        {
            if (piece[at] is '/' or '-' or '–' && CodeFrom(piece, at + 1) is { } end) return piece[..end];
            letters = char.IsLetter(piece[at]) ? letters + 1 : 0;
            if (letters > LongestWord) return null;
        }

        return null;
    }

    /// <summary>Where a code of at least two capitals ends; null where none stands.</summary>
    private static int? CodeFrom(string piece, int at)
    {
        while (at < piece.Length && piece[at] == ' ') at++;
        var end = at;
        while (end < Math.Min(piece.Length, at + LongestCode) && (char.IsLetter(piece[end]) || piece[end] is '/' or '-' or '–' or '&' or '.')) end++;
        while (end > at && !char.IsLetter(piece[end - 1])) end--;
        return end > at + 1 && char.IsUpper(piece[at]) && char.IsUpper(piece[at + 1]) ? end : null;
    }

    /// <summary>"Sở" (an office) has no colon.</summary>
    private static bool IsLabel(string piece) =>
        Folding.Fold(piece[0]) == 's' && Folding.Fold(piece[1]) == 'o' && (piece[2] == ':' || (piece[2] is ' ' or '.' or '…' or '/' && piece[1] is 'ố' or 'Ố'));
}
