using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

/// <summary>Resolves touched groups of evidence and writes down what changed.</summary>
internal static class ResolutionStoring
{
    /// <summary>Settles every group that these documents touched, then counts anew whatever cites something else than before.</summary>
    /// <returns>All documents whose citations may mean something else now, the given ones included.</returns>
    public static async Task<IReadOnlyCollection<string>> SettleAsync(Session session, IReadOnlyCollection<string> documentIds)
    {
        var touched = await session.QueryInAsync<string>("SELECT DISTINCT group_key FROM touched_groups WHERE document_id IN @Keys", documentIds);
        var settled = await ResolveAsync(session, touched);
        var changed = new List<long>();
        foreach (var group in settled) changed.AddRange(await WriteAssignmentsAsync(session, group));
        await WriteInstrumentsAsync(session, settled);
        var groups = settled.Select(group => group.Key).ToList();
        await session.ExecuteInAsync("DELETE FROM touched_groups WHERE group_key IN @Keys", groups);
        var affected = await CitingAsync(session, changed);
        affected.UnionWith(documentIds);
        await session.ExecuteInAsync("DELETE FROM evidence WHERE documents <= 0 AND group_key IN @Keys AND NOT EXISTS (SELECT 1 FROM citations c WHERE c.evidence_id = evidence.id)", groups);
        var counted = await CitationCounts.RecountAsync(session, affected, settled.SelectMany(group => group.Resolution.Instruments).Select(instrument => instrument.Slug));
        affected.UnionWith(await CitedSteps.UpdateAsync(session, counted, settled.SelectMany(group => group.Before).Select(row => row.HeldDocumentId).OfType<string>()));
        return affected;
    }

    /// <summary>Leaves all groups touched that these documents have a part in.</summary>
    public static Task TouchAllAsync(Session session, IReadOnlyCollection<string> documentIds) =>
        session.ExecuteInAsync(
            """
            INSERT INTO touched_groups (document_id, group_key)
            SELECT DISTINCT c.document_id, e.group_key FROM citations c JOIN evidence e ON e.id = c.evidence_id WHERE c.document_id IN @Keys
            UNION SELECT held_document_id, group_key FROM evidence WHERE held_document_id IN @Keys
            ON CONFLICT (document_id, group_key) DO NOTHING
            """,
            documentIds);

    /// <summary>Resolves groups and all that they meet in a slug.</summary>
    private static async Task<IReadOnlyList<SettledGroup>> ResolveAsync(Session session, IReadOnlyCollection<string> keys)
    {
        var claims = new SlugClaims(session);
        var merges = await Correcting.MergesAsync(session);
        var groups = new Dictionary<string, SettledGroup>();
        for (var more = keys; more.Count > 0; more = await claims.OthersAsync(groups.Values))
            foreach (var group in await ReadAsync(session, merges.Joined(more), merges)) groups[group.Key] = group;
        var marked = groups.Values.Select(claims.Marked).ToList();
        await RedirectAsync(session, marked);
        await claims.RedirectAsync();
        return marked;
    }

    private static async Task<List<SettledGroup>> ReadAsync(Session session, IReadOnlyList<IReadOnlyCollection<string>> joined, Merges merges)
    {
        var keys = joined.SelectMany(group => group).ToList();
        var evidence = (await session.QueryInAsync<EvidenceRow>(
            """
            SELECT id, group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, theme, term, documents, resolved,
                instrument_slug, confidence, warnings, candidates
            FROM evidence WHERE group_key IN @Keys
            """,
            keys)).ToLookup(row => row.GroupKey);
        var before = (await session.QueryInAsync<InstrumentRow>(
            "SELECT slug, group_key, type, date, issuer, held_document_id, number, period FROM instruments WHERE group_key IN @Keys", keys))
            .ToLookup(row => row.GroupKey);
        return [.. joined.SelectMany(group => SettledGroup.Apart(
            group, evidence, before, Resolver.Resolve([.. group.SelectMany(key => evidence[key]).Where(row => row.Documents > 0).Select(row => row.ToEvidence())], merges.Of(group))))];
    }

    private static async Task<HashSet<string>> CitingAsync(Session session, List<long> evidenceIds)
    {
        var documents = new HashSet<string>();
        foreach (var chunk in evidenceIds.Chunk(500))
            documents.UnionWith(await session.QueryAsync<string>("SELECT DISTINCT document_id FROM citations WHERE evidence_id IN @Keys", new { Keys = chunk }));
        return documents;
    }

    /// <returns>Ids of the evidence that means another instrument than before.</returns>
    private static async Task<List<long>> WriteAssignmentsAsync(Session session, SettledGroup group)
    {
        var assignments = group.Resolution.Assignments.ToDictionary(assignment => assignment.EvidenceId);
        var different = new List<object>();
        var moved = new List<long>();
        foreach (var row in group.Evidence)
        {
            if (!assignments.TryGetValue(row.Id, out var assignment)) continue;
            var warnings = Stored.List(assignment.Warnings);
            var candidates = Stored.List(assignment.Candidates);
            if (row.InstrumentSlug != assignment.Slug) moved.Add(row.Id);
            if (row.Resolved != 0 && row.InstrumentSlug == assignment.Slug && row.Confidence == assignment.Confidence
                && row.Warnings == warnings && row.Candidates == candidates) continue;
            different.Add(new { row.Id, assignment.Slug, assignment.Confidence, Warnings = warnings, Candidates = candidates });
        }

        await session.ExecuteAsync(
            "UPDATE evidence SET resolved = 1, instrument_slug = @Slug, confidence = @Confidence, warnings = @Warnings, candidates = @Candidates WHERE id = @Id",
            different);
        return moved;
    }

    /// <summary>An instrument that takes over the slug of another group keeps its row, whose counts are put right with the citations.</summary>
    private static async Task WriteInstrumentsAsync(Session session, IReadOnlyList<SettledGroup> groups)
    {
        var known = groups.SelectMany(group => group.Before).ToDictionary(row => row.Slug);
        await session.ExecuteAsync(
            """
            INSERT INTO instruments (slug, group_key, type, type_slug, number, number_key, ordinal, series, period, date, issuer, held_document_id)
            VALUES (@Slug, @GroupKey, @Type, @TypeSlug, @Number, @NumberKey, @Ordinal, @Series, @Period, @Date, @Issuer, @HeldDocumentId)
            ON CONFLICT (slug) DO UPDATE SET group_key = excluded.group_key, type = excluded.type, type_slug = excluded.type_slug, number = excluded.number,
                number_key = excluded.number_key, ordinal = excluded.ordinal, series = excluded.series, period = excluded.period, date = excluded.date,
                issuer = excluded.issuer, held_document_id = excluded.held_document_id
            """,
            groups.SelectMany(group => group.Resolution.Instruments
                .Where(instrument => !known.TryGetValue(instrument.Slug, out var row) || row.GroupKey != group.Key || !row.Says(instrument))
                .Select(instrument => Row(group.Key, instrument))));
        var kept = groups.SelectMany(group => group.Resolution.Instruments).Select(instrument => instrument.Slug).ToHashSet();
        await session.ExecuteInAsync("DELETE FROM instruments WHERE slug IN @Keys", known.Keys.Where(slug => !kept.Contains(slug)));
    }

    private static object Row(string group, Instrument instrument)
    {
        var key = InstrumentNumber.Key(instrument.Number);
        return new
        {
            instrument.Slug,
            GroupKey = group,
            instrument.Type,
            TypeSlug = UnitDirectory.Slug(instrument.Type),
            instrument.Number,
            NumberKey = key,
            Ordinal = InstrumentTable.Ordinal(instrument.Number),
            instrument.Series,
            instrument.Period,
            Date = Stored.Date(instrument.Date),
            instrument.Issuer,
            instrument.HeldDocumentId,
        };
    }

    /// <summary>An address that goes leads to the instrument that took most of its evidence; one that comes back leads nowhere else.</summary>
    private static async Task RedirectAsync(Session session, IReadOnlyList<SettledGroup> groups)
    {
        var before = groups.SelectMany(group => group.Before).Select(row => row.Slug).ToHashSet();
        var now = groups.SelectMany(group => group.Resolution.Instruments).Select(instrument => instrument.Slug).ToHashSet();
        await session.ExecuteInAsync("DELETE FROM redirects WHERE slug IN @Keys", now.Where(slug => !before.Contains(slug)));
        foreach (var group in groups)
        {
            var slugs = group.Resolution.Assignments.ToDictionary(assignment => assignment.EvidenceId, assignment => assignment.Slug);
            foreach (var gone in group.Before.Select(row => row.Slug).Where(slug => !now.Contains(slug)))
            {
                var target = group.Evidence.Where(row => row.InstrumentSlug == gone && slugs.GetValueOrDefault(row.Id) is not null)
                    .GroupBy(row => slugs[row.Id]!).OrderByDescending(heirs => heirs.Sum(row => row.Documents)).ThenBy(heirs => heirs.Key, StringComparer.Ordinal)
                    .FirstOrDefault()?.Key;
                if (target is null) continue;
                await session.ExecuteAsync("UPDATE redirects SET target = @Target WHERE target = @Gone", new { Gone = gone, Target = target });
                await session.ExecuteAsync(
                    "INSERT INTO redirects (slug, target) VALUES (@Gone, @Target) ON CONFLICT (slug) DO UPDATE SET target = excluded.target",
                    new { Gone = gone, Target = target });
            }
        }
    }
}

/// <summary>What of an instrument tells whether it must be written again.</summary>
internal sealed class InstrumentRow
{
    public string Slug { get; init; } = "";
    public string GroupKey { get; init; } = "";
    public string Type { get; init; } = "";
    public int Date { get; init; }
    public string? Issuer { get; init; }
    public string? HeldDocumentId { get; init; }
    public string Number { get; init; } = "";
    public string? Period { get; init; }

    public bool Says(Instrument instrument) =>
        Type == instrument.Type && Date == Stored.Date(instrument.Date) && Issuer == instrument.Issuer && HeldDocumentId == instrument.HeldDocumentId
        && Number == instrument.Number && Period == instrument.Period;
}
