namespace DirectiveSearch.Archive;

public sealed class UnitTable
{
    public Task<Page<UnitSummary>> ListAsync(string? provinceSlug, int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<UnitSummary?> FindAsync(string slug, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, UnitSummary>> SummariesAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation) => throw new NotImplementedException();
}
