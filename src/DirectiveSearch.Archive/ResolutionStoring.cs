using System.Security.Cryptography;
using System.Text;
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
        var groups = await session.QueryInAsync<string>("SELECT DISTINCT group_key FROM touched_groups WHERE document_id IN @Keys", documentIds);
        var changed = new List<long>();
        var settled = new HashSet<string>();
        var rows = (await session.QueryInAsync<EvidenceRow>(
            """
            SELECT id, group_key, type, number, date, issuer, province, citing_date, held_document_id, documents, resolved,
                instrument_slug, confidence, warnings, candidates
            FROM evidence WHERE group_key IN @Keys
            """,
            groups)).ToLookup(row => row.GroupKey);
        var before = (await session.QueryInAsync<InstrumentRow>(
            "SELECT slug, group_key, date, issuer, held_document_id, number, period FROM instruments WHERE group_key IN @Keys", groups))
            .ToLookup(row => row.GroupKey);
        foreach (var group in groups.Distinct())
        {
            var evidence = rows[group].ToList();
            var resolution = Resolver.Resolve([.. evidence.Where(row => row.Documents > 0).Select(row => row.ToEvidence())]);
            resolution = await ApartAsync(session, group, resolution);
            changed.AddRange(await WriteAssignmentsAsync(session, evidence, resolution));
            await WriteInstrumentsAsync(session, group, resolution.Instruments, [.. before[group]]);
            await RedirectAsync(session, evidence, resolution, [.. before[group].Select(row => row.Slug)]);
            settled.UnionWith(resolution.Instruments.Select(instrument => instrument.Slug));
        }

        await session.ExecuteInAsync("DELETE FROM touched_groups WHERE group_key IN @Keys", groups);
        var affected = await CitingAsync(session, changed);
        affected.UnionWith(documentIds);
        await session.ExecuteInAsync("DELETE FROM evidence WHERE documents <= 0 AND group_key IN @Keys AND NOT EXISTS (SELECT 1 FROM citations c WHERE c.evidence_id = evidence.id)", groups);
        var counted = await CitationCounts.RecountAsync(session, affected, settled);
        affected.UnionWith(await CitedSteps.UpdateAsync(session, counted, before.SelectMany(rows => rows).Select(row => row.HeldDocumentId).OfType<string>()));
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

    private static async Task<HashSet<string>> CitingAsync(Session session, List<long> evidenceIds)
    {
        var documents = new HashSet<string>();
        foreach (var chunk in evidenceIds.Chunk(500))
            documents.UnionWith(await session.QueryAsync<string>("SELECT DISTINCT document_id FROM citations WHERE evidence_id IN @Keys", new { Keys = chunk }));
        return documents;
    }

    /// <summary>Slugs are unique by construction within a group; should two groups ever meet in one, the later takes a mark of its own.</summary>
    private static async Task<Resolution> ApartAsync(Session session, string group, Resolution resolution)
    {
        var taken = (await session.QueryInAsync<string>(
            "SELECT slug FROM instruments WHERE slug IN @Keys AND group_key <> @Group", resolution.Instruments.Select(instrument => instrument.Slug),
            keys => new { Keys = keys, Group = group })).ToHashSet();
        if (taken.Count == 0) return resolution;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(group)))[..6];
        string Name(string slug) => taken.Contains(slug) ? $"{slug}-{mark}" : slug;
        return new Resolution(
            [.. resolution.Instruments.Select(instrument => instrument with { Slug = Name(instrument.Slug) })],
            [.. resolution.Assignments.Select(assignment => assignment with
            {
                Slug = assignment.Slug is null ? null : Name(assignment.Slug),
                Candidates = [.. assignment.Candidates.Select(Name)],
            })]);
    }

    /// <returns>Ids of the evidence that means another instrument than before.</returns>
    private static async Task<List<long>> WriteAssignmentsAsync(Session session, List<EvidenceRow> evidence, Resolution resolution)
    {
        var assignments = resolution.Assignments.ToDictionary(assignment => assignment.EvidenceId);
        var different = new List<object>();
        var moved = new List<long>();
        foreach (var row in evidence)
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

    private static async Task WriteInstrumentsAsync(Session session, string group, IReadOnlyList<Instrument> instruments, List<InstrumentRow> before)
    {
        var known = before.ToDictionary(row => row.Slug);
        await session.ExecuteAsync(
            """
            INSERT INTO instruments (slug, group_key, type, type_slug, number, number_key, ordinal, series, period, date, issuer, held_document_id)
            VALUES (@Slug, @GroupKey, @Type, @TypeSlug, @Number, @NumberKey, @Ordinal, @Series, @Period, @Date, @Issuer, @HeldDocumentId)
            ON CONFLICT (slug) DO UPDATE SET type = excluded.type, type_slug = excluded.type_slug, number = excluded.number, series = excluded.series,
                period = excluded.period, date = excluded.date, issuer = excluded.issuer, held_document_id = excluded.held_document_id
            """,
            instruments.Where(instrument => !known.TryGetValue(instrument.Slug, out var row) || !row.Says(instrument))
                .Select(instrument => Row(group, instrument)));
        var kept = instruments.Select(instrument => instrument.Slug).ToHashSet();
        await session.ExecuteInAsync("DELETE FROM instruments WHERE slug IN @Keys", before.Select(row => row.Slug).Where(slug => !kept.Contains(slug)));
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
    private static async Task RedirectAsync(Session session, List<EvidenceRow> evidence, Resolution resolution, List<string> before)
    {
        var now = resolution.Instruments.Select(instrument => instrument.Slug).ToHashSet();
        if (now.Any(slug => !before.Contains(slug))) await session.ExecuteInAsync("DELETE FROM redirects WHERE slug IN @Keys", now);
        var slugs = resolution.Assignments.ToDictionary(assignment => assignment.EvidenceId, assignment => assignment.Slug);
        foreach (var gone in before.Where(slug => !now.Contains(slug)))
        {
            var target = evidence.Where(row => row.InstrumentSlug == gone && slugs.GetValueOrDefault(row.Id) is not null)
                .GroupBy(row => slugs[row.Id]!).OrderByDescending(heirs => heirs.Sum(row => row.Documents)).ThenBy(heirs => heirs.Key, StringComparer.Ordinal)
                .FirstOrDefault()?.Key;
            if (target is null) continue;
            await session.ExecuteAsync("UPDATE redirects SET target = @Target WHERE target = @Gone", new { Gone = gone, Target = target });
            await session.ExecuteAsync(
                "INSERT INTO redirects (slug, target) VALUES (@Gone, @Target) ON CONFLICT (slug) DO UPDATE SET target = excluded.target",
                new { Gone = gone, Target = target });
        }
    }

    private sealed class InstrumentRow
    {
        public string Slug { get; init; } = "";
        public string GroupKey { get; init; } = "";
        public int Date { get; init; }
        public string? Issuer { get; init; }
        public string? HeldDocumentId { get; init; }
        public string Number { get; init; } = "";
        public string? Period { get; init; }

        public bool Says(Instrument instrument) =>
            Date == Stored.Date(instrument.Date) && Issuer == instrument.Issuer && HeldDocumentId == instrument.HeldDocumentId
            && Number == instrument.Number && Period == instrument.Period;
    }
}
