namespace DirectiveSearch.Cli.Settings;

/// <param name="Folder">Null: only where a call of backup names one.</param>
/// <param name="Keep">So many of the latest backups stay; 0: all.</param>
internal sealed record BackupOptions(string? Folder, int Keep);

/// <summary>The settings under Backup.</summary>
internal static class BackupSettings
{
    private static readonly SettingDefinition Folder = new(
        "Backup:Folder", "", "thư mục chứa các bản sao lưu (trống: nêu khi gọi backup)", "đường dẫn một thư mục, hoặc để trống", value => !File.Exists(value));

    private static readonly SettingDefinition Keep = SettingDefinition.Whole("Backup:Keep", "7", "số bản sao lưu mới nhất được giữ lại (0: giữ tất cả)", 0, 10000);

    public static IReadOnlyList<SettingDefinition> All { get; } = [Folder, Keep];

    public static BackupOptions Read(IReadOnlyList<SettingInForce> inForce)
    {
        string Value(SettingDefinition definition) => inForce.First(setting => setting.Definition == definition).Value;
        return new BackupOptions(Value(Folder) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null, int.Parse(Value(Keep)));
    }
}
