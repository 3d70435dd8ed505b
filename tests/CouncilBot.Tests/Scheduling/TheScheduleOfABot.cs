using System.Net;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace CouncilBot.Tests.Scheduling;

public sealed class TheScheduleOfABot : IDisposable
{
    private static readonly Schedule Yearly = new("yearly", "0 0 0 1 1 ?", atStart: true);

    private readonly Lives _place = new();
    private readonly NotedRound _round = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Tidies_up_soon_after_the_start()
    {
        await using var bot = await TestBot.StartAsync(services => services.AddRound<Housekeeping>(Housekeeping.Times), enrolTown: false);

        await bot.Logs.HasAsync("Housekeeping: ");
    }

    [Fact]
    public async Task Lies_beside_the_database()
    {
        Assert.Equal(Path.Combine("data", "councilbot.schedule.db"), SchedulePlace.FileOf(new StorageOptions { File = Path.Combine("data", "councilbot.db") }));
        await using var bot = await TestBot.StartAsync(services => services.Remove(services.Last(s => s.ImplementationInstance is ScheduleInMemory)), enrolTown: false);
        await StartedAsync(bot);

        Assert.True(File.Exists(Path.ChangeExtension(bot.DatabaseFile, ".schedule.db")));
    }

    [Fact]
    public async Task Makes_the_bot_not_ready_when_a_round_cannot_be_begun()
    {
        await using var bot = await StartAsync();
        // As after an update that went wrong: what is stored cannot be made.
        _place.Ask("UPDATE QRTZ_JOB_DETAILS SET JOB_CLASS_NAME = 'Nowhere.Nothing, Nowhere'");
        await bot.Services.GetRequiredService<RoundScheduler>().Running!.ScheduleTrigger(Yearly.ToStart(bot.Clock), TriggerConflict.Replace);
        await bot.Logs.HasAsync("The round yearly cannot be begun");

        using var ready = await bot.GetResponseAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Matches(@"^not ready: schedule \(yearly since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)\n$", await ready.Content.ReadAsStringAsync());
        Assert.DoesNotContain(bot.Logs.Lines, l => l.Contains("Nowhere", StringComparison.Ordinal));
        Assert.Equal("ok\n", await bot.GetAsync("/healthz"));
    }

    [Fact]
    public async Task Makes_the_bot_not_ready_when_another_process_gave_up_a_round()
    {
        await using var bot = await StartAsync();
        Assert.Equal("ready\n", await bot.GetAsync("/readyz"));
        _place.Ask("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR'");

        using var ready = await bot.GetResponseAsync("/readyz");

        Assert.Equal("not ready: schedule (yearly)\n", await ready.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Makes_the_bot_not_ready_when_it_cannot_be_read_and_stops_nothing_else()
    {
        await File.WriteAllTextAsync(_place.File, string.Concat(Enumerable.Repeat("Das ist kein Zeitplan. ", 400)));
        await using var bot = await TestBot.StartAsync(Configure);
        await bot.Logs.HasAsync("The schedule cannot be started (SqliteException)");

        using var ready = await bot.GetResponseAsync("/readyz");

        Assert.Equal("not ready: schedule\n", await ready.Content.ReadAsStringAsync());
        Assert.NotNull((await bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?")).Card);

        // Taken away, it is made anew without a restart.
        File.Delete(_place.File);
        await _round.HasBegunAsync(1);
    }

    [Fact]
    public async Task Begins_when_the_database_is_there()
    {
        await using var bot = await TestBot.StartAsync(enrolTown: false);
        var services = bot.Services;
        var time = new ManualTime();
        var store = new Store(services.GetRequiredService<CouncilDbFactory>(), services.GetRequiredService<Settings>().Database(), [], services.GetRequiredService<KnowledgeBase>(), time);
        await using var rounds = new ServiceCollection().AddSingleton(_round).BuildServiceProvider();
        var runner = new RoundRunner(rounds, [new ScheduledRound(Yearly, typeof(NotedRound))], NullLogger<RoundRunner>.Instance);
        await using var scheduler = new RoundScheduler(new ScheduleInMemory(), runner, store, time, NullLogger<RoundScheduler>.Instance);

        await scheduler.StartAsync(CancellationToken.None);
        await time.TimerSetAsync(TimeSpan.FromSeconds(2));
        Assert.Null(scheduler.Running);
        Assert.Null(await scheduler.FaultAsync(TimeSpan.FromSeconds(2), CancellationToken.None));

        await store.PrepareAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(2));
        await _round.HasBegunAsync(1);
        await scheduler.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Tells_a_round_that_runs_to_stop_with_the_bot()
    {
        var stopped = new TaskCompletionSource();
        _round.Does = async (_, stopping) =>
        {
            await using var told = stopping.Register(stopped.SetResult);
            // Goes on until it is told to stop.
            await Task.Delay(Timeout.Infinite, stopping);
        };
        await using var bot = await StartAsync();
        await _round.HasBegunAsync(1);

        await bot.StopAsync();

        Assert.True(stopped.Task.IsCompleted);
    }

    [Fact]
    public void Has_each_name_once()
    {
        var twice = new ScheduledRound(Yearly, typeof(NotedRound));

        Assert.Throws<ArgumentException>(() => new RoundRunner(new ServiceCollection().BuildServiceProvider(), [twice, twice], NullLogger<RoundRunner>.Instance));
    }

    private async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(Configure, enrolTown: false);
        await _round.HasBegunAsync(1);
        await StartedAsync(bot);
        return bot;
    }

    private void Configure(IServiceCollection services)
    {
        services.AddSingleton(_round);
        services.AddRound<NotedRound>(Yearly);
        services.RemoveAll<ISchedulePlace>();
        services.AddSingleton<ISchedulePlace>(new SchedulePlace.InFile(_place.File));
    }

    private static async Task StartedAsync(TestBot bot)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await bot.Services.GetRequiredService<RoundScheduler>().Started.WaitAsync(limit.Token);
    }
}
