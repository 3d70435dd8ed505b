using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CouncilBot.Storage.Mapping;

/// <summary>
/// Points in time are UTC and kept to the millisecond, so that a value read back equals the one written on both databases.
/// A local or unmarked time is refused.
/// </summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTime, DateTime>(value => Stored(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    /// <summary>Digits of a second that are kept.</summary>
    public const int Digits = 3;

    /// <summary>The value as it is stored.</summary>
    public static DateTime Stored(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMillisecond))
        : throw new ArgumentException("Only UTC is stored.", nameof(value));
}

/// <summary>The clock in the precision of the store.</summary>
internal static class Clock
{
    /// <summary>Now, UTC, to the millisecond.</summary>
    public static DateTime UtcNow(this TimeProvider time) => UtcMilliseconds.Stored(time.GetUtcNow().UtcDateTime);
}
