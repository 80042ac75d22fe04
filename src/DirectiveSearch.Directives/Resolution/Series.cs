using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>A row of numbers that one office counts.</summary>
/// <param name="Key">TW for all central Party bodies, else the unit's slug.</param>
/// <param name="ByCode">The number's code alone tells the series, so it needs no place in an address.</param>
/// <param name="Merged">Its province was made anew on 2025-07-01, and counts from 1 again from that day.</param>
/// <param name="Head">Of a province's office: its slug without the province.</param>
internal sealed record Series(string Key, bool IsParty, bool IsCentral, bool ByCode, bool Merged, string? Head = null, string? ProvinceSlug = null)
{
    private const string Jointly = "lien-tich";

    private static readonly Memo<Series> Issuers = new(OfIssuer);

    private static readonly Memo<string> Places = new(UnitDirectory.Slug);

    private static readonly Memo<Office?> Offices = new(OfficeOf);

    private static readonly Dictionary<string, Office> Codes = DataTable.Rows("issuer-codes", 3)
        .DistinctBy(cells => Folding.Fold(cells[0]))
        .ToDictionary(cells => Folding.Fold(cells[0]), cells => Office.Of(cells[1], cells[2].Length > 0));

    /// <summary>With which slugs of a province's offices end, the longest first.</summary>
    private static readonly string[] Endings = [.. UnitDirectory.Provinces.Select(province => "-" + province.Slug).OrderByDescending(ending => ending.Length)];

    private static readonly HashSet<string> MadeAnew =
        [.. ProvinceTable.All.Where(row => row.To?.SortKey == Periods.Merger - 71).Select(row => row.Today)];

    /// <summary>What the code leaves to one office is that office's, whatever issuer a text states; else the issuer decides. Null: unknown.
    /// What several offices of a province issue together has their codes in its number, and each text names them in its own order: the province alone tells whose it is.</summary>
    public static Series? Of(string number, string? issuer) =>
        Offices.Of(number) is { IsLocal: false } office ? office.Series
        : issuer is null ? null
        : Issuers.Of(issuer) is { ProvinceSlug: { } province } series && NumberParts.Parse(number).IsJoint
            ? series with { Key = $"{Jointly}-{province}", Head = Jointly, IsParty = false }
            : Issuers.Of(issuer);

    /// <summary>The place that stands for a series in an address: the province alone where the code tells the office.</summary>
    public string Place(string number) =>
        Head == Jointly ? ProvinceSlug!
        : Offices.Of(number) is { IsLocal: true } office && ProvinceSlug is not null && (Head == office.Slug || (Head == "thanh-uy" && office.Slug == "tinh-uy"))
            ? ProvinceSlug
            : Key;

    /// <summary>Whether its office can bear such a number: no office of the centre counts as UBND or TU.</summary>
    public bool MayCarry(string number) => !IsCentral || ByCode || Offices.Of(number) is not { IsLocal: true };

    /// <summary>The slug of a province as series bear it.</summary>
    public static string PlaceOf(string province) => Places.Of(province);

    private static Series OfIssuer(string issuer)
    {
        var unit = UnitDirectory.Describe(issuer, null);
        var province = Array.Find(Endings, ending => unit.Slug.EndsWith(ending, StringComparison.Ordinal))?[1..];
        var head = province is null ? null : unit.Slug[..^(province.Length + 1)];
        foreach (var kind in (string[])["-tinh", "-thanh-pho"])
            if (head?.EndsWith(kind, StringComparison.Ordinal) == true) head = head[..^kind.Length];
        var merged = unit.ProvinceToday is { } today && MadeAnew.Contains(today);
        return new Series(unit.Slug, unit.Kind == UnitKind.Party, unit.Level is Level.Central, false, merged, head, province);
    }

    /// <summary>Of the codes behind the type's the first that is known.</summary>
    private static Office? OfficeOf(string stated)
    {
        var number = NumberParts.Parse(stated);
        var afterType = number.Codes.Count > 1 && TypeFamilies.OfCode(number.Codes[0]).Count > 0 ? 1 : 0;
        foreach (var code in number.Codes.Skip(afterType))
        {
            if (code.Equals("TW", StringComparison.OrdinalIgnoreCase)) return Office.Party;
            if (Codes.TryGetValue(Folding.Fold(code), out var office) || Codes.TryGetValue(Folding.Fold(TypeFamilies.WithoutTerm(code)), out office)) return office;
        }

        return null;
    }

    /// <summary>What a code stands for; a local one for the same office of every place.</summary>
    private sealed record Office(string Slug, bool IsLocal, Series Series)
    {
        public static Office Party { get; } = new("TW", false, new Series("TW", true, true, true, false));

        public static Office Of(string name, bool isLocal)
        {
            var slug = UnitDirectory.Slug(name);
            return !isLocal && UnitDirectory.Describe(name, null).Kind == UnitKind.Party
                ? Party
                : new Office(slug, isLocal, new Series(slug, false, true, true, false));
        }
    }
}
