using System.Text.Json.Nodes;
using CouncilBot.Features.Members.EraseMyData;
using CouncilBot.Storage.Members;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Members;

[Trait("Catalogue", "M7")]
public sealed class ErasingMyData : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Asks_first_and_says_what_goes_and_what_stays()
    {
        await _bot.SayAsync(Town.CduMember, "Wie teuer ist der Eintritt ins Hallenbad?");

        var card = (await _bot.SayOneAsync(Town.CduMember, "Meine Daten löschen")).Card!.Value;

        foreach (var word in new[] { "Das wird gelöscht", "Mitgliederliste", "weder bewertet noch weitergegeben", "Das bleibt, und warum", "24 Stunden", "Chatverlauf" })
            Assert.Contains(word, card.Words(), StringComparison.Ordinal);

        Assert.Equal(["Endgültig löschen", "Abbrechen"], card.ButtonTitles());
        Assert.True(await IsEnrolledAsync(Town.CduMember));
    }

    [Fact]
    public async Task Says_what_becomes_of_deviating_votes_and_of_what_was_done_for_the_faction()
    {
        await _bot.EnrolAsync(Town.Boards);
        await _bot.AnnounceAsync(Town.CduManager);
        await _bot.AnnounceMotionAsync(Town.CduManager);

        var words = (await _bot.SayOneAsync(Town.CduManager, "Meine Daten löschen")).Words();

        Assert.Contains("Ihre Ankündigungen abweichender Stimmen (1)", words, StringComparison.Ordinal);
        Assert.Contains("Was Sie bei Anträgen, Informationen, Terminen und abweichenden Stimmen anderer getan haben (2 Einträge), ohne Ihren Namen", words, StringComparison.Ordinal);
        Assert.DoesNotContain("entworfen und nicht gesendet", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closes_the_cards_that_others_have_of_a_deviating_vote()
    {
        await _bot.EnrolAsync(Town.Boards);
        await _bot.SayAsync(Town.SpdChair, "Hilfe");
        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(item: "Sternwarte auf dem Giersberg"));
        var told = await _bot.ToldAsync(Town.SpdChair, "Sternwarte auf dem Giersberg");
        await _bot.SettledAsync();

        await _bot.SayAsync(Town.CduMember, "Meine Daten endgültig löschen");

        var closed = await _bot.HearAsync(Town.SpdChair, "Diese Karte ist geschlossen.");
        Assert.Equal(told.Id, closed.Id);
    }

    [Fact]
    public async Task Warns_the_only_manager_of_a_faction()
    {
        Assert.Contains("einzige Fraktionsgeschäftsführung", (await _bot.SayOneAsync(Town.CduManager, "Meine Daten löschen")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("einzige Fraktionsgeschäftsführung", (await _bot.SayOneAsync(Town.CduMember, "Meine Daten löschen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_done_by_the_button_and_makes_the_person_a_stranger()
    {
        await _bot.SayAsync(Town.CduMember, "Wie teuer ist der Eintritt ins Hallenbad?");
        var button = (await _bot.SayOneAsync(Town.CduMember, "Meine Daten löschen")).Button("Endgültig löschen");

        var card = (await _bot.PressAsync(Town.CduMember, button)).Card();

        Assert.Contains("sind gelöscht", card.Words(), StringComparison.Ordinal);
        Assert.Empty(card.ButtonTitles());
        await AssertGoneAsync(Town.CduMember);
        Assert.Contains("noch nicht auf der Mitgliederliste", (await _bot.SayOneAsync(Town.CduMember, "Darf ich abweichend stimmen?")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_done_by_other_words_than_those_that_ask()
    {
        Assert.Contains("sind gelöscht", (await _bot.SayOneAsync(Town.CduMember, "Meine Daten endgültig löschen")).Words(), StringComparison.Ordinal);
        await AssertGoneAsync(Town.CduMember);
        Assert.True(await IsEnrolledAsync(Town.CduMember2));
    }

    [Fact]
    public async Task Is_done_in_English_as_well()
    {
        Assert.Contains("have been deleted", (await _bot.SayOneAsync(Town.SpdMember, "Delete my data for good", "en-GB")).Words(), StringComparison.Ordinal);
        Assert.False(await IsEnrolledAsync(Town.SpdMember));
    }

    [Fact]
    public async Task Is_not_done_when_it_is_cancelled()
    {
        var button = (await _bot.SayOneAsync(Town.CduMember, "Meine Daten löschen")).Button("Abbrechen");

        Assert.Contains("nichts gelöscht", (await _bot.PressAsync(Town.CduMember, button)).Card().Words(), StringComparison.Ordinal);
        Assert.True(await IsEnrolledAsync(Town.CduMember));
    }

    [Fact]
    [Trait("Catalogue", "D8")]
    public async Task Is_not_done_by_the_button_of_somebody_else()
    {
        var button = (await _bot.SayOneAsync(Town.CduMember, "Meine Daten löschen")).Button("Endgültig löschen");

        Assert.Contains("Ihre Daten löschen?", (await _bot.PressAsync(Town.SpdMember, button)).Card().Words(), StringComparison.Ordinal);
        Assert.True(await IsEnrolledAsync(Town.SpdMember));
        Assert.True(await IsEnrolledAsync(Town.CduMember));
    }

    [Fact]
    [Trait("Catalogue", "D3")]
    public async Task Is_not_done_by_a_button_without_its_data()
    {
        var answer = (await _bot.PressAsync(Town.CduMember, EraseMyDataHandler.Verb, new JsonObject { ["confirm"] = "1" })).Card();

        Assert.Contains("Ihre Daten löschen?", answer.Words(), StringComparison.Ordinal);
        Assert.True(await IsEnrolledAsync(Town.CduMember));
    }

    [Fact]
    public async Task Leaves_nothing_of_an_account_that_wrote_for_the_first_time()
    {
        // This very message brings the reference of the conversation.
        await _bot.SayAsync(Town.CduMember2, "Meine Daten endgültig löschen");

        await AssertGoneAsync(Town.CduMember2);
    }

    [Fact]
    [Trait("Catalogue", "C1")]
    public async Task Has_one_effect_when_it_is_delivered_twice()
    {
        var message = _bot.Message(Town.CduMember, "Meine Daten endgültig löschen");

        await _bot.DeliverAsync(message);
        await _bot.DeliverAsync(message);

        Assert.False(await IsEnrolledAsync(Town.CduMember));
    }

    [Fact]
    public async Task Lets_the_person_come_back_by_an_invitation()
    {
        await _bot.SayAsync(Town.CduMember, "Meine Daten endgültig löschen");

        Assert.Contains("Willkommen", (await _bot.SayOneAsync(Town.CduMember, await _bot.InviteAsync(Town.CduManager))).Words(), StringComparison.Ordinal);
        Assert.True(await IsEnrolledAsync(Town.CduMember));
    }

    private async Task AssertGoneAsync(TownPerson person)
    {
        Assert.False(await IsEnrolledAsync(person));
        await using var db = _bot.Open();
        var id = Guid.Parse(person.ObjectId);
        Assert.Empty(await db.People.Where(p => p.ObjectId == id).ToListAsync());
        Assert.Empty(await db.Conversations.Where(c => c.ObjectId == id).ToListAsync());
        Assert.Empty(await db.Questions.IgnoreQueryFilters().Where(q => q.Text.Contains("Hallenbad")).ToListAsync());
    }

    private async Task<bool> IsEnrolledAsync(TownPerson person)
    {
        await using var db = _bot.Open();
        return await Roster.FindAsync(db, Guid.Parse(person.Tenant), Guid.Parse(person.ObjectId)) is not null;
    }
}
