using CouncilBot.Hosting;
using CouncilBot.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CouncilBot.Tests.Starting;

[Trait("Catalogue", "M6")]
public sealed class Telemetry
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Is_not_even_collected_unless_a_collector_is_named(string? endpoint)
    {
        var services = new ServiceCollection();

        services.AddTelemetry(new BotOptions { OtlpEndpoint = endpoint });

        Assert.Empty(services);
    }

    [Fact]
    public void Goes_to_the_collector_that_is_named()
    {
        var services = new ServiceCollection();

        services.AddTelemetry(new BotOptions { OtlpEndpoint = "http://127.0.0.1:4317" });

        Assert.Contains(services, s => s.ServiceType == typeof(TracerProvider));
        Assert.Contains(services, s => s.ServiceType == typeof(MeterProvider));
    }
}
