using Dapper;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>One SQLite file with one generation of the index.</summary>
internal sealed class IndexFile(string file)
{
    /// <summary>Raised whenever the tables, the tokens or what is made of them change.</summary>
    public const long Version = 3;

    public string Name { get; } = file;

    public static IndexFile Create(string file)
    {
        SqliteProvider.Use();
        var created = new IndexFile(file);
        using var connection = created.Connect(SqliteOpenMode.ReadWriteCreate);
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") == 0)
        {
            using var schema = new StreamReader(typeof(IndexFile).Assembly.GetManifestResourceStream("Schema.sql")!);
            connection.Execute(schema.ReadToEnd(), transaction: transaction);
            connection.Execute($"PRAGMA user_version = {Version}", transaction: transaction);
        }

        transaction.Commit();
        return created;
    }

    /// <exception cref="IndexVersionException">The file was written by another version.</exception>
    public static IndexFile Open(string file)
    {
        SqliteProvider.Use();
        var opened = new IndexFile(file);
        using var connection = opened.Connect();
        var found = connection.ExecuteScalar<long>("PRAGMA user_version");
        return found == Version ? opened : throw new IndexVersionException(file, found, Version);
    }

    public static IndexDescription Describe(string file)
    {
        SqliteProvider.Use();
        using var connection = new IndexFile(file).Connect();
        var version = connection.ExecuteScalar<long>("PRAGMA user_version");
        var documents = version == Version ? connection.ExecuteScalar<long>("SELECT count(*) FROM document") : 0;
        return new IndexDescription($"SQLite {connection.ServerVersion}", Path.GetFileName(file), version, Version, documents);
    }

    public static bool IsOfThisVersion(string file)
    {
        try
        {
            Open(file);
            return true;
        }
        catch (Exception error) when (error is IndexVersionException or SqliteException)
        {
            return false;
        }
    }

    /// <summary>Makes the full-text table one piece, in which words are found fastest.</summary>
    public void Optimize()
    {
        using var connection = Connect();
        connection.Execute("INSERT INTO terms(terms) VALUES('optimize')");
    }

    public SqliteConnection Connect(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Name, Mode = mode, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 8000");
        return connection;
    }
}
