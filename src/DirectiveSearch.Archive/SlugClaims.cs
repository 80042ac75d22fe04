using System.Security.Cryptography;
using System.Text;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

/// <summary>A group of evidence being settled: what it was, and what it is resolved to.</summary>
/// <param name="Before">Its instruments as they stand in the archive.</param>
/// <param name="Beside">Groups of the instruments that merges brought here from other groups, by slug.</param>
internal sealed record SettledGroup(
    string Key, IReadOnlyList<EvidenceRow> Evidence, IReadOnlyList<InstrumentRow> Before, Resolution Resolution, IReadOnlyDictionary<string, string> Beside)
{
    /// <summary>What was resolved together, for each of its groups.</summary>
    public static IEnumerable<SettledGroup> Apart(
        IReadOnlyCollection<string> keys, ILookup<string, EvidenceRow> evidence, ILookup<string, InstrumentRow> before, Resolution resolution)
    {
        var assignments = resolution.Assignments.ToDictionary(assignment => assignment.EvidenceId);
        foreach (var key in keys)
        {
            var own = resolution.Instruments.Where(instrument => instrument.NumberKey == key).ToList();
            yield return new SettledGroup(
                key, [.. evidence[key]], [.. before[key]],
                new Resolution(own, [.. evidence[key].Where(row => assignments.ContainsKey(row.Id)).Select(row => assignments[row.Id])]),
                resolution.Instruments.Except(own).DistinctBy(instrument => instrument.Slug).ToDictionary(instrument => instrument.Slug, instrument => instrument.NumberKey));
        }
    }
}

/// <summary>Slugs are unique by construction within a group. Should two groups ever meet in one, each of them takes a mark of its own there, and the
/// slug itself leads to one of them: which of the two came first decides nothing, and no address ever shows another instrument than before.</summary>
internal sealed class SlugClaims(Session session)
{
    private readonly Dictionary<string, List<string>> contested = [];

    /// <summary>Groups that meet these ones in a slug, or did until now, and must be settled with them.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(IReadOnlyCollection<SettledGroup> groups)
    {
        contested.Clear();
        var settled = groups.Select(group => group.Key).ToHashSet();
        var claims = groups.SelectMany(group => group.Resolution.Instruments.Select(instrument => (instrument.Slug, Group: group.Key)))
            .ToLookup(claim => claim.Slug, claim => claim.Group);
        var changed = groups.SelectMany(Changed).ToHashSet();
        var standing = (await StandingAsync(changed)).Where(row => !settled.Contains(row.GroupKey)).ToLookup(Unmarked);
        var others = new HashSet<string>();
        foreach (var slug in changed)
        {
            var claimants = claims[slug].Concat(standing[slug].Select(row => row.GroupKey)).Distinct().Order(StringComparer.Ordinal).ToList();
            if (claimants.Count > 1) contested[slug] = claimants;
            others.UnionWith(standing[slug].Where(row => row.Slug == slug == claimants.Count > 1).Select(row => row.GroupKey));
        }

        return [.. others];
    }

    /// <summary>The resolution with the mark at each slug that other groups claim, too.</summary>
    public SettledGroup Marked(SettledGroup group)
    {
        if (contested.Count == 0 || !group.Resolution.Instruments.Select(instrument => instrument.Slug).Concat(group.Beside.Keys).Any(contested.ContainsKey)) return group;
        var own = group.Resolution.Instruments.Select(instrument => instrument.Slug).ToHashSet();
        string Name(string slug) => contested.ContainsKey(slug) ? WithMark(slug, own.Contains(slug) ? group.Key : group.Beside.GetValueOrDefault(slug, group.Key)) : slug;
        return group with
        {
            Resolution = new Resolution(
                [.. group.Resolution.Instruments.Select(instrument => instrument with { Slug = Name(instrument.Slug) })],
                [.. group.Resolution.Assignments.Select(assignment => assignment with
                {
                    Slug = assignment.Slug is null ? null : Name(assignment.Slug),
                    Candidates = [.. assignment.Candidates.Select(Name).Order(StringComparer.Ordinal)],
                })]),
        };
    }

    /// <summary>A slug that several groups claim leads to one of them; that is also how they are found again.</summary>
    public async Task RedirectAsync()
    {
        if (contested.Count == 0) return;
        var now = (await session.QueryInAsync<(string Slug, string Target)>("SELECT slug, target FROM redirects WHERE slug IN @Keys", contested.Keys))
            .ToDictionary(row => row.Slug, row => row.Target);
        await session.ExecuteAsync(
            "INSERT INTO redirects (slug, target) VALUES (@Slug, @Target) ON CONFLICT (slug) DO UPDATE SET target = excluded.target",
            contested.Select(claim => (Slug: claim.Key, Targets: claim.Value.Select(group => WithMark(claim.Key, group)).ToList()))
                .Where(claim => !claim.Targets.Contains(now.GetValueOrDefault(claim.Slug, "")))
                .Select(claim => new { claim.Slug, Target = claim.Targets[0] }));
    }

    private static IEnumerable<string> Changed(SettledGroup group)
    {
        var now = group.Resolution.Instruments.Select(instrument => instrument.Slug).ToHashSet();
        var before = group.Before.Where(row => Unmarked(row) == row.Slug).Select(row => row.Slug).ToHashSet();
        return now.Where(slug => !before.Contains(slug)).Concat(group.Before.Select(Unmarked).Where(slug => !now.Contains(slug) || !before.Contains(slug)));
    }

    /// <summary>Instruments that stand under these slugs, with a mark or without.</summary>
    private async Task<List<InstrumentRow>> StandingAsync(IReadOnlyCollection<string> slugs)
    {
        var rows = await session.QueryInAsync<InstrumentRow>("SELECT slug, group_key FROM instruments WHERE slug IN @Keys", slugs);
        var led = await session.QueryInAsync<(string Slug, string Target)>("SELECT slug, target FROM redirects WHERE slug IN @Keys", slugs);
        foreach (var (slug, _) in led.Where(row => row.Target.Length == row.Slug.Length + MarkLength && row.Target.StartsWith(row.Slug, StringComparison.Ordinal)))
        {
            rows.AddRange((await session.QueryAsync<InstrumentRow>(
                "SELECT slug, group_key FROM instruments WHERE slug > @First AND slug < @Beyond AND length(slug) = @Length",
                new { First = slug + "-", Beyond = slug + ".", Length = slug.Length + MarkLength })).Where(row => WithMark(slug, row.GroupKey) == row.Slug));
        }

        return rows;
    }

    private const int MarkLength = 7;

    private static string Unmarked(InstrumentRow row) =>
        row.Slug.Length > MarkLength && WithMark(row.Slug[..^MarkLength], row.GroupKey) == row.Slug ? row.Slug[..^MarkLength] : row.Slug;

    private static string WithMark(string slug, string group) => $"{slug}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(group)))[..(MarkLength - 1)]}";
}
