using CouncilBot.Teams.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Support;

/// <summary>
/// The time by which the channel's patience with a turn is measured in tests that are about other things: it runs out twenty times
/// as late, since a machine that builds and tests may stand still for some seconds. A clock that a test moves by hand is left as it is.
/// </summary>
internal sealed class UnhurriedTime(ShiftedTime time) : TimeProvider
{
    private const int Times = 20;

    /// <summary>The clock of a bot, without its hurry.</summary>
    public static TimeProvider Of(TimeProvider time) => time is ShiftedTime shifted ? new UnhurriedTime(shifted) : time;

    /// <summary>Lets the patience of a bot with its turns run out as in earnest.</summary>
    public static void Hurry(IServiceCollection services) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TurnRunner>(provider, provider.GetRequiredService<TimeProvider>()));

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < TimeBudget.Stop ? dueTime * Times : dueTime, period);
}
