using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

/// <summary>What people decided about a document's own text and about what it says of itself.</summary>
public sealed partial class CorrectionTable
{
    /// <summary>A document says this of itself, whatever is read out of it; each field can be taken back by itself.</summary>
    /// <param name="decisions">One for a field.</param>
    public Task<CorrectionOutcome> SetFieldsAsync(string documentId, IReadOnlyList<FieldDecision> decisions, string note, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Counting);
            if (await CurrentMetadataAsync(session, documentId) is not { } now) return CorrectionOutcome.Outdated;
            var changed = decisions.Where(decision => decision.Value != decision.Was).ToList();
            if (changed.Count == 0) return CorrectionOutcome.Same;
            if (changed.Any(decision => MetadataCorrecting.ValueOf(now, decision.Field) != decision.Was)) return CorrectionOutcome.Outdated;
            foreach (var decision in changed) await InsertAsync(session, new Row(NewBatch(), Correcting.Field, documentId, "", "", decision.Anchor, decision.Value, note, entry.Who));
            return await DecidedAsync(session, documentId, entry);
        },
        cancellation);

    /// <summary>These words stand in a document: what the page showed is right, or this is.</summary>
    /// <param name="meant">All that should stand at the place; what the page showed when that was read rightly.</param>
    public Task<CorrectionOutcome> SetWordsAsync(WordPlace place, string meant, string note, AuditEntry entry, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Counting);
            var row = await session.FirstAsync<TextRow>(
                $"SELECT v.text, v.converted, v.edits FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.current WHERE d.id = @Id AND d.current = @Version AND {DocumentReading.Readable}",
                new { Id = place.DocumentId, place.Version });
            if (row is null || !Stands(place, row.Text)) return CorrectionOutcome.Outdated;
            var (part, right) = place.IsWhole ? (WordCorrecting.Whole(row.Text, place.Part), meant) : WordCorrecting.Change(row.Text, place.Part, meant);
            var words = row.Anchored(part, right);
            if (await IsDecidedAsync(session, place.DocumentId, words)) return CorrectionOutcome.Same;
            await InsertAsync(session, new Row(NewBatch(), Correcting.Words, place.DocumentId, "", "", Stored.Words(words), words.Right, note, entry.Who));
            await session.ExecuteAsync(
                "DELETE FROM doubts WHERE document_id = @Id AND span_start < @End AND span_end > @Start", new { Id = place.DocumentId, part.Start, part.End });
            return await DecidedAsync(session, place.DocumentId, entry);
        },
        cancellation);

    /// <summary>Words read with doubt on which a number, date or issuer hangs, in all documents.</summary>
    public async Task<Page<DocumentDoubt>> DoubtsAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<DoubtRow>($"SELECT {DoubtRow.Columns} FROM doubts ORDER BY document_id, position LIMIT @Take OFFSET @Skip", new { Skip = skip, Take = take });
        var documents = await DocumentReading.SummariesAsync(session, [.. rows.Select(row => row.DocumentId).Distinct()]);
        return new Page<DocumentDoubt>(
            [.. rows.Where(row => documents.ContainsKey(row.DocumentId)).Select(row => new DocumentDoubt(documents[row.DocumentId], row.ToDoubt()))],
            await session.FirstAsync<int>("SELECT count(*) FROM doubts"));
    }

    private async Task<CorrectionOutcome> DecidedAsync(Session session, string documentId, AuditEntry entry)
    {
        await ReadAgainAsync(session, [documentId]);
        await AuditTable.WriteAsync(session, entry, time.GetUtcNow());
        return CorrectionOutcome.Done;
    }

    private static async Task<DocumentMetadata?> CurrentMetadataAsync(Session session, string documentId) =>
        await session.FirstAsync<string?>($"SELECT d.metadata FROM documents d WHERE d.id = @Id AND {DocumentReading.Readable}", new { Id = documentId }) is { } stored ? Stored.Metadata(stored) : null;

    private static bool Stands(WordPlace place, string text) =>
        place.Part.Start >= 0 && place.Part.Start < place.Part.End && place.Part.End <= text.Length && WordCorrecting.Joined(place.Part.In(text)) == WordCorrecting.Joined(place.Shown);

    /// <summary>The last word about this place says the same already.</summary>
    private static async Task<bool> IsDecidedAsync(Session session, string documentId, WordCorrection words) =>
        (await Correcting.WordsAsync(session, [documentId]))[documentId].LastOrDefault(decided => decided.Words with { Right = words.Right } == words)?.Words == words;

    private sealed class TextRow
    {
        public string Text { get; init; } = "";
        public string? Converted { get; init; }
        public string? Edits { get; init; }

        /// <summary>Told by the words as they were converted, so that no correction hangs on another; what was corrected before is replaced whole.</summary>
        public WordCorrection Anchored(TextSpan part, string right)
        {
            var edits = new Edits(Edits is null ? [] : Stored.Edits(Edits));
            var before = WordCorrecting.Whole(Converted ?? Text, edits.ToBefore(part));
            var now = edits.ToNow(before);
            return WordCorrecting.At(Converted ?? Text, before, $"{Text[now.Start..part.Start]} {right} {Text[part.End..now.End]}");
        }
    }
}
