namespace DirectiveSearch.Ingestion;

/// <summary>How programs that work share the work.</summary>
/// <param name="Lease">For how long work is taken; a program that is not heard of for that long loses it.</param>
public sealed record WorkOptions(TimeSpan Lease)
{
    private static readonly TimeSpan LongestBeat = TimeSpan.FromSeconds(5);

    public WorkOptions()
        : this(TimeSpan.FromSeconds(60))
    {
    }

    /// <summary>Between two heartbeats.</summary>
    public TimeSpan Beat => Lease / 4 < LongestBeat ? Lease / 4 : LongestBeat;
}
