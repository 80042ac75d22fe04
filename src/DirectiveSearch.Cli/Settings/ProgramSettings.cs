using System.Text.Json;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Cli.Settings;

/// <summary>A setting as it is in force and where it came from.</summary>
internal sealed record SettingInForce(SettingDefinition Definition, string Value, string Origin)
{
    /// <summary>The value as it may be shown.</summary>
    public string Shown => Value.Length == 0 ? "(trống)" : Definition.IsSecret ? "•••" : Definition.Show(Value);
}

/// <summary>The settings in force, all of them valid.</summary>
internal sealed record ProgramSettings(
    string Data, IReadOnlyList<string> Urls, IReadOnlyList<string> Hosts, IngestionLimits Ingestion, IReadOnlyList<SettingInForce> InForce)
{
    private const string Prefix = "DIRECTIVESEARCH_";

    /// <summary>The servers that hold the index; null: it is embedded.</summary>
    public ElasticsearchOptions? Elasticsearch { get; private init; }

    /// <summary>The database that holds the archive; null: it is embedded.</summary>
    public PostgresOptions? Postgres { get; private init; }

    public required HostingOptions Hosting { get; init; }

    public AccessOptions Access { get; private init; } = new();

    /// <summary>Null: the portal speaks http alone.</summary>
    public TlsOptions? Tls { get; private init; }

    public required CrawlOptions Crawl { get; init; }

    /// <summary>Cron expressions by the name of what runs by the clock.</summary>
    public required IReadOnlyDictionary<string, string> Schedules { get; init; }

    /// <summary>Names with this beginning belong to the test suite.</summary>
    private const string TestPrefix = "DIRECTIVESEARCH_TEST_";

    /// <summary>Where the script that starts servers for the test suite keeps their state.</summary>
    private const string TestServers = "DIRECTIVESEARCH_SERVERS";

    /// <summary>Reads the settings; the command line goes before the environment, that before settings.json in the data folder.</summary>
    /// <returns>Settings, or what is wrong with them in Vietnamese, with what is allowed.</returns>
    public static (ProgramSettings? Settings, IReadOnlyList<string> Errors) Read(
        IReadOnlyDictionary<string, string> commandLine, IReadOnlyDictionary<string, string> environment)
    {
        var errors = new List<string>();
        var data = Choose(SettingDefinition.All[0], commandLine, environment, new Dictionary<string, string>());
        var file = ReadFile(Path.Combine(data.Value, "settings.json"), errors);
        errors.AddRange(UnknownVariables(environment));
        errors.AddRange(UnknownKeys(file, Path.Combine(data.Value, "settings.json")));
        var inForce = SettingDefinition.All.Select(definition => Choose(definition, commandLine, environment, file)).ToList();
        errors.AddRange(
            from setting in inForce
            where !setting.Definition.IsAllowed(setting.Value)
            select $"{setting.Definition.Option} (từ {setting.Origin}) không nhận giá trị “{setting.Shown}”. Được phép: {setting.Definition.Allowed}.");
        if (errors.Count > 0) return (null, errors);
        var (elasticsearch, contradictions) = ElasticsearchSettings.Read(inForce);
        var (postgres, faults) = PostgresSettings.Read(inForce);
        var urls = SettingDefinition.Parts(inForce.First(setting => setting.Definition.Name == "Urls").Value);
        var (access, tls, conflicts) = AccessSettings.Read(inForce, urls);
        errors.AddRange([.. contradictions, .. faults, .. conflicts]);
        return errors.Count > 0 ? (null, errors) : (From(inForce, postgres is not null) with { Elasticsearch = elasticsearch, Postgres = postgres, Access = access, Tls = tls }, []);
    }

    private static ProgramSettings From(IReadOnlyList<SettingInForce> inForce, bool shared)
    {
        string Value(string name) => inForce.First(setting => setting.Definition.Name == name).Value;
        var urls = SettingDefinition.Parts(Value("Urls"));
        var limits = new IngestionLimits
        {
            LargestFileBytes = long.Parse(Value("Ingestion:LargestFileMegabytes")) << 20,
            ConversionTime = TimeSpan.FromSeconds(int.Parse(Value("Ingestion:ConversionSeconds"))),
            ConversionMemoryBytes = long.Parse(Value("Ingestion:ConversionMemoryMegabytes")) << 20,
        };
        return new(Path.GetFullPath(Value("Data")), urls, HostsOf(urls, SettingDefinition.Parts(Value("Hosts"))), limits, inForce)
        {
            Hosting = HostingSettings.Read(inForce, shared),
            Schedules = ScheduleSettings.Read(inForce),
            Crawl = CrawlSettings.Read(inForce),
        };
    }

    /// <summary>The names under which the portal may be asked for: those set, else loopback and the hosts of the addresses.</summary>
    private static IReadOnlyList<string> HostsOf(IReadOnlyList<string> urls, IReadOnlyList<string> hosts) =>
        hosts.Count > 0
            ? hosts
            : urls.Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : "")
                .Where(host => host is not ("" or "0.0.0.0" or "[::]"))
                .Concat(["localhost", "127.0.0.1", "[::1]"]).Distinct().ToList();

    private static SettingInForce Choose(
        SettingDefinition definition, IReadOnlyDictionary<string, string> commandLine, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> file) =>
        commandLine.TryGetValue(definition.Option, out var typed) ? new(definition, typed, "dòng lệnh")
        : environment.TryGetValue(definition.Variable, out var set) ? new(definition, set, $"biến môi trường {definition.Variable}")
        : file.TryGetValue(definition.Name.ToUpperInvariant(), out var written) ? new(definition, written, "settings.json")
        : new(definition, definition.Default, "mặc định");

    private static IEnumerable<string> UnknownVariables(IReadOnlyDictionary<string, string> environment) =>
        from name in environment.Keys
        where name.StartsWith(Prefix, StringComparison.Ordinal) && !name.StartsWith(TestPrefix, StringComparison.Ordinal) && name != TestServers
        where SettingDefinition.All.All(definition => definition.Variable != name)
        select $"Không có thiết lập {name}. Các thiết lập hiện có: {string.Join(", ", SettingDefinition.All.Select(definition => definition.Variable))}.";

    private static IEnumerable<string> UnknownKeys(IReadOnlyDictionary<string, string> file, string path) =>
        from key in file.Keys
        where SettingDefinition.All.All(definition => !definition.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
        select $"{path}: không có thiết lập “{key}”. Các thiết lập hiện có: {string.Join(", ", SettingDefinition.All.Select(definition => definition.Name))}.";

    private static Dictionary<string, string> ReadFile(string path, List<string> errors)
    {
        var values = new Dictionary<string, string>();
        if (!File.Exists(path)) return values;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            Flatten(json.RootElement, "", values);
        }
        catch (JsonException exception)
        {
            errors.Add($"{path}, dòng {exception.LineNumber + 1}: không phải JSON hợp lệ.");
        }

        return values;
    }

    private static void Flatten(JsonElement element, string name, Dictionary<string, string> values)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            values[name.ToUpperInvariant()] = element.ValueKind == JsonValueKind.Array ? string.Join(';', element.EnumerateArray()) : element.ToString();
            return;
        }

        foreach (var property in element.EnumerateObject()) Flatten(property.Value, name.Length == 0 ? property.Name : $"{name}:{property.Name}", values);
    }
}
