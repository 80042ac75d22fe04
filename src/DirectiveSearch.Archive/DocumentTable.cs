namespace DirectiveSearch.Archive;

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

    /// <summary>What to convert, by id: the latest version, whether it is readable or not.</summary>
    public Task<IReadOnlyDictionary<string, ConversionSource>> ConversionSourcesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Texts of the latest versions as converted, by id, for extraction; those without text are left out.</summary>
    public Task<IReadOnlyDictionary<string, string>> ConvertedTextsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Documents as the index is to hold them, by id; one that is left out must not be in the index.</summary>
    public Task<IReadOnlyDictionary<string, IndexableDocument>> IndexableAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Ids and revisions of what the index is to hold, in the order of ids, for rebuilding and verifying.</summary>
    /// <param name="after">The last id of the batch before; "" to begin.</param>
    public Task<IReadOnlyList<(string Id, long Revision)>> RevisionsAsync(string after, int count, CancellationToken cancellation) => throw new NotImplementedException();
}
