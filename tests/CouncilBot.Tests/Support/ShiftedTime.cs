namespace CouncilBot.Tests.Support;

/// <summary>The clock of the machine, put forward as far as a test says. Timers run as always.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _ticks) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <summary>Puts the clock forward.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
