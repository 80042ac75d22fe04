namespace DirectiveSearch.Archive;

/// <summary>What of a step is leased, or put back for later.</summary>
internal sealed class AheadRow
{
    public int Step { get; init; }
    public int Leased { get; init; }
    public int Count { get; init; }
    public long Next { get; init; }
    public long Oldest { get; init; }
}

internal sealed class DoneRow
{
    public long Minute { get; init; }
    public int Step { get; init; }
    public string Worker { get; init; } = "";
    public int Done { get; init; }
    public int Failed { get; init; }
}

internal sealed class FailureRow
{
    public int Step { get; init; }
    public string? ReasonCode { get; init; }
    public int Count { get; init; }
    public long Since { get; init; }
    public string? Reason { get; init; }
    public string DocumentId { get; init; } = "";
    public string? FileName { get; init; }
}

internal sealed class DeadRow
{
    public long Id { get; init; }
    public string DocumentId { get; init; } = "";
    public int Step { get; init; }
    public int Attempts { get; init; }
    public int Abandoned { get; init; }
    public string? ReasonCode { get; init; }
    public string? Reason { get; init; }
    public long EnqueuedAt { get; init; }
    public long AvailableAt { get; init; }
    public string? FileName { get; init; }
    public int? Current { get; init; }
    public long? RunId { get; init; }
    public string? RunLabel { get; init; }

    public DeadLetter ToLetter() => new(
        Id, DocumentId, (WorkStep)Step, Attempts, Abandoned, ReasonCode ?? "", Reason ?? "", Stored.Time(EnqueuedAt), Stored.Time(AvailableAt),
        FileName, Current is not null, RunId, RunLabel);
}
