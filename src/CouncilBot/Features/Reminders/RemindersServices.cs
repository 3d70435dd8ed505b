using CouncilBot.Features.Reminders.Own;
using CouncilBot.Features.Reminders.Plan;
using CouncilBot.Hosting.Scheduling;

namespace CouncilBot.Features.Reminders;

/// <summary>Registers what the functions about reminders share.</summary>
internal static class RemindersServices
{
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<OwnReminders>();
        services.AddRound<MatterReminders>(MatterReminders.Schedule);
    }
}
