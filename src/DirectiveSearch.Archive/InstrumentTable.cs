namespace DirectiveSearch.Archive;

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
