namespace CouncilBot.Hosting.Delivery;

/// <summary>Registers the sender and what is done about messages in the background.</summary>
internal static class DeliveryServices
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<MatterMessages>();
        services.AddSingleton<DatabaseRetry>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService<AnsweredWriter>();
    }
}
