using System.Text.Json.Nodes;
using CouncilBot.Features;
using CouncilBot.Features.Motions.Act;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>Two factions share the bot and not their drafts; what a card claims is never believed.</summary>
public sealed class WhoSeesAMotion : IAsyncLifetime
{
    private const string NotThere = "Diesen Vorgang gibt es nicht, oder er ist nicht für Sie bestimmt.";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task As_a_draft_is_its_author_and_their_board_alone()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();

        await _bot.LookAsync(Town.CduBoard, id);
        foreach (var other in new[] { Town.CduMember2, Town.SpdChair, Town.SpdMember, Town.KrefeldSpdChair })
        {
            Assert.Equal(NotThere, await _bot.AskInVainAsync(other, id));
            Assert.Equal(NotThere, await _bot.HearAnswerAsync(other, $"Verlauf {id}"));
            Assert.DoesNotContain(MotionTalk.Title, await _bot.HearAnswerAsync(other, "Anträge"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_its_way_are_both_boards_and_the_author_and_as_a_result_both_factions()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");

        Assert.Empty((await _bot.LookAsync(Town.CduMember, id)).Decisions().Except(["Sitzung zuordnen"], StringComparer.Ordinal));
        Assert.Equal(NotThere, await _bot.AskInVainAsync(Town.CduMember2, id));
        Assert.Equal(NotThere, await _bot.AskInVainAsync(Town.SpdMember, id));

        await _bot.DoAsync(Town.SpdChair, id, "Zustimmen");
        Assert.Empty((await _bot.LookAsync(Town.SpdMember, id)).Decisions());
        Assert.Equal(NotThere, await _bot.AskInVainAsync(Town.KrefeldSpdChair, id));
    }

    [Fact]
    public async Task Once_joint_does_not_show_members_whom_the_news_reached()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");
        await _bot.DoAsync(Town.SpdChair, id, "Zustimmen");

        foreach (var asks in new[] { Town.CduMember, Town.CduBoard })
            Assert.Contains("Zustellung", (await _bot.LookAsync(asks, id)).ButtonTitles());

        foreach (var other in new[] { Town.CduMember2, Town.SpdMember, Town.SpdChair })
        {
            Assert.DoesNotContain("Zustellung", (await _bot.LookAsync(other, id)).ButtonTitles());
            Assert.StartsWith("Diesen Vorgang finde ich nicht.", await _bot.HearAnswerAsync(other, $"Zustellung {id}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_decided_when_a_button_is_pressed_and_not_when_it_was_sent()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        var card = await _bot.LookAsync(Town.SpdBoard, id);

        await _bot.EnrolOneAsync(Town.SpdBoard, "siegen", "spd", "Mitglied");
        Assert.Equal(NotThere, (await _bot.PressAsync(Town.SpdBoard, card.Button("Zustimmen"))).Note());

        await _bot.EndAsync(Town.SpdBoard);
        Assert.DoesNotContain(MotionTalk.Title, (await _bot.PressAsync(Town.SpdBoard, card.Button("Zustimmen"))).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("WithPartner", (await _bot.MatterAsync(id)).Phase);
    }

    [Fact]
    public async Task Forged_is_nothing_for_any_verb()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        var row = await _bot.MatterAsync(id);
        foreach (var verb in Routes.All.Where(r => r.Verb?.StartsWith("motion.", StringComparison.Ordinal) == true || r.Verb?.StartsWith("matter.", StringComparison.Ordinal) == true).Select(r => r.Verb!))
        {
            foreach (var data in new JsonObject[]
            {
                new() { ["matter"] = row.Id.ToString("N"), ["seen"] = "1", ["confirmed"] = "1", ["reason"] = "x", ["words"] = "x", ["title"] = "x", ["session"] = "-" },
                new() { ["matter"] = "nonsense", ["seen"] = "-7" },
                new() { ["matter"] = Guid.NewGuid().ToString("N"), ["seen"] = "999999999999" },
                new() { ["matter"] = new JsonObject(), ["seen"] = new JsonArray() },
                [],
            })
            {
                var answer = (await _bot.PressAsync(Town.SpdChair, verb, data)).GetRawText();
                Assert.DoesNotContain(MotionTalk.Title, answer, StringComparison.Ordinal);
            }
        }

        Assert.Equal((1, "Draft"), ((await _bot.MatterAsync(id)).Events, (await _bot.MatterAsync(id)).Phase));
        Assert.DoesNotContain(_bot.Chat(Town.SpdChair), m => m.Words().Contains(MotionTalk.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_version_that_was_changed_gets_the_current_card_and_no_effect()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        var row = await _bot.MatterAsync(id);

        var answer = (await _bot.PressAsync(Town.SpdChair, AgreeHandler.Verb, new JsonObject { ["matter"] = row.Id.ToString("N"), ["seen"] = "99" })).Card();

        Assert.Contains("Inzwischen hat sich etwas geändert.", answer.Words(), StringComparison.Ordinal);
        Assert.Equal("WithPartner", (await _bot.MatterAsync(id)).Phase);
    }

    [Fact]
    [Trait("Catalogue", "F1")]
    public async Task Two_who_decide_at_the_same_moment_leave_one_decision()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        var (yes, no) = (await _bot.LookAsync(Town.SpdChair, id), await _bot.LookAsync(Town.SpdBoard, id));

        var cards = await Task.WhenAll(
            _bot.PressAsync(Town.SpdChair, yes.Button("Zustimmen")),
            _bot.PressAsync(Town.SpdBoard, no.Button("Zustimmen")));

        Assert.All(cards, c => Assert.Contains("bringen gemeinsam ein", c.Card().Words(), StringComparison.Ordinal));
        Assert.Single(await _bot.RowsAsync<MatterEventRow>(), e => e.Data.Contains("Agreed", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Two_clicks_are_one_decision()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        var button = (await _bot.LookAsync(Town.SpdChair, id)).Button("Zustimmen");

        await Task.WhenAll(_bot.PressAsync(Town.SpdChair, button), _bot.PressAsync(Town.SpdChair, button), _bot.PressAsync(Town.SpdChair, button));

        Assert.Equal(3, (await _bot.MatterAsync(id)).Events);
    }

    [Fact]
    public async Task Never_reaches_the_log()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager, MotionTalk.Fields(title: "Kanarienvogel-Titel", text: "Kanarienvogel-Text"));
        await _bot.SayAsync(Town.SpdChair, $"Antrag {id} ablehnen: Kanarienvogel-Grund");

        Assert.DoesNotContain("Kanarienvogel", string.Join('\n', _bot.Logs.Lines), StringComparison.Ordinal);
    }
}
