using CouncilBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>Registers what is done at certain times.</summary>
internal static class SchedulingServices
{
    /// <summary>The scheduler, with the schedule kept where the database is.</summary>
    public static void AddScheduling(this IServiceCollection services, StorageOptions database)
    {
        services.AddSingleton(SchedulePlace.Of(database));
        services.AddSingleton<RoundRunner>();
        services.AddSingleton<RoundScheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<RoundScheduler>());
    }

    /// <summary>
    /// Runs a round at its times. The times written here replace those stored by an earlier version, and a round no longer
    /// registered is deleted from the store.
    /// </summary>
    public static void AddRound<TRound>(this IServiceCollection services, Schedule schedule)
        where TRound : class, IRound
    {
        services.TryAddSingleton<TRound>();
        services.AddSingleton(new ScheduledRound(schedule, typeof(TRound)));
    }
}
