using DirectiveSearch.Ingestion;
using Quartz;

namespace DirectiveSearch.Cli.Settings;

/// <summary>When what runs by the clock runs, in the time of Vietnam.</summary>
internal static class ScheduleSettings
{
    private const string Prefix = "Schedules:";

    private const string Allowed = "biểu thức cron có giây, ví dụ 0 30 1 * * ? là 1 giờ 30 mỗi đêm, hoặc để trống để không chạy";

    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        Cron("Housekeeping", "0 0/10 * * * ?", "giờ dọn tiến trình đã chết, lượt nạp dở dang, phiên và số đếm cũ"),
        Cron("IndexComparison", "0 30 1 * * ?", "giờ đối chiếu chỉ mục với kho và ghi bù chỗ khác"),
        Cron("Upkeep", "0 0 3 * * ?", "giờ bảo dưỡng cơ sở dữ liệu"),
        Cron("Backup", "0 0 2 * * ?", "giờ sao lưu vào --backup-folder (chưa đặt thư mục: không chạy)"),
    ];

    /// <returns>Cron expressions by the schedule's name, without those that are not to run.</returns>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<SettingInForce> inForce)
    {
        string Value(string name) => inForce.First(setting => setting.Definition.Name == Prefix + name).Value;
        var all = new Dictionary<string, string>
        {
            [ScheduleNames.Housekeeping] = Value("Housekeeping"), [ScheduleNames.IndexComparison] = Value("IndexComparison"), [ScheduleNames.Upkeep] = Value("Upkeep"),
            [ScheduleNames.Backup] = BackupSettings.Read(inForce).Folder is null ? "" : Value("Backup"),
        };
        return all.Where(pair => pair.Value.Length > 0).ToDictionary();
    }

    /// <summary>A setting that is a cron expression or empty.</summary>
    public static SettingDefinition Cron(string name, string value, string meaning) => Definition(Prefix + name, value, meaning);

    /// <param name="name">Whole, with its group.</param>
    public static SettingDefinition Definition(string name, string value, string meaning) => new(name, value, meaning, Allowed, text => FaultOf(text) is null);

    /// <returns>What is allowed; null: it is a cron expression or empty.</returns>
    public static string? FaultOf(string text) => text.Length == 0 || CronExpression.TryParse(text, out _) ? null : Allowed;
}
