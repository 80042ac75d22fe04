using System.Buffers;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Province and district that the text speaks of, best evidence first: place line, opening, whole text.</summary>
/// <param name="District">Known to the gazetteer, else as the place line says it.</param>
/// <param name="Text">Where more is searched.</param>
/// <param name="Rule">Why the province is that one; null when there is none.</param>
internal sealed record PlaceEvidence(ProvinceRow? Province, string? District, string Head, string Text, string? Rule)
{
    private const int SearchedCharacters = 200_000;
    private const int MostMentions = 50;
    private const int LongestPlace = 60;

    /// <param name="head">The lines of the head in capitals, the superior's among them.</param>
    /// <param name="opening">The first paragraphs; seldom asked for.</param>
    public static PlaceEvidence Read(string? place, string head, Func<string> opening, string body, PartialDate? date)
    {
        var searched = body.Length > SearchedCharacters ? body[..SearchedCharacters] : body;
        var named = Strip(place);
        if (named is not null && ProvinceTable.Find(named) is { } own && own.StoodOn(date)) return new PlaceEvidence(own, null, head, searched, "place-and-date-line");
        var districts = named is null ? [] : Districts(named, place!, date);
        var around = named is null ? null : Around(named, searched);
        var (spoken, rule) = InHead(head, date) is { } above ? (above, "header-line")
            : around is not null ? (around, "beside-place")
            : MostSpoken(opening(), date) is { } first ? (first, "named-in-opening")
            : MostSpoken(searched, date) is { } most ? (most, "named-most") : (null, null as string);
        var district = districts.FirstOrDefault(row => row.Province == spoken);
        if (district is null && districts.Count == 1 && around is null) (district, rule) = (districts[0], "district-table");
        return new PlaceEvidence(district?.Province ?? spoken, district?.Name ?? (named is not null && named.HasLower() ? named : null), head, searched, rule);
    }

    /// <summary>The district that the text or the head puts around a commune: "xã X, huyện Y", "ĐẢNG BỘ HUYỆN Y" above it.</summary>
    public string? DistrictOf(string commune, PartialDate? date)
    {
        if (date >= new PartialDate(2025, 7, 1)) return null;
        foreach (var rest in After(commune + ", ", Text.Replace('\n', ' ')))
        {
            var kind = DistrictKinds.FirstOrDefault(kind => rest.StartsWith(kind + " ", StringComparison.Ordinal));
            var name = kind is null ? "" : Capitalised(rest[(kind.Length + 1)..]);
            if (name.Length > 0 && !(kind is "thành phố" && ProvinceTable.Find(name) is { IsCity: true })) return name;
        }

        return Head.Split('\n')
            .Select(line => Abbreviations.Expand(line))
            .Select(line => (UnitName.Parse(line, date) is { Places.Count: > 0 } unit ? unit : UnitName.Parse("của " + line, date)).Places.FirstOrDefault(place => place.Level == Level.District))
            .LastOrDefault(place => place is not null) is { } above ? IssuerReader.ProperName(above) : null;
    }

    private static readonly string[] DistrictKinds = ["huyện", "quận", "thị xã", "thành phố"];

    /// <summary>The province that stands beside the name: "X, tỉnh Y".</summary>
    private static ProvinceRow? Around(string name, string text) => After(name + ", ", text)
        .Select(rest => ProvinceTable.All.FirstOrDefault(row => rest.StartsWith(row.Titled, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(row => row is not null);

    /// <summary>What follows each of the first mentions, up to the length of a place's name.</summary>
    private static IEnumerable<string> After(string words, string text)
    {
        var found = 0;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0 && found++ < MostMentions; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
            yield return text[(at + words.Length)..Math.Min(text.Length, at + words.Length + LongestPlace)].Replace('\n', ' ');
    }

    private static string Capitalised(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => char.IsUpper(word[0])).ToList();
        var last = words.FindIndex(word => !char.IsLetterOrDigit(word[^1]));
        return string.Join(' ', last < 0 ? words.Take(4) : words.Take(last + 1)).TrimEnd(',', ';', '.', ':', ')', '”', '"', '*');
    }

    private static readonly IReadOnlyList<(ProvinceRow Row, string Upper)> InCapitals =
        [.. ProvinceTable.All.Select(row => (row, row.Name is "Hồ Chí Minh" ? "THÀNH PHỐ HỒ CHÍ MINH" : row.Name.ToUpperInvariant()))];

    private static ProvinceRow? InHead(string head, PartialDate? date) => InCapitals
        .Where(province => head.Contains(province.Upper, StringComparison.Ordinal) && province.Row.StoodOn(date))
        .Select(province => province.Row)
        .MaxBy(row => row.Name.Length);

    /// <summary>Named or by its initials, "Huyện DMC"; all that bear the name.</summary>
    private static IReadOnlyList<DistrictRow> Districts(string name, string place, PartialDate? date)
    {
        var kind = name.Length == place.Length ? null : place[..(place.Length - name.Length)].TrimEnd(' ', '.').ToLowerInvariant();
        if (kind is "tp") kind = "thành phố";
        if (kind is "tx") kind = "thị xã";
        var found = DistrictTable.Find(name, kind, date);
        if (found.Count > 0 || name.Length is < 2 or > 6 || name.Any(character => !char.IsUpper(character))) return found;
        return DistrictTable.FindByInitials(name, kind, date);
    }

    private static string? Strip(string? place)
    {
        if (place is null) return null;
        foreach (var kind in (ReadOnlySpan<string>)["thành phố ", "thị xã ", "huyện ", "quận ", "tỉnh ", "TP.", "TP ", "TX.", "TX "])
        {
            if (place.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && place.Length > kind.Length) return place[kind.Length..].Trim();
        }

        return place;
    }

    private static readonly Dictionary<char, ProvinceRow[]> ByInitial = ProvinceTable.All.GroupBy(row => row.Name[0]).ToDictionary(rows => rows.Key, rows => rows.ToArray());

    private static readonly SearchValues<char> Initials = SearchValues.Create([.. ByInitial.Keys]);

    /// <summary>The province that is named most; "tỉnh X" counts more than a bare X, which may be a river or a street.
    /// One that had ended by then stands for the one it became.</summary>
    private static ProvinceRow? MostSpoken(string text, PartialDate? date)
    {
        var scores = new Dictionary<ProvinceRow, int>();
        for (int at = 0, next; (next = text.AsSpan(at).IndexOfAny(Initials)) >= 0; at++)
        {
            at += next;
            foreach (var row in ByInitial[text[at]])
            {
                if (!text.AsSpan(at).StartsWith(row.Name)) continue;
                var standing = row.StoodOn(date) ? row : ProvinceTable.Find(row.Today)!;
                scores[standing] = scores.GetValueOrDefault(standing) + Weight(text.AsSpan(0, at), row);
            }
        }

        var best = scores.Where(scored => scored.Value > 0).OrderByDescending(scored => scored.Value).Take(2).ToList();
        return best.Count == 0 || (best.Count == 2 && best[0].Value == best[1].Value) ? null : best[0].Key;
    }

    /// <summary>"Hồ Chí Minh" is mostly the man: bare mentions of the name say nothing.</summary>
    private static int Weight(ReadOnlySpan<char> before, ProvinceRow row)
    {
        var titled = before.EndsWith(row.Kind + " ") ? 3 : 0;
        return row.Name is "Hồ Chí Minh" ? titled : 1 + titled + (row.IsCity && before.EndsWith("TP. ") ? 1 : 0);
    }
}
