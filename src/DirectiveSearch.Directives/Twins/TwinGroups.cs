namespace DirectiveSearch.Directives.Twins;

/// <summary>A document that may be a twin of others.</summary>
/// <param name="ByMachine">Its characters were read from an image.</param>
/// <param name="IsFinal">Of a kind that is printed, not edited: PDF and images.</param>
public sealed record TwinMember(string Id, TwinFacts Facts, bool ByMachine, bool IsFinal);

/// <summary>What people said of two documents.</summary>
public sealed record TwinDecision(string One, string Other, bool Same);

/// <summary>A document that stands for another one.</summary>
/// <param name="Lead">The document that counts.</param>
/// <param name="Rule">Of <see cref="TwinRule"/>, or <see cref="TwinGroups.Decided"/>.</param>
public sealed record Twin(string Id, string Lead, string Rule);

/// <summary>Which documents are one, and which of them counts: a pure function of all that are connected, so that the order in which they came decides nothing.</summary>
public static class TwinGroups
{
    /// <summary>People said so.</summary>
    public const string Decided = "decided";

    /// <summary>What counts first: a copy that bears its number before a draft, characters of a file before those of a scan, an editable file before a printed one;
    /// among equals the first by id.</summary>
    public static int Compare(TwinMember one, TwinMember other) =>
        (!one.Facts.IsNumbered, one.ByMachine, one.IsFinal).CompareTo((!other.Facts.IsNumbered, other.ByMachine, other.IsFinal)) is not 0 and var order
            ? order : string.CompareOrdinal(one.Id, other.Id);

    /// <param name="connected">All documents that a chain of likenesses or decisions connects.</param>
    /// <param name="decisions">The latest of each pair.</param>
    /// <returns>All that do not count.</returns>
    public static IReadOnlyList<Twin> Of(IReadOnlyCollection<TwinMember> connected, IReadOnlyCollection<TwinDecision> decisions)
    {
        var members = connected.OrderBy(member => member, Comparer<TwinMember>.Create(Compare)).ToList();
        var decided = new Dictionary<(string, string), bool>();
        foreach (var decision in decisions) decided[PairOf(decision.One, decision.Other)] = decision.Same;
        var unclear = Contradicting(members) ? members.Where(member => !member.Facts.IsNumbered && MayBeSeveral(member, members, decided)).Select(member => member.Id).ToHashSet() : [];
        var twins = new List<Twin>();
        while (members.Count > 0)
        {
            var group = new Group(members[0], decided, unclear);
            members.RemoveAt(0);
            // Whom people joined to the group brings along those that are the same as it.
            while (members.RemoveAll(group.TryAdd) > 0 && decided.Count > 0);
            twins.AddRange(group.Twins);
        }

        return twins;
    }

    /// <summary>The two in one order.</summary>
    public static (string First, string Second) PairOf(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>Whether any two speak against each other; usually none do, and much need not be asked.</summary>
    private static bool Contradicting(List<TwinMember> members) =>
        Kinds(members) is var kinds && kinds.Any(one => kinds.Any(other => TwinRule.Against(one, other) is not null));

    private static List<TwinFacts> Kinds(IEnumerable<TwinMember> members) =>
        [.. members.Select(member => member.Facts).DistinctBy(facts => facts with { Print = Blank, NumberHasYear = false, TitleFigures = null, PlacedTitle = null })];

    private static readonly Fingerprint Blank = Fingerprint.Of("");

    /// <summary>A draft that is like two plans which are not one belongs to neither of them.</summary>
    private static bool MayBeSeveral(TwinMember member, List<TwinMember> members, Dictionary<(string, string), bool> decided)
    {
        var like = Kinds(members.Where(other => other.Id != member.Id && !decided.ContainsKey(PairOf(member.Id, other.Id)) && TwinRule.Decide(member.Facts, other.Facts) is not null));
        return like.Any(one => like.Any(other => TwinRule.Against(one, other) is not null));
    }

    /// <summary>A lead and those that are the same as it, none of which speaks against another unless people said so.</summary>
    private sealed class Group(TwinMember lead, Dictionary<(string, string), bool> decided, HashSet<string> unclear)
    {
        /// <summary>The lead, and whom people joined to it.</summary>
        private readonly List<TwinMember> anchors = [lead];
        private readonly List<TwinMember> kinds = [lead];
        private readonly List<string> ids = [lead.Id];

        public List<Twin> Twins { get; } = [];

        public bool TryAdd(TwinMember member)
        {
            var said = decided.Count == 0 ? [] : ids.Where(id => decided.ContainsKey(PairOf(id, member.Id))).Select(id => decided[PairOf(id, member.Id)]).ToList();
            if (said.Contains(false)) return false;
            var rule = said.Count > 0 ? Decided : unclear.Contains(member.Id) ? null : RuleOf(member);
            if (rule is null) return false;
            if (rule == Decided) anchors.Add(member);
            else if (kinds.Exists(other => TwinRule.Against(other.Facts, member.Facts) is not null)) return false;
            if (Kinds(kinds.Append(member)).Count > kinds.Count) kinds.Add(member);
            ids.Add(member.Id);
            Twins.Add(new Twin(member.Id, lead.Id, rule));
            return true;
        }

        private string? RuleOf(TwinMember member) =>
            anchors.Where(anchor => !unclear.Contains(anchor.Id)).Select(anchor => TwinRule.Decide(anchor.Facts, member.Facts)).FirstOrDefault(rule => rule is not null);
    }
}
