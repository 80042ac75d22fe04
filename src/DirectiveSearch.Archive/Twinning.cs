using DirectiveSearch.Directives.Twins;

namespace DirectiveSearch.Archive;

/// <summary>Keeps for each document which other one counts in its place, if any: found by shared keys, decided by <see cref="TwinGroups"/> over all that are connected,
/// in the transaction that changes a document.</summary>
internal sealed class Twinning(Session session)
{
    private readonly Dictionary<string, TwinRow> rows = [];
    private readonly Dictionary<string, TwinMember> members = [];
    private readonly HashSet<string> settled = [];
    private readonly Dictionary<string, string> parents = [];
    private readonly Dictionary<(string, string), TwinDecision> decisions = [];

    /// <summary>Documents that may be twins of these, or were: to be asked before they change or go, too.</summary>
    public static async Task<IReadOnlyCollection<string>> AroundAsync(Session session, IReadOnlyCollection<string> ids)
    {
        var around = (await PairsAsync(session, ids)).Select(pair => pair.Other).ToHashSet();
        foreach (var decision in await DecisionsAsync(session, ids)) around.UnionWith([decision.One, decision.Other]);
        around.UnionWith(await session.QueryInAsync<string>("SELECT id FROM documents WHERE twin_of IN @Keys", ids));
        return around;
    }

    /// <summary>Writes down by what a document is found; one without a fingerprint is found by nothing.</summary>
    public static async Task WriteKeysAsync(Session session, IReadOnlyList<(string Id, Fingerprint? Print, TwinFacts? Facts)> documents)
    {
        await ForgetKeysAsync(session, [.. documents.Select(document => document.Id)]);
        await session.ExecuteAsync(
            "UPDATE versions SET fingerprint = @Print WHERE document_id = @Id AND version = (SELECT current FROM documents WHERE id = @Id)",
            documents.Where(document => document.Print is not null).Select(document => new { document.Id, Print = document.Print!.ToBytes() }));
        await session.InsertAsync(
            "twin_keys", "document_id, key, numbered",
            documents.Where(document => document.Facts is not null).SelectMany(document => TwinKey.Of(document.Facts!).DistinctBy(key => key.Value)
                .Select(key => new KeyRow { DocumentId = document.Id, Key = key.Value, Numbered = Stored.Flag(key.Numbered) })));
    }

    public static async Task ForgetKeysAsync(Session session, IReadOnlyCollection<string> ids)
    {
        await session.ExecuteInAsync("DELETE FROM twin_keys WHERE document_id IN @Keys", ids);
        await session.ExecuteInAsync("UPDATE versions SET fingerprint = NULL WHERE fingerprint IS NOT NULL AND document_id IN @Keys", ids);
    }

    /// <summary>Decides anew about these documents and all that are connected with them.</summary>
    public static async Task<TwinChanges> DecideAsync(Session session, IReadOnlyCollection<string> ids)
    {
        var twinning = new Twinning(session);
        await twinning.ConnectAsync(ids);
        return await twinning.WriteAsync();
    }

    /// <summary>Walks from document to document as far as likenesses and decisions lead.</summary>
    private async Task ConnectAsync(IReadOnlyCollection<string> ids)
    {
        await LoadAsync(ids);
        settled.UnionWith(ids.Where(rows.ContainsKey));
        for (var frontier = settled.Where(members.ContainsKey).ToList(); frontier.Count > 0;)
        {
            var near = (await DecisionsAsync(session, frontier)).ToList();
            foreach (var decision in near) decisions[TwinGroups.PairOf(decision.One, decision.Other)] = decision;
            var pairs = await PairsAsync(session, frontier);
            await LoadAsync(pairs.Select(pair => pair.Other).Concat(near.Where(decision => decision.Same).SelectMany(decision => (string[])[decision.One, decision.Other])));
            var connected = near.Where(decision => decision.Same).Select(decision => (decision.One, decision.Other))
                .Concat(pairs.Where(pair => !AreApart(pair.Id, pair.Other)).Select(pair => (pair.Id, pair.Other)));
            var reached = new HashSet<string>();
            foreach (var (one, other) in connected)
            {
                if (!members.TryGetValue(one, out var first) || !members.TryGetValue(other, out var second)) continue;
                if (RootOf(one) == RootOf(other)) continue;
                if (!decisions.ContainsKey(TwinGroups.PairOf(one, other)) && TwinRule.Decide(first.Facts, second.Facts) is null) continue;
                parents[RootOf(one)] = RootOf(other);
                reached.UnionWith([one, other]);
            }

            frontier = [.. reached.Where(settled.Add)];
        }
    }

    private bool AreApart(string one, string other) => decisions.TryGetValue(TwinGroups.PairOf(one, other), out var decision) && !decision.Same;

    private string RootOf(string id)
    {
        while (parents.TryGetValue(id, out var parent)) id = parent;
        return id;
    }

    private async Task LoadAsync(IEnumerable<string> ids)
    {
        var fresh = await session.QueryInAsync<TwinRow>(
            $"""
            SELECT d.id, d.twin_of, d.twin_rule, d.metadata, d.reading, o.media_type, v.fingerprint
            FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.current JOIN originals o ON o.sha256 = v.sha256
            WHERE d.id IN @Keys AND {DocumentReading.Readable}
            """,
            ids.Where(id => !rows.ContainsKey(id)));
        foreach (var row in fresh)
        {
            rows[row.Id] = row;
            if (row.ToMember() is { } member) members[row.Id] = member;
        }
    }

    private async Task<TwinChanges> WriteAsync()
    {
        var twins = members.Values.Where(member => settled.Contains(member.Id)).GroupBy(member => RootOf(member.Id))
            .SelectMany(connected => TwinGroups.Of([.. connected], [.. decisions.Values])).ToDictionary(twin => twin.Id);
        var changed = rows.Values.Where(row => settled.Contains(row.Id) && (row.TwinOf, row.TwinRule) != (twins.GetValueOrDefault(row.Id)?.Lead, twins.GetValueOrDefault(row.Id)?.Rule)).ToList();
        await session.ExecuteAsync(
            "UPDATE documents SET twin_of = @Lead, twin_rule = @Rule WHERE id = @Id",
            changed.Select(row => new { row.Id, twins.GetValueOrDefault(row.Id)?.Lead, twins.GetValueOrDefault(row.Id)?.Rule }));
        return new TwinChanges(
            twins.Keys.ToHashSet(),
            [.. changed.Where(row => row.TwinOf is null).Select(row => row.Id)],
            [.. changed.Where(row => row.TwinOf is not null && !twins.ContainsKey(row.Id)).Select(row => row.Id)],
            [.. changed.SelectMany(row => new[] { row.TwinOf, twins.GetValueOrDefault(row.Id)?.Lead }.OfType<string>().Select(lead => (row.Id, lead)))]);
    }

    /// <summary>Documents that share a key: of two with clear numbers a number, of others also a piece of text.</summary>
    private static async Task<List<(string Id, string Other)>> PairsAsync(Session session, IReadOnlyCollection<string> ids) =>
        await session.QueryInAsync<(string, string)>(
            """
            SELECT DISTINCT a.document_id, b.document_id FROM twin_keys a JOIN twin_keys b ON b.key = a.key AND b.document_id <> a.document_id AND a.numbered + b.numbered < 2
            WHERE a.document_id IN @Keys
            """,
            ids);

    private static async Task<IReadOnlyCollection<TwinDecision>> DecisionsAsync(Session session, IReadOnlyCollection<string> ids)
    {
        const string Made = $"FROM corrections WHERE kind = '{Correcting.Twins}' AND undone_at IS NULL";
        var made = await session.QueryInAsync<DecisionRow>($"SELECT id, group_key, target_key, value {Made} AND group_key IN @Keys UNION SELECT id, group_key, target_key, value {Made} AND target_key IN @Keys", ids);
        var latest = new Dictionary<(string, string), TwinDecision>();
        foreach (var row in made.OrderBy(row => row.Id))
            latest[TwinGroups.PairOf(row.GroupKey, row.TargetKey)] = new TwinDecision(row.GroupKey, row.TargetKey, row.Value == Correcting.Same);
        return latest.Values;
    }

    private sealed class KeyRow
    {
        public string DocumentId { get; init; } = "";
        public long Key { get; init; }
        public int Numbered { get; init; }
    }

    private sealed class DecisionRow
    {
        public long Id { get; init; }
        public string GroupKey { get; init; } = "";
        public string TargetKey { get; init; } = "";
        public string Value { get; init; } = "";
    }

    private sealed class TwinRow
    {
        public string Id { get; init; } = "";
        public string? TwinOf { get; init; }
        public string? TwinRule { get; init; }
        public string? Metadata { get; init; }
        public int Reading { get; init; }
        public string MediaType { get; init; } = "";
        public byte[]? Fingerprint { get; init; }

        public TwinMember? ToMember()
        {
            if (Metadata is null || Fingerprint is null || Directives.Twins.Fingerprint.FromBytes(Fingerprint) is not { } print) return null;
            var metadata = Stored.Metadata(Metadata);
            return new TwinMember(
                Id, TwinFacts.Of(print, metadata, ExtractionStoring.UnitOf(metadata)), Reading == (int)Archive.Reading.ByMachine,
                MediaType == "application/pdf" || MediaType.StartsWith("image/", StringComparison.Ordinal));
        }
    }
}

/// <summary>What a decision about twins changed.</summary>
/// <param name="Twins">All that do not count now, of those that were decided about.</param>
/// <param name="Gone">Counted before.</param>
/// <param name="Come">Count from now on, and must be read for it.</param>
/// <param name="Moved">Documents that came to a lead or left one, each with that lead.</param>
internal sealed record TwinChanges(IReadOnlySet<string> Twins, IReadOnlyList<string> Gone, IReadOnlyList<string> Come, IReadOnlyList<(string Id, string Lead)> Moved);
