using System.Text;
using Dapper;
using DirectiveSearch.Text;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Writes and deletes entries within one transaction.</summary>
/// <remarks>Value ids once given are never taken back, so they are known from one transaction to the next.</remarks>
internal sealed class IndexWriter : IDisposable
{
    private readonly Dictionary<(FacetField, string), int> known;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand insertDocument;
    private readonly SqliteCommand insertTerms;
    private readonly SqliteCommand findVersion;
    private readonly SqliteCommand findValue;
    private readonly SqliteCommand insertValue;
    private readonly Dictionary<(FacetField, string), int> added = [];

    /// <param name="known">Ids of values that were committed; this transaction's are added with its commit.</param>
    public IndexWriter(SqliteConnection connection, Dictionary<(FacetField, string), int> known)
    {
        this.known = known;
        this.connection = connection;
        transaction = connection.BeginTransaction();
        insertDocument = Command(
            "INSERT INTO document(id, version, date, cited, tokens, facets, head, keys, words) VALUES($id, $version, $date, $cited, $tokens, $facets, $head, $keys, $words) RETURNING ordinal",
            "$id", "$version", "$date", "$cited", "$tokens", "$facets", "$head", "$keys", "$words");
        insertTerms = Command("INSERT INTO terms(rowid, title, number, issuer, body, keys) VALUES($ordinal, $title, $number, $issuer, $body, $keys)", "$ordinal", "$title", "$number", "$issuer", "$body", "$keys");
        findVersion = Command("SELECT version FROM document WHERE id = $id", "$id");
        findValue = Command("SELECT id FROM facet_value WHERE field = $field AND value = $value", "$field", "$value");
        insertValue = Command("INSERT INTO facet_value(field, value) VALUES($field, $value) RETURNING id", "$field", "$value");
    }

    public void Write(IndexEntry entry)
    {
        var held = (long?)Execute(findVersion, entry.Id);
        if (held > entry.Version) return;
        if (held is not null) Delete(entry.Id, entry.Version);
        var analysed = AnalysedEntry.Of(entry);
        var facets = FacetBlob.Write(entry.Facets.SelectMany(field => field.Value.Distinct().Select(value => ValueId(field.Key, value))));
        var ordinal = Execute(insertDocument, entry.Id, entry.Version, entry.DateKey, entry.CitedSteps, analysed.Tokens, facets, analysed.Head, analysed.Keys, analysed.Words);
        Execute(insertTerms, [ordinal!, .. AnalysedEntry.Fields(Folding.Fold(analysed.Head)), Folding.Fold(analysed.Words), analysed.Keys]);
    }

    /// <summary>The full-text table keeps no copy, so it is told again what it was given.</summary>
    public void Delete(string id, long version)
    {
        var held = connection.QueryFirstOrDefault<(long Ordinal, string Head, string Keys, string Words)?>(
            "SELECT ordinal, head, keys, words FROM document WHERE id = $id AND version <= $version", new { id, version }, transaction);
        if (held is not { } document) return;
        if (AnalysedEntry.Fields(Folding.Fold(document.Head)) is not [var title, var number, var issuer]) throw new InvalidDataException($"The head of document {id} has other fields than were written.");
        connection.Execute(
            "INSERT INTO terms(terms, rowid, title, number, issuer, body, keys) VALUES('delete', $Ordinal, $title, $number, $issuer, $body, $Keys)",
            new { document.Ordinal, title, number, issuer, body = Folding.Fold(document.Words), document.Keys }, transaction);
        connection.Execute("DELETE FROM document WHERE ordinal = $Ordinal; INSERT INTO removal(ordinal) VALUES($Ordinal)", new { document.Ordinal }, transaction);
    }

    public void Commit()
    {
        connection.Execute("UPDATE change SET number = number + 1", transaction: transaction);
        transaction.Commit();
        foreach (var (value, id) in added) known[value] = id;
    }

    public void Dispose()
    {
        foreach (var command in new[] { insertDocument, insertTerms, findVersion, findValue, insertValue }) command.Dispose();
        transaction.Dispose();
    }

    private int ValueId(FacetField field, string value)
    {
        if (known.TryGetValue((field, value), out var id) || added.TryGetValue((field, value), out id)) return id;
        return added[(field, value)] = (int)(long)(Execute(findValue, (int)field, value) ?? Execute(insertValue, (int)field, value))!;
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
