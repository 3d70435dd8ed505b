using CouncilBot.Teams.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Support;

/// <summary>
/// The time by which the channel's patience with a turn is measured in tests that are about other things: it runs out twenty times
/// as late, since a machine that builds and tests may stand still for some seconds. A clock that a test moves by hand is left as it is.
/// </summary>
/// <param name="time">The clock of the bot.</param>
/// <param name="inEarnest">The one patience that is as short as it is.</param>
internal sealed class UnhurriedTime(ShiftedTime time, TimeSpan? inEarnest = null) : TimeProvider
{
    private const int Times = 20;

    /// <summary>The clock of a bot, without its hurry.</summary>
    public static TimeProvider Of(TimeProvider time) => time is ShiftedTime shifted ? new UnhurriedTime(shifted) : time;

    /// <summary>Lets the patience of a bot with a button run out as in earnest.</summary>
    public static void HurryButtons(IServiceCollection services) => services.AddSingleton(provider =>
        ActivatorUtilities.CreateInstance<TurnRunner>(provider, new UnhurriedTime((ShiftedTime)provider.GetRequiredService<TimeProvider>(), TimeBudget.Invoke)));

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < TimeBudget.Stop && dueTime != inEarnest ? dueTime * Times : dueTime, period);
}
