using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>The open motions of both factions: what waits for us, what waits for them.</summary>
public sealed class TheBoardOfMotions : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Says_whom_each_waits_for_from_either_side()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);

        var ours = await _bot.HearAnswerAsync(Town.CduBoard, "Unsere Anträge");
        var theirs = await _bot.HearAnswerAsync(Town.SpdChair, "Anträge");

        Assert.Contains("Wartet auf den Partner (1)", ours, StringComparison.Ordinal);
        Assert.Contains($"{id} · von uns · dem Partner angekündigt", ours, StringComparison.Ordinal);
        Assert.Contains("Wartet auf uns (1)", theirs, StringComparison.Ordinal);
        Assert.Contains($"{id} · vom Partner · dem Partner angekündigt", theirs, StringComparison.Ordinal);
        Assert.Contains("Frist bis ", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_a_motion_below_itself()
    {
        var id = await _bot.AnnounceMotionAsync(Town.CduManager);
        await _bot.SayAsync(Town.SpdChair, "Hilfe");
        var board = await _bot.SayOneAsync(Town.SpdChair, "Anträge");

        var note = (await _bot.PressAsync(Town.SpdChair, board.Button($"{id} öffnen"))).Note();

        Assert.Contains(MotionTalk.Title, note, StringComparison.Ordinal);
        Assert.Contains((await _bot.RowsAsync<MatterSeenRow>()), s => s.Events == 2);
    }

    [Fact]
    public async Task Says_so_when_nothing_is_open()
    {
        await _bot.DraftMotionAsync(Town.CduMember);

        Assert.Contains("Zurzeit ist kein Antrag offen, den Sie sehen können.", await _bot.HearAnswerAsync(Town.SpdChair, "Anträge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_page_of_a_thousand_with_the_most_pressing_first()
    {
        await _bot.FillBoardAsync(1_000);

        var first = await _bot.SayOneAsync(Town.SpdChair, "Anträge");
        var third = (await _bot.PressAsync(Town.SpdChair, (await _bot.PressAsync(Town.SpdChair, first.Button("Nächste Seite"))).Card().Button("Nächste Seite"))).Card();

        Assert.Contains("Offene Anträge: 1000", first.Words().Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Antrag 0000", first.Words(), StringComparison.Ordinal);
        Assert.Contains("Seite 3 von 167", third.Words(), StringComparison.Ordinal);
        Assert.Contains("Antrag 0012", third.Words(), StringComparison.Ordinal);
        Assert.Contains("Seite 167 von 167", await _bot.HearAnswerAsync(Town.SpdChair, "Anträge Seite 999"), StringComparison.Ordinal);
    }
}
