using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class AForeignTenant(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [Trait("Catalogue", "E1")]
    [InlineData("message")]
    [InlineData("invoke")]
    [InlineData("installationUpdate")]
    public async Task Is_ignored_and_logged(string type)
    {
        var teams = InboundBot.Teams with { TenantId = InboundBot.OtherTenant };
        var activity = type switch
        {
            "invoke" => teams.Execute("vote"),
            "message" => teams.Message("canary-text"),
            _ => teams.Installation("add"),
        };

        var reply = await _bot.PostAsync(activity);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Empty(reply.Body);
        Assert.Empty(_bot.Product.Turns);
        Assert.Empty(_bot.Connector.Calls);
        Assert.Contains("Tenant", Assert.Single(_bot.Log.Ours), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "E1")]
    [InlineData("no-guid")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task May_have_any_name(string tenant)
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync((InboundBot.Teams with { TenantId = tenant }).Message("Kita"))).Status);
        Assert.Empty(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "E2")]
    [InlineData(InboundBot.OtherTenant)]
    [InlineData("no-guid")]
    public async Task Of_the_conversation_alone_is_ignored_too(string tenant)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["conversation"]!["tenantId"] = tenant;

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(activity)).Status);
        Assert.Empty(_bot.Product.Turns);
        Assert.Contains("TenantMismatch", Assert.Single(_bot.Log.Ours), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0E7A1B2C-3D4E-4F50-8A61-728394A5B6C7")]
    public async Task Is_told_from_an_allowed_one(string? ofConversation)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["conversation"]!["tenantId"] = ofConversation;

        await _bot.PostAsync(activity);

        Assert.Single(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "B15")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("""{"tenant":{}}""")]
    [InlineData("""{"tenant":"0e7a1b2c-3d4e-4f50-8a61-728394a5b6c7"}""")]
    public async Task Cannot_hide_by_not_being_named(string channelData)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["channelData"] = JsonNode.Parse(channelData);

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(activity)).Status);
        Assert.Empty(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "E3")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no-guid")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("00000000-0000-0000-0000-0000000000020")]
    [InlineData("erika#EXT#@town.onmicrosoft.com")]
    public async Task Aside_somebody_without_object_id_is_nobody_known(string? objectId)
    {
        await _bot.PostAsync((InboundBot.Teams with { ObjectId = objectId! }).Message("Kita"));

        Assert.Null(_bot.Product.Turn.ObjectId);
    }

    [Theory]
    [Trait("Catalogue", "E3")]
    [InlineData("28:11111111-2222-4333-8444-555555555555", null)]
    [InlineData("28:" + InboundBot.AppId, null)]
    [InlineData("29:1abc", "bot")]
    public async Task Aside_another_bot_is_ignored(string id, string? role)
    {
        var (message, click) = (InboundBot.Teams.Message("Kita"), InboundBot.Teams.Execute("vote"));
        foreach (var activity in new[] { message, click })
        {
            activity["from"] = new JsonObject { ["id"] = id, ["role"] = role };
            Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(activity)).Status);
        }

        Assert.Empty(_bot.Product.Turns);
    }
}
