using DirectiveSearch.Crawlers.Families;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace DirectiveSearch.Crawlers.SourceFiles;

/// <summary>Reads sources that an operator adds: one file each, its name the source's.</summary>
public static class SourceFileReader
{
    public const string Extension = ".yaml";
    private const int LongestFile = 64 * 1024;

    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build();

    /// <summary>All sources of a folder; a file that is wrong keeps no other from being read.</summary>
    /// <returns>The faults are in Vietnamese and name the file.</returns>
    public static (IReadOnlyList<Source> Sources, IReadOnlyList<string> Faults) ReadFolder(string folder)
    {
        var sources = new List<Source>();
        var faults = new List<string>();
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var (source, told) = new FileInfo(path).Length > LongestFile ? (null, ["tệp dài quá 64 KB."]) : Read(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
            if (source is not null) sources.Add(source);
            faults.AddRange(told.Select(fault => $"{name}: {fault}"));
        }

        return (sources, faults);
    }

    /// <returns>The source, or what is wrong with it.</returns>
    public static (Source? Source, IReadOnlyList<string> Faults) Read(string slug, string yaml)
    {
        try
        {
            var file = Yaml.Deserialize<SourceFile?>(yaml) ?? new SourceFile();
            var faults = FaultsOf(slug, file).ToList();
            return faults.Count > 0 ? (null, faults) : (SourceOf(slug, file), []);
        }
        catch (YamlException fault)
        {
            return (null, [$"dòng {fault.Start.Line}, cột {fault.Start.Column}: {Explained(fault)}"]);
        }
    }

    private static string Explained(YamlException fault) =>
        fault.Message.Split('\'') is { Length: >= 3 } parts && fault.Message.Contains("not found on type", StringComparison.Ordinal)
            ? $"không có mục \"{parts[1]}\". Xem các mục được phép trong docs/crawling.md."
            : $"không phải YAML hợp lệ ({fault.InnerException?.Message ?? fault.Message}).";

    private static IEnumerable<string> FaultsOf(string slug, SourceFile file)
    {
        if (slug.Length is 0 or > 60 || slug.Any(unit => !char.IsAsciiLetterLower(unit) && !char.IsAsciiDigit(unit) && unit != '-')) yield return "tên tệp chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối.";
        if (Sources.AllSources.Known.Any(known => known.Slug == slug)) yield return $"nguồn {slug} đã có sẵn trong chương trình; hãy đặt tên khác.";
        if (string.IsNullOrWhiteSpace(file.Name)) yield return "thiếu name (tên nguồn, ví dụ: Cổng thông tin điện tử huyện Văn An).";
        if (file.Family is null || !Family.All.ContainsKey(file.Family)) yield return $"family phải là một trong: {string.Join(", ", Family.All.Keys.Order())}.";
        if (file.Lists.Count + file.Feeds.Count == 0) yield return "thiếu lists (địa chỉ trang danh sách) hoặc feeds (địa chỉ RSS, sitemap).";
        foreach (var address in file.Lists.Concat(file.Feeds).Where(address => Address(address) is null)) yield return $"\"{address}\" không phải địa chỉ http hoặc https.";
        if (file.Search is { } search && (Address(search) is null || !search.Contains("{0}", StringComparison.Ordinal))) yield return "search phải là địa chỉ http hoặc https có {0} ở chỗ của số, ký hiệu.";
        if (!(file.Delay <= 3600 && file.Delay >= (IsOwnMachine(file) ? 0 : 0.5))) yield return "delay (giây nghỉ sau mỗi lần tải) phải từ 0.5 đến 3600.";
        if (file.Tls.Certificate is { } hex && (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit))) yield return "tls.certificate phải là mã SHA-256 của chứng thư: 64 chữ số thập lục phân.";
        foreach (var name in file.List.Fields.Concat(file.Detail.Fields).Select(field => field.Key).Where(name => FieldNamed(name) is null).Distinct())
            yield return $"không có trường \"{name}\". Các trường được phép: {string.Join(", ", FieldNames.All.Keys.Select(FieldNames.Key))}.";
        foreach (var selector in Selectors(file)) if (Selection.FaultOf(selector) is { } fault) yield return fault;
        if (file.Paging is { } paging && PagingFault(paging) is { } wrong) yield return wrong;
    }

    private static string? PagingFault(SourceFile.PagingPart paging)
    {
        var ways = new[] { paging.Parameter is not null, paging.Path is not null, paging.Next is not null, paging.PostBack || paging.Button is not null, paging.None }.Count(way => way);
        if (ways != 1) return "paging phải nêu đúng một cách chuyển trang: parameter, path, next, post-back hoặc none.";
        if (paging.Path is { } path && !path.Contains("{0}", StringComparison.Ordinal)) return "paging.path phải có {0} ở chỗ của số trang, ví dụ trang-{0}.htm.";
        return paging.Step is < 1 or > 1000 ? "paging.step phải từ 1 đến 1000." : null;
    }

    private static IEnumerable<string> Selectors(SourceFile file) =>
        new[] { file.List.Rows, file.List.Link, file.List.Total, file.Detail.Within, file.Detail.Files, file.Detail.Body, file.Paging?.Next, file.Paging?.Button }
            .Concat(file.List.Fields.Values).Concat(file.Detail.Fields.Values).OfType<string>();

    private static Source SourceOf(string slug, SourceFile file)
    {
        var family = Family.All[file.Family!];
        var layout = family with
        {
            List = family.List with { Rows = file.List.Rows ?? family.List.Rows, Link = file.List.Link ?? family.List.Link, Total = file.List.Total ?? family.List.Total, Fields = Merged(family.List.Fields, file.List.Fields) },
            Detail = family.Detail with { Within = file.Detail.Within ?? family.Detail.Within, Files = file.Detail.Files ?? family.Detail.Files, Body = file.Detail.Body ?? family.Detail.Body, Fields = Merged(family.Detail.Fields, file.Detail.Fields) },
            Paging = file.Paging is { } paging ? PagingOf(paging) : family.Paging,
        };
        var lists = file.Feeds.Select(feed => (SourceList)new SourceList.Feed(Address(feed)!, file.FeedContains)).Concat(file.Lists.Select(list => new SourceList.Pages(Address(list)!)));
        return new Source(slug, file.Name!.Trim(), layout, [.. lists]) { Delay = TimeSpan.FromSeconds(file.Delay), Tls = new TlsAllowance(file.Tls.OldProtocols, file.Tls.Certificate), Search = file.Search is { } search ? new SourceSearch(search) : null, Schedule = file.Schedule, SweepSchedule = file.SweepSchedule };
    }

    private static Paging PagingOf(SourceFile.PagingPart paging) => paging switch
    {
        { Parameter: { } parameter } => new Paging.Query(parameter, paging.First, paging.Step),
        { Path: { } path } => new Paging.Path(path),
        { Next: { } next } => new Paging.NextLink(next),
        { None: true } => new Paging.None(),
        _ => new Paging.PostBack(paging.Button),
    };

    private static Dictionary<PortalField, string> Merged(IReadOnlyDictionary<PortalField, string> family, Dictionary<string, string> own)
    {
        var merged = new Dictionary<PortalField, string>(family);
        foreach (var (name, selector) in own) merged[FieldNamed(name)!.Value] = selector;
        return merged;
    }

    private static PortalField? FieldNamed(string name)
    {
        foreach (var field in FieldNames.All.Keys) if (FieldNames.Key(field) == name) return field;
        return null;
    }

    /// <summary>Nobody else is bothered.</summary>
    private static bool IsOwnMachine(SourceFile file) => file.Lists.Concat(file.Feeds).All(address => Address(address) is { IsLoopback: true });

    private static Uri? Address(string written) => Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
