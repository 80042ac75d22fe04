using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Sources;

namespace DirectiveSearch.Cli.Settings;

/// <param name="Contact">Null: nobody may be asked for anything yet.</param>
/// <param name="Loopback">This machine may be crawled.</param>
/// <param name="Sources">Of those that come with the product: which are crawled by the clock.</param>
/// <param name="Schedule">When the newest are looked for, for sources that name no time of their own; null: never.</param>
/// <param name="SweepSchedule">When everything is asked for again; null: never.</param>
internal sealed record CrawlOptions(string? Contact, bool Loopback, IReadOnlyList<string> Sources, string? Schedule, string? SweepSchedule, CrawlBudget Budget);

/// <summary>The settings under Crawl.</summary>
internal static class CrawlSettings
{
    private static readonly SettingDefinition Contact = new(
        "Crawl:Contact", "", "thư điện tử hoặc trang web để bên quản trị cổng thông tin liên hệ; phải có mới được tải từ các cổng thông tin", "một địa chỉ thư điện tử hoặc một địa chỉ http, https", value => value.Length == 0 || FetcherOptions.FaultOf(value) is null);

    private static readonly SettingDefinition Loopback = new(
        "Crawl:Loopback", "false", "cho phép tải từ chính máy này (chỉ để thử)", "true hoặc false", value => bool.TryParse(value, out _));

    private static readonly SettingDefinition Sources = new(
        "Crawl:Sources", "", "các nguồn có sẵn được thu thập theo giờ, cách nhau bằng dấu ;", $"các tên cách nhau bằng dấu ;: {string.Join(", ", AllSources.Known.Select(source => source.Slug))}",
        value => SettingDefinition.Parts(value).All(slug => AllSources.Known.Any(source => source.Slug == slug)));

    private static readonly SettingDefinition Schedule = ScheduleSettings.Definition("Crawl:Schedule", "0 0 5 * * ?", "giờ tìm văn bản mới trên các cổng thông tin (nguồn có thể khai giờ riêng)");

    private static readonly SettingDefinition SweepSchedule = ScheduleSettings.Definition("Crawl:SweepSchedule", "0 0 20 ? * FRI", "giờ quét lại toàn bộ các cổng thông tin (nguồn có thể khai giờ riêng)");

    private static readonly SettingDefinition Requests = SettingDefinition.Whole("Crawl:Requests", "20000", "số lần tải nhiều nhất của một lượt thu thập", 1, 10_000_000);

    private static readonly SettingDefinition Megabytes = SettingDefinition.Whole("Crawl:Megabytes", "5120", "dung lượng tải nhiều nhất của một lượt thu thập (MB)", 1, 1_000_000);

    private static readonly SettingDefinition Minutes = SettingDefinition.Whole("Crawl:Minutes", "300", "thời gian dài nhất của một lượt thu thập (phút)", 1, 340);

    public static IReadOnlyList<SettingDefinition> All { get; } = [Contact, Loopback, Sources, Schedule, SweepSchedule, Requests, Megabytes, Minutes];

    public static CrawlOptions Read(IReadOnlyList<SettingInForce> inForce)
    {
        string Value(SettingDefinition definition) => inForce.First(setting => setting.Definition == definition).Value;
        string? Set(SettingDefinition definition) => Value(definition) is { Length: > 0 } value ? value : null;
        var budget = CrawlBudget.Default with { Requests = int.Parse(Value(Requests)), Bytes = long.Parse(Value(Megabytes)) << 20, Time = TimeSpan.FromMinutes(int.Parse(Value(Minutes))) };
        return new CrawlOptions(Set(Contact), bool.Parse(Value(Loopback)), SettingDefinition.Parts(Value(Sources)), Set(Schedule), Set(SweepSchedule), budget);
    }
}
