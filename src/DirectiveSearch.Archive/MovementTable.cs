namespace DirectiveSearch.Archive;

public sealed class MovementTable
{
    /// <summary>Most carried first.</summary>
    public Task<Page<MovementSummary>> ListAsync(int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<MovementRecord?> FindAsync(string slug, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, MovementSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Every mention of a movement in some documents, in text order.</summary>
    public Task<IReadOnlyList<Evidence>> EvidenceAsync(string slug, IReadOnlyCollection<string> documentIds, CancellationToken cancellation) => throw new NotImplementedException();
}
