using CouncilBot.Features.Motions.Draft;
using CouncilBot.Hosting.Delivery;

namespace CouncilBot.Features.Motions;

/// <summary>Registers what the functions about motions share.</summary>
internal static class MotionServices
{
    public static void AddMotions(this IServiceCollection services)
    {
        services.AddSingleton<IMatterCards, MotionCards>();
        services.AddSingleton<MotionActs>();
        services.AddSingleton<DraftForm>();
    }
}
