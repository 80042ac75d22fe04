using System.Globalization;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Jobs;

/// <summary>The last hour as a bar for each minute.</summary>
/// <param name="Bars">Path of all bars.</param>
/// <param name="Label">What it shows, in words.</param>
public sealed record Sparkline(string Bars, string Label)
{
    public const int Minutes = 60;
    public const int Pitch = 2;
    public const int Height = 24;
    public const int Width = Minutes * Pitch;

    /// <summary>Null when nothing was done in the hour.</summary>
    public static Sparkline? Of(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now)
    {
        var shown = minutes.Select(minute => (Back: (int)Math.Floor((now - minute.At).TotalMinutes), Count: minute.Done + minute.Failed))
            .Where(bar => bar.Back is >= 0 and < Minutes && bar.Count > 0).ToList();
        if (shown.Count == 0) return null;
        var (most, total) = (shown.Max(bar => bar.Count), shown.Sum(bar => (long)bar.Count));
        var path = new StringBuilder();
        foreach (var (back, count) in shown)
        {
            var height = Math.Max(1, (int)Math.Round((double)count / most * Height));
            path.Append(CultureInfo.InvariantCulture, $"M{Width - ((back + 1) * Pitch)} {Height}v-{height}h{Pitch}v{height}z");
        }

        return new Sparkline(path.ToString(), $"1 giờ qua: {OfficialDate.Number(total)} việc, nhiều nhất {OfficialDate.Number(most)} việc trong một phút");
    }
}
