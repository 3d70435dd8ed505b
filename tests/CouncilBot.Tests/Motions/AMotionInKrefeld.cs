using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>Krefeld: the boards, on request an adjournment to the next session of the council, the release of the vote.</summary>
public sealed class AMotionInKrefeld : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Goes_down_the_whole_ladder_to_the_release_of_the_vote()
    {
        var now = _bot.Clock.GetUtcNow().UtcDateTime;
        var meant = await _bot.EnterSessionAsync("krefeld", "rat", now.AddDays(20));
        await _bot.EnterSessionAsync("krefeld", "sport", now.AddDays(30));
        var next = await _bot.EnterSessionAsync("krefeld", "rat", now.AddDays(48));
        var id = await _bot.AnnounceMotionAsync(Town.KrefeldSpdChair, MotionTalk.Fields(session: meant.Id.ToString("N"), money: "yes", euro: "12.500"));

        await _bot.FillAsync(Town.KrefeldGrueneChair, id, "Nicht zustimmen", "Rückmeldung senden", new JsonObject { ["reason"] = "Zu teuer." });
        var talks = await _bot.LookAsync(Town.KrefeldSpdChair, id);
        Assert.Contains("Die Vorstände beider Fraktionen suchen ein Einvernehmen.", talks.Words(), StringComparison.Ordinal);
        Assert.Contains("Bei Dissens führen die Vorstände der Fraktionen einen Konsens herbei.", talks.Words(), StringComparison.Ordinal);

        await _bot.DoAsync(Town.KrefeldSpdChair, id, "Kein Einvernehmen");
        var adjourned = await _bot.DoAsync(Town.KrefeldGrueneChair, id, "Vertagung wünschen");
        var local = TimeZoneInfo.ConvertTimeFromUtc(next.StartUtc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.Contains(string.Create(System.Globalization.CultureInfo.GetCultureInfo("de-DE"), $"Vertagt auf: Rat am {local:d}, {local:t} Uhr."), adjourned.Words(), StringComparison.Ordinal);
        Assert.Equal(next.Id, (await _bot.MatterAsync(id)).SessionId);

        var release = await _bot.DoAsync(Town.KrefeldGrueneChair, id, "Kein Einvernehmen");
        Assert.Contains("Vermerk: Ausnahme, weil finanzielle Auswirkungen bestehen.", release.Words(), StringComparison.Ordinal);
        Assert.Contains("insbesondere bei finanzwirksamen Themen nur die Ausnahme", release.Words(), StringComparison.Ordinal);

        var one = await _bot.DoAsync(Town.KrefeldSpdChair, id, "Für die Freigabe");
        Assert.Contains("Die SPD-Fraktion ist für die Freigabe; die Fraktion Bündnis 90/Die Grünen hat sich noch nicht geäußert.", one.Words(), StringComparison.Ordinal);
        var both = await _bot.DoAsync(Town.KrefeldGrueneChair, id, "Für die Freigabe");
        Assert.Contains("Beide Fraktionen haben die Stimmabgabe freigegeben.", both.Words(), StringComparison.Ordinal);
        var submitted = await _bot.DoAsync(Town.KrefeldSpdChair, id, "Als eingebracht vermerken");
        Assert.Contains("die Stimmabgabe ist freigegeben", submitted.Words(), StringComparison.Ordinal);
        Assert.Contains("Radweg", (await _bot.LookAsync(Town.KrefeldMember, id)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_a_consensus_of_the_boards()
    {
        var id = await _bot.AnnounceMotionAsync(Town.KrefeldSpdChair);
        await _bot.SayAsync(Town.KrefeldGrueneChair, $"Antrag {id} ablehnen: So nicht.");

        await _bot.DoAsync(Town.KrefeldSpdChair, id, "Einvernehmen feststellen");
        var joint = await _bot.DoAsync(Town.KrefeldGrueneChair, id, "Einvernehmen feststellen");

        Assert.Contains($"Antrag {id} · SPD-Fraktion und Fraktion Bündnis 90/Die Grünen", joint.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("So nicht.", joint.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_no_next_session_is_entered_and_takes_it_later()
    {
        var id = await _bot.AnnounceMotionAsync(Town.KrefeldSpdChair);
        await _bot.SayAsync(Town.KrefeldGrueneChair, $"Antrag {id} ablehnen: So nicht.");
        await _bot.DoAsync(Town.KrefeldSpdChair, id, "Kein Einvernehmen");

        var adjourned = await _bot.DoAsync(Town.KrefeldSpdChair, id, "Vertagung wünschen");

        Assert.Contains("Vertagt auf die nächste Sitzung (Rat). Der Termin ist noch nicht eingetragen", adjourned.Words(), StringComparison.Ordinal);
        var session = await _bot.EnterSessionAsync("krefeld", "rat", _bot.Clock.GetUtcNow().UtcDateTime.AddDays(30));
        var linked = await _bot.FillAsync(Town.KrefeldGrueneChair, id, "Sitzung zuordnen", "Sitzung speichern", new JsonObject { ["session"] = session.Id.ToString("N"), ["otherSession"] = "" });
        Assert.Contains("Vertagt auf: Rat am ", linked.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_is_a_resolution_is_shown_first_and_the_vote_is_free()
    {
        var draft = await _bot.DraftMotionAsync(Town.KrefeldSpdChair, MotionTalk.Fields(title: "Frieden", kind: "Resolution"));
        var id = draft.MotionId();
        Assert.Contains("Sie sind den Partnern aber vor Veröffentlichung und Einbringung in den Rat zur Kenntnis zu geben.", draft.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Als eingebracht vermerken", draft.Decisions());
        Assert.Contains("erfährt der Partner vorher davon", await _bot.HearAnswerAsync(Town.KrefeldSpdChair, $"Resolution {id} eingebracht"), StringComparison.Ordinal);

        await _bot.DoAsync(Town.KrefeldSpdChair, id, "Dem Partner zur Kenntnis geben");
        var seen = await _bot.DoAsync(Town.KrefeldGrueneChair, id, "Zur Kenntnis genommen");

        Assert.Contains("Der Partner hat Kenntnis genommen.", seen.Words(), StringComparison.Ordinal);
        Assert.Contains("Eingebracht von der SPD-Fraktion.", (await _bot.DoAsync(Town.KrefeldSpdChair, id, "Als eingebracht vermerken")).Words(), StringComparison.Ordinal);
    }
}
