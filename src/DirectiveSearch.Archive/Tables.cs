namespace DirectiveSearch.Archive;

#pragma warning disable CA1822

public sealed class DocumentTable
{
    /// <param name="version">Null: the current one.</param>
    public Task<DocumentRecord?> FindAsync(string id, int? version, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Those that exist, by id.</summary>
    public Task<IReadOnlyDictionary<string, DocumentSummary>> SummariesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Current texts as published, by id.</summary>
    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>All citations of some documents, in text order, for result lists.</summary>
    public Task<IReadOnlyList<StoredCitation>> CitationsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyList<DocumentSummary>> LatestAsync(int count, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The bytes of the original, or null.</summary>
    public Task<Stream?> OpenOriginalAsync(string sha256, CancellationToken cancellation) => throw new NotImplementedException();
}

public sealed class InstrumentTable
{
    public Task<InstrumentRecord?> FindAsync(string slug, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The slug that took a replaced one's place, or null.</summary>
    public Task<string?> RedirectAsync(string slug, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>By canonical key, exactly or by its beginning, most cited first.</summary>
    /// <param name="typeSlug">Null: any type.</param>
    public Task<IReadOnlyList<InstrumentSummary>> ByNumberAsync(string key, bool prefix, string? typeSlug, int limit, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, InstrumentSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyList<InstrumentSummary>> MostCitedAsync(int count, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Every mention of an instrument in some documents, in text order.</summary>
    public Task<IReadOnlyList<Evidence>> EvidenceAsync(string slug, IReadOnlyCollection<string> documentIds, CancellationToken cancellation) => throw new NotImplementedException();
}

public sealed class MovementTable
{
    public Task<Page<MovementSummary>> ListAsync(int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<MovementRecord?> FindAsync(string slug, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, MovementSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyList<Evidence>> EvidenceAsync(string slug, IReadOnlyCollection<string> documentIds, CancellationToken cancellation) => throw new NotImplementedException();
}

public sealed class UnitTable
{
    public Task<Page<UnitSummary>> ListAsync(string? provinceSlug, int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<UnitSummary?> FindAsync(string slug, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, UnitSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation) => throw new NotImplementedException();
}

public sealed class RunTable
{
    public Task<Page<RunSummary>> ListAsync(int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<RunSummary?> FindAsync(long id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <param name="state">Null: all.</param>
    public Task<Page<RunItem>> ItemsAsync(long runId, RunItemState? state, int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();
}

/// <summary>The steps of a document, in order.</summary>
public enum WorkStep
{
    Convert,
    Extract,
    Resolve,
    Index,
}

public sealed class WorkTable
{
    /// <summary>Items that wait or are being worked on.</summary>
    public Task<int> PendingAsync(CancellationToken cancellation) => throw new NotImplementedException();
}
