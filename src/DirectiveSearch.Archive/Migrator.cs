using System.Globalization;
using System.Reflection;

namespace DirectiveSearch.Archive;

/// <summary>Brings a database to this program's schema: numbered scripts in order, each in a transaction of its own, and recorded.</summary>
internal static class Migrator
{
    private sealed record Migration(int Number, string Name, string Script);

    /// <summary>The schema of this program.</summary>
    public static int Known(Database database) => Embedded(database.Name)[^1].Number;

    /// <summary>The schema that a database has.</summary>
    public static async Task<int> FoundAsync(Database database, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<int>("SELECT coalesce(max(number), 0) FROM migrations");
    }

    public static async Task MigrateAsync(Database database, TimeProvider time, CancellationToken cancellation)
    {
        await database.PrepareAsync(cancellation);
        var migrations = Embedded(database.Name);
        var applied = await AppliedAsync(database, cancellation);
        if (applied > migrations[^1].Number) throw new ArchiveTooNewException(applied, migrations[^1].Number);
        foreach (var migration in migrations.Where(migration => migration.Number > applied))
            await ApplyAsync(database, migration, time, cancellation);
    }

    private static async Task<int> AppliedAsync(Database database, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.Schema);
        await session.ExecuteAsync("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        var applied = await session.FirstAsync<int>("SELECT coalesce(max(number), 0) FROM migrations");
        await session.CommitAsync();
        return applied;
    }

    private static async Task ApplyAsync(Database database, Migration migration, TimeProvider time, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.Schema);
        // Another process may have come first while this one waited for the lock.
        if (await session.FirstAsync<int>("SELECT count(*) FROM migrations WHERE number = @Number", new { migration.Number }) > 0) return;
        await session.ExecuteAsync(migration.Script);
        await session.ExecuteAsync(
            "INSERT INTO migrations (number, name, applied_at) VALUES (@Number, @Name, @Now)",
            new { migration.Number, migration.Name, Now = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await session.CommitAsync();
    }

    private static Migration[] Embedded(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{folder}/", StringComparison.OrdinalIgnoreCase))
            .Select(name => (File: name[(folder.Length + 1)..], Script: Read(assembly, name)))
            .Select(script => new Migration(int.Parse(script.File.AsSpan(0, 4), NumberStyles.None), script.File, script.Script))
            .OrderBy(migration => migration.Number)];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>The folder was written by a later program.</summary>
public sealed class ArchiveTooNewException(int found, int known) : InvalidOperationException(
    $"Kho dữ liệu có lược đồ phiên bản {found}, mới hơn phiên bản {known} mà chương trình này biết. Hãy dùng chương trình mới hơn, hoặc chọn thư mục dữ liệu khác bằng --data.")
{
    public int Found { get; } = found;

    public int Known { get; } = known;
}
