using System.Diagnostics;
using CouncilBot.Load.Bots;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Measuring;

/// <summary>One run of load on one bot with what it cost.</summary>
/// <param name="Tally">The answers.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="BotCpuSeconds">CPU time of the bot's process.</param>
/// <param name="DriverCpuSeconds">CPU time of the driver with its fake channel.</param>
/// <param name="Megabytes">Resident memory of the bot at the end, in MiB.</param>
internal sealed record Run(Tally Tally, double Seconds, double BotCpuSeconds, double DriverCpuSeconds, double Megabytes)
{
    public double PerSecond => Tally.Right / Seconds;

    /// <summary>CPU time of the bot for one request, in milliseconds.</summary>
    public double BotMilliseconds => BotCpuSeconds * 1000 / Tally.Right;

    /// <summary>CPU time of the driver for one request, in milliseconds.</summary>
    public double DriverMilliseconds => DriverCpuSeconds * 1000 / Tally.Right;

    public static async Task<Run> OfAsync(Bot bot, Func<Task<Tally>> load)
    {
        using var driver = System.Diagnostics.Process.GetCurrentProcess();
        var (since, botCpu, driverCpu) = (Stopwatch.GetTimestamp(), bot.Process.CpuSeconds, driver.TotalProcessorTime);
        var tally = await load();
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        driver.Refresh();
        return new Run(tally, seconds, bot.Process.CpuSeconds - botCpu, (driver.TotalProcessorTime - driverCpu).TotalSeconds, bot.Process.ResidentMegabytes);
    }
}
