using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

/// <summary>Brings what people decided to what is read and to what is resolved.</summary>
internal static class Correcting
{
    public const string Set = "set";

    public const string Merge = "merge";

    public const string Family = "family";

    public const string Field = "field";

    public const string Words = "words";

    /// <summary>What was decided of each of these documents itself, the latest last.</summary>
    public static async Task<ILookup<string, MetadataCorrection>> FieldsAsync(Session session, IEnumerable<string> documentIds) =>
        (await OfDocumentsAsync(session, Field, documentIds)).ToLookup(row => row.DocumentId, row => new MetadataCorrection(FieldDecision.Of(row.Anchor, row.Value).Field, row.Value));

    /// <summary>What was decided of the words of each of these documents, the latest last.</summary>
    public static async Task<ILookup<string, DecidedWords>> WordsAsync(Session session, IEnumerable<string> documentIds) =>
        (await OfDocumentsAsync(session, Words, documentIds)).ToLookup(row => row.DocumentId, row => new DecidedWords(row.Id, Stored.Words(row.Anchor, row.Value)));

    private static Task<List<(long Id, string DocumentId, string Anchor, string Value)>> OfDocumentsAsync(Session session, string kind, IEnumerable<string> documentIds) =>
        session.QueryInAsync<(long Id, string DocumentId, string Anchor, string Value)>(
            $"SELECT id, document_id, anchor, value FROM corrections WHERE kind = '{kind}' AND undone_at IS NULL AND document_id IN @Keys ORDER BY id", documentIds);

    public const string Twins = "twins";

    /// <summary>The value of a decision about twins; the other one is <see cref="Apart"/>.</summary>
    public const string Same = "same";

    public const string Apart = "apart";

    /// <summary>For each of these documents what its citations, and those of its twins, were decided to mean, the latest decision last, and what was
    /// changed in the words about which was decided.</summary>
    public static async Task<ILookup<string, CitationDecision>> DecisionsAsync(Session session, IEnumerable<string> documentIds)
    {
        var rows = (await session.QueryInAsync<(string DocumentId, string Of, string Anchor, string Value, long Id)>(
            $"""
            SELECT c.document_id, c.document_id, c.anchor, c.value, c.id FROM corrections c WHERE c.kind = '{Set}' AND c.undone_at IS NULL AND c.document_id IN @Keys
            UNION SELECT d.twin_of, c.document_id, c.anchor, c.value, c.id FROM documents d JOIN corrections c ON c.document_id = d.id WHERE d.twin_of IN @Keys AND c.kind = '{Set}' AND c.undone_at IS NULL
            """,
            documentIds)).OrderBy(row => row.Id).ToList();
        var changes = await ChangesAsync(session, rows.Select(row => row.Of));
        return rows.ToLookup(row => row.DocumentId, row => new CitationDecision(Stored.Anchor(row.Anchor), Stored.Statement(row.Value), [.. changes[row.Of]]));
    }

    /// <summary>What people changed in the words of each of these documents, what they took back the other way round.</summary>
    public static async Task<ILookup<string, WordChange>> ChangesAsync(Session session, IEnumerable<string> documentIds) =>
        (await session.QueryInAsync<(long Id, string DocumentId, string Anchor, string Value, long? UndoneAt)>(
            $"SELECT id, document_id, anchor, value, undone_at FROM corrections WHERE kind = '{Words}' AND document_id IN @Keys ORDER BY id", documentIds.Distinct()))
        .OrderBy(row => row.Id).Select(row => (row.DocumentId, Words: Stored.Words(row.Anchor, row.Value), IsUndone: row.UndoneAt is not null)).Where(row => !row.Words.Confirms)
        .ToLookup(row => row.DocumentId, row => row.IsUndone ? new WordChange(row.Words.Right, row.Words.Wrong) : new WordChange(row.Words.Wrong, row.Words.Right));

    public static IReadOnlyList<Statement?> Decided(IReadOnlyList<Citation> citations, IEnumerable<CitationDecision> decisions)
    {
        var decided = new Statement?[citations.Count];
        foreach (var decision in decisions)
            if (Anchors.Find(citations, decision.Anchor, decision.Changes) is { } index) decided[index] = decision.Into;
        return decided;
    }

    /// <summary>The family that people gave to each of these names of movements, by slug of the name; null: a movement of its own. The latest decision counts.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> FamiliesAsync(Session session, IEnumerable<string> names)
    {
        var families = new Dictionary<string, string?>();
        foreach (var (name, family) in (await session.QueryInAsync<(string Name, string Family, long Id)>(
            $"SELECT group_key, value, id FROM corrections WHERE kind = '{Family}' AND undone_at IS NULL AND group_key IN @Keys", names.Distinct())).OrderBy(row => row.Id).Select(row => (row.Name, row.Family)))
            families[name] = family.Length == 0 ? null : family;
        return families;
    }

    public static async Task<Merges> MergesAsync(Session session) => new(
        [.. (await session.QueryAsync<(string GroupKey, string TargetKey, string Anchor, string Value)>(
            $"SELECT group_key, target_key, anchor, value FROM corrections WHERE kind = '{Merge}' AND undone_at IS NULL ORDER BY id DESC"))
            .Select(row => (row.GroupKey, row.TargetKey, new Merge(Stored.Statement(row.Anchor), Stored.Statement(row.Value))))]);
}

/// <summary>What a citation was decided to mean.</summary>
/// <param name="Changes">Of the words of the document about which was decided.</param>
internal sealed record CitationDecision(CitationAnchor Anchor, Statement Into, IReadOnlyList<WordChange> Changes);

/// <summary>All merges in force, the latest first: of two that contradict each other it counts.</summary>
internal sealed record Merges(IReadOnlyList<(string From, string Into, Merge Merge)> All)
{
    /// <summary>Groups that must be resolved together, each of these and whatever merges join to it.</summary>
    public IReadOnlyList<IReadOnlyCollection<string>> Joined(IReadOnlyCollection<string> keys)
    {
        var joined = new List<IReadOnlyCollection<string>>();
        var seen = new HashSet<string>();
        foreach (var key in keys)
        {
            if (!seen.Add(key)) continue;
            var component = new HashSet<string> { key };
            if (All.Count > 0)
                while (All.Any(pair => component.Contains(pair.From) != component.Contains(pair.Into)))
                    foreach (var pair in All.Where(pair => component.Contains(pair.From) || component.Contains(pair.Into))) component.UnionWith([pair.From, pair.Into]);
            seen.UnionWith(component);
            joined.Add(component);
        }

        return joined;
    }

    public IReadOnlyList<Merge> Of(IReadOnlyCollection<string> keys) => [.. All.Where(pair => keys.Contains(pair.From)).Select(pair => pair.Merge)];
}
