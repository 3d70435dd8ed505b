using CouncilBot.Features.Committee.Subscribe;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Health;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Hosting.Starting;
using CouncilBot.Hosting.Telemetry;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Teams;
using CouncilBot.Teams.Connector;

namespace CouncilBot.Hosting;

/// <summary>The bot as a web application: what belongs together, and nothing of how.</summary>
internal static class BotHost
{
    /// <summary>Builds the application. The settings have been checked, the knowledge base is open.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="knowledge">The documents.</param>
    /// <param name="agreements">Who agreed.</param>
    /// <param name="configure">Replaces parts, for tests and benchmarks.</param>
    public static WebApplication Build(Settings settings, string data, KnowledgeBase knowledge, IReadOnlyList<Coalition.Agreements.Agreement> agreements, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = settings.Environment, ContentRootPath = AppContext.BaseDirectory });
        // Everything has been read already, in one place and under one prefix.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(settings.Bot.Urls.Split(';', StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Logging.AddBotLogs(settings.IsDevelopment);

        var database = settings.Database(data);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(knowledge);
        services.AddSingleton(new AgreementBook(agreements));
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<TeamsOptions>().Configure(options => Copy(settings.Teams, options));
        services.AddTeamsOutbound();
        services.AddCouncilStorage(options => Store.Use(options, database));
        services.AddSingleton(provider => new Store(provider.GetRequiredService<CouncilDbFactory>(), database, agreements, knowledge, provider.GetRequiredService<TimeProvider>()));
        services.AddConversation();
        services.AddDelivery();
        services.AddHostedService<StoreRecovery>();
        services.AddScheduling(database);
        services.AddRound<Housekeeping>(Housekeeping.Times);
        services.AddSingleton(new DataPlace(data));
        services.AddSingleton<DocumentsWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<DocumentsWatch>());
        // After what works in the background: what is started last is stopped first, and running turns need the others to finish.
        services.AddTeamsInbound();
        services.AddTelemetry(settings.Bot);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        configure?.Invoke(services);

        var app = builder.Build();
        app.MapBotMessages();
        app.MapHealth();
        app.MapCalendar();
        return app;
    }

    private static void Copy(TeamsOptions from, TeamsOptions to)
    {
        to.RequestsPerSecond = from.RequestsPerSecond;
        (to.AppId, to.TenantId, to.ClientSecret, to.CertificateFile, to.CertificatePassword, to.UseManagedIdentity, to.AllowAnonymous) =
            (from.AppId, from.TenantId, from.ClientSecret, from.CertificateFile, from.CertificatePassword, from.UseManagedIdentity, from.AllowAnonymous);
        foreach (var tenant in from.AllowedTenants)
            to.AllowedTenants.Add(tenant);
    }
}
