namespace DirectiveSearch.Portal.Wording;

/// <summary>Lengths of time in words, as coarse as people need them.</summary>
public static class Duration
{
    private const int SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;
    private const int HoursPerDay = 24;

    /// <summary>45 giây, 12 phút, 2 giờ 5 phút, 3 ngày 4 giờ; below a second: dưới 1 giây.</summary>
    public static string Of(TimeSpan length)
    {
        var seconds = (long)length.TotalSeconds;
        if (seconds < 1) return "dưới 1 giây";
        if (seconds < SecondsPerMinute) return $"{seconds} giây";
        var minutes = seconds / SecondsPerMinute;
        if (minutes < MinutesPerHour) return $"{minutes} phút";
        var hours = minutes / MinutesPerHour;
        return hours < HoursPerDay ? Both(hours, "giờ", minutes % MinutesPerHour, "phút") : Both(hours / HoursPerDay, "ngày", hours % HoursPerDay, "giờ");
    }

    /// <summary>vừa xong, 12 giây trước, 3 ngày 4 giờ trước.</summary>
    public static string Ago(TimeSpan length) => length.TotalSeconds < 2 ? "vừa xong" : $"{Of(length)} trước";

    /// <summary>What is still to come, never promised too short: chưa đến 1 phút, khoảng 6 phút.</summary>
    public static string About(TimeSpan length) =>
        length.TotalMinutes <= 1 ? "chưa đến 1 phút" : $"khoảng {Of(TimeSpan.FromMinutes(Math.Ceiling(length.TotalMinutes)))}";

    private static string Both(long great, string greatUnit, long small, string smallUnit) =>
        small == 0 ? $"{OfficialDate.Number(great)} {greatUnit}" : $"{OfficialDate.Number(great)} {greatUnit} {small} {smallUnit}";
}
