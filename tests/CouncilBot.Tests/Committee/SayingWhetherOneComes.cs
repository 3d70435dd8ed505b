using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

public sealed class SayingWhetherOneComes : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Is_one_tap_and_counted_for_the_faction()
    {
        var card = await _town.DoAsync(Town.CduBoard, "Ich komme");

        Assert.Contains("Danke, Sie kommen.", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Zusagen: 1 (höchstens 5 vorgesehen)", card.Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ich komme", card.ButtonTitles());
        Assert.Contains("Ich komme nicht", card.ButtonTitles());
    }

    [Fact]
    public async Task Twice_at_the_same_moment_counts_both_people()
    {
        var (first, second) = (await _town.LookAsync(Town.CduBoard), await _town.LookAsync(Town.SpdChair));

        await Task.WhenAll(_town.Bot.PressAsync(Town.CduBoard, first.Button("Ich komme")), _town.Bot.PressAsync(Town.SpdChair, second.Button("Ich komme")));

        var card = (await _town.LookAsync(Town.CduManager)).Everything();
        Assert.Equal(2, card.Split("Zusagen: 1 (höchstens 5").Length - 1);
    }

    [Fact]
    public async Task Names_a_substitute_in_words_or_on_a_form()
    {
        var said = await _town.Bot.SayOneAsync(Town.CduBoard, $"Vertretung {CommitteeTown.Named(CommitteeTown.Monday)} Anna Beispiel");
        var before = _town.Bot.Chat(Town.SpdChair).Count;
        await _town.Bot.PressAsync(Town.SpdChair, (await _town.LookAsync(Town.SpdChair)).Button("Vertretung"));
        var form = await _town.Bot.HearAsync(d => _town.Bot.Chat(Town.SpdChair).Skip(before).Contains(d) && d.Words().StartsWith("Wer kommt an Ihrer Stelle?", StringComparison.Ordinal));
        var sent = (await _town.Bot.PressAsync(Town.SpdChair, form.Button("Absenden"), inputs: new() { ["name"] = "Bernd Beispiel" })).Card();

        Assert.Contains("lassen sich vertreten durch Anna Beispiel", said.Card!.Value.Everything(), StringComparison.Ordinal);
        Assert.Contains("lassen sich vertreten durch Bernd Beispiel", sent.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_a_sixth_of_a_faction_is_recorded_and_both_managers_are_told()
    {
        List<TownPerson> board = [Town.CduBoard];
        for (var i = 0; i < 5; i++)
            board.Add(await _town.Bot.NewMemberAsync(roles: "Vorstand", name: $"CDU Vorstand {i}"));

        foreach (var person in board)
            await _town.DoAsync(person, "Ich komme");

        await _town.RoundAsync();
        Assert.Contains("Zusagen: 6 (höchstens 5 vorgesehen)", (await _town.LookAsync(Town.SpdManager)).Everything(), StringComparison.Ordinal);
        Assert.All([Town.CduManager, Town.SpdManager], p => Assert.Contains(_town.News(p), n => n.Contains("Mehr Zusagen einer Fraktion", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Is_over_when_the_meeting_begins()
    {
        var card = await _town.LookAsync(Town.CduBoard);
        await _town.PassToAsync(new DateTime(2027, 1, 11, 15, 30, 1));

        var answer = (await _town.Bot.PressAsync(Town.CduBoard, card.Button("Ich komme"))).Card();

        Assert.Contains("Der Termin hat begonnen. Dafür ist es zu spät.", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_the_boards_and_the_mayor()
    {
        Assert.Contains("Die Termine des Kooperationsausschusses sehen die Mitglieder des Ausschusses", (await _town.Bot.SayOneAsync(Town.CduMember, "Ich komme")).Words(), StringComparison.Ordinal);
        Assert.Contains("Das steht nur denen offen, die am Kooperationsausschuss teilnehmen.", (await _town.Bot.SayOneAsync(Town.SpdManager, $"Ich komme zum Termin {CommitteeTown.Named(CommitteeTown.Monday)}")).Words(), StringComparison.Ordinal);
        await _town.Bot.SayOneAsync(Town.Mayor, "wechsle zu Siegen");
        Assert.Contains("Danke, Sie kommen.", (await _town.Bot.SayOneAsync(Town.Mayor, "Ich komme")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nothing_in_Krefeld_which_has_no_such_committee()
    {
        Assert.Contains("kein Kooperationsausschuss vorgesehen", (await _town.Bot.SayOneAsync(Town.KrefeldSpdChair, "Termine")).Words(), StringComparison.Ordinal);
        Assert.Contains("kein Kooperationsausschuss vorgesehen", (await _town.Bot.SayOneAsync(Town.KrefeldManager, "Zusätzlicher Termin 12.1.2027, 17 Uhr")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _town.Bot.RowsAsync<MatterRow>(), m => m.CoalitionId == "krefeld");
    }
}
