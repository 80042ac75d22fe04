using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>A run for programs: the portal's `.json` and the Cli's `--json` say the same. Times in UTC; described in docs/operations.md.</summary>
public static class RunJson
{
    public static object Of(RunProgress progress)
    {
        var run = progress.Run;
        return new
        {
            run = run.Id,
            label = run.Label,
            kind = run.Kind,
            state = Code(run.State),
            receiving = run.IsReceiving,
            startedAt = run.StartedAt,
            finishedAt = run.FinishedAt,
            files = run.Total,
            done = run.Done,
            @new = run.New,
            duplicates = run.Duplicates,
            failed = run.Failed,
            setAside = run.SetAside,
            filesPerSecond = progress.FilesPerSecond is { } rate ? Math.Round(rate, 2) : (double?)null,
            secondsLeft = progress.Left is { } left ? (long)Math.Ceiling(left.TotalSeconds) : (long?)null,
            indexAwaySince = progress.IndexAwaySince,
            steps = progress.Steps.Select(step => new { step = Code(step.Step), passed = step.Passed, waiting = step.Waiting }),
            failures = progress.Failures.Select(Failure),
        };
    }

    private static object Failure(RunFailures failures)
    {
        var (what, wayOut) = Reason.Parts(failures.ReasonCode, failures.Reason);
        return new { reason = failures.ReasonCode, files = failures.Count, retryable = failures.Retryable, what, wayOut };
    }

    private static string Code<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
