using System.Collections.Concurrent;
using System.Globalization;
using CouncilBot.Hosting.Starting;
using Quartz;
using Quartz.Extensibility;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>
/// Starts the scheduler as soon as the database can be used, and stops it with the bot. A scheduler that cannot start stops
/// nothing else: it is tried again, and <c>/readyz</c> says so.
/// </summary>
internal sealed class RoundScheduler(ISchedulePlace place, RoundRunner runner, Store store, TimeProvider time, ILogger<RoundScheduler> log) : BackgroundService, IAsyncDisposable
{
    /// <summary>The same on all instances: they share the schedule by this name.</summary>
    internal const string InstanceName = "CouncilBot";

    private const string Part = "schedule";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, DateTime> _givenUp = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StandaloneSchedulerFactory? _factory;
    private volatile IScheduler? _scheduler;
    private volatile bool _hasFailed;

    /// <summary>Ends when the scheduler runs.</summary>
    internal Task Started => _started.Task;

    /// <summary>The running scheduler, for tests that need to see into it; null while there is none.</summary>
    internal IScheduler? Running => _scheduler;

    /// <summary>What is wrong with the schedule, in a form that everybody may read; null when nothing is, or the database is away, which is told elsewhere.</summary>
    public async Task<string?> FaultAsync(TimeSpan patience, CancellationToken cancellation)
    {
        if (!store.IsReady)
            return null;

        if (_scheduler is not { } scheduler)
            return _hasFailed ? Part : null;

        try
        {
            if (await scheduler.GetStatus(cancellation).AsTask().WaitAsync(patience, time, cancellation) != SchedulerStatus.Running)
                return Part;

            var stuck = (await scheduler.QueryTriggersInError(cancellation).AsTask().WaitAsync(patience, time, cancellation)).Items.Select(t => t.JobKey.Name).Distinct(StringComparer.Ordinal).ToList();
            return stuck.Count == 0 ? null : $"{Part} ({string.Join("; ", stuck.Select(Describe))})";
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return Part;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is { } scheduler)
            // Rounds that run are told to stop, and waited for.
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).AsTask().WaitAsync(cancellationToken);

        await ForgetAsync();
    }

    /// <summary>Ends without the rounds that run, for a host that was not stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        base.Dispose();
        if (ExecuteTask is { } starting)
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await ForgetAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!store.IsReady || !await TryStartAsync(stoppingToken))
            await Task.Delay(Pause, time, stoppingToken);
    }

    /// <summary>Builds a scheduler that has the settings of this bot and no schedule yet.</summary>
    /// <param name="place">Where the schedule is kept.</param>
    /// <param name="jobs">Who runs rounds; null for a scheduler that is not started.</param>
    /// <param name="time">The clock.</param>
    internal static StandaloneSchedulerFactory Build(ISchedulePlace place, IJobFactory? jobs, TimeProvider time) => QuartzSchedulerBuilder.Create(scheduler => Configure(scheduler, place, jobs, time)).Build();

    internal static void Configure(IQuartzBuilder scheduler, ISchedulePlace place, IJobFactory? jobs, TimeProvider time)
    {
        scheduler.ConfigureScheduler(options =>
        {
            options.InstanceName = InstanceName;
            options.DefaultTimeZone = BerlinTime.Zone;
            options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
        });
        scheduler.UseTimeProvider(time);
        if (jobs is not null)
            scheduler.UseJobFactory(jobs);

        place.Use(scheduler);
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellation)
    {
        try
        {
            _factory = Build(place, new RoundJobs(runner), time);
            var scheduler = await _factory.GetScheduler(cancellation);
            scheduler.ListenerManager.AddSchedulerListener(new Listener(this, log));
            await Timetable.ApplyAsync(scheduler, runner.Schedules, time, cancellation);
            await scheduler.Start(cancellation);
            _scheduler = scheduler;
            _hasFailed = false;
            _started.TrySetResult();
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            if (!_hasFailed)
                Log.ScheduleUnavailable(log, e.GetBaseException().GetType().Name);

            _hasFailed = true;
            await ForgetAsync();
            return false;
        }
    }

    private async Task ForgetAsync()
    {
        if (Interlocked.Exchange(ref _factory, null) is { } factory)
            await factory.DisposeAsync();
    }

    private string Describe(string round) =>
        _givenUp.TryGetValue(round, out var since) ? string.Create(CultureInfo.InvariantCulture, $"{round} since {since:yyyy-MM-dd'T'HH:mm:ss'Z'}") : round;

    private void GiveUp(string round)
    {
        _givenUp[round] = time.GetUtcNow().UtcDateTime;
        Log.RoundGivenUp(log, round);
    }

    /// <summary>Passes on what the scheduler has to complain about; its own log lines are not used, since they repeat messages of the database.</summary>
    private sealed class Listener(RoundScheduler owner, ILogger log) : ISchedulerListener
    {
        public ValueTask TriggerInError(IScheduler scheduler, TriggerKey triggerKey, CancellationToken cancellationToken = default)
        {
            owner.GiveUp(triggerKey.Name);
            return default;
        }

        public ValueTask TriggersInError(IScheduler scheduler, JobKey jobKey, CancellationToken cancellationToken = default)
        {
            owner.GiveUp(jobKey.Name);
            return default;
        }

        public ValueTask SchedulerError(IScheduler scheduler, SchedulerErrorContext context, CancellationToken cancellationToken = default)
        {
            Log.ScheduleFault(log, context.Exception.GetBaseException().GetType().Name);
            return default;
        }
    }
}
