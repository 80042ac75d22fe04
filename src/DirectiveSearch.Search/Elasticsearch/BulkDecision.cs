namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>What becomes of one item of a bulk request.</summary>
internal enum BulkDecision
{
    Done,
    /// <summary>Tried again until the time for it is spent; the item is in order, the engine is not ready.</summary>
    Repeat,
    /// <summary>Tried again a few times, then refused: an engine that stops answers so, and a document that it cannot digest.</summary>
    RepeatBriefly,
    /// <summary>Sent in smaller requests; refused when it is alone.</summary>
    Split,
    Refuse,
    /// <summary>The index is not there or the account may not write: no item will get in.</summary>
    Stop,
}

internal static class BulkDecisions
{
    /// <param name="error">The type of error that the engine names, or null.</param>
    public static BulkDecision Decide(bool deletes, int status, string? error) => (status, error) switch
    {
        ( >= 200 and < 300, _) => BulkDecision.Done,
        (409, _) => BulkDecision.Done,
        (_, "index_not_found_exception" or "index_closed_exception") => BulkDecision.Stop,
        (404, null) when deletes => BulkDecision.Done,
        (401 or 403 or 429, "cluster_block_exception") => BulkDecision.Repeat,
        (401 or 403, _) => BulkDecision.Stop,
        (429 or 502 or 503 or 504, _) => BulkDecision.Repeat,
        (413, _) => BulkDecision.Split,
        (500, _) => BulkDecision.RepeatBriefly,
        _ => BulkDecision.Refuse,
    };
}
