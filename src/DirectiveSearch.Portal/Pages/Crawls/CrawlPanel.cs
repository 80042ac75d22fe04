using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Crawls;

/// <summary>What a crawl did beside its files, as the pages of its run and of its source show it.</summary>
public sealed record CrawlPanel(CrawlRun Run, IReadOnlyList<CrawlAlarm> Alarms, DateTimeOffset Now)
{
    /// <summary>Where the source is shown; null for those who may not see it.</summary>
    public string? Source { get; init; }

    public (string Words, string Style) State => CrawlWords.Of(Run, Now);

    public bool IsRunning => Run.State == CrawlRunState.Running;

    /// <summary>Of the site, in numbers.</summary>
    public IReadOnlyList<Figure> Figures
    {
        get
        {
            var counts = Run.Counts;
            return
            [
                new(counts.Asked, "địa chỉ đã hỏi"), new(counts.Found, "trang mới"), new(counts.New, "văn bản mới"), new(counts.Changed, "thay đổi"),
                new(counts.Unchanged, "như cũ"), new(counts.Gone, "không còn"), new(counts.Failed, "lỗi"),
            ];
        }
    }

    /// <summary>1.204 lượt hỏi, 31,2 MB, 28 địa chỉ mỗi phút, chạy 12 phút.</summary>
    public string Effort
    {
        get
        {
            var counts = Run.Counts;
            var parts = new[]
            {
                $"{OfficialDate.Number(counts.Requests)} lượt hỏi máy chủ", $"{CrawlWords.Amount(counts.Bytes)} tải về", CrawlWords.Rate(counts),
                counts.Milliseconds > 0 ? $"chạy {Duration.Of(TimeSpan.FromMilliseconds(counts.Milliseconds))}" : null,
            };
            return string.Join(", ", parts.OfType<string>());
        }
    }
}
