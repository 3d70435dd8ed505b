using System.Text.Json;
using CouncilBot.Features.DeviatingVotes.Check;
using CouncilBot.Features.DeviatingVotes.Link;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.DeviatingVotes;

public sealed class ChangingAnAnnouncement : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Deviations.StartAsync(Town.CduBoard, Town.SpdChair, Town.CduMember);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Tells_the_boards_and_keeps_what_was_before()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember);

        var changed = await ChangeAsync(card, Deviations.Form(vote: "Abstain"));

        Assert.Contains("Beide Vorstände werden benachrichtigt.", changed.Words(), StringComparison.Ordinal);
        Assert.Contains("Enthaltung", changed.Everything(), StringComparison.Ordinal);
        Assert.Contains((await _bot.OutboxOfAsync(Town.SpdChair)).Where(m => m.Kind == OutboxKind.Notice), m => m.Payload.Contains("Changed", StringComparison.Ordinal));
        var history = (await _bot.SayOneAsync(Town.SpdChair, $"Verlauf der Ankündigung {card.ShortId()}")).Words();
        Assert.Contains("hat angekündigt: Nein", history, StringComparison.Ordinal);
        Assert.Contains("Votum: Enthaltung statt Nein.", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Entwurf", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_to_be_acknowledged_again()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember);
        var told = await _bot.ToldAsync(Town.SpdChair);
        await _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen"));
        await ChangeAsync(card, Deviations.Form(vote: "Abstain"));

        var stale = (await _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen"))).Card();

        Assert.Contains("Inzwischen hat sich etwas geändert.", stale.Words(), StringComparison.Ordinal);
        Assert.Contains("Zur Kenntnis genommen", stale.ButtonTitles());
        Assert.Equal(4, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    public async Task Shows_the_rule_first_when_another_one_holds()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember, Deviations.Form("Resolution"));
        var form = await _bot.ChangeFormAsync(Town.CduMember, card);

        var asked = (await _bot.PressAsync(Town.CduMember, form.CheckButton(), inputs: Deviations.Form("Budget"))).Card();

        Assert.Contains("gilt eine andere Regel als bisher", asked.Words(), StringComparison.Ordinal);
        Assert.Contains("gemeinsam zu verabschieden", asked.Words(), StringComparison.Ordinal);
        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
        Assert.Contains("Ihre Änderung ist am", (await _bot.PressAsync(Town.CduMember, asked.CheckButton(), inputs: Deviations.Form("Budget"))).Card().Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D4")]
    public async Task On_an_old_form_loses_nothing_that_was_typed()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember);
        var form = await _bot.ChangeFormAsync(Town.CduMember, card);
        await ChangeAsync(card, Deviations.Form(vote: "Abstain"));

        var again = (await _bot.PressAsync(Town.CduMember, form.CheckButton(), inputs: Deviations.Form(vote: "Yes", reason: "Neu bedacht"))).Card();

        Assert.Contains("Ihre Eingaben stehen noch hier.", again.Words(), StringComparison.Ordinal);
        Assert.Contains("Neu bedacht", again.GetRawText(), StringComparison.Ordinal);
        await _bot.PressAsync(Town.CduMember, again.CheckButton(), inputs: Deviations.Form(vote: "Yes", reason: "Neu bedacht"));
        Assert.Equal(4, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    public async Task Ends_when_the_session_begins()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromMinutes(30));
        var card = await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(session: session.Id.ToString("N")));
        var form = await _bot.ChangeFormAsync(Town.CduMember, card);
        _bot.Clock.Pass(TimeSpan.FromHours(1));

        foreach (var answer in new[]
        {
            await _bot.PressAsync(Town.CduMember, card.Button("Ändern")),
            await _bot.PressAsync(Town.CduMember, card.Button("Zurückziehen")),
            await _bot.PressAsync(Town.CduMember, form.CheckButton(), inputs: Deviations.Form(session: session.Id.ToString("N"), vote: "Yes")),
        })
        {
            Assert.Contains("Die Sitzung hat begonnen. Die Ankündigung bleibt, wie sie ist.", answer.Card().Words(), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    public async Task Is_for_its_author_only()
    {
        var id = (await _bot.AnnounceAsync(Town.CduMember)).ShortId();

        foreach (var said in new[] { $"Ankündigung ändern {id}", $"Ankündigung zurückziehen {id}", $"Ankündigung endgültig zurückziehen {id}", $"Ankündigung zuordnen {id}" })
            Assert.Contains("Das kann nur die Person, von der die Ankündigung stammt.", (await _bot.SayOneAsync(Town.CduBoard, said)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_withdrawing_it_is_asked_back_and_told_to_the_boards()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember);
        var question = (await _bot.PressAsync(Town.CduMember, card.Button("Zurückziehen"))).Card();
        Assert.Contains("Wirklich zurückziehen?", question.Words(), StringComparison.Ordinal);
        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);

        var withdrawn = (await _bot.PressAsync(Town.CduMember, question.Button("Ja, zurückziehen"))).Card();

        Assert.Contains("Zurückgezogen am", withdrawn.Words(), StringComparison.Ordinal);
        Assert.Equal(["Verlauf"], withdrawn.ButtonTitles());
        Assert.Contains((await _bot.OutboxOfAsync(Town.SpdChair)).Where(m => m.Kind == OutboxKind.Notice), m => m.Payload.Contains("Withdrawn", StringComparison.Ordinal));
        Assert.Contains("Es ist nichts angekündigt.", (await _bot.SayOneAsync(Town.SpdChair, "Abweichende Stimmen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F3")]
    public async Task By_withdrawing_while_a_board_acknowledges_leaves_one_order_of_events()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember);
        var told = await _bot.ToldAsync(Town.SpdChair);
        var question = (await _bot.PressAsync(Town.CduMember, card.Button("Zurückziehen"))).Card();

        await Task.WhenAll(_bot.PressAsync(Town.CduMember, question.Button("Ja, zurückziehen")), _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen")));

        var matter = Assert.Single(await _bot.RowsAsync<MatterRow>());
        Assert.Equal("Withdrawn", matter.Phase);
        Assert.Equal(Enumerable.Range(1, matter.Events), (await _bot.RowsAsync<MatterEventRow>()).Select(e => e.Number).Order());
    }

    [Fact]
    public async Task To_the_session_that_has_become_known_finds_the_item_there()
    {
        var card = await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(item: "7.1"));
        var session = await _bot.SessionAsync(TimeSpan.FromDays(3), items: [("7.1", "Haushaltssatzung 2027")]);
        var question = (await _bot.PressAsync(Town.CduMember, card.Button("Sitzung zuordnen"))).Card();

        var linked = (await _bot.PressAsync(Town.CduMember, question.Button("Zuordnen"), inputs: new() { [LinkDeviationHandler.SessionInput] = session.Id.ToString("N") })).Card();

        Assert.Contains("7.1 Haushaltssatzung 2027", linked.Everything(), StringComparison.Ordinal);
        Assert.Contains("vor Beginn der Sitzung", linked.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sitzung zuordnen", linked.ButtonTitles());
        Assert.Equal(session.Id, Assert.Single(await _bot.RowsAsync<MatterRow>()).SessionId);
    }

    [Fact]
    [Trait("Catalogue", "D10")]
    public async Task To_a_session_of_another_coalition_is_not_offered_and_not_done()
    {
        var other = await _bot.SessionAsync(TimeSpan.FromDays(3), coalition: "krefeld");
        var form = await _bot.FormAsync(Town.CduMember);

        var answer = (await _bot.PressAsync(Town.CduMember, form.CheckButton(), inputs: Deviations.Form(session: other.Id.ToString("N")))).Card();

        Assert.DoesNotContain(other.Id.ToString("N"), form.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Diese Sitzung steht nicht (mehr) zur Wahl.", answer.Words(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Under_an_identity_of_somebody_else_changes_nothing()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        var matter = Assert.Single(await _bot.RowsAsync<MatterRow>());
        var data = Deviations.Form(vote: "Yes");
        (data["matter"], data["seen"]) = (matter.Id.ToString("N"), "2");

        foreach (var other in new[] { Town.SpdMember, Town.CduMember2, Town.KrefeldMember })
            Assert.Contains("nicht für Sie bestimmt", (await _bot.PressAsync(other, CheckDeviationHandler.Verb, data)).Note(), StringComparison.Ordinal);

        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    private async Task<JsonElement> ChangeAsync(JsonElement card, System.Text.Json.Nodes.JsonObject form)
    {
        var open = await _bot.ChangeFormAsync(Town.CduMember, card);
        return (await _bot.PressAsync(Town.CduMember, open.CheckButton(), inputs: form)).Card();
    }
}
