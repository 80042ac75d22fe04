namespace DirectiveSearch.Archive;

/// <param name="Shared">Of these, the ones whose bytes an earlier copy on the same disk lends.</param>
/// <param name="Damaged">SHA-256 of what the source no longer has, or not as it came.</param>
public sealed record OriginalsReport(long Count, long Bytes, long Shared, IReadOnlyList<string> Damaged);

/// <summary>Copies all originals of one state of an archive, each checked against its hash; what is there already stays.</summary>
internal sealed class OriginalsCopy(Session from, OriginalFolder source, OriginalFolder target, string? earlier, IProgress<CopyProgress> progress)
{
    private const int AtATime = 500;

    private readonly List<string> damaged = [];
    private long count;
    private long bytes;
    private long shared;

    /// <summary>Into the target's folder.</summary>
    public async Task<OriginalsReport> FileAsync(CancellationToken cancellation)
    {
        await foreach (var originals in BatchesAsync())
        {
            foreach (var (sha256, size) in originals)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await target.HoldsAsync(sha256, cancellation)) Count(size);
                else if (earlier is not null && target.TryShare(earlier, sha256, size)) (shared, _) = (shared + 1, Count(size));
                else await TakeAsync(sha256, size, content => target.TakeAsync(sha256, content, cancellation), cancellation);
            }
        }

        return Report();
    }

    /// <summary>Into the target's database, within the session.</summary>
    public async Task<OriginalsReport> StoreAsync(Session to, CancellationToken cancellation)
    {
        await foreach (var originals in BatchesAsync())
        {
            var there = (await to.QueryInAsync<string>("SELECT sha256 FROM original_pieces WHERE position = 0 AND sha256 IN @Keys", originals.Select(original => original.Sha256))).ToHashSet();
            foreach (var (sha256, size) in originals)
            {
                cancellation.ThrowIfCancellationRequested();
                if (there.Contains(sha256)) Count(size);
                else await TakeAsync(sha256, size, content => OriginalPieces.WriteAsync(to, sha256, content), cancellation);
            }
        }

        return Report();
    }

    private async IAsyncEnumerable<List<(string Sha256, long Size)>> BatchesAsync()
    {
        var total = await from.FirstAsync<long>("SELECT count(*) FROM originals");
        for (var after = ""; ;)
        {
            var batch = await from.QueryAsync<(string Sha256, long Size)>(
                "SELECT sha256, size FROM originals WHERE sha256 > @After ORDER BY sha256 LIMIT @Count", new { After = after, Count = AtATime });
            progress.Report(new CopyProgress(CopyPhase.Originals, "", count + damaged.Count, total));
            if (batch.Count == 0) yield break;
            yield return batch;
            after = batch[^1].Sha256;
        }
    }

    private async Task TakeAsync(string sha256, long size, Func<Stream, Task<bool>> takeAsync, CancellationToken cancellation)
    {
        var content = await source.OpenAsync(sha256, cancellation);
        await using var closing = content;
        if (content is not null && await takeAsync(content)) Count(size);
        else damaged.Add(sha256);
    }

    private long Count(long size)
    {
        count++;
        return bytes += size;
    }

    private OriginalsReport Report() => new(count, bytes, shared, damaged);
}
