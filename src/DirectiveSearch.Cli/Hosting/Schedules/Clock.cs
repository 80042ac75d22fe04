using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using Npgsql;
using Quartz;

namespace DirectiveSearch.Cli.Hosting.Schedules;

/// <param name="Fires">Whether this program runs schedules, or only asks others to.</param>
internal sealed record ScheduleList(IReadOnlyList<Schedule> All, bool Fires)
{
    public Schedule? Find(string name) => All.FirstOrDefault(schedule => schedule.Name == name);
}

/// <summary>Quartz, which knows when: in memory beside the embedded archive, on PostgreSQL one clock for all programs. A job whose program was killed is run again by another.</summary>
internal sealed partial class Clock(ISchedulerFactory factory, ScheduleList schedules, WritersRight right, ArchiveStore archive, StopRequest stop, ILogger<Clock> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    /// <summary>A killed program is noticed after about two of these.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>How soon what another program asks for is seen.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private const int Connections = 4;

    public static void Add(IServiceCollection services, ProgramSettings settings)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => (options.InstanceName, options.IdleWaitTime) = ("DirectiveSearch", Look));
            quartz.UseDefaultThreadPool(Connections);
            if (settings.Postgres is { } postgres) quartz.UsePersistentStore(store => Share(store, postgres));
        });
        services.AddSingleton(provider => new ScheduleRunner((name, cancellation) => RunNowAsync(provider, name, cancellation)));
        services.AddHostedService<Clock>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, stop.Asked);
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await StartAsync(await factory.GetScheduler(ending.Token), ending.Token);
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

    private async Task StartAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        if (!schedules.Fires) return;
        await right.FirstHeld.WaitAsync(cancellation);
        var known = (await archive.Schedules.ListAsync(cancellation)).ToDictionary(state => state.Name);
        foreach (var schedule in schedules.All) await PlanAsync(scheduler, schedule, known.GetValueOrDefault(schedule.Name)?.NextAt, cancellation);
        foreach (var gone in (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellation)).Except(schedules.All.Select(schedule => schedule.Key)))
            await scheduler.DeleteJob(gone, cancellation);
        var now = DateTimeOffset.UtcNow;
        await archive.Schedules.PlanAsync([.. schedules.All.Select(schedule => (schedule.Name, schedule.Cron, schedule.NextAfter(now)))], cancellation);
        await scheduler.Start(cancellation);
    }

    /// <summary>One that was due while no program ran is made up for once; a shared clock that has it already is left as it is.</summary>
    private static async Task PlanAsync(IScheduler scheduler, Schedule schedule, DateTimeOffset? due, CancellationToken cancellation)
    {
        var present = await scheduler.GetTriggersOfJob(schedule.Key, cancellation);
        if (present.OfType<ICronTrigger>().Any(trigger => trigger.CronExpressionString == schedule.Cron)) return;
        var trigger = TriggerBuilder.Create().WithIdentity(schedule.Name).ForJob(schedule.Key)
            .WithCronSchedule(schedule.Cron, cron => cron.InTimeZone(Schedule.Vietnam).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed));
        if (due < DateTimeOffset.UtcNow) trigger = trigger.StartAt(due.Value.AddSeconds(-1));
        var job = JobBuilder.Create<ScheduleJob>().WithIdentity(schedule.Key).StoreDurably().RequestRecovery().Build();
        await scheduler.ScheduleJob(job, [trigger.Build()], new ScheduleJobOptions { Replace = true }, cancellation);
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
        var connection = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = Connections * 2, ApplicationName = "DirectiveSearch clock" };
        store.UsePostgres(NpgsqlFactory.Instance, connection.ConnectionString);
        store.ProvisionSchema();
        store.UseClustering(options => options.CheckinInterval = Beat);
    }

    [LoggerMessage(LogLevel.Warning, "The clock waits for the archive: {Reason}")]
    private static partial void LogNotStarted(ILogger logger, string reason);
}
