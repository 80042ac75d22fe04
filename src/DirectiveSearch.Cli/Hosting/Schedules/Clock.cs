using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting.Crawls;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using Npgsql;
using Quartz;

namespace DirectiveSearch.Cli.Hosting.Schedules;

/// <param name="Fixed">Those that the settings name.</param>
/// <param name="Crawls">Those of the sources, which come and go while the program runs.</param>
/// <param name="Fires">Whether this program runs schedules, or only asks others to.</param>
internal sealed record ScheduleList(IReadOnlyList<Schedule> Fixed, CrawlSchedules Crawls, bool Fires)
{
    public IReadOnlyList<Schedule> With(SourceBook sources) => [.. Fixed, .. Crawls.Of(sources)];

    public Schedule? Find(string name) => With(Crawls.Sources).FirstOrDefault(schedule => schedule.Name == name);
}

/// <summary>Quartz, which knows when: in memory beside the embedded archive, on PostgreSQL one clock for all programs. A job whose program was killed is run again by another.</summary>
internal sealed partial class Clock(ISchedulerFactory factory, ScheduleList schedules, WritersRight right, ArchiveStore archive, StopRequest stop, ILogger<Clock> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    /// <summary>A killed program is noticed after about two of these.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>How soon what another program asks for is seen.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private const int Connections = 8;

    /// <summary>A crawl takes hours, waiting most of them; nothing else must wait for it.</summary>
    private const int Threads = 24;

    /// <summary>How soon a source that was added or changed is seen.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services, ProgramSettings settings)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => (options.InstanceName, options.IdleWaitTime) = ("DirectiveSearch", Look));
            quartz.UseDefaultThreadPool(Threads);
            if (settings.Postgres is { } postgres) quartz.UsePersistentStore(store => Share(store, postgres));
        });
        services.AddSingleton(provider => new ScheduleRunner((name, cancellation) => RunNowAsync(provider, name, cancellation)));
        services.AddSingleton(provider => new CrawlRunner((source, mode, resume, cancellation) => CrawlNowAsync(provider, (source, mode, resume), cancellation)));
        services.AddHostedService<Clock>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, stop.Asked);
        while (!ending.IsCancellationRequested)
        {
            try
            {
                if (schedules.Fires) await RunAsync(await factory.GetScheduler(ending.Token), ending.Token);
                return;
            }
#pragma warning disable CA1031 // The archive may be away; nothing but the clock waits for it.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogNotStarted(log, exception.Message);
                await Task.Delay(BetweenTries, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var scheduler in await factory.GetAllSchedulers(cancellationToken)) await scheduler.Shutdown(true, cancellationToken);
    }

    /// <summary>Plans and starts; then a file of a source that is added, changed or taken away counts without a new start.</summary>
    private async Task RunAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        await right.FirstHeld.WaitAsync(cancellation);
        var planned = schedules.Crawls.Sources;
        await PlanAsync(scheduler, planned, cancellation);
        await scheduler.Start(cancellation);
        foreach (var name in await schedules.Crawls.CutOffAsync(cancellation))
            if (schedules.Find(name) is { } schedule) await scheduler.TriggerJob(schedule.Key, null, cancellation);
        using var timer = new PeriodicTimer(BetweenLooks);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var now = schedules.Crawls.Sources;
            if (now.Described.SequenceEqual(planned.Described)) continue;
            await PlanAsync(scheduler, now, cancellation);
            planned = now;
        }
    }

    private async Task PlanAsync(IScheduler scheduler, SourceBook sources, CancellationToken cancellation)
    {
        var all = schedules.With(sources);
        var known = (await archive.Schedules.ListAsync(cancellation)).ToDictionary(state => state.Name);
        foreach (var schedule in all) await PlanAsync(scheduler, schedule, known.GetValueOrDefault(schedule.Name)?.NextAt, cancellation);
        foreach (var gone in (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellation)).Except(all.Select(schedule => schedule.Key)))
            await scheduler.DeleteJob(gone, cancellation);
        var now = DateTimeOffset.UtcNow;
        await archive.Schedules.PlanAsync([.. all.Where(schedule => schedule.Cron is not null).Select(schedule => (schedule.Name, schedule.Cron!, schedule.NextAfter(now)))], cancellation);
        await archive.Crawls.PlanAsync(sources.Described, cancellation);
    }

    /// <summary>One that was due while no program ran is made up for once; a shared clock that has it already is left as it is.</summary>
    private static async Task PlanAsync(IScheduler scheduler, Schedule schedule, DateTimeOffset? due, CancellationToken cancellation)
    {
        var present = await scheduler.GetTriggersOfJob(schedule.Key, cancellation);
        if (schedule.Cron is null)
        {
            await scheduler.AddJob(JobOf(schedule), new AddJobOptions { Replace = true }, cancellation);
            foreach (var former in present.OfType<ICronTrigger>()) await scheduler.UnscheduleJob(former.Key, cancellation);
            return;
        }

        if (present.OfType<ICronTrigger>().Any(trigger => trigger.CronExpressionString == schedule.Cron)) return;
        var trigger = TriggerBuilder.Create().WithIdentity(schedule.Name).ForJob(schedule.Key)
            .WithCronSchedule(schedule.Cron, cron => cron.InTimeZone(Schedule.Vietnam).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed));
        if (due < DateTimeOffset.UtcNow) trigger = trigger.StartAt(due.Value.AddSeconds(-1));
        await scheduler.ScheduleJob(JobOf(schedule), [trigger.Build()], new ScheduleJobOptions { Replace = true }, cancellation);
    }

    private static IJobDetail JobOf(Schedule schedule) => JobBuilder.Create<ScheduleJob>().WithIdentity(schedule.Key).StoreDurably().RequestRecovery().Build();

    private static async Task<string?> CrawlNowAsync(IServiceProvider provider, (string Source, CrawlMode Mode, bool Resume) asked, CancellationToken cancellation)
    {
        if (asked.Resume) await provider.GetRequiredService<ArchiveStore>().Crawls.LetGoOnAsync(asked.Source, cancellation);
        return await RunNowAsync(provider, CrawlSchedules.NameOf(asked.Source, asked.Mode), cancellation)
            ? null : "Chưa thu thập được: nguồn có lỗi khai báo, hoặc tiến trình đang xử lý kho là một tiến trình khác. Xem trang Nguồn thu thập và nhật ký của chương trình.";
    }

    private static async Task<bool> RunNowAsync(IServiceProvider provider, string name, CancellationToken cancellation)
    {
        var schedules = provider.GetRequiredService<ScheduleList>();
        if (schedules.Find(name) is not { } schedule || !provider.GetRequiredService<WritersRight>().IsHeld) return false;
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellation);
        if (!await scheduler.Exists(schedule.Key, cancellation)) return false;
        await scheduler.TriggerJob(schedule.Key, null, cancellation);
        return true;
    }

    private static void Share(IPersistentStoreBuilder store, PostgresOptions postgres)
    {
        var connection = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = Connections, ApplicationName = "DirectiveSearch clock" };
        store.UsePostgres(NpgsqlFactory.Instance, connection.ConnectionString);
        store.ProvisionSchema();
        store.UseClustering(options => options.CheckinInterval = Beat);
    }

    [LoggerMessage(LogLevel.Warning, "The clock waits for the archive: {Reason}")]
    private static partial void LogNotStarted(ILogger logger, string reason);
}
