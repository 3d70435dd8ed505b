using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CouncilBot.Hosting.Telemetry;

/// <summary>Logs, and traces and metrics where a collector is named. All of them carry identities only.</summary>
internal static class TelemetryServices
{
    private const string Name = "CouncilBot";

    /// <summary>Readable lines while developing, JSON lines for machines otherwise.</summary>
    public static void AddBotLogs(this ILoggingBuilder logging, bool isDevelopment)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        // Among others the lines about each request: its path may hold the secret of a calendar.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        if (isDevelopment)
            logging.AddSimpleConsole(console => console.SingleLine = true);
        else
            logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
    }

    /// <summary>Sends traces and metrics to the collector of the settings; without one nothing is collected.</summary>
    public static void AddTelemetry(this IServiceCollection services, BotOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OtlpEndpoint))
            return;

        var endpoint = new Uri(options.OtlpEndpoint);
        services.AddSingleton(provider => Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(Name))
            .AddSource("CouncilBot.Teams")
            .AddOtlpExporter(exporter => exporter.Endpoint = endpoint)
            .Build());
        services.AddSingleton(provider => Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(Name))
            .AddMeter("CouncilBot.Teams", "System.Runtime")
            .AddOtlpExporter(exporter => exporter.Endpoint = endpoint)
            .Build());
        services.AddHostedService<TelemetryLifetime>();
    }
}

/// <summary>Creates the providers with the host and flushes them with it.</summary>
internal sealed class TelemetryLifetime(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(2_000);
        metrics.ForceFlush(2_000);
        return Task.CompletedTask;
    }
}
