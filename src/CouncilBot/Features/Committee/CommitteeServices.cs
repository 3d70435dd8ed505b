using CouncilBot.Features.Committee.Plan;
using CouncilBot.Features.Committee.Results;
using CouncilBot.Features.Committee.Subscribe;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Scheduling;

namespace CouncilBot.Features.Committee;

/// <summary>Registers what the functions about the cooperation committee share.</summary>
internal static class CommitteeServices
{
    public static void AddCommittee(this IServiceCollection services)
    {
        services.AddSingleton<MeetingCards>();
        services.AddSingleton<IMatterCards>(provider => provider.GetRequiredService<MeetingCards>());
        services.AddSingleton<MeetingDesk>();
        services.AddRound<CommitteePlanner>(CommitteePlanner.Schedule);
        services.AddSingleton<LaterResults>();
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<CalendarFeed>();
    }
}
