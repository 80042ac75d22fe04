using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Pages.Jobs;

/// <summary>How fast work goes, and how long the rest takes.</summary>
public static class WorkRate
{
    /// <summary>Over which the present rate is taken.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    /// <summary>A rate is told from less, but nothing is promised by it.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(2);

    /// <summary>Items per minute over the last minutes, from the first of them in which something was done.</summary>
    public static double PerMinute(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now)
    {
        var recent = Busy(minutes, now);
        return recent.Count == 0 ? 0 : recent.Sum(minute => minute.Done + minute.Failed) / Math.Max(1, (now - recent[0].At).TotalMinutes);
    }

    /// <summary>About how long a step still has, with its own items and those that come from the steps before it; null when it cannot be told, zero when it has none.</summary>
    public static TimeSpan? Left(IReadOnlyList<StepStanding> steps, WorkStep step, DateTimeOffset now) =>
        steps.First(standing => standing.Step == step).Pending == 0 ? TimeSpan.Zero : Until(steps, step, now);

    /// <summary>About how long all of it takes; null when that cannot be told, zero when there is nothing.</summary>
    public static TimeSpan? Left(IReadOnlyList<StepStanding> steps, DateTimeOffset now) => Until(steps, WorkStep.Index, now);

    /// <summary>Until nothing is left up to a step. Steps take turns at what they do, and a step has little to do while it waits for another:
    /// so what all of them still have is set against what all of them do together.</summary>
    private static TimeSpan? Until(IReadOnlyList<StepStanding> steps, WorkStep last, DateTimeOffset now)
    {
        var before = steps.Where(standing => standing.Step <= last).ToList();
        var toDo = before.Sum(standing => (long)standing.Pending * (last - standing.Step + 1));
        if (toDo == 0) return TimeSpan.Zero;
        var began = before.SelectMany(standing => Busy(standing.Minutes, now)).Select(minute => minute.At).DefaultIfEmpty(now).Min();
        if (now - began < Known) return null;
        return TimeSpan.FromMinutes(toDo * (now - began).TotalMinutes / before.SelectMany(standing => Busy(standing.Minutes, now)).Sum(minute => minute.Done + minute.Failed));
    }

    private static List<MinuteOfWork> Busy(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now) =>
        [.. minutes.Where(minute => minute.At > now - Recent && minute.At <= now && minute.Done + minute.Failed > 0)];
}
