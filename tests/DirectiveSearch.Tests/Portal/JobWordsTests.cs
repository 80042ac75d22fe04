using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Jobs;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Tests.Portal;

public sealed class JobWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("0 30 1 * * ?", "hằng ngày lúc 01:30")]
    [InlineData("0 30 1 ? * *", "hằng ngày lúc 01:30")]
    [InlineData("0 30 1 * * ? *", "hằng ngày lúc 01:30")]
    [InlineData("0 0/15 * * * ?", "15 phút một lần")]
    [InlineData("0 */5 * ? * *", "5 phút một lần")]
    [InlineData("0/30 * * * * ?", "30 giây một lần")]
    [InlineData("0 * * * * ?", "mỗi phút")]
    [InlineData("0 7 * * * ?", "mỗi giờ, vào phút 07")]
    [InlineData("0 0 0/6 * * ?", "6 giờ một lần")]
    [InlineData("0 10 */2 * * ?", "2 giờ một lần, vào phút 10")]
    [InlineData("0 0 3 ? * SUN", "chủ nhật hằng tuần lúc 03:00")]
    [InlineData("0 0 3 ? * 2", "thứ hai hằng tuần lúc 03:00")]
    [InlineData("0 0 3 ? * MON-FRI", "thứ hai đến thứ sáu hằng tuần lúc 03:00")]
    [InlineData("0 0 2 1 * ?", "ngày 01 hằng tháng lúc 02:00")]
    [InlineData("0 0 2 L * ?", "ngày cuối tháng lúc 02:00")]
    [InlineData("0 0 2 1 1 ?", "0 0 2 1 1 ?")]
    [InlineData("0 0 2 1 * MON", "0 0 2 1 * MON")]
    [InlineData("0 0 2 * * ? 2027", "0 0 2 * * ? 2027")]
    [InlineData("", "")]
    [InlineData("hằng ngày", "hằng ngày")]
    public void A_schedule_is_told_in_words_or_as_it_is_written(string cron, string words) => Assert.Equal(words, CronWords.Of(cron));

    [Theory]
    [InlineData(0, "dưới 1 giây")]
    [InlineData(45, "45 giây")]
    [InlineData(60, "1 phút")]
    [InlineData(3599, "59 phút")]
    [InlineData(3600, "1 giờ")]
    [InlineData(7500, "2 giờ 5 phút")]
    [InlineData(273_600, "3 ngày 4 giờ")]
    [InlineData(86_400 * 1200, "1.200 ngày")]
    public void Lengths_are_told_as_coarse_as_people_need_them(int seconds, string words) => Assert.Equal(words, Duration.Of(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("Tệp rỗng (0 byte). Hãy kiểm tra.", "Tệp rỗng")]
    [InlineData("Không mở được tệp: a.pdf. Hãy kiểm tra.", "Không mở được tệp")]
    [InlineData("Tệp bị hỏng.", "Tệp bị hỏng")]
    [InlineData("", "")]
    public void Reasons_have_a_heading(string reason, string heading) => Assert.Equal(heading, JobWords.Heading(reason));

    [Fact]
    public void The_rate_is_that_of_the_last_minutes_from_the_first_in_which_something_was_done()
    {
        Assert.Equal(0, WorkRate.PerMinute([], Now));
        Assert.Equal(0, WorkRate.PerMinute([Minute(20, 500)], Now));
        Assert.Equal(40, WorkRate.PerMinute([Minute(0, 40)], Now));
        Assert.Equal(100 / 2.5, WorkRate.PerMinute([Minute(9, 999), Minute(2, 60), Minute(0, 40)], Now));
    }

    [Fact]
    public void The_rest_is_what_all_steps_still_have_against_what_all_do_together()
    {
        var steps = Steps((WorkStep.Convert, 100, 50), (WorkStep.Index, 20, 50));
        Assert.Equal(TimeSpan.FromMinutes(2), WorkRate.Left(steps, WorkStep.Convert, Now));
        Assert.Equal(TimeSpan.Zero, WorkRate.Left(steps, WorkStep.Extract, Now));
        Assert.Equal(TimeSpan.FromMinutes(4.2), WorkRate.Left(steps, WorkStep.Index, Now));
        Assert.Equal(TimeSpan.FromMinutes(4.2), WorkRate.Left(steps, Now));
        Assert.Equal(TimeSpan.Zero, WorkRate.Left(Steps(), Now));
    }

    [Fact]
    public void A_step_that_has_done_little_because_it_waited_for_another_makes_the_rest_no_longer() =>
        Assert.Equal(TimeSpan.FromMinutes(8), WorkRate.Left(Steps((WorkStep.Convert, 100, 50), (WorkStep.Index, 0, 0)), Now));

    [Fact]
    public void Nothing_is_promised_before_two_minutes_of_work()
    {
        Assert.Null(WorkRate.Left(Steps((WorkStep.Convert, 100, 0)), Now));
        Assert.Null(WorkRate.Left([new StepStanding(WorkStep.Convert, 100, 0, 0, 0, Now, null, [Minute(1, 60)])], Now));
    }

    [Fact]
    public void A_sparkline_has_a_bar_for_each_minute_of_the_hour_the_highest_as_high_as_it_may_be()
    {
        Assert.Null(Sparkline.Of([], Now));
        Assert.Null(Sparkline.Of([Minute(61, 5)], Now));
        var line = Sparkline.Of([Minute(59, 1), Minute(0, 240)], Now)!;
        Assert.Equal("M0 24v-1h2v1zM118 24v-24h2v24z", line.Bars);
        Assert.Equal("1 giờ qua: 241 việc, nhiều nhất 240 việc trong một phút", line.Label);
    }

    private static MinuteOfWork Minute(int back, int done) => new(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero).AddMinutes(-back), done, 0);

    private static StepStanding[] Steps(params (WorkStep Step, int Waiting, int Rate)[] busy) =>
        [.. Enum.GetValues<WorkStep>().Select(step => busy.Where(row => row.Step == step).Select(row => new StepStanding(
            step, row.Waiting, 0, 0, 0, Now, null, row.Rate > 0 ? [Minute(2, row.Rate), Minute(1, row.Rate), Minute(0, row.Rate / 2)] : [])).FirstOrDefault(new StepStanding(step, 0, 0, 0, 0, null, null, [])))];
}
