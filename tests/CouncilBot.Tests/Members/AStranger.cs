using System.Text.Json.Nodes;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Features.Members.MyData;
using CouncilBot.Features.Members.WhoAmI;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Members;

public sealed class AStranger : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("Darf ich abweichend stimmen?")]
    [InlineData("Wer bin ich")]
    [InlineData("Meine Daten")]
    [InlineData("Meine Daten endgültig löschen")]
    [InlineData("Einladung erstellen")]
    [InlineData("Koalition wechseln")]
    [InlineData("Weitere Stellen")]
    [InlineData("Deutsch")]
    public async Task Is_told_how_to_get_in_and_nothing_else(string said)
    {
        var answer = await _bot.SayOneAsync(Town.Stranger, said);

        Assert.Contains("Einladungscode", answer.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Siegen", answer.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Is_told_in_the_language_of_their_client()
    {
        var answer = await _bot.SayOneAsync(Town.Stranger, "What did we agree on daycare?", "en-US");

        Assert.Contains("invitation code", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_sent_to_the_personal_chat_from_a_group()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.Stranger, "Darf ich abweichend stimmen?"));

        Assert.Contains("persönlichen Chat", answer.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ankündigung", answer.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "D2")]
    [InlineData(WhoAmIHandler.Verb)]
    [InlineData(MyDataHandler.Verb)]
    [InlineData(InviteHandler.Verb)]
    [InlineData("question.more")]
    [InlineData("nonsense")]
    public async Task Gets_nothing_by_pressing_buttons_of_others(string verb)
    {
        var note = (await _bot.PressAsync(Town.Stranger, verb, new JsonObject { ["coalition"] = "siegen" })).Note();

        Assert.Contains("Einladungscode", note, StringComparison.Ordinal);
    }
}
