using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>Motions, deviating votes and questions go to the agenda of the next meeting with one tap.</summary>
public sealed class ItemsFromElsewhere : IAsyncLifetime
{
    private const string ToCommittee = "In den Kooperationsausschuss";

    private CommitteeTown _town = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdChair, Town.CduMember);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Of_a_motion_name_it_and_who_put_it_there()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        await Bot.PressAsync(Town.SpdChair, (await Bot.LookAsync(Town.SpdChair, id)).Button(ToCommittee));

        var meeting = await _town.LookAsync(Town.CduManager);
        Assert.Contains($"1. {MotionTalk.Title}", meeting.Words(), StringComparison.Ordinal);
        Assert.Contains($"von SPD Vorsitz (SPD-Fraktion), zum Vorgang {id}", meeting.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_answered_with_the_meeting_beside_the_motion()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        var answer = await Bot.SayOneAsync(Town.CduBoard, $"Antrag {id} auf die Tagesordnung");

        Assert.StartsWith("Kooperationsausschuss am Montag, 11. Januar 2027\nDer Punkt steht auf der Tagesordnung.", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_there_once_however_often_they_are_put_there()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        await Bot.SayOneAsync(Town.CduBoard, $"Antrag {id} auf die Tagesordnung");

        Assert.Contains("steht schon auf der Tagesordnung", await Bot.HearAnswerAsync(Town.SpdChair, $"Antrag {id} auf die Tagesordnung"), StringComparison.Ordinal);
        Assert.Equal(["1"], Numbers(await _town.LookAsync(Town.CduBoard)));
    }

    [Fact]
    public async Task Go_to_the_next_meeting_whose_agenda_is_open()
    {
        await _town.DoAsync(Town.CduManager, "Tagesordnung schließen");
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        await Bot.SayOneAsync(Town.CduBoard, $"Antrag {id} auf die Tagesordnung");

        Assert.Empty(Numbers(await _town.LookAsync(Town.CduBoard)));
        Assert.Contains(MotionTalk.Title, (await _town.LookAsync(Town.CduBoard, CommitteeTown.Monday.AddDays(7))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_nothing_the_partner_does_not_know_and_nothing_of_who_does_not_attend()
    {
        var draft = (await Bot.DraftMotionAsync(Town.CduBoard)).MotionId();
        Assert.DoesNotContain(ToCommittee, (await Bot.LookAsync(Town.CduBoard, draft)).ButtonTitles());
        Assert.Contains("nur, was der Partnerfraktion bekannt ist", await Bot.HearAnswerAsync(Town.CduBoard, $"Antrag {draft} auf die Tagesordnung"), StringComparison.Ordinal);

        var own = (await Bot.DraftMotionAsync(Town.CduMember)).MotionId();
        await Bot.DoAsync(Town.CduBoard, own, "Dem Partner ankündigen");
        Assert.DoesNotContain(ToCommittee, (await Bot.LookAsync(Town.CduMember, own)).ButtonTitles());
        await Bot.HearAnswerAsync(Town.CduMember, $"Antrag {own} auf die Tagesordnung");
        await Bot.HearAnswerAsync(Town.SpdMember, $"Antrag {own} auf die Tagesordnung");

        Assert.Empty(Numbers(await _town.LookAsync(Town.CduManager)));
    }

    [Fact]
    public async Task Come_from_a_dissent_by_themselves()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        await Bot.SayAsync(Town.SpdChair, $"Antrag {id} ablehnen: Dafür fehlt das Geld.");
        var card = (await Bot.LookAsync(Town.CduBoard, id)).ButtonTitles().Contains("In den Kooperationsausschuss geben")
            ? await Bot.DoAsync(Town.CduBoard, id, "In den Kooperationsausschuss geben")
            : await Bot.LookAsync(Town.CduBoard, id);

        Assert.Contains("Der Punkt steht auf der Tagesordnung: Kooperationsausschuss am Montag, 11. Januar 2027", card.Words(), StringComparison.Ordinal);
        Assert.Contains(MotionTalk.Title, (await _town.LookAsync(Town.SpdChair)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_from_a_deviating_vote_that_a_board_puts_there()
    {
        var vote = (await Bot.AnnounceAsync(Town.CduMember)).ShortId();
        var answer = await Bot.SayOneAsync(Town.SpdChair, $"Ankündigung auf die Tagesordnung {vote}");

        Assert.Contains("Der Punkt steht auf der Tagesordnung: Kooperationsausschuss am Montag, 11. Januar 2027", answer.Card!.Value.Everything(), StringComparison.Ordinal);
        Assert.Contains($"zum Vorgang {vote}", (await _town.LookAsync(Town.CduManager)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_from_a_question_under_the_name_of_the_manager_and_not_of_who_asked()
    {
        var given = await Bot.HandOverAsync(Town.CduMember, Town.CduManager);
        await Bot.PressAsync(Town.CduManager, given.Button(ToCommittee));

        var meeting = await _town.LookAsync(Town.SpdChair);
        Assert.Contains("1. Wie viele Einhörner hat der Zirkus?", meeting.Words(), StringComparison.Ordinal);
        Assert.Contains("von CDU Geschäftsführung (CDU-Fraktion)", meeting.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Town.CduMember.Name, meeting.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_told_to_the_managers()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        await Bot.SayOneAsync(Town.CduBoard, $"Antrag {id} auf die Tagesordnung");
        Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        await _town.RoundAsync();

        Assert.Contains(_town.News(Town.SpdManager), n => n.Contains("Neuer Punkt für den Kooperationsausschuss", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Numbers(System.Text.Json.JsonElement meeting) =>
        [.. meeting.Words().Split('\n').Where(l => l.Length > 2 && char.IsAsciiDigit(l[0]) && l[1] == '.').Select(l => l[..1])];
}
