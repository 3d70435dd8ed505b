using CouncilBot.Hosting.Scheduling;
using CouncilBot.TestChannel.Channel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CouncilBot.Tests.Support;

/// <summary>A round that notes what it was due for, and does what a test says.</summary>
internal sealed class NotedRound : IRound
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<DateTime> _due = [];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it does, by the number of the round, from 1.</summary>
    public Func<int, CancellationToken, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What the rounds begun so far were due for, UTC.</summary>
    public IReadOnlyList<DateTime> Due
    {
        get
        {
            lock (_lock)
                return [.. _due];
        }
    }

    public Task RunAsync(DateTime scheduledUtc, CancellationToken cancellation)
    {
        TaskCompletionSource begun;
        int number;
        lock (_lock)
        {
            _due.Add(scheduledUtc);
            number = _due.Count;
            begun = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        begun.TrySetResult();
        return Does(number, cancellation);
    }

    /// <summary>Waits until so many rounds have begun.</summary>
    public async Task<bool> HasBegunAsync(int rounds)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_due.Count >= rounds)
                    return true;

                next = _next.Task;
            }

            await next.WaitAsync(limit.Token);
        }
    }
}

/// <summary>A schedule in a file, and schedulers that use it one after the other, with a clock that a test turns.</summary>
internal sealed class Lives : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("councilbot-schedule-").FullName;

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 8, 10, 0, TimeSpan.Zero));

    public LogBook Logs { get; } = new();

    public string File => Path.Combine(_folder, "councilbot.schedule.db");

    /// <summary>A scheduler with one round, or with none.</summary>
    public async Task<Life> BeginAsync(Schedule? schedule = null, NotedRound? round = null)
    {
        round ??= new NotedRound();
        var services = new ServiceCollection().AddSingleton(round).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs)).BuildServiceProvider();
        var runner = new RoundRunner(services, schedule is null ? [] : [new ScheduledRound(schedule, typeof(NotedRound))], services.GetRequiredService<ILogger<RoundRunner>>());
        var factory = RoundScheduler.Build(new SchedulePlace.InFile(File), new RoundJobs(runner), Time);
        var scheduler = await factory.GetScheduler();
        await Timetable.ApplyAsync(scheduler, runner.Schedules, Time, CancellationToken.None);
        await scheduler.Start();
        return new Life(factory, scheduler, round, Time);
    }

    /// <summary>What one question to the file answers.</summary>
    public object? Ask(string query)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The words of a test.
        command.CommandText = query;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>A scheduler from start to stop.</summary>
internal sealed class Life(StandaloneSchedulerFactory factory, IScheduler scheduler, NotedRound round, ManualTime time) : IAsyncDisposable
{
    private bool _isOver;

    public IScheduler Scheduler => scheduler;

    public NotedRound Round => round;

    /// <summary>Waits until so many rounds have begun; the clock stands.</summary>
    public Task HasBegunAsync(int rounds) => round.HasBegunAsync(rounds);

    /// <summary>Turns the clock from round to round until so many have begun: it waits for each, so that none is ever late.</summary>
    public async Task RunsUntilAsync(int rounds, Schedule schedule)
    {
        for (var number = round.Due.Count + 1; number <= rounds; number++)
        {
            time.Advance(await NextAsync(schedule) - time.GetUtcNow().UtcDateTime);
            await HasBegunAsync(number);
        }
    }

    /// <summary>When the next round is due, UTC.</summary>
    public async Task<DateTime> NextAsync(Schedule schedule) => (await scheduler.GetTrigger(schedule.Times))!.NextFireTimeUtc!.Value.UtcDateTime;

    /// <summary>Stops as the bot does. Once is enough.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, true))
            return;

        await scheduler.Shutdown(waitForJobsToComplete: true);
        await factory.DisposeAsync();
    }
}
