namespace DirectiveSearch.Search;

/// <summary>The index does not answer now; the same call may succeed later.</summary>
/// <param name="message">In Vietnamese, for operators: what does not answer and how.</param>
public sealed class SearchUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The index cannot be used as it is set up; trying again does not help.</summary>
/// <param name="message">In Vietnamese: what is wrong and what to do.</param>
public sealed class SearchSetupException(string message) : Exception(message);

/// <summary>The index was written by another version of the analysis or the schema: it has to be built again from the archive.</summary>
public sealed class IndexVersionException(string index, long found, long expected) : Exception(
    $"Chỉ mục {index} thuộc phiên bản {found}, chương trình này cần phiên bản {expected}. Hãy chạy: directivesearch reindex")
{
    public string Index { get; } = index;
}
