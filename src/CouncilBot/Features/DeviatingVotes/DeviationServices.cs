using CouncilBot.Features.DeviatingVotes.Overview;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Hosting.Delivery;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>Registers what the functions about deviating votes share.</summary>
internal static class DeviationServices
{
    public static void AddDeviatingVotes(this IServiceCollection services)
    {
        services.AddSingleton<DeviationCards>();
        services.AddSingleton<IMatterCards>(provider => provider.GetRequiredService<DeviationCards>());
        services.AddSingleton<DeviationDesk>();
        services.AddSingleton<DeviationForm>();
        services.AddSingleton<DeviationList>();
    }
}
