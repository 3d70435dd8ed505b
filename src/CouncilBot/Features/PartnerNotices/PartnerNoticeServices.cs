using CouncilBot.Hosting.Delivery;

namespace CouncilBot.Features.PartnerNotices;

/// <summary>Registers what the functions about notices to the partner share.</summary>
internal static class PartnerNoticeServices
{
    public static void AddPartnerNotices(this IServiceCollection services)
    {
        services.AddSingleton<IMatterCards, PartnerNoticeCards>();
        services.AddSingleton<PartnerNoticeDesk>();
    }
}
