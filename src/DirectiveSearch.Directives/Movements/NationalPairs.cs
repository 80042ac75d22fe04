namespace DirectiveSearch.Directives.Movements;

/// <summary>Which pairs of neighbouring words the names of national movements have: a name is compared with all of them at once.</summary>
internal sealed class NationalPairs
{
    private const int FewestPairs = 4;
    private const int LongestName = 250;

    private readonly (NationalMovement Movement, int Pairs)[] names;
    private readonly Dictionary<string, List<int>> namesByPair = [];

    public NationalPairs(IReadOnlyList<NationalMovement> movements)
    {
        names = [.. movements.SelectMany(movement => movement.Names.Select(name => (movement, Math.Max(1, name.Count(' '.Equals)))))];
        foreach (var (index, name) in movements.SelectMany(movement => movement.Names).Index())
        {
            foreach (var pair in Of(name))
            {
                if (!namesByPair.TryGetValue(pair, out var holders)) namesByPair[pair] = holders = [];
                holders.Add(index);
            }
        }
    }

    /// <summary>The movement of the name that shares most of its pairs with the words; null when none shares enough to be told by.</summary>
    public (NationalMovement Movement, double Share)? Nearest(string words)
    {
        if (words.Length > LongestName) return null;
        var shared = new int[names.Length];
        foreach (var pair in Of(words))
            foreach (var name in namesByPair.GetValueOrDefault(pair, [])) shared[name]++;
        (NationalMovement, double)? best = null;
        for (var name = 0; name < names.Length; name++)
        {
            var share = shared[name] / (double)names[name].Pairs;
            if (shared[name] >= FewestPairs && share > (best?.Item2 ?? 0)) best = (names[name].Movement, share);
        }

        return best;
    }

    /// <summary>The pairs of neighbours among the words of a name.</summary>
    public static HashSet<string> Of(string words)
    {
        var split = words.Split(' ');
        return [.. split.Zip(split.Skip(1), (left, right) => $"{left} {right}")];
    }
}
