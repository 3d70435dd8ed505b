using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Members;

public sealed class AskingWhoIAm : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Shows_name_faction_and_roles()
    {
        var card = (await _bot.SayOneAsync(Town.CduManager, "Wer bin ich?")).Card!.Value.GetRawText();

        foreach (var word in new[] { Town.CduManager.Name, "CDU-Fraktion", "Mitglied, Vorsitz, Fraktionsgeschäftsführung", "Kooperation CDU und SPD, Siegen" })
            Assert.Contains(word, card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_every_coalition_and_which_one_answers()
    {
        var card = (await _bot.SayOneAsync(Town.Mayor, "Wer bin ich?")).Card!.Value;

        Assert.Contains("noch nicht gewählt", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("ohne Fraktion", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Krefeld", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Siegen", card.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["Meine Daten", "Switch to English", "Ruhezeit", "Koalition wechseln"], card.ButtonTitles());
    }

    [Fact]
    public async Task Is_answered_in_the_language_the_person_chose()
    {
        await _bot.SayAsync(Town.CduMember, "Englisch");

        var card = (await _bot.SayOneAsync(Town.CduMember, "Wer bin ich?")).Card!.Value;

        Assert.Contains("How you are enrolled", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["My data", "Auf Deutsch wechseln", "Quiet hours"], card.ButtonTitles());
    }

    [Fact]
    public async Task Has_buttons_that_work()
    {
        var card = (await _bot.SayOneAsync(Town.CduMember, "Wer bin ich?")).Card!.Value;

        Assert.Contains("unten im Chat", (await _bot.PressAsync(Town.CduMember, card.Button("Meine Daten"))).Note(), StringComparison.Ordinal);
        Assert.NotEmpty((await _bot.PressAsync(Town.CduMember, card.Button("Switch to English"))).Note());
    }

    [Fact]
    public async Task Is_not_answered_where_others_read_along() =>
        Assert.DoesNotContain("CDU-Fraktion", (await _bot.SayInGroupAsync(Town.CduMember, "Wer bin ich?")).Words(), StringComparison.Ordinal);
}
