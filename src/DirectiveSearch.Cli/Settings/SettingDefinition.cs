using System.Text.RegularExpressions;

namespace DirectiveSearch.Cli.Settings;

/// <summary>One setting: a name in three spellings (Ingestion:ConversionSeconds, --ingestion-conversion-seconds,
/// DIRECTIVESEARCH_INGESTION__CONVERSIONSECONDS), what it means and what it may be.</summary>
/// <param name="Allowed">What is allowed, in Vietnamese, for the message when a value is not.</param>
internal sealed partial record SettingDefinition(string Name, string Default, string Meaning, string Allowed, Func<string, bool> IsAllowed)
{
    /// <summary>Its value is shown to nobody.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The value as it may be shown, where part of it is secret.</summary>
    public Func<string, string> Show { get; init; } = value => value;

    public string Option => "--" + WordStart().Replace(Name.Replace(":", ""), "-$1").TrimStart('-').ToLowerInvariant();

    public string Variable => "DIRECTIVESEARCH_" + Name.Replace(":", "__").ToUpperInvariant();

    /// <summary>Every setting there is.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new("Data", "data", "thư mục chứa kho và chỉ mục", "đường dẫn một thư mục", value => value.Trim().Length > 0 && !File.Exists(value)),
        new("Urls", "http://127.0.0.1:5080", "địa chỉ cổng tra cứu, cách nhau bằng dấu ;", "http://máy:cổng, cách nhau bằng dấu ;", AreUrls),
        new("Hosts", "", "tên máy được chấp nhận trong địa chỉ trang; trống: suy ra từ Urls", "các tên máy cách nhau bằng dấu ;", AreHosts),
        Whole("Ingestion:LargestFileMegabytes", "512", "tệp lớn nhất được nhận (MB)", 1, 4096),
        Whole("Ingestion:ConversionSeconds", "60", "thời gian lâu nhất để chuyển đổi một tệp (giây)", 1, 3600),
        Whole("Ingestion:ConversionMemoryMegabytes", "1024", "bộ nhớ lớn nhất khi chuyển đổi một tệp (MB)", 128, 16384),
        .. ElasticsearchSettings.All,
        .. PostgresSettings.All,
        .. HostingSettings.All,
        .. AccessSettings.All,
        .. ScheduleSettings.All,
        .. BackupSettings.All,
        .. CrawlSettings.All,
    ];

    public static SettingDefinition Whole(string name, string value, string meaning, int least, int most) =>
        new(name, value, meaning, $"số nguyên từ {least} đến {most}", text => int.TryParse(text, out var number) && number >= least && number <= most);

    private static bool AreUrls(string value) =>
        Parts(value) is { Length: > 0 } urls && urls.All(url =>
            Uri.TryCreate(url.Replace("*", "any-host").Replace("+", "any-host"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/");

    private static bool AreHosts(string value) => Parts(value).All(host => host == "*" || Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown);

    public static string[] Parts(string value) => value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("([A-Z])")]
    private static partial Regex WordStart();
}
