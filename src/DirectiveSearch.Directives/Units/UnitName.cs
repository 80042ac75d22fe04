namespace DirectiveSearch.Directives.Units;

/// <summary>A place as part of a unit's name.</summary>
/// <param name="Kind">tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu.</param>
internal sealed record UnitPlace(string Kind, string Name, Level Level)
{
    public override string ToString() => $"{Kind} {Name}";
}

/// <summary>A canonical name taken apart: Liên đoàn Lao động | huyện Dương Minh Châu.</summary>
/// <param name="Core">The organisation without its place.</param>
/// <param name="Places">From the lowest up; empty for bodies of the centre.</param>
internal sealed record UnitName(string Core, IReadOnlyList<UnitPlace> Places)
{
    private static readonly string[] Kinds = ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];

    private static readonly int LongestKind = Kinds.Max(kind => kind.Length);

    private static readonly (string Core, string Kind)[] Committees =
    [
        ("Tỉnh ủy", "tỉnh"), ("Thành ủy", "thành phố"), ("Huyện ủy", "huyện"), ("Thị ủy", "thị xã"), ("Quận ủy", "quận"), ("Quận đoàn", "quận"), ("Thị đoàn", "thị xã"),
        ("Tỉnh đoàn", "tỉnh"), ("Thành đoàn", "thành phố"), ("Huyện đoàn", "huyện"),
    ];

    public static UnitName Parse(string canonical, PartialDate? date)
    {
        var places = new List<UnitPlace>();
        var rest = canonical;
        while (LastPlace(rest) is { Start: > 0 } found)
        {
            places.Insert(0, Placed(found.Kind, rest[found.NameStart..], date));
            rest = rest[..found.Start].TrimEnd(' ', ',', '-');
        }

        if (CommitteePlace(rest, date, out var start) is { } place)
        {
            places.Insert(0, place);
            rest = rest[..start].TrimEnd();
        }

        return new UnitName(rest, places);
    }

    /// <summary>Whether the place follows without its kind: Huyện ủy Gò Dầu.</summary>
    public static bool IsCommittee(string core) => Committees.Any(row => core.Equals(row.Core, StringComparison.OrdinalIgnoreCase));

    private static UnitPlace? CommitteePlace(string name, PartialDate? date, out int start)
    {
        start = 0;
        if (!MayNameCommittee(name)) return null;
        foreach (var (core, kind) in Committees)
        {
            var at = name.IndexOf(core, StringComparison.OrdinalIgnoreCase);
            while (at >= 0 && !(at + core.Length < name.Length && name[at + core.Length] == ' ')) at = name.IndexOf(core, at + 1, StringComparison.OrdinalIgnoreCase);
            start = at + core.Length + 1;
            if (at >= 0 && start < name.Length && IsName(name[start])) return Placed(kind, name[start..], date);
        }

        return null;
    }

    /// <summary>What most names lack: a word "ủy" or "đoàn" behind another.</summary>
    private static bool MayNameCommittee(ReadOnlySpan<char> name)
    {
        for (int next; (next = name.IndexOf(' ')) >= 0; name = name[(next + 1)..])
            if (name[(next + 1)..] is var rest && (rest.StartsWith("ủy ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("đoàn ", StringComparison.OrdinalIgnoreCase))) return true;
        return false;
    }

    /// <summary>The last "tỉnh X", "thị xã X" of a name; of each kind the last, and the longer kind where "xã" ends "thị xã".</summary>
    private static (int Start, string Kind, int NameStart) LastPlace(string name)
    {
        var best = (Start: 0, Kind: "", NameStart: 0);
        var passed = 0;
        for (var blank = name.LastIndexOf(' '); blank >= 0 && blank + LongestKind + 2 >= best.NameStart; blank = blank == 0 ? -1 : name.LastIndexOf(' ', blank - 1))
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                if ((passed >> kind & 1) != 0 || !IsKindAt(name, blank + 1, Kinds[kind])) continue;
                passed |= 1 << kind;
                var nameStart = blank + Kinds[kind].Length + 2;
                if (nameStart < name.Length && IsName(name[nameStart]) && nameStart >= best.NameStart) best = (blank + 1, Kinds[kind], nameStart);
            }
        }

        return best;
    }

    private static bool IsKindAt(string name, int start, string kind) =>
        start + kind.Length < name.Length && name[start + kind.Length] == ' ' && char.ToLowerInvariant(name[start]) == kind[0] && name.AsSpan(start).StartsWith(kind, StringComparison.OrdinalIgnoreCase);

    private static UnitPlace Placed(string kind, string name, PartialDate? date)
    {
        var bare = name.StartsWith("Thành phố ", StringComparison.Ordinal) ? name["Thành phố ".Length..] : name;
        return kind switch
        {
            "tỉnh" => new UnitPlace(kind, bare, Level.Province),
            "thành phố" when ProvinceTable.Find(bare) is { IsCity: true } row && row.StoodOn(date) => new UnitPlace(row.Kind, row.Name, Level.Province),
            "xã" or "phường" or "thị trấn" or "đặc khu" => new UnitPlace(kind, bare, Level.Commune),
            _ => new UnitPlace(kind, bare, Level.District),
        };
    }

    private static bool IsName(char first) => char.IsUpper(first) || char.IsDigit(first);
}
