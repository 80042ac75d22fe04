using System.Text.RegularExpressions;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A form, or a law of the first decades, is dated at its end, above the signature: "Hà Nội, ngày 8 tháng 6 năm 1961".</summary>
internal static class ClosingDate
{
    /// <summary>From the end; a signature and a list of recipients stand below.</summary>
    private const int Lines = 12;

    private const int LongestLine = 80;

    private static readonly Regex Line = new(
        @"^(?:(?<place>\p{Lu}[^,;:]{0,40}), *)?ngày *\d{1,2} *tháng *\d{1,2} *năm *\d{4}\.?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Only where the head has no date, not even an empty one, and one day alone is stated so.</summary>
    public static DocumentHead Complete(DocumentHead head, IReadOnlyList<TextBlock> blocks)
    {
        if (head.Date is not null || head.Year is not null) return head;
        string? only = null;
        var seen = 0;
        for (var index = blocks.Count - 1; index >= 0 && seen < Lines; index--)
        {
            foreach (var line in blocks[index].Lines.Reverse().Take(Lines - seen))
            {
                seen++;
                if (line.Length > LongestLine || line.AsSpan().TrimEnd('.') is not [.., >= '0' and <= '9'] || Line.Match(line) is not { Success: true } match) continue;
                if (match.Groups["place"] is { Success: true, Value: var place } && !PlaceLine.IsPlace(place)) continue;
                if (only is not null) return head;
                only = line;
            }
        }

        return only is not null && AttachedNumber.DateIn(only) is { } date ? head with { Date = date, Year = date.Year, AttachedDate = only } : head;
    }
}
