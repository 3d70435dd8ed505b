using CouncilBot.Features.DeviatingVotes.React;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.DeviatingVotes;

public sealed class WhatBoardsDoAboutIt : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Deviations.StartAsync(Town.CduBoard, Town.SpdChair, Town.SpdBoard, Town.CduMember);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Is_on_everybodys_card()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var told = await _bot.ToldAsync(Town.SpdChair);
        await _bot.ToldAsync(Town.CduBoard);

        var card = (await _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen"))).Card();

        Assert.Contains("SPD Vorsitz (SPD-Fraktion)", card.Everything(), StringComparison.Ordinal);
        Assert.Equal(["Gespräch erbitten", "Auf die Tagesordnung", "Verlauf"], card.ButtonTitles());
        foreach (var holder in new[] { Town.CduBoard, Town.CduMember })
            Assert.Contains("Zur Kenntnis genommen", (await _bot.ToldAsync(holder, "SPD Vorsitz (SPD-Fraktion)")).Card!.Value.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reaches_who_announced_when_a_talk_is_asked_for()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var told = await _bot.ToldAsync(Town.SpdChair);

        await _bot.PressAsync(Town.SpdChair, told.Button("Gespräch erbitten"));
        await _bot.PressAsync(Town.SpdBoard, (await _bot.ToldAsync(Town.SpdBoard)).Button("Auf die Tagesordnung"));

        var news = (await _bot.OutboxOfAsync(Town.CduMember)).Where(m => m.Kind == OutboxKind.Notice).Select(m => m.Payload).ToList();
        Assert.Equal(2, news.Count);
        Assert.Contains(news, n => n.Contains("TalkRequested", StringComparison.Ordinal));
        Assert.Contains(news, n => n.Contains("PutOnAgenda", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "F1")]
    public async Task Counts_for_two_who_press_on_cards_of_the_same_moment()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var (one, other) = (await _bot.ToldAsync(Town.SpdChair), await _bot.ToldAsync(Town.SpdBoard));

        await Task.WhenAll(_bot.PressAsync(Town.SpdChair, one.Button("Zur Kenntnis genommen")), _bot.PressAsync(Town.SpdBoard, other.Button("Zur Kenntnis genommen")));

        Assert.Equal(4, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    public async Task Is_for_boards_only()
    {
        var id = (await _bot.AnnounceAsync(Town.CduMember)).ShortId();

        Assert.Contains("Das können nur die Vorstände der beiden Fraktionen.", (await _bot.SayOneAsync(Town.CduMember, $"Ankündigung zur Kenntnis genommen {id}")).Words(), StringComparison.Ordinal);
        Assert.Contains("nicht für Sie bestimmt", (await _bot.SayOneAsync(Town.CduMember2, $"Ankündigung zur Kenntnis genommen {id}")).Words(), StringComparison.Ordinal);
        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Counts_once_when_pressed_twice()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var told = await _bot.ToldAsync(Town.SpdChair);
        foreach (var title in new[] { "Zur Kenntnis genommen", "Gespräch erbitten", "Auf die Tagesordnung" })
        {
            await _bot.PressAsync(Town.SpdChair, told.Button(title));
            Assert.Contains("Das ist bereits so vermerkt.", (await _bot.PressAsync(Town.SpdChair, told.Button(title))).Card().Words(), StringComparison.Ordinal);
        }

        Assert.Equal(5, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Theory]
    [InlineData("Gespräch zur Ankündigung erbitten", "Sie bitten um ein Gespräch")]
    [InlineData("Ankündigung zur Kenntnis genommen", "Sie haben die Ankündigung zur Kenntnis genommen")]
    [InlineData("Ankündigung auf die Tagesordnung", "für die Tagesordnung des Kooperationsausschusses")]
    public async Task Can_be_said_in_words(string words, string receipt)
    {
        var id = (await _bot.AnnounceAsync(Town.CduMember)).ShortId();

        Assert.Contains(receipt, (await _bot.SayOneAsync(Town.SpdChair, $"{words} {id}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Is_not_there_for_others_whatever_they_send()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var data = (await _bot.ToldAsync(Town.SpdChair)).Button("Zur Kenntnis genommen").Data();

        foreach (var other in new[] { Town.SpdMember, Town.CduMember2, Town.KrefeldSpdChair, Town.KrefeldMember, await _bot.NewMemberAsync(faction: "", roles: "Bürgermeisteramt") })
        {
            foreach (var verb in new[] { AcknowledgeDeviationHandler.Verb, TalkDeviationHandler.Verb, AgendaDeviationHandler.Verb, "deviation.show", "deviation.history", "deviation.withdraw", "deviation.withdraw.surely", "deviation.change", "deviation.announce", "deviation.link" })
                Assert.Contains("nicht für Sie bestimmt", (await _bot.PressAsync(other, verb, data)).Note(), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Is_not_done_by_somebody_who_left()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var told = await _bot.ToldAsync(Town.SpdChair);
        await _bot.EndAsync(Town.SpdChair);

        await _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen"));

        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }
}
