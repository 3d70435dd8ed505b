using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

public sealed class ReleasingResults : IAsyncLifetime
{
    private const string NotForThem = "Die Termine des Kooperationsausschusses sehen";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Is_refused_while_a_result_is_missing()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling, ResultTalk.Pool);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");

        Assert.Contains("fehlt noch das Ergebnis", await _bot.HearAnswerAsync(Town.CduManager, $"Ergebnisse freigeben {id}"), StringComparison.Ordinal);
        Assert.Equal("Planned", (await _bot.MatterAsync(id)).Phase);
    }

    [Fact]
    public async Task By_both_managers_tells_both_factions_and_the_guests()
    {
        foreach (var person in new[] { Town.CduMember, Town.SpdMember, Town.Mayor })
            await _bot.SayAsync(person, "Hilfe");

        await _bot.ReleasedAsync();

        foreach (var person in new[] { Town.CduMember, Town.SpdMember, Town.Mayor })
            Assert.Contains(ResultTalk.CyclingResult, (await _bot.HearAsync(person, "Ergebnisse des Kooperationsausschusses: ")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_the_card_one_for_both_factions_and_not_before()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnisse freigeben {id}");
        Assert.Contains(NotForThem, await _bot.HearAnswerAsync(Town.CduMember, $"Termin {id}"), StringComparison.Ordinal);
        Assert.Contains(NotForThem, await _bot.HearAnswerAsync(Town.SpdMember, $"Ergebnis {id} 1"), StringComparison.Ordinal);

        await _bot.SayOneAsync(Town.SpdManager, $"Ergebnisse freigeben {id}");

        foreach (var member in new[] { Town.CduMember, Town.SpdMember })
        {
            var card = await _bot.MeetingAsync(member, id);
            Assert.Contains(ResultTalk.CyclingResult, card.Words(), StringComparison.Ordinal);
            Assert.Contains("noch nicht: CDU", card.Everything(), StringComparison.Ordinal);
            Assert.Empty(card.ButtonTitles());
        }

        Assert.Contains("Punkt 1", await _bot.HearAnswerAsync(Town.SpdMember, $"Ergebnis {id} 1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Radweg", await _bot.HearAnswerAsync(Town.KrefeldSpdMember, $"Termin {id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Radweg", await _bot.HearAnswerAsync(Town.KrefeldManager, $"Ergebnis {id} 1"), StringComparison.Ordinal);
        await _bot.SayAsync(Town.Mayor, "wechsle zu siegen");
        Assert.Contains(ResultTalk.CyclingResult, (await _bot.MeetingAsync(Town.Mayor, id)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F1")]
    public async Task At_the_same_moment_is_two_releases_and_one_result()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        var (cdu, spd) = (await _bot.MeetingAsync(Town.CduManager, id), await _bot.MeetingAsync(Town.SpdManager, id));

        await Task.WhenAll(
            _bot.PressAsync(Town.CduManager, cdu.Button("Ergebnisse freigeben")),
            _bot.PressAsync(Town.SpdManager, spd.Button("Ergebnisse freigeben")),
            _bot.PressAsync(Town.CduManager, cdu.Button("Ergebnisse freigeben")));

        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count(e => e.Data.Contains("MinutesReleased", StringComparison.Ordinal)));
        Assert.Equal("Released", (await _bot.MatterAsync(id)).Phase);
    }

    [Fact]
    public async Task Of_other_results_than_the_card_shows_is_not_done()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        var old = await _bot.MeetingAsync(Town.SpdManager, id);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: Der Radweg wird geprüft.");

        var answer = (await _bot.PressAsync(Town.SpdManager, old.Button("Ergebnisse freigeben"))).Card();

        Assert.Contains("Inzwischen hat sich etwas geändert", answer.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _bot.RowsAsync<MatterEventRow>(), e => e.Data.Contains("MinutesReleased", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_followed_by_what_each_faction_confirms_once()
    {
        var id = await _bot.ReleasedAsync();
        var card = await _bot.MeetingAsync(Town.CduManager, id);
        var (first, second) = (await _bot.PressAsync(Town.CduManager, card.Button("Ergebnisse bestätigen")), await _bot.PressAsync(Town.CduManager, card.Button("Ergebnisse bestätigen")));
        Assert.Contains("Ihre Fraktion hat die Ergebnisse abgestimmt", first.Card().Words(), StringComparison.Ordinal);
        Assert.Contains("bereits so vermerkt", second.Card().Words(), StringComparison.Ordinal);
        Assert.Contains("noch nicht: SPD", first.Card().Everything(), StringComparison.Ordinal);
        Assert.Contains("Das können nur die Fraktionsgeschäftsführungen", await _bot.HearAnswerAsync(Town.SpdMember, $"Ergebnisse bestätigen {id}"), StringComparison.Ordinal);
        Assert.Equal("Released", (await _bot.MatterAsync(id)).Phase);

        var confirmed = await _bot.HearAnswerAsync(Town.SpdManager, $"Ergebnisse bestätigen {id}");

        Assert.Contains("Beide Fraktionen haben die Ergebnisse abgestimmt.", confirmed, StringComparison.Ordinal);
        Assert.Equal("Confirmed", (await _bot.MatterAsync(id)).Phase);
        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count(e => e.Data.Contains("ResultsConfirmed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task By_somebody_whose_data_were_deleted_keeps_the_release_without_their_name()
    {
        var id = await _bot.ReleasedAsync();
        await _bot.SayOneAsync(Town.SpdManager, "Meine Daten endgültig löschen");

        var card = await _bot.MeetingAsync(Town.CduManager, id);

        Assert.DoesNotContain(Town.SpdManager.Name, card.Everything(), StringComparison.Ordinal);
        Assert.Contains("Ein früheres Mitglied", card.Everything(), StringComparison.Ordinal);
        Assert.Contains(ResultTalk.PoolResult, card.Words(), StringComparison.Ordinal);
    }
}
