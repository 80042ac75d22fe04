namespace DirectiveSearch.Archive;

/// <summary>Compares a backup with its manifest.</summary>
internal sealed class BackupChecking(string folder, BackupManifest manifest, IProgress<CopyProgress> progress)
{
    private const int MostListed = 100;

    private readonly List<string> problems = [];

    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancellation)
    {
        using var database = new SqliteDatabase(Path.Combine(folder, "archive.db"), readOnly: true);
        try
        {
            await using var session = await database.ReadAsync(cancellation);
            await CheckTablesAsync(database, session, cancellation);
            await CheckOriginalsAsync(session, cancellation);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or IOException)
        {
            problems.Add($"Không đọc được archive.db: {error.Message}");
        }

        return problems.Count <= MostListed ? problems : [.. problems.Take(MostListed), $"… và {problems.Count - MostListed} lỗi khác."];
    }

    private async Task CheckTablesAsync(SqliteDatabase database, Session session, CancellationToken cancellation)
    {
        var tables = (await database.TablesAsync(session)).ToDictionary(table => table.Name);
        var (done, total) = (0L, manifest.Tables.Sum(table => table.Rows));
        foreach (var expected in manifest.Tables)
        {
            progress.Report(new CopyProgress(CopyPhase.Verification, expected.Name, done, total));
            if (!tables.TryGetValue(expected.Name, out var table))
            {
                problems.Add($"Thiếu bảng {expected.Name}.");
                continue;
            }

            using var digest = new TableDigest();
            await foreach (var row in database.RowsAsync(session, table, cancellation))
            {
                digest.Add(row);
                if (++done % 1000 == 0) progress.Report(new CopyProgress(CopyPhase.Verification, expected.Name, done, total));
            }

            if (digest.Rows != expected.Rows) problems.Add($"Bảng {expected.Name} có {digest.Rows} dòng, bản kê ghi {expected.Rows}.");
            else if (digest.Finish() != expected.Sha256) problems.Add($"Bảng {expected.Name} không khớp mã kiểm tra trong bản kê.");
        }
    }

    private async Task CheckOriginalsAsync(Session session, CancellationToken cancellation)
    {
        var originals = new OriginalFolder(folder, null, readOnly: true);
        var known = manifest.Originals.Damaged.ToHashSet();
        var done = 0L;
        foreach (var sha256 in await session.QueryAsync<string>("SELECT sha256 FROM originals ORDER BY sha256"))
        {
            if (!known.Contains(sha256) && !await originals.HoldsAsync(sha256, cancellation)) problems.Add($"Bản gốc {sha256} thiếu hoặc hỏng.");
            if (++done % 100 == 0) progress.Report(new CopyProgress(CopyPhase.Originals, "", done, manifest.Originals.Count));
        }
    }
}
