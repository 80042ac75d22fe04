using System.Net;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Cli.Settings;

/// <summary>Files of the certificate with which the portal speaks https.</summary>
internal sealed record TlsOptions(string CertificateFile, string KeyFile);

/// <summary>The settings under Access and Tls: who may read, whose word on visitors counts, how often they may ask, and TLS.</summary>
internal static class AccessSettings
{
    private const int MostPerMinute = 100_000;

    private static readonly SettingDefinition Reading = new("Access:Reading", "open", "ai được tra cứu: open (mọi người) hoặc signed-in (người đã đăng nhập)", "open hoặc signed-in", value => value is "open" or "signed-in");
    private static readonly SettingDefinition Proxies = new("Access:ProxyAddresses", "", "máy chủ trung gian được tin về địa chỉ, https và tên người dùng", "các địa chỉ IP hoặc dải như 10.0.0.0/24, cách nhau bằng dấu ;", value => SettingDefinition.Parts(value).All(part => Network(part) is not null));
    private static readonly SettingDefinition User = Header("Access:ProxyUserHeader", "tiêu đề mà máy chủ trung gian ghi tên người đã đăng nhập");
    private static readonly SettingDefinition Groups = Header("Access:ProxyGroupsHeader", "tiêu đề mà máy chủ trung gian ghi các nhóm của người dùng");
    private static readonly SettingDefinition Operators = Group("Access:ProxyOperatorGroup", "nhóm được quản trị");
    private static readonly SettingDefinition Editors = Group("Access:ProxyEditorGroup", "nhóm được nạp tài liệu và sửa sai");
    private static readonly SettingDefinition SignIns = SettingDefinition.Whole("Access:SignInsPerMinute", "20", "số lần thử đăng nhập mỗi phút từ một địa chỉ (0: không giới hạn)", 0, MostPerMinute);
    private static readonly SettingDefinition Searches = SettingDefinition.Whole("Access:SearchesPerMinute", "300", "số lần tìm mỗi phút của một tài khoản hoặc một địa chỉ (0: không giới hạn)", 0, MostPerMinute);
    private static readonly SettingDefinition Exports = SettingDefinition.Whole("Access:ExportsPerMinute", "20", "số lần xuất bảng hoặc bản in mỗi phút của một tài khoản hoặc một địa chỉ (0: không giới hạn)", 0, MostPerMinute);
    private static readonly SettingDefinition Certificate = new("Tls:CertificateFile", "", "tệp chứng thư PEM (cả chuỗi) cho địa chỉ https", "đường dẫn một tệp đọc được", SecretFile.IsName);
    private static readonly SettingDefinition Key = new("Tls:KeyFile", "", "tệp khóa riêng PEM của chứng thư", "đường dẫn một tệp đọc được", SecretFile.IsName);

    public static IReadOnlyList<SettingDefinition> All { get; } = [Reading, Proxies, User, Groups, Operators, Editors, SignIns, Searches, Exports, Certificate, Key];

    /// <param name="inForce">All of them allowed each by itself.</param>
    public static (AccessOptions Access, TlsOptions? Tls, IReadOnlyList<string> Errors) Read(IReadOnlyList<SettingInForce> inForce, IReadOnlyList<string> urls)
    {
        string Value(SettingDefinition definition) => inForce.First(setting => setting.Definition == definition).Value;
        string? Given(SettingDefinition definition) => Value(definition) is { Length: > 0 } value ? value : null;
        var access = new AccessOptions
        {
            SignedInReading = Value(Reading) == "signed-in",
            Proxies = [.. SettingDefinition.Parts(Value(Proxies)).Select(part => Network(part)!.Value)],
            UserHeader = Given(User), GroupsHeader = Given(Groups), OperatorGroup = Given(Operators), EditorGroup = Given(Editors),
            OnlyTls = Value(Proxies).Length > 0 || urls.All(IsHttps),
            SignInsPerMinute = int.Parse(Value(SignIns)), SearchesPerMinute = int.Parse(Value(Searches)), ExportsPerMinute = int.Parse(Value(Exports)),
        };
        var tls = Given(Certificate) is { } certificate && Given(Key) is { } key ? new TlsOptions(certificate, key) : null;
        return (access, tls, [.. Contradictions(Value, urls)]);
    }

    private static IEnumerable<string> Contradictions(Func<SettingDefinition, string> value, IReadOnlyList<string> urls)
    {
        bool Has(SettingDefinition definition) => value(definition).Length > 0;
        if (Has(User) && !Has(Proxies)) yield return $"{User.Option} chỉ có tác dụng khi có {Proxies.Option}: không có địa chỉ nào được tin thì tên trong tiêu đề không có giá trị.";
        if (Has(Groups) && !Has(User)) yield return $"{Groups.Option} chỉ có tác dụng khi có {User.Option}.";
        foreach (var group in new[] { Operators, Editors })
            if (Has(group) && !Has(Groups)) yield return $"{group.Option} chỉ có tác dụng khi có {Groups.Option}.";
        if (Has(Certificate) != Has(Key)) yield return $"{Certificate.Option} và {Key.Option} đi cùng nhau. Hãy đặt cả hai hoặc bỏ cả hai.";
        else if (Has(Certificate) && !urls.Any(IsHttps)) yield return $"{Certificate.Option} chỉ có tác dụng khi --urls có địa chỉ https, ví dụ: --urls https://0.0.0.0:5443";
        else if (!Has(Certificate) && urls.Any(IsHttps)) yield return $"Địa chỉ https trong --urls cần chứng thư. Hãy đặt {Certificate.Option} và {Key.Option}.";
    }

    private static bool IsHttps(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static SettingDefinition Header(string name, string meaning) =>
        new(name, "", meaning, "tên một tiêu đề HTTP như Remote-User", value => value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') && value.Length <= 100);

    private static SettingDefinition Group(string name, string meaning) =>
        new(name, "", meaning, "tên một nhóm, không có dấu phẩy, chấm phẩy, khoảng trắng", value => value.Length <= 200 && !value.Any(character => char.IsControl(character) || character is ',' or ';' or ' '));

    /// <summary>An address alone stands for itself.</summary>
    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
