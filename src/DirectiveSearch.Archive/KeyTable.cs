namespace DirectiveSearch.Archive;

/// <summary>Keys with which portals protect cookies and secrets: all portals of an archive use the same.</summary>
public sealed class KeyTable
{
    private readonly Database database;

    internal KeyTable(Database database) => this.database = database;

    /// <returns>Each as XML.</returns>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.QueryAsync<string>("SELECT xml FROM protection_keys ORDER BY name");
    }

    public async Task StoreAsync(string name, string xml, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync("INSERT INTO protection_keys (name, xml) VALUES (@Name, @Xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml", new { Name = name, Xml = xml });
        await session.CommitAsync();
    }
}
