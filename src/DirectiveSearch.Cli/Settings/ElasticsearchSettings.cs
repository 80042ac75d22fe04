using System.Text.RegularExpressions;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Cli.Settings;

/// <summary>The settings under Search:Elasticsearch: what each may be, and what they say together.</summary>
internal static partial class ElasticsearchSettings
{
    private const string Prefix = "Search:Elasticsearch:";

    private static readonly string[] OfUsers = ["User", "Password", "PasswordFile"];
    private static readonly string[] OfKeys = ["ApiKey", "ApiKeyFile"];

    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        Text("Urls", "", "các máy Elasticsearch hoặc OpenSearch, cách nhau bằng dấu ; (trống: chỉ mục nhúng trong thư mục dữ liệu)", "http://máy:cổng hoặc https://máy:cổng, cách nhau bằng dấu ;, không kèm tên và mật khẩu", AreNodes),
        Text("Index", "directivesearch", "tên chỉ mục (bí danh) trên máy chủ tìm kiếm", "chữ thường không dấu, chữ số, dấu . _ -, bắt đầu bằng chữ hoặc số, không quá 200 ký tự", value => IndexName().IsMatch(value)),
        Text("User", "", "tên đăng nhập máy chủ tìm kiếm", "một dòng, không có dấu :", value => SecretFile.IsLine(value) && !value.Contains(':')),
        Text("Password", "", "mật khẩu máy chủ tìm kiếm; nên dùng password-file", "một dòng", SecretFile.IsLine) with { IsSecret = true },
        Text("PasswordFile", "", "tệp chứa mật khẩu máy chủ tìm kiếm", "đường dẫn một tệp đọc được", SecretFile.IsName),
        Text("ApiKey", "", "khóa API của máy chủ tìm kiếm; nên dùng api-key-file", "một dòng", SecretFile.IsLine) with { IsSecret = true },
        Text("ApiKeyFile", "", "tệp chứa khóa API của máy chủ tìm kiếm", "đường dẫn một tệp đọc được", SecretFile.IsName),
        Text("CertificateFingerprint", "", "dấu vân tay SHA-256 của chứng thư máy chủ tìm kiếm hoặc của nơi cấp (trống: theo máy này)", "64 chữ số hệ 16, có thể ngăn bằng dấu :", value => value.Length == 0 || Fingerprint().IsMatch(value)),
        Whole("Shards", "1", "số phân mảnh của một chỉ mục mới", 1, 1024),
        Text("Replicas", "", "số bản sao của mỗi phân mảnh (trống: một bản khi có từ hai máy)", "số nguyên từ 0 đến 10, hoặc để trống", value => value.Length == 0 || IsWhole(value, 0, 10)),
        Whole("RequestSeconds", "30", "thời gian lâu nhất của một yêu cầu tới máy chủ tìm kiếm (giây)", 1, 600),
    ];

    /// <param name="inForce">All of them allowed each by itself.</param>
    /// <returns>Null options for the embedded index.</returns>
    public static (ElasticsearchOptions? Options, IReadOnlyList<string> Errors) Read(IReadOnlyList<SettingInForce> inForce)
    {
        var ours = inForce.Where(setting => All.Contains(setting.Definition)).ToDictionary(setting => setting.Definition.Name[Prefix.Length..]);
        string Value(string name) => ours[name].Value;
        var errors = Contradictions(ours).ToList();
        var password = Secret(ours, "Password", "PasswordFile", errors);
        var key = Secret(ours, "ApiKey", "ApiKeyFile", errors);
        if (errors.Count > 0 || Value("Urls").Length == 0) return (null, errors);
        return (new ElasticsearchOptions([.. SettingDefinition.Parts(Value("Urls")).Select(url => new Uri(url))])
        {
            Index = Value("Index"), User = NullIfEmpty(Value("User")), Password = password, ApiKey = key,
            CertificateFingerprint = NullIfEmpty(Value("CertificateFingerprint").Replace(":", "", StringComparison.Ordinal)),
            Shards = int.Parse(Value("Shards")), Replicas = Value("Replicas").Length == 0 ? null : int.Parse(Value("Replicas")),
            RequestTime = TimeSpan.FromSeconds(int.Parse(Value("RequestSeconds"))),
        }, []);
    }

    private static IEnumerable<string> Contradictions(Dictionary<string, SettingInForce> ours)
    {
        bool Has(string name) => ours[name].Value.Length > 0;
        string Option(string name) => ours[name].Definition.Option;
        var idle = ours.Where(pair => pair.Key != "Urls" && pair.Value.Value != pair.Value.Definition.Default).Select(pair => pair.Value.Definition.Option).ToList();
        if (!Has("Urls"))
        {
            if (idle.Count > 0) yield return $"{string.Join(", ", idle)} chỉ có tác dụng khi có {Option("Urls")}. Hãy đặt {Option("Urls")}, hoặc bỏ các thiết lập đó để dùng chỉ mục nhúng.";
            yield break;
        }

        if (Has("Password") && Has("PasswordFile")) yield return $"{Option("Password")} và {Option("PasswordFile")} không dùng cùng nhau. Hãy giữ một.";
        if (Has("ApiKey") && Has("ApiKeyFile")) yield return $"{Option("ApiKey")} và {Option("ApiKeyFile")} không dùng cùng nhau. Hãy giữ một.";
        if (OfUsers.Any(Has) && OfKeys.Any(Has))
            yield return $"Khóa API và tên đăng nhập không dùng cùng nhau. Được phép: {Option("User")} với {Option("PasswordFile")} (hoặc {Option("Password")}), hoặc chỉ {Option("ApiKeyFile")} (hoặc {Option("ApiKey")}).";
        else if (Has("User") != (Has("Password") || Has("PasswordFile")))
            yield return $"{(Has("User") ? $"{Option("User")} thiếu mật khẩu" : "Mật khẩu thiếu tên đăng nhập")}. Được phép: {Option("User")} với {Option("PasswordFile")} (hoặc {Option("Password")}), hoặc không đặt cả hai.";
        if (Has("CertificateFingerprint") && SettingDefinition.Parts(ours["Urls"].Value).All(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
            yield return $"{Option("CertificateFingerprint")} chỉ dùng với địa chỉ https. Hãy đổi {Option("Urls")} sang https, hoặc bỏ dấu vân tay.";
    }

    /// <summary>The value itself, or what its file holds without the line's end.</summary>
    private static string? Secret(Dictionary<string, SettingInForce> ours, string name, string fileName, List<string> errors)
    {
        var file = ours[fileName].Value;
        if (file.Length == 0) return NullIfEmpty(ours[name].Value);
        var (secret, error) = SecretFile.Read(ours[fileName].Definition.Option, file);
        if (error is not null) errors.Add(error);
        return secret;
    }

    private static SettingDefinition Text(string name, string value, string meaning, string allowed, Func<string, bool> isAllowed) => new(Prefix + name, value, meaning, allowed, isAllowed);

    private static SettingDefinition Whole(string name, string value, string meaning, int least, int most) =>
        new(Prefix + name, value, meaning, $"số nguyên từ {least} đến {most}", text => IsWhole(text, least, most));

    private static bool IsWhole(string value, int least, int most) => int.TryParse(value, out var number) && number >= least && number <= most;

    private static bool AreNodes(string value) => SettingDefinition.Parts(value).All(url =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0);

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,199}$", RegexOptions.NonBacktracking)]
    private static partial Regex IndexName();

    [GeneratedRegex("^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Fingerprint();
}
