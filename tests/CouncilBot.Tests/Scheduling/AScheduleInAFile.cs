using CouncilBot.Hosting.Scheduling;
using CouncilBot.Tests.Support;
using Quartz;

namespace CouncilBot.Tests.Scheduling;

public sealed class AScheduleInAFile : IDisposable
{
    private static readonly Schedule Hourly = new("hourly", "0 0 * * * ?");

    private readonly Lives _lives = new();

    public void Dispose() => _lives.Dispose();

    [Fact]
    public async Task Survives_a_restart()
    {
        await using (await _lives.BeginAsync(Hourly))
            _lives.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1L, _lives.Ask("SELECT COUNT(*) FROM QRTZ_TRIGGERS"));
        _lives.Time.Advance(TimeSpan.FromMinutes(49).Add(TimeSpan.FromSeconds(10)));
        await using var second = await _lives.BeginAsync(Hourly);
        await second.HasBegunAsync(1);

        Assert.Equal(At(9, 0), Assert.Single(second.Round.Due));
    }

    [Theory]
    [Trait("Catalogue", "I5")]
    [InlineData(51 * 60)]
    [InlineData(50 * 60 + 15)]
    [InlineData(3 * 24 * 60 * 60)]
    public async Task Makes_up_for_what_was_missed_with_one_round(int secondsAway)
    {
        await (await _lives.BeginAsync(Hourly)).DisposeAsync();
        _lives.Time.Advance(TimeSpan.FromSeconds(secondsAway));
        var back = _lives.Time.GetUtcNow().UtcDateTime;

        await using var second = await _lives.BeginAsync(Hourly);
        await second.HasBegunAsync(1);
        // Rounds that are due are begun before it ends.
        Assert.Equal(back.Date.AddHours(back.Hour + 1), await second.NextAsync(Hourly));
        await second.DisposeAsync();

        Assert.Equal(At(9, 0), Assert.Single(second.Round.Due));
    }

    [Fact]
    public async Task Takes_over_changed_times()
    {
        await (await _lives.BeginAsync(Hourly)).DisposeAsync();

        var changed = new Schedule("hourly", "0 30 * * * ?");
        await using var second = await _lives.BeginAsync(changed);

        Assert.Equal(At(8, 30), await second.NextAsync(changed));
        Assert.Equal(1L, _lives.Ask("SELECT COUNT(*) FROM QRTZ_TRIGGERS"));
    }

    [Fact]
    public async Task Forgets_a_round_that_is_gone()
    {
        await (await _lives.BeginAsync(Hourly)).DisposeAsync();

        await (await _lives.BeginAsync(new Schedule("another", "0 0 9 * * ?"))).DisposeAsync();

        Assert.Equal("another", _lives.Ask("SELECT GROUP_CONCAT(JOB_NAME) FROM QRTZ_JOB_DETAILS"));
        Assert.Equal("another", _lives.Ask("SELECT GROUP_CONCAT(JOB_NAME) FROM QRTZ_TRIGGERS"));
    }

    [Fact]
    public async Task Runs_at_each_start_what_is_to_run_then()
    {
        var schedule = new Schedule("hourly", Hourly.Cron, atStart: true);
        for (var start = 0; start < 2; start++)
        {
            await using var life = await _lives.BeginAsync(schedule);
            await life.HasBegunAsync(1);
            Assert.Equal(_lives.Time.GetUtcNow().UtcDateTime, Assert.Single(life.Round.Due));
        }

        // What was missed stands for it.
        _lives.Time.Advance(TimeSpan.FromHours(5));
        await using var late = await _lives.BeginAsync(schedule);
        await late.HasBegunAsync(1);
        await late.DisposeAsync();
        Assert.Equal(At(9, 0), Assert.Single(late.Round.Due));
    }

    [Fact]
    public async Task Is_readable_for_the_account_of_the_bot_only()
    {
        await (await _lives.BeginAsync(Hourly)).DisposeAsync();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_lives.File));
    }

    [Fact]
    [Trait("Catalogue", "J6")]
    public async Task Runs_again_the_round_that_was_cut_off()
    {
        await (await _lives.BeginAsync(Hourly)).DisposeAsync();
        _lives.Time.Advance(TimeSpan.FromMinutes(50));
        // A round that goes on until it is cut off.
        var first = await _lives.BeginAsync(Hourly, new NotedRound { Does = (_, stopping) => Task.Delay(Timeout.Infinite, stopping) });
        await first.HasBegunAsync(1);
        await first.DisposeAsync();

        await using var second = await _lives.BeginAsync(Hourly);
        await second.HasBegunAsync(1);

        Assert.Equal(At(9, 0), second.Round.Due[0]);
    }

    [Fact]
    public async Task Tries_again_at_the_next_start_what_was_given_up()
    {
        await (await _lives.BeginAsync(Hourly)).DisposeAsync();
        _lives.Ask("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR'");

        await using var second = await _lives.BeginAsync(Hourly);

        Assert.Equal(TriggerState.Normal, await second.Scheduler.GetTriggerState(Hourly.Times));
    }

    private static DateTime At(int hour, int minute) => new(2026, 11, 20, hour, minute, 0, DateTimeKind.Utc);
}

public sealed class ARoundThatThrows : IDisposable
{
    private readonly Lives _lives = new();

    public void Dispose() => _lives.Dispose();

    [Fact]
    public async Task Runs_again_and_is_in_the_log_without_its_words()
    {
        // More often than a store may fail to begin one: failing rounds are not counted.
        const int Rounds = 8;
        var round = new NotedRound { Does = (_, _) => throw new InvalidOperationException("canary") };
        var everyMinute = new Schedule("broken", "0 * * * * ?");
        await using var life = await _lives.BeginAsync(everyMinute, round);

        await life.RunsUntilAsync(Rounds, everyMinute);

        Assert.Equal(Rounds, round.Due.Distinct().Count());
        Assert.Empty((await life.Scheduler.QueryTriggersInError()).Items);
        Assert.Contains(_lives.Logs.Lines, l => l.Contains("A round of broken failed (InvalidOperationException)", StringComparison.Ordinal));
        Assert.DoesNotContain(_lives.Logs.Lines, l => l.Contains("canary", StringComparison.Ordinal));
    }
}
