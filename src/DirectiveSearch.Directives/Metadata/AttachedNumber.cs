using System.Globalization;
using System.Text.RegularExpressions;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A document whose head is lost still says its number over its annexes, and a resolution the day it was passed.</summary>
internal static class AttachedNumber
{
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
            if (block.Joined.Length > 500) continue;
            var match = Attached.Match(block.Joined);
            if (head.Number is null && match.Success && string.Equals(match.Groups["type"].Value.Trim(), head.Type, StringComparison.OrdinalIgnoreCase))
                return head with { Number = InstrumentNumber.Canonical(match.Groups["number"].Value), Date = head.Date ?? DateIn(match.Groups["date"].Value) };
            if (head.Date is null && head.Type is { } type && block.Joined.StartsWith($"{type} này", StringComparison.OrdinalIgnoreCase) && block.Joined.Contains("thông qua ngày", StringComparison.Ordinal) && DateIn(block.Joined) is { } passed) head = head with { Date = passed };
        }

        return head;
    }

    private static PartialDate? DateIn(string text)
    {
        var match = Day.Match(text);
        if (!match.Success) return null;
        var (year, month, day) = (Number(match.Groups["year"]), Number(match.Groups["month"]), Number(match.Groups["day"]));
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? new PartialDate(year, month, day) : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
}
