using System.Globalization;

namespace DirectiveSearch.Portal.Wording;

/// <summary>When a job runs, in words; forms that have none stay as they are written.</summary>
public static class CronWords
{
    private const string Any = "*";
    private static readonly string[] Weekdays = ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"];
    private static readonly string[] Short = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private sealed record Fields(string Second, string Minute, string Hour, string Day, string Month, string Weekday);

    /// <param name="cron">Quartz's form: second, minute, hour, day, month, weekday and perhaps a year.</param>
    public static string Of(string cron)
    {
        var parts = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part == "?" ? Any : part.ToUpperInvariant()).ToArray();
        if (parts.Length is < 6 or > 7 || (parts.Length == 7 && parts[6] != Any)) return cron;
        var fields = new Fields(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        return (fields.Month == Any ? Every(fields) ?? At(fields) : null) ?? cron;
    }

    private static string? Every(Fields fields)
    {
        if (fields is not { Day: Any, Weekday: Any }) return null;
        if (fields is { Minute: Any, Hour: Any }) return fields.Second == Any ? "mỗi giây" : Step(fields.Second) is { } seconds ? $"{seconds} giây một lần" : Number(fields.Second) is null ? null : "mỗi phút";
        if (Number(fields.Second) is null) return null;
        if (fields.Hour == Any) return Step(fields.Minute) is { } minutes ? $"{minutes} phút một lần" : Number(fields.Minute) is { } minute ? $"mỗi giờ, vào phút {minute:00}" : null;
        return Step(fields.Hour) is { } hours && Number(fields.Minute) is { } past ? past == 0 ? $"{hours} giờ một lần" : $"{hours} giờ một lần, vào phút {past:00}" : null;
    }

    private static string? At(Fields fields)
    {
        if (Number(fields.Second) is null || Number(fields.Minute) is not { } minute || Number(fields.Hour) is not { } hour) return null;
        var clock = $"lúc {hour:00}:{minute:00}";
        if (fields.Day == Any) return fields.Weekday == Any ? $"hằng ngày {clock}" : Weekday(fields.Weekday) is { } weekday ? $"{weekday} hằng tuần {clock}" : null;
        if (fields.Weekday != Any) return null;
        return fields.Day == "L" ? $"ngày cuối tháng {clock}" : Number(fields.Day) is { } day ? $"ngày {day:00} hằng tháng {clock}" : null;
    }

    /// <summary>Quartz counts from 1, Sunday.</summary>
    private static string? Weekday(string field) =>
        Number(field) is { } number and >= 1 and <= 7 ? Weekdays[number - 1]
        : field == "MON-FRI" ? "thứ hai đến thứ sáu"
        : Array.IndexOf(Short, field) is var index and >= 0 ? Weekdays[index] : null;

    private static int? Step(string field) =>
        field.StartsWith("*/", StringComparison.Ordinal) || field.StartsWith("0/", StringComparison.Ordinal) ? Number(field[2..]) : null;

    private static int? Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
