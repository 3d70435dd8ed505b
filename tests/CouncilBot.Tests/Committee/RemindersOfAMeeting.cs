using CouncilBot.Coalition.Committee;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>The Monday committee of Siegen reminds its people by itself.</summary>
public sealed class RemindersOfAMeeting : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdChair, Town.Mayor, Town.CduMember);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Are_for_meetings_that_are_entered_weeks_ahead_without_anybody_doing_so()
    {
        var meetings = (await _town.Bot.RowsAsync<MatterRow>()).FindAll(m => m.Kind == MatterKind.Meeting);

        Assert.Equal(["2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"], meetings.Select(m => m.Title).Order(StringComparer.Ordinal));
        Assert.All(meetings, m => Assert.Equal("siegen", m.CoalitionId));
    }

    [Fact]
    public async Task Come_on_Thursday_at_noon_on_Monday_at_nine_and_half_an_hour_before()
    {
        Assert.Empty(_town.News(Town.CduBoard));

        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();
        Assert.StartsWith("Kooperationsausschuss am Montag, 11. Januar 2027\nBitte melden Sie Punkte", Assert.Single(_town.News(Town.CduBoard)), StringComparison.Ordinal);
        await _town.DoAsync(Town.CduBoard, "Ich komme");

        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();
        Assert.Contains("Heute tagt der Kooperationsausschuss", _town.News(Town.CduBoard)[^1], StringComparison.Ordinal);

        await _town.PassToAsync(new DateTime(2027, 1, 11, 15, 0, 5));
        await _town.RoundAsync();
        Assert.Contains("Gleich beginnt der Kooperationsausschuss", _town.News(Town.CduBoard)[^1], StringComparison.Ordinal);
        Assert.Equal(3, _town.News(Town.CduBoard).Count);
    }

    [Fact]
    public async Task Reach_boards_managers_and_the_mayor_and_nobody_else()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();

        Assert.All([Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdChair, Town.Mayor], p => Assert.Single(_town.News(p)));
        Assert.Empty(_town.News(Town.CduMember));
    }

    [Fact]
    public async Task Are_planned_once_however_often_the_round_comes()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        for (var i = 0; i < 3; i++)
            await _town.RoundAsync();

        await _town.Bot.RestartAsync();
        await _town.RoundAsync();

        Assert.Single(_town.News(Town.CduBoard));
    }

    [Fact]
    [Trait("Catalogue", "I4")]
    public async Task Come_once_when_the_clock_is_put_back_by_hours_and_the_moment_comes_again()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();
        await PutBackAsync(new DateTime(2027, 1, 7, 9, 0, 0));

        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();

        Assert.Single(_town.News(Town.CduBoard));
    }

    [Fact]
    [Trait("Catalogue", "I4")]
    public async Task Are_not_sent_for_a_time_the_clock_ran_ahead_to_and_came_back_from_more_than_once()
    {
        await _town.DoAsync(Town.CduBoard, "Ich komme");
        await _town.PassToAsync(new DateTime(2027, 1, 11, 11, 30, 0));
        await _town.RoundAsync();
        Assert.Single(_town.News(Town.CduBoard));
        await PutBackAsync(new DateTime(2027, 1, 11, 8, 0, 0));

        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();
        Assert.Single(_town.News(Town.CduBoard));

        await _town.PassToAsync(new DateTime(2027, 1, 11, 15, 0, 5));
        await _town.RoundAsync();
        Assert.Equal(2, _town.News(Town.CduBoard).Count);
    }

    [Fact]
    public async Task Leave_in_peace_who_has_said_that_they_do_not_come()
    {
        await _town.DoAsync(Town.SpdChair, "Ich komme nicht");
        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();

        Assert.Empty(_town.News(Town.SpdChair));
        Assert.NotEmpty(_town.News(Town.CduBoard));
    }

    [Fact]
    public async Task Of_a_meeting_that_has_begun_meanwhile_are_written_down_as_too_late()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 11, 16, 0, 0));
        await _town.RoundAsync();

        Assert.Empty(_town.News(Town.CduBoard));
        Assert.All(await _town.RemindersAsync(ReminderKind.Agenda), m => Assert.Equal((OutboxState.Expired, ReminderRows.TooLate), (m.State, m.LastError)));
        Assert.NotEmpty(await _town.RemindersAsync(ReminderKind.Agenda));
    }

    [Fact]
    public async Task Are_caught_up_after_a_morning_without_the_bot()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 11, 11, 30, 0));
        await _town.RoundAsync();

        Assert.Contains("Heute tagt der Kooperationsausschuss", Assert.Single(_town.News(Town.CduBoard)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_a_meeting_that_is_moved()
    {
        var answer = await _town.Bot.SayOneAsync(Town.SpdManager, $"Termin verlegen {CommitteeTown.Named(CommitteeTown.Monday)} 12.1.2027, 17 Uhr");
        Assert.Contains("Der Termin ist verlegt.", answer.Words(), StringComparison.Ordinal);
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        await _town.RoundAsync();
        Assert.Contains("wurde verlegt: Dienstag, 12. Januar 2027, 17:00 bis 18:15 Uhr", _town.News(Town.CduBoard)[^1], StringComparison.Ordinal);

        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();
        Assert.Empty(await _town.RemindersAsync(ReminderKind.Agenda));
        await _town.PassToAsync(new DateTime(2027, 1, 12, 9, 0, 5));
        await _town.RoundAsync();
        Assert.NotEmpty(await _town.RemindersAsync(ReminderKind.Agenda));
    }

    [Fact]
    public async Task Are_not_sent_for_a_meeting_that_is_called_off()
    {
        Assert.Contains("Der Termin ist abgesagt.", (await _town.DoAsync(Town.CduManager, "Absagen")).Words(), StringComparison.Ordinal);
        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();

        Assert.Contains("fällt aus", Assert.Single(_town.News(Town.CduBoard)), StringComparison.Ordinal);
        Assert.Empty(await _town.RemindersAsync(ReminderKind.Agenda));
    }

    [Fact]
    public async Task Do_not_reach_who_has_left_between_planning_and_sending()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.Bot.EndAsync(Town.CduBoard);
        await _town.RoundAsync();

        Assert.Empty(_town.News(Town.CduBoard));
    }

    /// <summary>The clock of the machine shows an earlier time, and rounds go on.</summary>
    private async Task PutBackAsync(DateTime local)
    {
        await _town.PassToAsync(local);
        await _town.RoundAsync();
    }
}
