namespace DirectiveSearch.Cli.Settings;

/// <summary>How the program works, stops and tells what it does.</summary>
/// <param name="Lease">For so long nobody else takes what a worker has; it is prolonged while the worker lives.</param>
/// <param name="Processes">Files that are converted at the same time; null: as many as the machine has processors, at most eight.</param>
/// <param name="BeforeStopping">For so long /health/ready says no before the program stops.</param>
/// <param name="OtlpEndpoint">Where traces and metrics go; null: nowhere.</param>
internal sealed record HostingOptions(TimeSpan Lease, int? Processes, TimeSpan BeforeStopping, bool JsonLogs, Uri? OtlpEndpoint);

/// <summary>The settings under Work, Stop, Log and Telemetry.</summary>
internal static class HostingSettings
{
    /// <summary>What a load balancer needs to notice, where there is one.</summary>
    private const int SecondsBesideOthers = 5;

    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        SettingDefinition.Whole("Work:LeaseSeconds", "60", "sau bấy nhiêu giây, việc của một tiến trình đã chết được tiến trình khác nhận lại", 5, 3600),
        Optional("Work:Processes", "số tệp chuyển đổi cùng lúc (trống: theo số bộ xử lý, không quá 8)", 1, 64),
        Optional("Stop:Seconds", "trước khi dừng, báo chưa sẵn sàng trong bấy nhiêu giây (trống: 0 với kho nhúng, 5 với PostgreSQL)", 0, 600),
        new("Log:Format", "text", "dạng nhật ký: text cho người đọc, json cho máy đọc", "text hoặc json", value => value is "text" or "json"),
        new("Telemetry:OtlpEndpoint", "", "nơi nhận số đo và dấu vết theo OTLP/HTTP (trống: không gửi)", "http://máy:cổng hoặc https://máy:cổng, không kèm tên và mật khẩu", IsEndpoint),
    ];

    /// <param name="inForce">All of them allowed each by itself.</param>
    public static HostingOptions Read(IReadOnlyList<SettingInForce> inForce, bool shared)
    {
        string Value(string name) => inForce.First(setting => setting.Definition.Name == name).Value;
        int? Number(string name) => Value(name).Length == 0 ? null : int.Parse(Value(name));
        return new(
            TimeSpan.FromSeconds(int.Parse(Value("Work:LeaseSeconds"))), Number("Work:Processes"), TimeSpan.FromSeconds(Number("Stop:Seconds") ?? (shared ? SecondsBesideOthers : 0)),
            Value("Log:Format") == "json", Value("Telemetry:OtlpEndpoint") is { Length: > 0 } endpoint ? new Uri(endpoint) : null);
    }

    private static SettingDefinition Optional(string name, string meaning, int least, int most) => new(
        name, "", meaning, $"số nguyên từ {least} đến {most}, hoặc để trống", text => text.Length == 0 || (int.TryParse(text, out var number) && number >= least && number <= most));

    private static bool IsEndpoint(string value) =>
        value.Length == 0 || (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 });
}
