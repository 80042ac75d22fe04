using System.Runtime.CompilerServices;

namespace DirectiveSearch.Archive;

/// <summary>What the copy is to be.</summary>
public enum CopyPurpose
{
    /// <summary>An archive that is worked on from now on, with the same index.</summary>
    Move,
    /// <summary>Row by row what the source is, to be kept.</summary>
    Backup,
    /// <summary>It takes the place of an archive that an index and programs may still know: what they hold of it counts no longer.</summary>
    Restore,
}

/// <param name="Replace">Whether what the target holds may go.</param>
/// <param name="Earlier">An earlier copy on the same disk, whose originals may be shared; null when there is none.</param>
public sealed record CopyOptions(CopyPurpose Purpose, bool Replace = false, string? Earlier = null);

public enum CopyPhase
{
    Originals,
    Rows,
    Verification,
}

/// <param name="What">Name of the table; "" for originals.</param>
/// <param name="Done">Of all rows, or of all originals.</param>
public sealed record CopyProgress(CopyPhase Phase, string What, long Done, long Total);

/// <param name="Sha256">Over all rows in the order of their key, the same on both sides.</param>
public sealed record CopiedTable(string Name, long Rows, string Sha256);

/// <param name="Damaged">Originals that the source no longer has, or not as they came.</param>
public sealed record CopyReport(IReadOnlyList<CopiedTable> Tables, OriginalsReport Originals)
{
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <summary>The target holds something and was not to be replaced.</summary>
public sealed class ArchiveNotEmptyException() : InvalidOperationException("Kho đích không trống. Thêm --replace nếu muốn thay toàn bộ nội dung của nó.");

/// <summary>What was read back from the target is not what the source says; nothing was changed.</summary>
public sealed class CopyDiffersException(string table) : InvalidOperationException($"Bảng {table} trong bản sao không khớp với bản gốc. Kho đích không bị thay đổi; hãy thử lại.");

/// <summary>Copies a whole archive: one state of the source, one transaction at the target, verified before it counts. Stopped at any moment, the target is as it was.</summary>
public static class ArchiveCopy
{
    /// <param name="source">Others may go on changing it.</param>
    /// <exception cref="ArchiveNotEmptyException" />
    /// <exception cref="CopyDiffersException" />
    public static async Task<CopyReport> RunAsync(ArchiveStore source, ArchiveStore target, CopyOptions options, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        await using var from = await source.Database.ReadAsync(cancellation);
        var tables = await source.Database.TablesAsync(from);
        OriginalsCopy Originals() => new(from, source.Originals, target.Originals, options.Earlier, progress);
        // Bytes under their hash change nothing by lying there, so files need not wait for the transaction.
        var filed = target.Originals.IsShared ? null : await Originals().FileAsync(cancellation);
        return await target.Database.ChangeAsync(
            async to =>
            {
                var common = TableSchema.Common(tables, await target.Database.TablesAsync(to));
                foreach (var what in (ArchiveLock[])[ArchiveLock.Receiving, ArchiveLock.Counting, ArchiveLock.Progress]) await to.LockAsync(what);
                await target.Database.LockTablesAsync(to, [.. common.Select(pair => pair.Target)]);
                if (!options.Replace && await HoldsAnythingAsync(to)) throw new ArchiveNotEmptyException();
                var before = await FormerArchive.RememberAsync(to, target.Database, common);
                foreach (var (_, table) in common.Reverse()) await ClearAsync(to, table);
                var stored = filed ?? await Originals().StoreAsync(to, cancellation);
                var run = new Tables(source.Database, from, target.Database, to, progress, cancellation);
                var copied = await run.CopyAsync(common);
                if (options.Purpose != CopyPurpose.Backup) await before.ReleaseWorkAsync(target.Now);
                foreach (var (there, here) in common) await target.Database.CountOnAsync(to, here, Math.Max(await source.Database.LastIdAsync(from, there), before.LastIds[here.Name]));
                if (options.Purpose != CopyPurpose.Backup) await before.TakeOverAsync(options.Purpose == CopyPurpose.Restore, target.Now);
                await FormerArchive.ForgetAsync(to);
                return new CopyReport(copied, stored);
            },
            cancellation);
    }

    /// <summary>Documents, runs or accounts; what a program that only looked leaves behind does not count.</summary>
    private static async Task<bool> HoldsAnythingAsync(Session session) =>
        await session.FirstAsync<int>("SELECT count(*) WHERE EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM runs) OR EXISTS (SELECT 1 FROM accounts)") > 0;

    private static async Task ClearAsync(Session session, TableSchema table)
    {
        await using var command = session.CreateCommand($"DELETE FROM {TableSchema.Quoted(table.Name)}");
        await command.ExecuteNonQueryAsync(session.Cancellation);
    }

    /// <summary>All tables, one after the other: copied, then read back.</summary>
    private sealed class Tables(Database source, Session from, Database target, Session to, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        private long done;
        private long total;

        public async Task<IReadOnlyList<CopiedTable>> CopyAsync(IReadOnlyList<(TableSchema Source, TableSchema Target)> tables)
        {
            foreach (var (table, _) in tables) total += await Database.CountAsync(from, table);
            var copied = new List<CopiedTable>();
            foreach (var (there, here) in tables)
            {
                using var digest = new TableDigest();
                await target.FillAsync(to, here, PassedAsync(CopyPhase.Rows, there.Name, source.RowsAsync(from, there, cancellation), digest));
                copied.Add(new CopiedTable(there.Name, digest.Rows, digest.Finish()));
            }

            done = 0;
            foreach (var (table, expected) in tables.Zip(copied))
                if (await DigestAsync(table.Target) != expected) throw new CopyDiffersException(table.Target.Name);
            return copied;
        }

        private async Task<CopiedTable> DigestAsync(TableSchema table)
        {
            using var digest = new TableDigest();
            await foreach (var _ in PassedAsync(CopyPhase.Verification, table.Name, target.RowsAsync(to, table, cancellation), digest))
            {
            }

            return new CopiedTable(table.Name, digest.Rows, digest.Finish());
        }

        private async IAsyncEnumerable<object?[]> PassedAsync(CopyPhase phase, string table, IAsyncEnumerable<object?[]> rows, TableDigest digest)
        {
            progress.Report(new CopyProgress(phase, table, done, total));
            await foreach (var row in rows)
            {
                digest.Add(row);
                if (++done % 1000 == 0) progress.Report(new CopyProgress(phase, table, done, total));
                yield return row;
            }

            progress.Report(new CopyProgress(phase, table, done, total));
        }
    }
}
