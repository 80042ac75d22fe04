using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Jobs;

public enum OutlookKind
{
    Done,
    /// <summary>All that is left is put back for later.</summary>
    Later,
    Busy,
    /// <summary>Work waits and no program takes it.</summary>
    Unattended,
    /// <summary>Work waits for the index, which does not answer.</summary>
    IndexAway,
}

/// <summary>How background work stands, in a sentence.</summary>
public sealed record Outlook(OutlookKind Kind, string Sentence)
{
    /// <param name="attended">Whether any program that works gave a sign of life.</param>
    public static Outlook Of(JobSnapshot jobs, bool attended)
    {
        var (pending, later) = (jobs.Steps.Sum(step => step.Pending), jobs.Steps.Sum(step => step.Later));
        var left = OfficialDate.Number(pending);
        if (pending == 0) return new Outlook(OutlookKind.Done, jobs.Failures.Count == 0 ? "Mọi việc đã xong." : "Không còn việc nào chờ xử lý.");
        if (jobs.IndexAwaySince is { } away)
            return new Outlook(OutlookKind.IndexAway, $"Chỉ mục tìm kiếm chưa trả lời từ {OfficialDate.Moment(away)}; {left} việc đang chờ, không việc nào bị mất.");
        if (!attended) return new Outlook(OutlookKind.Unattended, $"{left} việc đang chờ nhưng chưa có chương trình nào nhận.");
        if (later == pending && jobs.Steps.Min(step => step.LaterAt) is { } next)
            return new Outlook(OutlookKind.Later, $"{left} việc được hoãn lại, việc đầu tiên sẽ thử lại lúc {OfficialDate.Clock(next)}.");
        return new Outlook(OutlookKind.Busy, WorkRate.Left(jobs.Steps, jobs.At) is { } time
            ? $"Còn {left} việc, {Duration.About(time)} nữa thì xong."
            : $"Còn {left} việc đang được xử lý.");
    }
}
