namespace DirectiveSearch.Archive;

/// <summary>What is found where an archive should be, without opening or changing it.</summary>
/// <param name="Engine">The database's name and version.</param>
/// <param name="Schema">Number of the last migration; null: there is no archive yet.</param>
/// <param name="Known">The number that this program knows.</param>
public sealed record ArchiveDescription(string Engine, int? Schema, int Known)
{
    /// <param name="folder">Of the embedded archive.</param>
    public static async Task<ArchiveDescription> OfFolderAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "archive.db");
        using var database = new SqliteDatabase(File.Exists(path) ? path : ":memory:");
        return await OfAsync(database, cancellation);
    }

    /// <param name="connectionString">In Npgsql's form.</param>
    public static async Task<ArchiveDescription> OfPostgresAsync(string connectionString, CancellationToken cancellation)
    {
        using var database = new PostgresDatabase(connectionString);
        return await OfAsync(database, cancellation);
    }

    internal static async Task<ArchiveDescription> OfAsync(Database database, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return new(
            await session.FirstAsync<string>(database.EngineQuery) ?? database.Name,
            await session.FirstAsync<int>(database.HasMigrationsQuery) == 0 ? null : await session.FirstAsync<int>("SELECT coalesce(max(number), 0) FROM migrations"),
            Migrator.Known(database));
    }
}
