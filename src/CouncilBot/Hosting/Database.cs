using CouncilBot.Hosting.Starting;
using CouncilBot.Storage;

namespace CouncilBot.Hosting;

/// <summary>The database for commands that run without the bot.</summary>
internal static class Database
{
    /// <summary>Services with a <see cref="CouncilDbFactory"/> on the database of the settings. To be disposed.</summary>
    public static ServiceProvider Open(StorageOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddCouncilStorage(builder => Store.Use(builder, options));
        return services.BuildServiceProvider();
    }
}
