using System.Text;
using Dapper;
using DirectiveSearch.Text;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Writes and deletes entries within one transaction.</summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand insertDocument;
    private readonly SqliteCommand insertTerms;
    private readonly Dictionary<(FacetField, string), int> values = [];

    public IndexWriter(SqliteConnection connection)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction();
        insertDocument = Command(
            "INSERT INTO document(id, version, date, tokens, facets, head, keys, words) VALUES($id, $version, $date, $tokens, $facets, $head, $keys, $words) RETURNING ordinal",
            "$id", "$version", "$date", "$tokens", "$facets", "$head", "$keys", "$words");
        insertTerms = Command("INSERT INTO terms(rowid, head, body, keys) VALUES($ordinal, $head, $body, $keys)", "$ordinal", "$head", "$body", "$keys");
    }

    public void Write(IndexEntry entry)
    {
        var held = connection.QueryFirstOrDefault<long?>("SELECT version FROM document WHERE id = $id", new { id = entry.Id }, transaction);
        if (held > entry.Version) return;
        if (held is not null) Delete(entry.Id);
        var analysed = AnalysedEntry.Of(entry);
        var facets = FacetBlob.Write(entry.Facets.SelectMany(field => field.Value.Distinct().Select(value => ValueId(field.Key, value))));
        var ordinal = Execute(insertDocument, entry.Id, entry.Version, entry.DateKey, analysed.Tokens, facets, analysed.Head, analysed.Keys, analysed.Words);
        Execute(insertTerms, ordinal!, Folding.Fold(analysed.Head), Folding.Fold(analysed.Words), analysed.Keys);
    }

    /// <summary>The full-text table keeps no copy, so it is told again what it was given.</summary>
    public void Delete(string id)
    {
        var held = connection.QueryFirstOrDefault<(long Ordinal, string Head, string Keys, string Words)?>(
            "SELECT ordinal, head, keys, words FROM document WHERE id = $id", new { id }, transaction);
        if (held is not { } document) return;
        connection.Execute(
            "INSERT INTO terms(terms, rowid, head, body, keys) VALUES('delete', $Ordinal, $head, $body, $Keys)",
            new { document.Ordinal, head = Folding.Fold(document.Head), body = Folding.Fold(document.Words), document.Keys }, transaction);
        connection.Execute("DELETE FROM document WHERE ordinal = $Ordinal; INSERT INTO removal(ordinal) VALUES($Ordinal)", new { document.Ordinal }, transaction);
    }

    public void Commit()
    {
        connection.Execute("UPDATE change SET number = number + 1", transaction: transaction);
        transaction.Commit();
    }

    public void Dispose()
    {
        insertDocument.Dispose();
        insertTerms.Dispose();
        transaction.Dispose();
    }

    private int ValueId(FacetField field, string value)
    {
        if (values.TryGetValue((field, value), out var id)) return id;
        id = (int)(connection.ExecuteScalar<long?>("SELECT id FROM facet_value WHERE field = $field AND value = $value", new { field = (int)field, value }, transaction)
            ?? connection.ExecuteScalar<long>("INSERT INTO facet_value(field, value) VALUES($field, $value) RETURNING id", new { field = (int)field, value }, transaction));
        return values[(field, value)] = id;
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var parameter in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static object? Execute(SqliteCommand command, params object[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++) command.Parameters[index].Value = arguments[index];
        return command.ExecuteScalar();
    }
}
