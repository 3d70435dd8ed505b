using System.Net;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Tests.Turns.Support;
using Microsoft.AspNetCore.Http;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class AnonymousDevelopment
{
    private const string Local = "http://localhost:56150/_connector";

    [Fact]
    public async Task Hears_a_channel_on_this_machine_and_asks_for_no_keys()
    {
        await using var bot = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(bot, Local)).Status);
        Assert.Single(bot.Product.Turns);
        Assert.Empty(bot.Metadata.Requests);
        Assert.Equal(SigningKeyAvailability.NotNeeded, bot.Keys.State.Availability);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://localhost:56150/_connector")]
    [InlineData("http://evil.example/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("http://user@localhost:56150/")]
    public async Task Answers_only_to_this_machine(string service)
    {
        await using var bot = await StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(bot, service)).Status);
        Assert.Empty(bot.Product.Turns);
    }

    [Fact]
    public async Task Does_not_hear_what_was_forwarded()
    {
        await using var bot = await StartAsync();
        bot.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(bot, Local)).Status);
    }

    [Fact]
    public async Task Hears_only_allowed_tenants()
    {
        await using var bot = await StartAsync();
        var stranger = InboundBot.Teams with { Service = Local, TenantId = InboundBot.OtherTenant };

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(stranger.Message("Kita").ToJsonString())).Status);
        Assert.Empty(bot.Product.Turns);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.7", false)]
    [InlineData("::ffff:192.168.1.7", false)]
    [InlineData(null, false)]
    public void Knows_this_machine(string? address, bool isLocal)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        Assert.Equal(isLocal, Anonymous.IsLocal(context));
    }

    private static Task<InboundBot> StartAsync() => InboundBot.StartAsync(
        configure: o =>
        {
            o.AllowAnonymous = true;
            o.AllowedTenants.Add(InboundBot.Tenant);
        },
        environment: "Development");

    private static Task<Reply> PostAsync(InboundBot bot, string service) => bot.PostAsync((InboundBot.Teams with { Service = service }).Message("Kita").ToJsonString());
}
