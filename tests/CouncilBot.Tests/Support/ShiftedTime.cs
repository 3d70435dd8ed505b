using CouncilBot.Hosting;

namespace CouncilBot.Tests.Support;

/// <summary>
/// A clock that runs from the same moment in every test, whatever the day and the hour on which somebody runs it, and that a
/// test may put forward. Timers run as always.
/// </summary>
internal sealed class ShiftedTime : TimeProvider
{
    private readonly long _began = System.GetTimestamp();
    private long _ticks;

    /// <summary>When it begins: a Wednesday morning in Berlin, with no holiday, change of clocks or turn of the year in the days around it.</summary>
    public static DateTimeOffset Start { get; } = new(BerlinTime.ToUtc(new DateTime(2026, 12, 2, 10, 0, 0))!.Value, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Start + System.GetElapsedTime(_began) + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _ticks) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <summary>Puts the clock forward.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
