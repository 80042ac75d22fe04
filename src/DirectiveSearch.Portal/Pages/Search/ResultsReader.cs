using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Answers a result query from the index and the archive.</summary>
public sealed class ResultsReader(ArchiveStore archive, ISearchIndex index)
{
    public ArchiveStore Archive => archive;

    public ISearchIndex Index => index;
}
