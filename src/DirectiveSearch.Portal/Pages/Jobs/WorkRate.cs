using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Pages.Jobs;

/// <summary>How fast work goes, and how long the rest takes.</summary>
public static class WorkRate
{
    /// <summary>Over which the present rate is taken.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    /// <summary>A rate is told from less, but nothing is promised by it.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    /// <summary>Items per minute over the last minutes, from the first of them in which something was done.</summary>
    public static double PerMinute(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now)
    {
        var recent = Busy(minutes, now);
        return recent.Count == 0 ? 0 : recent.Sum(minute => minute.Done + minute.Failed) / Math.Max(1, (now - recent[0].At).TotalMinutes);
    }

    /// <summary>About how long a step still has, with its own items and those that will come from the steps before it; null when it cannot be told, zero when it has none.</summary>
    public static TimeSpan? Left(IReadOnlyList<StepStanding> steps, WorkStep step, DateTimeOffset now)
    {
        var own = steps.First(standing => standing.Step == step);
        if (own.Pending == 0) return TimeSpan.Zero;
        if (Busy(own.Minutes, now) is not [var first, ..] || now - first.At < Known) return null;
        return TimeSpan.FromMinutes(steps.Where(standing => standing.Step <= step).Sum(standing => standing.Pending) / PerMinute(own.Minutes, now));
    }

    /// <summary>About how long all of it takes: as long as its slowest step; null when that cannot be told.</summary>
    public static TimeSpan? Left(IReadOnlyList<StepStanding> steps, DateTimeOffset now)
    {
        var each = steps.Select(standing => Left(steps, standing.Step, now)).ToList();
        return each.Contains(null) ? null : each.Max();
    }

    private static List<MinuteOfWork> Busy(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now) =>
        [.. minutes.Where(minute => minute.At > now - Recent && minute.At <= now && minute.Done + minute.Failed > 0)];
}
