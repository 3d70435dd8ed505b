using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

[Trait("Catalogue", "A20")]
public sealed class AnotherChannel
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"webchat\"")]
    [InlineData("\"MSTEAMS\"")]
    [InlineData("\"msteams \"")]
    [InlineData("\"msteams:Copilot\"")]
    public async Task Is_refused(string channel)
    {
        await using var bot = await InboundBot.StartAsync();
        var activity = InboundBot.Teams.Message("Kita");
        activity["channelId"] = JsonNode.Parse(channel);

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(activity)).Status);
        Assert.Empty(bot.Product.Turns);
    }

    [Fact]
    public async Task Whose_key_signs_is_refused()
    {
        foreach (var key in new[] { TestKey.First.EndorsedFor("webchat"), TestKey.First.EndorsedFor("MSTEAMS"), TestKey.First.EndorsedFor(), TestKey.First.EndorsedFor(null) })
        {
            await using var bot = await InboundBot.StartAsync(new MetadataSource { Keys = [key] });

            Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
            Assert.Empty(bot.Product.Turns);
        }
    }

    [Fact]
    public async Task Gets_no_profit_from_a_key_of_Teams_that_did_not_sign()
    {
        await using var bot = await InboundBot.StartAsync(new MetadataSource { Keys = [TestKey.First.EndorsedFor("webchat"), TestKey.Second] });

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostWithTokenAsync(bot.Token().SignedBy(TestKey.First))).Status);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostWithTokenAsync(bot.Token().SignedBy(TestKey.Second))).Status);
    }

    [Fact]
    public async Task Is_refused_once_the_key_lost_its_endorsement_although_the_token_was_accepted_before()
    {
        await using var bot = await InboundBot.StartAsync();
        var token = bot.Token().SignedBy(TestKey.First);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostWithTokenAsync(token)).Status);

        bot.Metadata.Keys = [TestKey.First.EndorsedFor("webchat")];
        await bot.Keys.RefreshAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostWithTokenAsync(token)).Status);
    }
}
