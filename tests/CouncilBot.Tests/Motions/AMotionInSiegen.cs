using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>Siegen: discussed with the partner, jointly if there is a consensus, alone only if there is none.</summary>
public sealed class AMotionInSiegen : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Goes_from_a_members_draft_by_the_board_to_the_partner()
    {
        var draft = await _bot.DraftMotionAsync(Town.CduMember);
        var id = draft.MotionId();
        Assert.Contains("Entwurf, noch nicht vorgelegt.", draft.Words(), StringComparison.Ordinal);
        Assert.Equal(["Bearbeiten", "Dem Vorstand vorlegen", "Sitzung zuordnen", "Verwerfen"], draft.Decisions());

        await _bot.SayAsync(Town.CduBoard, "Hilfe");
        await _bot.DoAsync(Town.CduMember, id, "Dem Vorstand vorlegen");

        var told = await _bot.HearAsync(Town.CduBoard, "Am Zug ist der Vorstand der CDU-Fraktion.");
        await _bot.SayAsync(Town.SpdChair, "Hilfe");
        var announced = (await _bot.PressAsync(Town.CduBoard, told.Button("Dem Partner ankündigen"))).Card();

        Assert.Contains("Am Zug ist der Vorstand der SPD-Fraktion, bis ", announced.Words(), StringComparison.Ordinal);
        var partner = await _bot.HearAsync(Town.SpdChair, "Dem Partner angekündigt.");
        Assert.Equal(["Zustimmen", "Mit Änderungen zustimmen", "Nicht zustimmen"], partner.Card!.Value.Decisions());
        Assert.Contains("sichern sich zu, eigene Anträge und Initiativen zu besprechen", partner.Words(), StringComparison.Ordinal);
        Assert.Contains("Vorgabe Ihrer Kooperation, nicht aus der Vereinbarung: Frist für die Rückmeldung 7 Tage.", partner.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Becomes_joint_when_the_partner_agrees_and_carries_both_names()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);

        var agreed = await _bot.DoAsync(Town.SpdBoard, id, "Zustimmen");

        Assert.Contains($"Antrag {id} · CDU-Fraktion und SPD-Fraktion", agreed.Words(), StringComparison.Ordinal);
        Assert.Contains("bringen gemeinsam ein", agreed.Words(), StringComparison.Ordinal);
        var submitted = await _bot.DoAsync(Town.CduBoard, id, "Als eingebracht vermerken");
        Assert.Contains("Gemeinsam eingebracht von CDU-Fraktion und SPD-Fraktion.", submitted.Words(), StringComparison.Ordinal);
        Assert.Empty(submitted.Decisions());
    }

    [Fact]
    public async Task Goes_back_and_forth_with_the_changes_said_in_words()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);

        await _bot.FillAsync(Town.SpdChair, id, "Mit Änderungen zustimmen", "Fassung vorschlagen", new JsonObject { ["words"] = "Die Verwaltung plant einen Radweg an der Sieg. Sie berichtet im Mai." });

        var asked = await _bot.LookAsync(Town.CduBoard, id);
        Assert.Contains("Die SPD-Fraktion schlägt eine andere Fassung vor.", asked.Words(), StringComparison.Ordinal);
        Assert.Contains("Die Verwaltung [gestrichen: prüft] [neu: plant] einen Radweg", asked.Words(), StringComparison.Ordinal);
        Assert.Equal(["Änderungen annehmen", "Andere Fassung vorschlagen", "Änderungen ablehnen", "Sitzung zuordnen", "Zurückziehen"], asked.Decisions());
        var agreed = await _bot.DoAsync(Town.CduBoard, id, "Änderungen annehmen");
        Assert.Contains("Die Verwaltung plant einen Radweg an der Sieg.", agreed.Words(), StringComparison.Ordinal);
        Assert.Contains("bringen gemeinsam ein", agreed.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_to_the_committee_or_alone_when_there_is_no_consensus()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);

        await _bot.FillAsync(Town.SpdChair, id, "Nicht zustimmen", "Rückmeldung senden", new JsonObject { ["reason"] = "Das Geld fehlt." });

        var asked = await _bot.LookAsync(Town.CduManager, id);
        Assert.Contains("Das Geld fehlt.", asked.Words(), StringComparison.Ordinal);
        Assert.Contains("In den Kooperationsausschuss geben", asked.Decisions());
        Assert.Contains("Nur wenn kein Einvernehmen zu erzielen ist, können die Fraktionen eigene Anträge", asked.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Eigenen Antrag stellen", (await _bot.LookAsync(Town.SpdChair, id)).Decisions());
        var alone = await _bot.DoAsync(Town.CduManager, id, "Eigenen Antrag stellen");
        Assert.Contains("Die CDU-Fraktion kann allein einbringen.", alone.Words(), StringComparison.Ordinal);
        var submitted = await _bot.DoAsync(Town.CduManager, id, "Als eingebracht vermerken");
        Assert.Contains("Von der CDU-Fraktion allein eingebracht.", submitted.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_both_keys_for_a_consensus_of_the_committee()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        await _bot.SayAsync(Town.SpdChair, $"Antrag {id} ablehnen: Das Geld fehlt.");
        await _bot.DoAsync(Town.SpdChair, id, "In den Kooperationsausschuss geben");

        var first = await _bot.DoAsync(Town.CduBoard, id, "Einvernehmen feststellen");

        Assert.Contains("Die CDU-Fraktion stellt Einvernehmen fest; die SPD-Fraktion hat sich dazu noch nicht geäußert.", first.Words(), StringComparison.Ordinal);
        Assert.Contains("Am Zug ist der Vorstand der SPD-Fraktion", first.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Einvernehmen feststellen", first.Decisions());
        Assert.Contains("bringen gemeinsam ein", (await _bot.DoAsync(Town.SpdBoard, id, "Einvernehmen feststellen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_without_a_reply_only_after_its_time()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        Assert.DoesNotContain("Ohne Rückmeldung fortfahren", (await _bot.LookAsync(Town.CduManager, id)).Decisions());
        Assert.Contains("Die Frist läuft noch.", await _bot.HearAnswerAsync(Town.CduManager, $"Antrag {id} ohne Rückmeldung fortfahren"), StringComparison.Ordinal);

        _bot.Clock.Pass(TimeSpan.FromDays(9));

        var overdue = await _bot.LookAsync(Town.CduManager, id);
        Assert.Contains("abgelaufen; eine Rückmeldung fehlt.", overdue.Words(), StringComparison.Ordinal);
        Assert.Contains("Bisher besteht kein Einvernehmen.", (await _bot.DoAsync(Town.CduManager, id, "Ohne Rückmeldung fortfahren")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F6")]
    public async Task Is_agreed_to_on_a_card_whose_time_ran_out_since_until_the_other_side_goes_on()
    {
        var (one, other) = (await _bot.AnnounceMotionAsync(Town.CduManager), await _bot.AnnounceMotionAsync(Town.CduManager));
        var (inTime, tooLate) = (await _bot.LookAsync(Town.SpdChair, one), await _bot.LookAsync(Town.SpdChair, other));
        _bot.Clock.Pass(TimeSpan.FromDays(9));

        Assert.Contains("bringen gemeinsam ein", (await _bot.PressAsync(Town.SpdChair, inTime.Button("Zustimmen"))).Card().Words(), StringComparison.Ordinal);

        await _bot.DoAsync(Town.CduManager, other, "Ohne Rückmeldung fortfahren");
        Assert.Contains("Inzwischen hat sich etwas geändert.", (await _bot.PressAsync(Town.SpdChair, tooLate.Button("Zustimmen"))).Card().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_is_an_inquiry_is_not_dealt_with_and_may_be_brought_in_at_once()
    {
        var draft = await _bot.DraftMotionAsync(Town.CduManager, MotionTalk.Fields(kind: "Inquiry"));

        Assert.Contains("regelt „Anfrage“ nicht ausdrücklich", draft.Words(), StringComparison.Ordinal);
        Assert.Contains("Dem Partner zur Kenntnis geben", draft.Decisions());
        Assert.Contains("Eingebracht von der CDU-Fraktion.", (await _bot.DoAsync(Town.CduManager, draft.MotionId(), "Als eingebracht vermerken")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_withdrawn_after_asking_once_and_both_boards_hear_of_it()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        await _bot.LookAsync(Town.SpdChair, id);

        var question = await _bot.MotionFormAsync(Town.CduBoard, id, "Zurückziehen");
        Assert.Equal("WithPartner", (await _bot.MatterAsync(id)).Phase);
        var withdrawn = (await _bot.PressAsync(Town.CduBoard, question.Button("Ja, zurückziehen"))).Card();

        Assert.Contains("Zurückgezogen.", withdrawn.Words(), StringComparison.Ordinal);
        await _bot.HearAsync(Town.SpdChair, "Zurückgezogen.");
        Assert.Contains("Wieder aufnehmen", withdrawn.Decisions());
    }

    [Fact]
    public async Task Says_that_nobody_of_the_partner_is_enrolled_and_tells_them_later()
    {
        await using var bot = await TestBot.StartAsync();

        var id = await bot.AnnounceMotionAsync(Town.CduManager);

        Assert.Contains("Aus der SPD-Fraktion ist noch niemand angemeldet, der antworten könnte.", (await bot.LookAsync(Town.CduManager, id)).Words(), StringComparison.Ordinal);
        Assert.Contains(await bot.RowsAsync<Storage.Rows.OutboxRow>(), m => m.FactionKey == "spd" && m.Kind == Storage.Rows.OutboxKind.ForLater);
    }
}
