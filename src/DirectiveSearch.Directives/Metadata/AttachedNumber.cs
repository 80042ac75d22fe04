using System.Globalization;
using System.Text.RegularExpressions;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A document whose head is lost still says its number over its annexes, and a resolution the day it was passed.</summary>
internal static class AttachedNumber
{
    private const int LongestBlock = 500;

    /// <summary>Of a printed page, over which a sentence runs.</summary>
    private const int MostLines = 4;

    private const string Passed = "thông qua ngày";

    private static readonly Regex Attached = new(
        @"^\((?:ban hành )?kèm theo (?<type>[\p{L} ]{2,30}?) số:? *(?<number>\d[\p{L}\d&./-]*)(?: *ngày (?<date>[\p{L}\d/ ]{6,30}))?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Day = new(
        @"(?<day>\d{1,2}) *(?:/|tháng) *(?<month>\d{1,2}) *(?:/|năm) *(?<year>\d{4})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static DocumentHead Complete(DocumentHead head, List<TextBlock> blocks)
    {
        if (head.Number is not null && head.Date is not null) return head;
        var own = head;
        foreach (var passage in blocks.Where((block, index) => (index >= own.Opening || block.Span.Length > LongestBlock) && HasPassages(block, own.Type)).SelectMany(block => Passages(block, own.Type)))
        {
            if (head.Number is null && passage[0] == '(' && Attached.Match(passage) is { Success: true } match && string.Equals(match.Groups["type"].Value.Trim(), head.Type, StringComparison.OrdinalIgnoreCase))
                return head with { Number = InstrumentNumber.Canonical(match.Groups["number"].Value), Date = head.Date ?? DateIn(match.Groups["date"].Value), IsNumberAttached = true, AttachedDate = head.AttachedDate ?? (head.Date is null ? match.Value : null) };
            if (head.Date is null && PassedAt(passage, head.Type) is { } from && Day.Match(passage[from..]) is { Success: true } day && DateIn(day.Value) is { } passed)
                head = head with { Date = passed, AttachedDate = Passed + day.Value };
        }

        return head;
    }

    /// <summary>Whether there is anything at all in a block that a passage cannot do without.</summary>
    private static bool HasPassages(TextBlock block, string? type)
    {
        var isShort = block.Span.Length <= LongestBlock;
        return (isShort && (block.Span[0] == '(' || IsOwn(block.Span, type)))
            || block.Span.Contains(" (", StringComparison.Ordinal) || (!isShort && block.Span.Contains(Passed, StringComparison.Ordinal));
    }

    /// <summary>What may say it: a short block, or in a longer one (printed pages have no empty lines) a line that opens so, with the lines that it
    /// runs on to. A bracket may stand below "Phụ lục".</summary>
    private static IEnumerable<string> Passages(TextBlock block, string? type)
    {
        var isShort = block.Span.Length <= LongestBlock;
        if (isShort && (block.Span[0] == '(' || IsOwn(block.Span, type)))
        {
            yield return block.Joined;
            yield break;
        }

        var lines = block.Lines;
        for (var index = 0; index < lines.Length; index++)
            if (lines[index].StartsWith('(') || (!isShort && IsOwn(lines[index], type))) yield return string.Join(' ', lines.Skip(index).Take(MostLines));
    }

    /// <summary>Where "thông qua ngày …" stands in "Nghị quyết này được … thông qua ngày …".</summary>
    private static int? PassedAt(string passage, string? type) => IsOwn(passage, type) && passage.IndexOf(Passed, StringComparison.Ordinal) is >= 0 and var at ? at : null;

    private static bool IsOwn(ReadOnlySpan<char> words, string? type) =>
        type is not null && words.StartsWith(type, StringComparison.OrdinalIgnoreCase) && words[type.Length..].StartsWith(" này", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first day that a text states in figures; null when it states none, or there is no such day.</summary>
    internal static PartialDate? DateIn(string text)
    {
        var match = Day.Match(text);
        if (!match.Success) return null;
        var (year, month, day) = (Number(match.Groups["year"]), Number(match.Groups["month"]), Number(match.Groups["day"]));
        return PartialDate.OfDay(year, month, day);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
}
