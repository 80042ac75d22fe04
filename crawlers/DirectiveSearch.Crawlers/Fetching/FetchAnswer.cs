namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>What came of a fetch.</summary>
public enum FetchOutcome
{
    /// <summary>The body is whole.</summary>
    Fetched,

    /// <summary>The copy that is held is still the same.</summary>
    NotModified,

    /// <summary>404 or 410.</summary>
    Gone,

    /// <summary>It must not be fetched: robots, an address that is not public, a limit.</summary>
    Refused,

    /// <summary>Ask again, not before <see cref="FetchAnswer.RetryAfter"/>.</summary>
    Later,

    /// <summary>The server or the network failed.</summary>
    Failed,
}

/// <param name="Address">After redirects.</param>
/// <param name="Status">Of HTTP; null: nothing was answered.</param>
/// <param name="Reason">A code of Data/crawl-reasons.tsv; null when it was fetched, the same or gone.</param>
/// <param name="Detail">What fills the blank of the reason's sentence.</param>
public sealed record FetchAnswer(Uri Address, FetchOutcome Outcome, int? Status = null, string? Reason = null, string? Detail = null)
{
    public string? MediaType { get; init; }

    /// <summary>As the header says; the bytes may know better.</summary>
    public string? Charset { get; init; }

    public Validators? Validators { get; init; }

    /// <summary>The file name that the server gives, without any folder.</summary>
    public string? FileName { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where the server sends to; followed before anybody sees it.</summary>
    internal Uri? RedirectTo { get; init; }

    public long WireBytes { get; init; }

    /// <summary>Sent for this answer, those for redirects and robots files among them.</summary>
    public int Requests { get; init; }
}
