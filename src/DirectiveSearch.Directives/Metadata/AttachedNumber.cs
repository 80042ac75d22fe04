using System.Globalization;
using System.Text.RegularExpressions;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A document whose head is lost still says its number over its annexes, and a resolution the day it was passed.</summary>
internal static class AttachedNumber
{
    private const int LongestBlock = 500;
    private const string BeforeDay = "thông qua ngày";

    private static readonly Regex Attached = new(
        @"^\((?:ban hành )?kèm theo (?<type>[\p{L} ]{2,30}?) số:? *(?<number>\d[\p{L}\d&./-]*)(?: *ngày (?<date>[\p{L}\d/ ]{6,30}))?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Day = new(
        @"(?<day>\d{1,2}) *(?:/|tháng) *(?<month>\d{1,2}) *(?:/|năm) *(?<year>\d{4})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static DocumentHead Complete(DocumentHead head, IReadOnlyList<TextBlock> blocks)
    {
        if (head.Number is not null && head.Date is not null) return head;
        foreach (var block in blocks.Skip(head.Opening))
        {
            if (block.Span.Length > LongestBlock) continue;
            if (head.Number is null && Bracket(block) is { } attached && Attached.Match(attached) is { Success: true } match && string.Equals(match.Groups["type"].Value.Trim(), head.Type, StringComparison.OrdinalIgnoreCase))
                return head with { Number = InstrumentNumber.Canonical(match.Groups["number"].Value), Date = head.Date ?? DateIn(match.Groups["date"].Value), IsNumberAttached = true, AttachedDate = head.AttachedDate ?? (head.Date is null ? match.Value : null) };
            if (head.Date is null && IsPassed(block.Span, head.Type) && Day.Match(block.Joined) is { Success: true } day && DateIn(day.Value) is { } passed)
                head = head with { Date = passed, AttachedDate = BeforeDay + day.Value };
        }

        return head;
    }

    /// <summary>From the line of a block that opens with a bracket on: "Phụ lục" may stand above it.</summary>
    private static string? Bracket(TextBlock block)
    {
        if (block.Span[0] == '(') return block.Joined;
        return block.Span.Contains(" (", StringComparison.Ordinal) && block.Lines.ToList() is var lines && lines.FindIndex(line => line.StartsWith('(')) is > 0 and var from
            ? string.Join(' ', lines[from..]) : null;
    }

    /// <summary>"Nghị quyết này được … thông qua ngày …".</summary>
    private static bool IsPassed(ReadOnlySpan<char> block, string? type) =>
        type is not null && block.StartsWith(type, StringComparison.OrdinalIgnoreCase) && block[type.Length..].StartsWith(" này", StringComparison.OrdinalIgnoreCase)
        && block.Contains(BeforeDay, StringComparison.Ordinal);

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
