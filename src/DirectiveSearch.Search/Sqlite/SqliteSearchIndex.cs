using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>The embedded index: a folder with one SQLite file per generation and a pointer to the one in use. Any number of readers,
/// and writers of other processes, may use the folder at once; each search sees all that was committed before it.</summary>
public sealed class SqliteSearchIndex : ISearchIndex
{
    private const string Engine = "sqlite";

    private readonly IndexFolder folder;
    private readonly string? building;
    private readonly Lock refreshing = new();
    private readonly Lock writing = new();
    private volatile Generation current;

    private SqliteSearchIndex(IndexFolder folder, IndexFile file, string? building)
    {
        this.folder = folder;
        this.building = building;
        current = new Generation(file, Snapshot.Empty, new Postings(), []);
    }

    /// <param name="ValueIds">Used by the writer alone.</param>
    private sealed record Generation(IndexFile File, Snapshot Snapshot, Postings Postings, Dictionary<(FacetField, string), int> ValueIds);

    /// <summary>Opens the folder's index in use, or creates an empty one.</summary>
    /// <exception cref="IndexVersionException">It was written by another version: build a new generation and publish it.</exception>
    public static Task<SqliteSearchIndex> OpenAsync(string folder, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var opened = new IndexFolder(folder);
            return new SqliteSearchIndex(opened, IndexFile.Open(opened.CurrentOrNew()), null);
        },
        cancellation);

    /// <summary>Looks at what is there and creates nothing.</summary>
    public static Task<IndexDescription> DescribeAsync(string folder, CancellationToken cancellation) => Task.Run(
        () => Directory.Exists(folder) && new IndexFolder(folder).Current() is { } file ? IndexFile.Describe(file) : new IndexDescription("SQLite", null, null, IndexFile.Version, 0),
        cancellation);

    /// <summary>A new file beside the one in use, or the one of a build that was stopped before its end; once published every reader of the folder, in this process or another, takes it up with its next search.</summary>
    public Task<IndexBuild> BuildAsync(CancellationToken cancellation) => BuildAsync(folder, cancellation);

    /// <summary>The same for a folder whose index in use is of another version and cannot be opened.</summary>
    public static Task<IndexBuild> BuildAsync(string folder, CancellationToken cancellation) => BuildAsync(new IndexFolder(folder), cancellation);

    private static Task<IndexBuild> BuildAsync(IndexFolder folder, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var (file, resumed) = folder.Begin();
            var next = new SqliteSearchIndex(folder, IndexFile.Create(file), file);
            return new IndexBuild(next, resumed, stop => Task.Run(() => next.Publish(file), stop));
        },
        cancellation);

    /// <summary>Reads what every search needs, and the documents of the words that most texts have, so that the first searches need not.</summary>
    public Task WarmAsync(CancellationToken cancellation) => Task.Run(
        () =>
        {
            var generation = InUse();
            using var connection = generation.File.Connect();
            generation = Refreshed(generation, connection);
            _ = generation.Snapshot.Totals;
            var matching = new Matching(connection, generation.Snapshot, generation.Postings);
            foreach (var expression in FrequentWords.Read(connection, generation.Snapshot))
            {
                cancellation.ThrowIfCancellationRequested();
                matching.Phrase(expression);
            }
        },
        cancellation);

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation) =>
        SearchTelemetry.MeasureAsync(Engine, () => Task.Run(() => Search(request), cancellation));

    public async IAsyncEnumerable<string> ScanAsync(SearchQuery query, IReadOnlyList<SearchFilter> filters, SearchSort sort, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var result = await SearchAsync(new SearchRequest(query, filters, sort, 0, int.MaxValue, []), cancellation);
        foreach (var hit in result.Hits) yield return hit.Id;
    }

    public Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation) => Task.Run(() => Explain(query, id), cancellation);

    public Task<IReadOnlyList<RefusedEntry>> WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation) =>
        SearchTelemetry.CountAsync(Engine, entries.Count, () => WriteAllAsync(entries, cancellation));

    private async Task<IReadOnlyList<RefusedEntry>> WriteAllAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        await ChangeAsync(
            writer =>
            {
                foreach (var entry in entries)
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.Write(entry);
                }
            },
            cancellation);
        return [];
    }

    public Task DeleteAsync(IReadOnlyList<string> ids, long version, CancellationToken cancellation) => ChangeAsync(
        writer =>
        {
            foreach (var id in ids) writer.Delete(id, version);
        },
        cancellation);

    /// <summary>Every search sees all that was committed before it.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async IAsyncEnumerable<(string Id, long Version)> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var connection = InUse().File.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, version FROM document ORDER BY id";
        using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) yield return (reader.GetString(0), reader.GetInt64(1));
    }

    private void Publish(string file)
    {
        InUse().File.Optimize();
        folder.Publish(file);
    }

    private SearchResult Search(SearchRequest request)
    {
        var generation = InUse();
        using var connection = generation.File.Connect();
        generation = Refreshed(generation, connection);
        var snapshot = generation.Snapshot;
        var matching = new Matching(connection, snapshot, generation.Postings);
        var (documents, rung) = matching.Match(request.Query);
        var matches = Faceting.Filter(snapshot, documents, [.. request.Query.Filters, .. request.Filters]);
        var scored = request.Sort == SearchSort.Relevance && rung != Rung.Everything && matches.Length > 0;
        var scores = scored ? new Ranking(connection, snapshot, new ScoreWeights()).Score(request.Query, matching, matches) : new double[snapshot.Count];
        var order = request.Sort == SearchSort.Oldest ? Ordering.Oldest(snapshot) : Ordering.ByScore(snapshot, scores);
        return Page(request, snapshot, matches, scores, order) with { Rung = rung, Facets = Faceting.Count(snapshot, matches, request.Facets) };
    }

    private static SearchResult Page(SearchRequest request, Snapshot snapshot, int[] matches, double[] scores, Comparison<int> order)
    {
        var cursor = ResultCursor.Read(request.After, request.Sort);
        var left = cursor is null ? matches : Ordering.Behind(matches, cursor, snapshot, scores);
        var skip = cursor is null ? request.Skip : 0;
        int[] shown = [.. Ordering.Best(left, (int)Math.Min(left.Length, (long)skip + request.Take), order).Skip(skip)];
        return new SearchResult(matches.Length, Rung.Everything, [.. shown.Select(ordinal => new SearchHit(snapshot.Ids[ordinal], scores[ordinal]))], new Dictionary<FacetField, IReadOnlyList<FacetCount>>())
        {
            Next = shown is [.., var last] && left.Length > skip + shown.Length ? new ResultCursor(request.Sort, scores[last], snapshot.Dates[last], snapshot.Ids[last]).Write() : null,
        };
    }

    private ScoreExplanation? Explain(SearchQuery query, string id)
    {
        var generation = InUse();
        using var connection = generation.File.Connect();
        generation = Refreshed(generation, connection);
        var snapshot = generation.Snapshot;
        var matching = new Matching(connection, snapshot, generation.Postings);
        var (documents, rung) = matching.Match(query);
        var matches = Faceting.Filter(snapshot, documents, query.Filters);
        var place = Array.FindIndex(matches, ordinal => snapshot.Ids[ordinal] == id);
        if (place < 0) return null;
        return rung == Rung.Everything ? new ScoreExplanation("Câu tìm không có từ nào để chấm điểm", 0, [])
            : new Ranking(connection, snapshot, new ScoreWeights()).Explain(query, matching, matches, matches[place]);
    }

    private Generation InUse()
    {
        var generation = current;
        var file = building ?? folder.Current();
        if (file is null || file == generation.File.Name) return generation;
        lock (refreshing)
        {
            return current.File.Name == file ? current : current = new Generation(IndexFile.Open(file), Snapshot.Empty, new Postings(), []);
        }
    }

    private Generation Refreshed(Generation generation, SqliteConnection connection)
    {
        lock (refreshing)
        {
            if (current.File == generation.File) generation = current;
            var snapshot = SnapshotReader.Refresh(connection, generation.Snapshot);
            if (ReferenceEquals(snapshot, generation.Snapshot)) return generation;
            var refreshed = generation with { Snapshot = snapshot };
            if (current.File == generation.File) current = refreshed;
            return refreshed;
        }
    }

    private Task ChangeAsync(Action<IndexWriter> change, CancellationToken cancellation) => Task.Run(
        () =>
        {
            lock (writing)
            {
                try
                {
                    var generation = InUse();
                    using var connection = generation.File.Connect();
                    using var writer = new IndexWriter(connection, generation.ValueIds);
                    change(writer);
                    writer.Commit();
                }
                catch (SqliteException error)
                {
                    // A full disk, a file that another process holds too long: no entry's fault.
                    throw new SearchUnavailableException($"Không ghi được vào chỉ mục {current.File.Name}: {error.Message}", error);
                }
            }
        },
        cancellation);
}
