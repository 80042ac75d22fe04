namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>What a site's robots.txt allows one crawler (RFC 9309).</summary>
/// <param name="CrawlDelay">Not of the RFC, but many sites ask for it; null: nothing asked.</param>
/// <param name="Sitemaps">As written, in order; they are nobody's group's.</param>
public sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules, TimeSpan? CrawlDelay, IReadOnlyList<string> Sitemaps)
{
    /// <summary>Characters; what stands behind them is not read (the RFC asks for 500 KiB at least).</summary>
    public const int LongestFile = 512 * 1024;

    private const int MostRules = 10_000;

    /// <summary>There is no robots.txt: everything may be read.</summary>
    public static readonly RobotsRules AllowAll = new([], null, []);

    /// <summary>The server could not say what it allows: nothing may be read.</summary>
    public static readonly RobotsRules DisallowAll = new([new RobotsRule(false, "/")], null, []);

    /// <param name="pathAndQuery">As it is sent: "/a/b?c".</param>
    public bool Allows(string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt") return true;
        var path = RobotsPath.OfAddress(pathAndQuery);
        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            // The longest pattern decides; of two as long ones the one that allows.
            if (best is not null && (rule.Pattern.Length < best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && !rule.Allow))) continue;
            if (RobotsPath.Matches(rule.Pattern, path)) best = rule;
        }

        return best?.Allow ?? true;
    }

    /// <summary>All groups that name the crawler, taken together; if none does, those for everybody.</summary>
    /// <param name="product">The crawler's name in robots files: letters, "_" and "-".</param>
    public static RobotsRules Read(string file, string product)
    {
        var own = new Group();
        var everybody = new Group();
        var sitemaps = new List<string>();
        var current = new List<Group>();
        var naming = false;
        foreach (var line in file.AsSpan(0, Math.Min(file.Length, LongestFile)).TrimStart('\uFEFF').EnumerateLines())
        {
            if (!TryRead(line, out var field, out var value)) continue;
            if (field is "user-agent")
            {
                if (!naming) current.Clear();
                naming = true;
                if (Names(value, product)) current.Add(own.Named());
                else if (value is "*") current.Add(everybody.Named());
            }
            else if (field is "sitemap")
            {
                sitemaps.Add(value.ToString());
            }
            else if (field is "allow" or "disallow" or "crawl-delay")
            {
                naming = false;
                foreach (var group in current) group.Add(field, value);
            }
        }

        var asked = own.IsNamed ? own : everybody;
        return new RobotsRules(asked.Rules, asked.Delay, sitemaps);
    }

    private static bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> field, out ReadOnlySpan<char> value)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0) line = line[..comment];
        var colon = line.IndexOf(':');
        field = colon < 0 ? default : Lower(line[..colon].Trim());
        value = colon < 0 ? default : line[(colon + 1)..].Trim();
        return colon > 0;
    }

    private static string Lower(ReadOnlySpan<char> field) => field.ToString().ToLowerInvariant();

    /// <summary>Some write the version behind the name: only the name counts.</summary>
    private static bool Names(ReadOnlySpan<char> value, string product)
    {
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_')) length++;
        return value[..length].Equals(product, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Group
    {
        private readonly List<RobotsRule> rules = [];

        public IReadOnlyList<RobotsRule> Rules => rules;

        public bool IsNamed { get; private set; }

        public TimeSpan? Delay { get; private set; }

        public Group Named()
        {
            IsNamed = true;
            return this;
        }

        public void Add(ReadOnlySpan<char> field, ReadOnlySpan<char> value)
        {
            if (field is "crawl-delay")
            {
                if (double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400) Delay = TimeSpan.FromSeconds(seconds);
            }
            else if (value.Length > 0 && rules.Count < MostRules)
            {
                rules.Add(new RobotsRule(field is "allow", RobotsPath.OfRule(value)));
            }
        }
    }
}

/// <param name="Pattern">Normalised; "*" stands for anything, "$" at the end for the end.</param>
public sealed record RobotsRule(bool Allow, string Pattern);
