using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Cli.Settings;

/// <param name="Contact">Null: nobody may be asked for anything yet.</param>
/// <param name="Loopback">This machine may be crawled.</param>
internal sealed record CrawlOptions(string? Contact, bool Loopback);

/// <summary>The settings under Crawl.</summary>
internal static class CrawlSettings
{
    private static readonly SettingDefinition Contact = new(
        "Crawl:Contact", "", "thư điện tử hoặc trang web để bên quản trị cổng thông tin liên hệ; phải có mới được tải từ các cổng thông tin", "một địa chỉ thư điện tử hoặc một địa chỉ http, https", value => value.Length == 0 || FetcherOptions.FaultOf(value) is null);

    private static readonly SettingDefinition Loopback = new(
        "Crawl:Loopback", "false", "cho phép tải từ chính máy này (chỉ để thử)", "true hoặc false", value => bool.TryParse(value, out _));

    public static IReadOnlyList<SettingDefinition> All { get; } = [Contact, Loopback];

    public static CrawlOptions Read(IReadOnlyList<SettingInForce> inForce)
    {
        string Value(SettingDefinition definition) => inForce.First(setting => setting.Definition == definition).Value;
        return new CrawlOptions(Value(Contact) is { Length: > 0 } contact ? contact : null, bool.Parse(Value(Loopback)));
    }
}
