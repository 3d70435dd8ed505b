using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Privacy;

/// <summary>Somebody has written a motion and announced a deviating vote, and has their data deleted.</summary>
[Trait("Catalogue", "M7")]
public sealed class DeletingWhatIWrote : IAsyncLifetime
{
    private static readonly TownPerson Author = Town.CduMember with { ObjectId = "10000000-0000-4000-8000-00000000000c", Name = "Erika Muster" };

    private TestBot _bot = null!;
    private MatterRow _motion = null!;
    private MatterRow _vote = null!;

    public async Task InitializeAsync()
    {
        _bot = await Deviations.StartAsync(Town.CduBoard, Town.SpdChair);
        await _bot.EnrolOneAsync(Author, "siegen", "cdu", "Mitglied");
        var id = (await _bot.DraftMotionAsync(Author)).MotionId();
        await _bot.DoAsync(Author, id, "Dem Vorstand vorlegen");
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");
        await _bot.AnnounceAsync(Author, Deviations.Form(reason: "Mein Gewissen.", forBoth: true));
        _motion = await _bot.MatterAsync(id);
        _vote = (await _bot.RowsAsync<MatterRow>()).Single(m => m.Kind == MatterKind.DeviatingVote);
        var seen = await _bot.HearAnswerAsync(Town.SpdChair, $"Ankündigung {_vote.ShortId}");
        Assert.Contains(Author.Name, seen + (await _bot.SayOneAsync(Town.SpdChair, $"Ankündigung {_vote.ShortId}")).Json, StringComparison.Ordinal);

        // What is on its way is written down first; in between, who deletes would be asked to try again.
        await _bot.SettledAsync();
        await _bot.SayAsync(Author, "Meine Daten endgültig löschen");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Takes_the_vote_away_with_its_events_cards_and_messages()
    {
        Assert.DoesNotContain(await _bot.RowsAsync<MatterRow>(), m => m.Id == _vote.Id);
        Assert.DoesNotContain(await _bot.RowsAsync<MatterEventRow>(), e => e.MatterId == _vote.Id || e.Data.Contains("Gewissen", StringComparison.Ordinal));
        Assert.DoesNotContain(await _bot.RowsAsync<MatterSeenRow>(), s => s.MatterId == _vote.Id);
        Assert.DoesNotContain(await _bot.RowsAsync<MatterCardRow>(), c => c.MatterId == _vote.Id);
        Assert.DoesNotContain(await _bot.RowsAsync<OutboxRow>(), m => m.MatterId == _vote.Id);
        Assert.Contains("gibt es nicht", await _bot.HearAnswerAsync(Town.SpdChair, $"Ankündigung {_vote.ShortId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_motion_to_its_faction_without_the_name()
    {
        Assert.Null((await _bot.MatterAsync(_motion.ShortId)).AuthorId);
        var board = (await _bot.RowsAsync<MatterEventRow>()).Where(e => e.MatterId == _motion.Id).OrderBy(e => e.Number).Select(e => e.By is null).ToList();
        Assert.Equal([true, true, false], board);

        foreach (var reader in new[] { Town.CduBoard, Town.SpdChair })
        {
            Assert.DoesNotContain(Author.Name, (await _bot.LookAsync(reader, _motion.ShortId)).GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(Author.Name, await _bot.HearAnswerAsync(reader, $"Verlauf {_motion.ShortId}"), StringComparison.Ordinal);
            Assert.Contains(MotionTalk.Title, await _bot.HearAnswerAsync(reader, "Anträge"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Does_not_hold_up_the_boards()
    {
        var agreed = await _bot.DoAsync(Town.SpdChair, _motion.ShortId, "Zustimmen");

        Assert.Contains("bringen gemeinsam ein", agreed.Words(), StringComparison.Ordinal);
        Assert.Contains("Gemeinsam eingebracht", (await _bot.DoAsync(Town.CduBoard, _motion.ShortId, "Als eingebracht vermerken")).Words(), StringComparison.Ordinal);
    }
}
