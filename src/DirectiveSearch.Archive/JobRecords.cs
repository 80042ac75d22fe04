namespace DirectiveSearch.Archive;

/// <summary>All background work as it stands at one moment.</summary>
/// <param name="Steps">Every step, in order.</param>
/// <param name="Workers">The oldest first.</param>
/// <param name="Failures">Dead letters by step and reason, the most frequent first.</param>
public sealed record JobSnapshot(
    DateTimeOffset At, IReadOnlyList<StepStanding> Steps, IReadOnlyList<WorkerStanding> Workers, IReadOnlyList<FailureGroup> Failures)
{
    /// <summary>Since when writing waits for the index; null when it does not.</summary>
    public DateTimeOffset? IndexAwaySince { get; init; }
}

/// <summary>What is left to do of one step.</summary>
/// <param name="Waiting">Due, and nobody has it.</param>
/// <param name="Later">Put back until a later time, after a failure or a crash.</param>
/// <param name="Dead">Put away with a reason; not tried again by itself.</param>
/// <param name="Oldest">When the one that is next, or an older one that is being worked on or put back, was enqueued.</param>
/// <param name="LaterAt">When the first of those put back is due again.</param>
/// <param name="Minutes">What was finished in the last hour; minutes without work are left out.</param>
public sealed record StepStanding(
    WorkStep Step, int Waiting, int Working, int Later, int Dead, DateTimeOffset? Oldest, DateTimeOffset? LaterAt, IReadOnlyList<MinuteOfWork> Minutes)
{
    public int Pending => Waiting + Working + Later;
}

/// <summary>What was finished within a minute that begins at a time.</summary>
public sealed record MinuteOfWork(DateTimeOffset At, int Done, int Failed);

/// <summary>A program that works, or did until it fell silent.</summary>
/// <param name="Holding">Leased items by step.</param>
/// <param name="Minutes">What it finished in the last hour, all steps together.</param>
public sealed record WorkerStanding(WorkerRecord Program, IReadOnlyList<(WorkStep Step, int Count)> Holding, IReadOnlyList<MinuteOfWork> Minutes);

/// <summary>Dead letters of one step with one reason.</summary>
/// <param name="Reason">Of the latest, in Vietnamese.</param>
/// <param name="Since">When the first of them was put away.</param>
/// <param name="FileName">Of the latest; null when its document is gone.</param>
public sealed record FailureGroup(WorkStep Step, string ReasonCode, int Count, DateTimeOffset Since, string Reason, string DocumentId, string? FileName);

/// <summary>Which dead letters; null: any.</summary>
public sealed record DeadLetterFilter(WorkStep? Step = null, string? ReasonCode = null, long? Id = null);

/// <param name="Abandoned">How often whoever had it died.</param>
/// <param name="IsRead">Whether readers have the document, in an earlier version perhaps.</param>
/// <param name="RunId">The run that brought its file last.</param>
public sealed record DeadLetter(
    long Id, string DocumentId, WorkStep Step, int Attempts, int Abandoned, string ReasonCode, string Reason, DateTimeOffset EnqueuedAt, DateTimeOffset DiedAt,
    string? FileName, bool IsRead, long? RunId, string? RunLabel);
