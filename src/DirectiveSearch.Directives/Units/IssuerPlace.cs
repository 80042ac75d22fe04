using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>Reads the place after the head of a name ("tỉnh Tây Ninh", "huyện", nothing) and completes it from the citing document.</summary>
internal static class IssuerPlace
{
    /// <summary>Words of a place's name.</summary>
    private const int LongestProvince = 5;
    private const int LongestName = 4;

    /// <summary>From this day on communes have departments.</summary>
    private static readonly PartialDate EndOfDistricts = new(2025, 7, 1);

    private static readonly string[][] Kinds = [["tinh"], ["thanh", "pho"], ["huyen"], ["quan"], ["thi", "xa"], ["xa"], ["phuong"], ["thi", "tran"], ["dac", "khu"]];

    /// <returns>How many words the place takes, and the full name.</returns>
    public static (int Words, string Name) Read(IssuerHead head, string text, IssuerWords words, int from, DocumentMetadata metadata)
    {
        var kind = KindAt(words, from);
        var name = kind == 0 && head.Place == PlaceRule.None ? 0 : NameAt(words, from + kind);
        var province = name == 0 ? null : ProvinceTable.Find(Written(words, from + kind, name));
        var place = (kind, name) switch
        {
            (0, 0) => Completed(head, metadata),
            (_, 0) => OfKind(words[from].Folded == "tinh" ? "tỉnh" : Lower(words, from, kind), head, metadata),
            (0, _) when head.Place is PlaceRule.ProvinceName or PlaceRule.CityName or PlaceRule.DistrictName =>
                province is { Name: "Hồ Chí Minh" } ? province.Titled : province?.Name ?? IssuerNames.Usual(text, words.Range(from, name)),
            _ when province is not null && (kind == 0 || words[from].Folded is "tinh" or "thanh") => province.Titled,
            (0, _) => IssuerNames.Usual(text, words.Range(from, name)),
            _ => $"{Lower(words, from, kind)} {IssuerNames.Usual(text, words.Range(from + kind, name))}",
        };
        var (above, around) = kind == 0 || name == 0 || province is not null && words[from].Folded is "tinh" or "thanh" ? (0, "") : Around(text, words, from + kind + name, metadata);
        return (kind + name + above, place.Length == 0 ? head.Name : $"{head.Name} {place}{around}");
    }

    /// <summary>"…, huyện Y, tỉnh X" behind a lower place: kept where it is not the citing document's own.</summary>
    private static (int Words, string Around) Around(string text, IssuerWords words, int from, DocumentMetadata metadata)
    {
        var (count, around) = (0, "");
        for (var next = from; words.Has(next) && words[next].Comma; next = from + count)
        {
            var kind = KindAt(words, next, comma: true);
            if (kind == 0 || words[next].Folded is "xa" or "phuong" or "dac") break;
            var name = NameAt(words, next + kind);
            if (name == 0) break;
            var province = words[next].Folded is "tinh" or "thanh" ? ProvinceTable.Find(Written(words, next + kind, name)) : null;
            if (province is { } stated && stated.Name != metadata.Province) around += $", {stated.Titled}";
            var district = IssuerNames.Usual(text, words.Range(next + kind, name));
            if (province is null && words[next].Folded is not "tinh" && district != metadata.District) around += $", {Lower(words, next, kind)} {district}";
            count = next + kind + name - from;
            if (province is not null) break;
        }

        return (count, around);
    }

    private static int KindAt(IssuerWords words, int from, bool comma = false)
    {
        if (!words.Has(from) || words[from].Comma != comma) return 0;
        foreach (var kind in Kinds)
            if (kind[0] == words[from].Folded && (kind.Length == 1 || (words.Has(from + 1) && kind[1] == words[from + 1].Folded))) return kind.Length;
        return 0;
    }

    /// <summary>A province by its name in any case, else up to four capitalised words.</summary>
    private static int NameAt(IssuerWords words, int from)
    {
        if (!words.Has(from) || words[from].Comma || !words[from].IsCapitalized) return 0;
        for (var count = LongestProvince; count > 0; count--)
        {
            if (words.Has(from + count - 1) && ProvinceTable.Find(Written(words, from, count)) is not null) return count;
        }

        var capitalized = 0;
        for (; capitalized < LongestName && words.Has(from + capitalized) && words[from + capitalized] is { IsCapitalized: true, Comma: false } word; capitalized++)
        {
            if (word.Written.HasDigit() || IssuerNames.OpensTitle(words, from + capitalized)) break;
            if (word.Written.Length > 1 && word.Written.All(char.IsUpper)) return 0;
        }

        return capitalized;
    }

    private static string Completed(IssuerHead head, DocumentMetadata metadata)
    {
        var province = metadata.Province is null ? null : ProvinceTable.Find(metadata.Province);
        return head.Place switch
        {
            PlaceRule.Province => province?.Titled ?? "",
            PlaceRule.ProvinceName => province?.Name ?? "",
            PlaceRule.CityName => province is { IsCity: true } ? (province.Name == "Hồ Chí Minh" ? province.Titled : province.Name) : metadata.District ?? "",
            PlaceRule.DistrictName => metadata.District ?? "",
            PlaceRule.District or PlaceRule.DistrictOrCommune => District(metadata, head.Place == PlaceRule.DistrictOrCommune),
            PlaceRule.OwnLevel when metadata.Issuer?.StartsWith(head.Name + " ", StringComparison.OrdinalIgnoreCase) == true => metadata.Issuer[(head.Name.Length + 1)..],
            PlaceRule.OwnLevel when metadata.Level == Level.Province => province?.Titled ?? "",
            _ => "",
        };
    }

    /// <summary>The district around the citing unit, or since districts ended its own commune; empty where neither can be meant.</summary>
    private static string District(DocumentMetadata metadata, bool mayBeCommune)
    {
        var ended = metadata.Date is { } date && date >= EndOfDistricts;
        if (ended && !mayBeCommune) return "";
        if (metadata.Level is Level.District or Level.Commune && metadata.Issuer is { } issuer && Array.Find(ended ? Communes : Districts, kind => issuer.Contains($" {kind} ", StringComparison.Ordinal)) is { } own)
            return issuer[(issuer.IndexOf($" {own} ", StringComparison.Ordinal) + 1)..];
        return !ended && metadata.District is { } district && DistrictTable.Find(district, null, metadata.Date) is [var only] ? $"{only.Kind} {only.Name}" : "";
    }

    private static readonly string[] Districts = ["huyện", "quận", "thị xã", "thành phố"];
    private static readonly string[] Communes = ["xã", "phường", "đặc khu"];

    /// <summary>"tỉnh", "huyện", "xã" alone: the citing document's own.</summary>
    private static string OfKind(string kind, IssuerHead head, DocumentMetadata metadata)
    {
        var province = metadata.Province is null ? null : ProvinceTable.Find(metadata.Province);
        switch (kind)
        {
            case "tỉnh" when province is { IsCity: false }:
            case "thành phố" when province is { IsCity: true }:
                return head.Place is PlaceRule.ProvinceName or PlaceRule.CityName && province.Name != "Hồ Chí Minh" ? province.Name : province.Titled;
            case "huyện" or "quận" or "thị xã" or "thành phố" when metadata.District is not null:
                return $"{kind} {metadata.District}";
            default:
                var at = metadata.Issuer?.IndexOf($" {kind} ", StringComparison.OrdinalIgnoreCase) ?? -1;
                return at < 0 ? kind : metadata.Issuer![(at + 1)..];
        }
    }

    private static string Written(IssuerWords words, int from, int count) =>
        count == 1 ? words[from].Written : string.Join(' ', words.Range(from, count).Select(word => word.Written));

    private static string Lower(IssuerWords words, int from, int count) => Written(words, from, count).ToLowerInvariant();
}
