using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DirectiveSearch.Tests.Copying;

/// <summary>Every row of an archive as one line, read behind the program's back: ids that only count stand as what they stand for,
/// times, attempts, revisions and what tells of the way there (docs/architecture.md says what is history) are left out.</summary>
internal static class ArchiveRows
{
    private static readonly HashSet<string> History =
        ["migrations", "redirects", "runs", "state", "workers", "work_done", "document_steps", "schedules", "crawl_sources", "sqlite_sequence", "original_pieces"];

    private static readonly Dictionary<string, string> Queries = new()
    {
        ["citations"] = """
            SELECT c.*, e.group_key || '|' || e.type || '|' || e.number || '|' || e.date || '|' || e.issuer || '|' || e.province || '|' || e.citing_date || '|' || e.decided || '|' || e.theme || '|' || e.term AS evidence
            FROM citations c JOIN evidence e ON e.id = c.evidence_id
            """,
        // An earlier version that was replaced before it was read stays unread.
        ["versions"] = """
            SELECT v.document_id, v.version, v.sha256, v.source, v.locator, CASE WHEN v.version = d.current THEN v.reading END AS reading,
                CASE WHEN v.version = d.current THEN v.text END AS text
            FROM versions v JOIN documents d ON d.id = v.document_id
            """,
        ["originals"] = """
            SELECT o.sha256, o.size, CASE WHEN EXISTS (SELECT 1 FROM versions v JOIN documents d ON d.id = v.document_id AND d.latest = v.version WHERE v.sha256 = o.sha256)
                THEN o.media_type END AS media_type FROM originals o
            """,
        ["work"] = "SELECT document_id, step, dead, reason_code, reason FROM work",
        // The record of a run says what was true then: which of two files with the same bytes came first, which version was still waiting when the next one came.
        ["run_items"] = "SELECT locator, document_id, CASE WHEN document_id IS NULL THEN reason_code END AS reason_code FROM run_items",
        ["sources"] = "SELECT slug FROM sources",
    };

    /// <summary>A test may look at a file before the program opened one.</summary>
    static ArchiveRows() => SqliteProvider.Use();

    public static SqliteConnection Sqlite(string folder) => new($"Data Source={Path.Combine(folder, "archive.db")};Pooling=False");

    public static NpgsqlConnection Postgres(string connection) => new(connection);

    public static async Task<IReadOnlyList<string>> TablesAsync(DbConnection connection) =>
        [.. await connection.QueryAsync<string>(connection is SqliteConnection
            ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name")];

    public static async Task<IReadOnlyList<string>> DescribeAsync(DbConnection connection)
    {
        var lines = new List<string>();
        foreach (var table in (await TablesAsync(connection)).Where(table => !History.Contains(table)))
        {
            await using var rows = await connection.ExecuteReaderAsync(Queries.GetValueOrDefault(table, $"SELECT * FROM {table}"));
            while (await rows.ReadAsync()) lines.Add($"{table}: {string.Join(" ", Enumerable.Range(0, rows.FieldCount).Where(index => Counts(table, rows.GetName(index))).OrderBy(rows.GetName, StringComparer.Ordinal).Select(index => Column(rows, index)))}");
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static bool Counts(string table, string column) =>
        !column.EndsWith("_at", StringComparison.Ordinal) && !column.EndsWith("_seen", StringComparison.Ordinal) && column is not ("revision" or "evidence_id" or "run_id")
        && (column != "id" || table == "documents");

    private static string Column(DbDataReader row, int index)
    {
        var value = row.IsDBNull(index) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{row.GetValue(index)}");
        return $"{row.GetName(index)}={(value.Length > 400 ? $"{value[..60]}…{value.GetHashCode(StringComparison.Ordinal):x}" : value)}";
    }

    /// <summary>The first lines that only one of two archives has.</summary>
    public static void AssertEqual(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var missing = expected.Except(actual).Take(12).ToList();
        var surplus = actual.Except(expected).Take(12).ToList();
        Assert.True(missing.Count + surplus.Count == 0, $"{expected.Count} and {actual.Count} rows\n- {string.Join("\n- ", missing)}\n+ {string.Join("\n+ ", surplus)}");
        Assert.Equal(expected.Count, actual.Count);
    }
}
