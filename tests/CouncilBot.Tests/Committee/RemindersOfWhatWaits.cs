using CouncilBot.Features.Reminders.Plan;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Committee;

/// <summary>Deadlines, announcements nobody has taken note of, minutes and confirmations that are due.</summary>
public sealed class RemindersOfWhatWaits : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync() => _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdChair, Town.CduMember);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "I8")]
    public async Task Come_to_the_board_that_has_not_replied_on_the_day_before_and_when_it_is_over()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        var due = DateOnly.FromDateTime(BerlinTime.Of((await Bot.MatterAsync(id)).DueUtc!.Value.AddTicks(-1)));

        await MorningAsync(due.AddDays(-2));
        Assert.DoesNotContain(News(Town.SpdChair), IsDeadline);

        await MorningAsync(due.AddDays(-1));
        await MorningAsync(due);
        Assert.Single(News(Town.SpdChair), IsDeadline);
        Assert.DoesNotContain(News(Town.CduBoard), IsDeadline);

        for (var day = 1; day <= 40; day++)
            await MorningAsync(due.AddDays(day));

        Assert.Equal(4, News(Town.SpdChair).Count(n => n.Contains("Die Frist ist abgelaufen: Antrag „Radweg an der Sieg“", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Do_not_come_once_the_board_has_replied()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        var due = DateOnly.FromDateTime(BerlinTime.Of((await Bot.MatterAsync(id)).DueUtc!.Value.AddTicks(-1)));
        await Bot.DoAsync(Town.SpdChair, id, "Zustimmen");
        await MorningAsync(due);

        Assert.DoesNotContain(News(Town.SpdChair), IsDeadline);
    }

    [Fact]
    public async Task Come_once_to_the_partner_who_has_not_taken_note_of_a_deviating_vote()
    {
        await Bot.AnnounceAsync(Town.CduMember);
        for (var day = 7; day <= 20; day++)
            await MorningAsync(new DateOnly(2027, 1, day));

        Assert.Single(News(Town.SpdChair), IsUnanswered);
        Assert.DoesNotContain(News(Town.CduBoard), IsUnanswered);
    }

    [Fact]
    public async Task Come_once_a_week_to_the_partners_board_that_has_not_taken_note_of_a_notice()
    {
        var preview = (await Bot.SayOneAsync(Town.CduBoard, "Information an den Partner: Der Standort wird geprüft.")).Card!.Value;
        await Bot.PressAsync(Town.CduBoard, preview.Button("Senden"));
        for (var day = 7; day <= 17; day++)
            await MorningAsync(new DateOnly(2027, 1, day));

        Assert.Equal(2, News(Town.SpdChair).Count(IsUnansweredNotice));
        Assert.DoesNotContain(News(Town.CduBoard), IsUnansweredNotice);

        await Bot.SayAsync(Town.SpdChair, $"Information zur Kenntnis genommen {preview.ShortId()}");
        for (var day = 18; day <= 25; day++)
            await MorningAsync(new DateOnly(2027, 1, day));

        Assert.Equal(2, News(Town.SpdChair).Count(IsUnansweredNotice));
    }

    [Fact]
    public async Task Do_not_come_once_the_partner_has_taken_note()
    {
        var vote = (await Bot.AnnounceAsync(Town.CduMember)).ShortId();
        await Bot.SayAsync(Town.SpdChair, $"Ankündigung zur Kenntnis {vote}");
        for (var day = 7; day <= 14; day++)
            await MorningAsync(new DateOnly(2027, 1, day));

        Assert.DoesNotContain(News(Town.SpdChair), IsUnanswered);
    }

    [Fact]
    public async Task Do_not_come_once_the_partner_wants_to_talk_about_it_and_count_from_the_announcement_whatever_follows()
    {
        var talked = (await Bot.AnnounceAsync(Town.CduMember)).ShortId();
        await Bot.SayAsync(Town.SpdChair, $"Gespräch zur Ankündigung erbitten {talked}");
        await Bot.AnnounceAsync(Town.CduMember, Deviations.Form(item: "8 Radweg"));
        await MorningAsync(new DateOnly(2027, 1, 9));
        // One's own board taking note starts nothing anew.
        await Bot.SayAsync(Town.CduBoard, $"Ankündigung zur Kenntnis {(await Bot.RowsAsync<MatterRow>()).Single(m => m.Kind == MatterKind.DeviatingVote && m.ShortId != talked).ShortId}");
        for (var day = 10; day <= 20; day++)
            await MorningAsync(new DateOnly(2027, 1, day));

        Assert.Contains("8 Radweg", Assert.Single(News(Town.SpdChair), IsUnanswered), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_to_both_managers_while_minutes_are_missing()
    {
        var id = await Bot.HeldAsync(ResultTalk.Cycling);
        await MorningAsync(Today().AddDays(3));
        Assert.All([Town.CduManager, Town.SpdManager], m => Assert.Single(News(m), IsAboutResults));

        await Bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        await Bot.SayOneAsync(Town.CduManager, $"Ergebnisse freigeben {id}");
        await MorningAsync(Today().AddDays(8));

        Assert.Single(News(Town.CduManager), IsAboutResults);
        Assert.Equal(2, News(Town.SpdManager).Count(IsAboutResults));
    }

    [Fact]
    public async Task Come_to_the_manager_whose_faction_has_not_confirmed_the_results()
    {
        var id = await Bot.ReleasedAsync();
        await Bot.SayOneAsync(Town.CduManager, $"Ergebnisse bestätigen {id}");
        await MorningAsync(Today().AddDays(4));

        Assert.Single(News(Town.SpdManager), n => n.Contains("Bitte bestätigen Sie, dass Ihre Fraktion", StringComparison.Ordinal));
        Assert.DoesNotContain(News(Town.CduManager), n => n.Contains("Bitte bestätigen Sie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Come_once_however_often_the_round_does()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        var due = DateOnly.FromDateTime(BerlinTime.Of((await Bot.MatterAsync(id)).DueUtc!.Value.AddTicks(-1)));
        await MorningAsync(due);
        await MorningAsync(due);

        Assert.Single(News(Town.SpdChair), IsDeadline);
    }

    [Fact]
    public async Task Do_not_come_to_who_has_switched_them_off()
    {
        var id = await Bot.AnnounceMotionAsync(Town.CduBoard);
        var due = DateOnly.FromDateTime(BerlinTime.Of((await Bot.MatterAsync(id)).DueUtc!.Value.AddTicks(-1)));
        await Bot.SayOneAsync(Town.SpdChair, "Erinnerungen aus");
        await MorningAsync(due);

        Assert.DoesNotContain(News(Town.SpdChair), IsDeadline);
    }

    /// <summary>What arrived unasked, with the line that Teams shows of it before the card is opened.</summary>
    private IReadOnlyList<string> News(TownPerson person) => [.. Bot.Chat(person).Where(d => d.Delivery == Delivery.Sent && d.Json.Contains("\"alert\":true", StringComparison.Ordinal)).Select(d => d.Json)];

    private static bool IsDeadline(string news) => news.Contains("Die Frist läuft ab", StringComparison.Ordinal);

    private static bool IsUnansweredNotice(string news) => news.Contains("Noch nicht zur Kenntnis genommen: Information ", StringComparison.Ordinal);

    private static bool IsUnanswered(string news) => news.Contains("Noch nicht zur Kenntnis genommen", StringComparison.Ordinal);

    private static bool IsAboutResults(string news) => news.Contains("Ergebnisse noch nicht eingetragen oder freigegeben", StringComparison.Ordinal);

    private DateOnly Today() => DateOnly.FromDateTime(BerlinTime.Of(Bot.Clock.GetUtcNow().UtcDateTime));

    /// <summary>The round of nine o'clock of a day, and what it causes.</summary>
    private async Task MorningAsync(DateOnly day)
    {
        var at = day.ToDateTime(new TimeOnly(9, 0));
        if (BerlinTime.ToUtc(at)!.Value > Bot.Clock.GetUtcNow().UtcDateTime)
            await _town.PassToAsync(at);

        await Bot.Services.GetRequiredService<MatterReminders>().RunAsync(Bot.Clock.GetUtcNow().UtcDateTime, CancellationToken.None);
        Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        await _town.RoundAsync();
    }
}
