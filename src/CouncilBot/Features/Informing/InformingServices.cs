using CouncilBot.Hosting.Delivery;

namespace CouncilBot.Features.Informing;

/// <summary>Registers what the functions about informations to the partner share.</summary>
internal static class InformingServices
{
    public static void AddInforming(this IServiceCollection services)
    {
        services.AddSingleton<IMatterCards, InformationCards>();
        services.AddSingleton<InformationDesk>();
    }
}
